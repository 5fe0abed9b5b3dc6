// For tests: a sentence in, a line per number out, so that a table of examples reads like a textbook.
import type { Passage, SourcedPassage } from '../../../contract/documents.ts'
import { extract } from '../extract.ts'
import { parseLexicon } from '../lexicon.ts'
import type { DocumentContext, Lexicon } from '../types.ts'

const FILES = ['indicators', 'units', 'regions', 'names', 'hedges', 'status-verbs', 'verbs', 'nouns']

/** The bundled lexicon, read by the test that asks (the domain itself reads no files). */
export function lexiconFrom(read: (name: string) => string): Lexicon {
  const result = parseLexicon(Object.fromEntries(FILES.map((name) => [name, JSON.parse(read(name)) as unknown])))
  if (!result.ok) throw new Error(result.problems.map((problem) => `${problem.file} ${problem.path} ${problem.message}`).join('\n'))
  return result.lexicon
}

/** A work report of 清河县 (a county in no table) of January 2025 that looks back on 2024. */
export const REPORT: DocumentContext = { region: '清河县', regionCode: null, date: '2025-01-15', speaksOf: '2024' }

/** One passage from plain text. */
export const passage = (text: string, index = 0, kind: Passage['kind'] = 'paragraph'): SourcedPassage =>
  ({ index, kind, level: kind === 'heading' ? 1 : 0, text, runs: [[0, 0, Math.max(1, text.length)]], markup: [] })

type Field = 'number' | 'indicator' | 'measure' | 'status' | 'period' | 'subject' | 'qualifier' | 'reason'

/**
 * Reads a text (lines are passages; a line that begins with # is a heading) and prints the chosen fields of each
 * number, e.g. `5.2% 地区生产总值 growth`. Numbers that are no metrics are printed only where `reason` is chosen.
 */
export function reading(text: string, lexicon: Lexicon, fields: readonly Field[], context: DocumentContext = REPORT): string[] {
  const passages = text.split('\n').map((line, i) => passage(line.replace(/^# /, ''), i, line.startsWith('# ') ? 'heading' : 'paragraph'))
  return extract(passages, context, lexicon).quantities.flatMap((quantity) => {
    if (quantity.kind === 'other') return fields.includes('reason') ? [`${quantity.raw} ${quantity.reason}`] : []
    const number = `${quantity.value}${quantity.valueMax === null ? '' : `..${quantity.valueMax}`}${quantity.unit}`
    const words = fields.filter((field) => field !== 'reason').map((field) => (field === 'number' ? number : String(quantity[field] ?? '–')))
    return [[quantity.raw, ...words].join(' ')]
  })
}
