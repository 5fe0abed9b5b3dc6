import type { TextSpan } from '../../../contract/index.ts'
import { normalise, reflow } from '../../text/index.ts'
import { rawRelocator } from '../index.ts'
import { DANGEROUS, draftOf, HARMLESS, MANY, OTHER, type Draft, type Edit, type Replacement } from './edits.ts'
import { choicesOf, type Choices } from './random.ts'

/** What came of the marks under one kind of edit. */
export interface ProbeLine {
  kept: number
  asked: number
  /** Kept although its characters were changed or deleted. */
  silent: string[]
  /** Kept at other characters than the marked ones. */
  misplaced: string[]
  /** Asked although the edit said the same or lay in another sentence. */
  needless: string[]
}

export interface ProbeOptions { readonly seed: number, readonly edits: number, readonly marks: number, readonly regionNames: readonly string[] }

/** Edits raw texts and asks what becomes of marks in them; the same seed gives the same edits. */
export function probe(raws: readonly string[], { seed, edits, marks, regionNames }: ProbeOptions): Record<string, ProbeLine> {
  const choices = choicesOf(seed)
  const drafts = raws.map(raw => draftOf(raw, reflow(raw)))
  const kinds = [...Object.entries(DANGEROUS), ...Object.entries(MANY), ...Object.entries(HARMLESS), ...Object.entries(OTHER)]
  const lines: Record<string, ProbeLine> = {}
  for (let round = 0, made = 0; made < edits; round++) {
    const [name, make] = kinds[round % kinds.length] as (typeof kinds)[number]
    const draft = choices.of(drafts)
    const replacements = make(draft, choices)
    if (!replacements) continue
    made++
    const line = lines[name] ??= { kept: 0, asked: 0, silent: [], misplaced: [], needless: [] }
    probeEdit(draft, { name, replacements }, choices, marks, regionNames, line)
  }
  return lines
}

function probeEdit(draft: Draft, edit: Edit, choices: Choices, count: number, regionNames: readonly string[], line: ProbeLine): void {
  const newRaw = applied(draft.raw, edit.replacements)
  const relocate = rawRelocator(draft, { raw: newRaw, passages: reflow(newRaw) }, regionNames)
  for (let at = 0; at < count; at++) {
    const mark = markNear(draft, edit, choices)
    const found = relocate(mark)
    const words = draft.raw.slice(mark.start, mark.end)
    const what = `${edit.name}: 「${words}」 → `
    if (!('span' in found)) {
      line.asked++
      if (edit.name in HARMLESS && bare(words) !== '' && !touches(draft, edit, mark)) line.needless.push(`${what}${'reason' in found ? found.reason : found.outcome} after 「${draft.raw.slice(Math.max(0, mark.start - 30), mark.start)}」, edited ${edit.replacements.slice(0, 3).map(({ start, end, by }) => `${start - mark.start}: 「${draft.raw.slice(start, end)}」→「${by}」`).join(', ')}`)
      continue
    }
    line.kept++
    const there = newRaw.slice(found.span.start, found.span.end)
    if (bare(there) !== bare(words)) line.misplaced.push(`${what}「${there}」`)
    else if (edit.replacements.some(replacement => isLost(replacement, mark))) {
      if (!(edit.name in OTHER)) line.silent.push(`${what}「${newRaw.slice(Math.max(0, found.span.start - 20), found.span.end + 10)}」`)
    } else if (bare(newRaw.slice(0, found.span.start)).length !== bare(applied(draft.raw.slice(0, mark.start), edit.replacements.filter(({ start, end, alike }) => !alike && (start < mark.start || (start === mark.start && end === start))))).length && !(edit.name in OTHER)) {
      line.misplaced.push(`${what}「${newRaw.slice(Math.max(0, found.span.start - 20), found.span.end + 10)}」 for 「${draft.raw.slice(Math.max(0, mark.start - 20), mark.end + 10)}」`)
    }
  }
}

function applied(raw: string, replacements: readonly Replacement[]): string {
  let at = 0
  let text = ''
  for (const { start, end, by } of replacements) {
    text += raw.slice(at, start) + by
    at = end
  }
  return text + raw.slice(at)
}

/** The words of a stretch, blanks and width aside. */
function bare(text: string): string {
  return normalise(text).text.replace(/[\s,;:"'.!?]/g, '')
}

/** Whether a replacement changed or took away characters of a mark. */
function isLost(replacement: Replacement, mark: TextSpan): boolean {
  return !replacement.alike && replacement.end > replacement.start && replacement.start < mark.end && replacement.end > mark.start
}

/** Whether a person may well be asked: the edit changed the mark's own sentence, or put something into the mark. */
function touches(draft: Draft, { replacements }: Edit, mark: TextSpan): boolean {
  const sentences = draft.sentences.filter(({ start, end }) => start < mark.end && end > mark.start)
  const from = Math.min(mark.start, ...sentences.map(({ start }) => start))
  const to = Math.max(mark.end, ...sentences.map(({ end }) => end))
  return replacements.some(replacement => !replacement.alike
    && (replacement.end > replacement.start ? replacement.start < to && replacement.end > from : replacement.start > mark.start && replacement.start < mark.end))
}

/** A mark as people make them: a clause, a number, a few characters, several clauses, a sentence; half of them where the edit is. */
function markNear(draft: Draft, { replacements }: Edit, choices: Choices): TextSpan {
  const place = choices.of(replacements).start
  const isNear = choices.below(3) > 0
  const clauses = isNear ? draft.clauses.filter(({ start, end }) => end > place - 120 && start < place + 120) : draft.clauses
  const clause = choices.of(clauses.length > 0 ? clauses : draft.clauses)
  const length = clause.end - clause.start
  switch (choices.below(6)) {
    case 0: { // a few characters, perhaps one
      const start = clause.start + choices.below(length)
      return { start, end: Math.min(clause.end, start + 1 + choices.below(6)) }
    }
    case 1: { // a number with or without its unit
      const numbers = [...draft.raw.slice(clause.start, clause.end).matchAll(/\d+(?:\.\d+)?(?:[亿万]?元|%|个|家)?/g)]
      if (numbers.length === 0) return clause
      const match = choices.of(numbers)
      return { start: clause.start + match.index, end: clause.start + match.index + match[0].length }
    }
    case 2: { // across clauses
      const next = draft.clauses[draft.clauses.indexOf(clause) + 1 + choices.below(2)]
      return next && next.end - clause.start < 300 ? { start: clause.start, end: next.end } : clause
    }
    case 3: return draft.sentences.find(({ start, end }) => start <= clause.start && end >= clause.end) ?? clause
    default: return clause
  }
}
