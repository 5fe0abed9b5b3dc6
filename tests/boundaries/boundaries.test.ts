import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs'))

/** Names of the rules that a tree of files breaks, with the files that break them. */
const violationsOf = async (baseDir: string): Promise<string[]> => {
  const options: ICruiseOptions = { ...config.options, tsConfig: undefined, ruleSet: { forbidden: config.forbidden }, validate: true, baseDir }
  const { output } = await cruise(['electron', 'renderer'], options, config.options.enhancedResolveOptions)
  return (output as ICruiseResult).summary.violations.map((each) => `${each.rule.name}: ${each.from} → ${each.to}`)
}

test('the layers import only what the design allows', async () => {
  expect(await violationsOf(ROOT)).toEqual([])
}, 120_000)

/** One planted violation of each rule: the file that breaks it, and the files it imports. */
const PLANTED: Record<string, { file: string; imports: string; of: string }> = {
  'contract-stands-alone': { file: 'electron/contract/a.ts', imports: '../domain/b.ts', of: 'electron/domain/b.ts' },
  'domain-is-pure': { file: 'electron/domain/a.ts', imports: 'node:fs', of: '' },
  'domain-takes-types-only': { file: 'electron/domain/a.ts', imports: '../contract/b.ts', of: 'electron/contract/b.ts' },
  'library-below-the-hosts': { file: 'electron/library/a.ts', imports: '../hosts/shared/b.ts', of: 'electron/hosts/shared/b.ts' },
  'one-owner-of-sqlite': { file: 'electron/library/search/a.ts', imports: 'better-sqlite3', of: '' },
  'areas-through-their-door': { file: 'electron/library/search/a.ts', imports: '../documents/b.ts', of: 'electron/library/documents/b.ts' },
  'hosts-know-the-contract-only': { file: 'electron/hosts/shared/a.ts', imports: '../../library/b.ts', of: 'electron/library/b.ts' },
  'hosts-apart': { file: 'electron/hosts/desktop/a.ts', imports: '../chromium/b.ts', of: 'electron/hosts/chromium/b.ts' },
  'renderer-knows-contract-and-domain': { file: 'renderer/app/a.ts', imports: '../../electron/library/b.ts', of: 'electron/library/b.ts' },
  'renderer-takes-contract-types-only': { file: 'renderer/app/a.ts', imports: '../../electron/contract/b.ts', of: 'electron/contract/b.ts' },
  'features-through-their-door': { file: 'renderer/features/reading/a.ts', imports: '../search/b.ts', of: 'renderer/features/search/b.ts' },
  'app-enters-by-the-door': { file: 'renderer/app/a.ts', imports: '../features/search/b.ts', of: 'renderer/features/search/b.ts' },
  'shared-below-features': { file: 'renderer/shared/a.ts', imports: '../features/search/index.ts', of: 'renderer/features/search/index.ts' },
  'data-is-read-not-imported': { file: 'renderer/app/a.ts', imports: '../../seeds/b.ts', of: 'seeds/b.ts' },
}

test.each(Object.entries(PLANTED))('a planted violation of %s is caught', async (rule, { file, imports, of }) => {
  const folder = mkdtempSync(join(tmpdir(), 'antou-boundaries-'))
  try {
    const plant = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    for (const side of ['electron', 'renderer']) plant(`${side}/README.ts`, 'export const here = 1\n')
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
    if (of) plant(of, 'export const b = 1\n')
    plant(file, `import * as b from '${imports}'\nexport const a = b\n`)
    expect((await violationsOf(folder)).map((each) => each.split(':')[0])).toContain(rule)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

test('every rule has its planted violation, circles excepted', () => {
  expect(config.forbidden.map((each: { name: string }) => each.name).filter((name: string) => name !== 'no-circles').sort()).toEqual(Object.keys(PLANTED).sort())
})

test('two files that import each other are caught', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'antou-boundaries-'))
  try {
    mkdirSync(join(folder, 'electron/domain'), { recursive: true })
    mkdirSync(join(folder, 'renderer'))
    writeFileSync(join(folder, 'electron/domain/a.ts'), `import { b } from './b.ts'\nexport const a = () => b\n`)
    writeFileSync(join(folder, 'electron/domain/b.ts'), `import { a } from './a.ts'\nexport const b = () => a\n`)
    expect((await violationsOf(folder)).map((each) => each.split(':')[0])).toContain('no-circles')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
