import { basename } from 'node:path'
import { ExpectedFailure } from '../contract/index.ts'
import { rawRelocator } from '../domain/anchoring/index.ts'
import { codePointMap, reflow } from '../domain/text/index.ts'
import { decode, readFileOr } from '../library/documents/index.ts'
import { regionNamesOf } from '../library/editions/index.ts'
import { loadLexicon } from '../library/lexicon.ts'
import { UsageMistake, type Request } from './usage.ts'

/** A line of the file of marks: a stretch of the old text in Unicode code points, end exclusive. */
interface MarkLine { readonly id: string | number, readonly start: number, readonly end: number }

/**
 * The lines of `reanchor`: what became of each mark of an old raw text in a new one, as JSON in the order of the
 * marks. `same`: the same characters at the same offsets; `moved`: the same words in the same sentence elsewhere or
 * in other width; `changed` and `gone`: `start` and `end` are null. Needs no database. Fails with `file-…` codes.
 */
export function reanchorLines({ words, options }: Request, resourcesFolder: string): string[] {
  const marksFile = options['marks']
  if (typeof marksFile !== 'string') throw new UsageMistake('请用 --marks 写明批注位置文件。')
  const [oldFile = '', newFile = ''] = words
  const old = read(oldFile)
  const now = read(newFile)
  const oldPoints = codePointMap(old.raw)
  const newPoints = codePointMap(now.raw)
  const length = oldPoints.toCodePoint(old.raw.length)
  const marks = marksOf(textOf(marksFile), length)
  const relocate = rawRelocator(old, now, regionNamesOf(loadLexicon(resourcesFolder, null, [])))
  return marks.map(({ id, start, end }) => {
    const found = relocate({ start: oldPoints.toUtf16(start), end: oldPoints.toUtf16(end) })
    const span = 'span' in found ? { start: newPoints.toCodePoint(found.span.start), end: newPoints.toCodePoint(found.span.end) } : { start: null, end: null }
    return JSON.stringify({ id, outcome: found.outcome, ...span })
  })
}

function read(file: string) {
  const raw = textOf(file)
  return { raw, passages: reflow(raw) }
}

/** The text of a file, without a byte order mark. An empty one is a text: all is gone from it, and it names no marks. */
function textOf(file: string): string {
  const name = basename(file)
  try {
    return decode(readFileOr(file, name)).text
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    const { code, detail } = error.failure
    if (code === 'file-empty') return ''
    // Three files are read: which of them it was must be said.
    throw detail === undefined ? new ExpectedFailure(code, name) : error
  }
}

/** The marks of a file, one JSON object a line; blank lines are skipped. Throws a sentence that names the line. */
function marksOf(text: string, length: number): MarkLine[] {
  return text.split(/\r?\n/).flatMap((line, index) => line.trim() === '' ? [] : [markOf(line, index + 1, length)])
}

function markOf(line: string, number: number, length: number): MarkLine {
  const mark = parsed(line)
  if (typeof mark !== 'object' || mark === null || Array.isArray(mark)) throw new Error(`批注位置文件第 ${number} 行不是 JSON 对象，应为 {"id":…,"start":…,"end":…}。`)
  const { id, start, end } = mark as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error(`批注位置文件第 ${number} 行缺少 id（文字或数字）。`)
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new Error(`批注位置文件第 ${number} 行的 start、end 应为整数（按字符计）。`)
  const span = { id, start: start as number, end: end as number }
  if (span.start < 0 || span.end <= span.start || span.end > length) throw new Error(`批注位置文件第 ${number} 行的位置 ${span.start}–${span.end} 不在旧文本内（共 ${length} 个字符），或为空。`)
  return span
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
