import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DocumentId } from '../../electron/contract/index.ts'
import { openLibrary, type Library } from '../../electron/library/library.ts'
import { longText, seedPieces, turnedText } from '../fixtures/recombined.ts'
import { ask, importText } from './library-calls.ts'
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
  const texts = seedPieces()
  const times: number[] = []
  for (let number = 0; number < DOCUMENTS; number++) {
    times.push(await importText(library, folder, turnedText(texts[number % texts.length]!, number), `材料${number}`))
  }
  await importText(library, folder, longText(1_000_000).text, '百万字长文')
  return rounded(median(times))
}
