import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileToken, RegionCode, type CallInput, type CallOutput, type DocumentId, type LibraryCallName } from '../../electron/contract/index.ts'
import { openLibrary, type Library } from '../../electron/library/library.ts'
import { median, percentile, rounded, timed } from './statistics.ts'

const ROOT = join(import.meta.dirname, '../..')
/** About what the counties of a city publish in ten years. */
const DOCUMENTS = 300
const ROUNDS = 15
/** One character, two, more, several terms, digits with units, misses: as people ask. */
const QUERIES = ['煤', '水', '招商', '养老', '项目', '发展', '固定资产投资', '老旧小区', '规上工业增加值', '太谷 玛钢', '项目 亿元', '682.6亿元', '10.87亿元', '5A级', '量子隧穿']

/** Importing, searching and opening, on a library of recombined briefings. */
export async function benchLibrary() {
  const folder = mkdtempSync(join(tmpdir(), 'antou-bench-'))
  const library = openLibrary({ dataFolder: join(folder, 'data'), resourcesFolder: ROOT, host: 'command-line', version: 'bench' })
  try {
    const imports = await fill(library, folder)
    const searches: Record<string, number> = {}
    for (const text of QUERIES) searches[text] = rounded(median(await timed(ROUNDS, () => ask(library, 'search.query', { text, limit: 60, documentId: null }))))
    const all = Object.values(searches)
    const documents = await ask(library, 'document.list', {})
    const longest = documents.reduce((a, b) => (a.characters > b.characters ? a : b))
    const bundled = documents.filter((each) => each.bundled).reduce((a, b) => (a.characters > b.characters ? a : b))
    const open = async (id: DocumentId) => rounded(median(await timed(ROUNDS, () => ask(library, 'document.open', { documentId: id }))))
    return {
      documents: documents.length, importMsPerDocument: imports,
      search: { medianMs: rounded(median(all)), p95Ms: rounded(percentile(all, 0.95)), byQueryMs: searches },
      open: { longestBundled: { characters: bundled.characters, medianMs: await open(bundled.id) }, longest: { characters: longest.characters, medianMs: await open(longest.id) } },
    }
  } finally {
    await library.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Imports recombined briefings, and one of a million characters; answers the median time of an import in ms. */
async function fill(library: Library, folder: string): Promise<number> {
  const seeds = JSON.parse(readFileSync(join(ROOT, 'seeds/manifest.json'), 'utf8')) as { file: string }[]
  const texts = seeds.map(({ file }) => readFileSync(join(ROOT, 'seeds', file), 'utf8').split('\n\n'))
  const times: number[] = []
  for (let number = 0; number < DOCUMENTS; number++) {
    const from = texts[number % texts.length]!
    const text = [...from.slice(number % from.length), ...from.slice(0, number % from.length), `第${number}号材料。`].join('\n\n')
    times.push(await importText(library, folder, text, `材料${number}`))
  }
  const long = texts.flat().join('\n\n')
  await importText(library, folder, Array.from({ length: Math.ceil(1_000_000 / long.length) }, (_, index) => `${long}\n\n第${index}部分。`).join('\n\n'), '百万字长文')
  return rounded(median(times))
}

async function importText(library: Library, folder: string, text: string, title: string): Promise<number> {
  const path = join(folder, 'import.txt'), file = FileToken.parse(randomUUID())
  writeFileSync(path, text)
  await ask(library, 'file.register', { token: file, path })
  const began = performance.now()
  await ask(library, 'document.import', { file, details: { title, region: RegionCode.parse('140703'), kind: 'other', date: '2024', speaksOf: '2024' } })
  return performance.now() - began
}

async function ask<Name extends LibraryCallName>(library: Library, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await library.call(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.detail ?? ''}`)
  return result.value
}

