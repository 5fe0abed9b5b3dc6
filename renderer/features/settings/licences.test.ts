import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FONT_LICENCES, PACKAGE_LICENCES, type Licensed } from './licences.ts'

const ROOT = join(import.meta.dirname, '../../..')
const SHIPPED = [...FONT_LICENCES, ...PACKAGE_LICENCES]
const LISTED = new Map(SHIPPED.map(item => [item.name, item.licence]))

/** Names of the packages that the app's own code imports; tests and development tools aside. */
function importedPackages(): string[] {
  const names = new Set<string>()
  for (const folder of ['electron', 'renderer']) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|vue)$/.test(file) || /\.test\.ts$|testing[\\/]|^tools[\\/]/.test(file)) continue
      const source = readFileSync(join(ROOT, folder, file), 'utf8')
      for (const [, name] of source.matchAll(/(?:from|import\(?) ?'((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^']*)?'/g)) names.add(name!)
    }
  }
  return [...names].filter(name => !name.startsWith('node:')).sort()
}

test('every package whose code ships is named with its licence', () => {
  const own = importedPackages().filter(name => !name.startsWith('node') && name !== 'vite')
  expect(own.filter(name => !LISTED.has(name))).toEqual([])
})

/** What a package states: npm's field, or for the cut fonts the licence that stands in the font's own name table. */
function statedLicence({ name, folder: own }: Licensed): string {
  const folder = join(ROOT, own ?? `node_modules/${name}`)
  if (own !== undefined) {
    const text = readFileSync(join(folder, 'LICENSE'), 'utf8')
    return /GNU GENERAL PUBLIC LICENSE\s+Version 3/.test(text) && /As a special exception,[^.]* uses this font/.test(text) ? 'GPL-3.0（附字体例外）' : 'unknown'
  }
  if (!name.startsWith('@chinese-fonts/')) return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license: string }).license
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('result.css'))
  const sheet = readFileSync(join(folder, sheets[0]!), 'utf8')
  return sheet.includes('SIL Open Font License, Version 1.1') ? 'OFL-1.1' : 'unknown'
}

test('the licences are those that packages and fonts state', () => {
  expect(new Map(SHIPPED.map(item => [item.name, statedLicence(item)]))).toEqual(LISTED)
})
