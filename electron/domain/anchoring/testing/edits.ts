// Edits as people make them on a briefing, generated on its raw text. Each says what it did to which characters, so
// that a probe knows for every mark whether its words still stand, and where.
import type { SourcedPassage, TextSpan } from '../../../contract/index.ts'
import { sentencesOf, toRawSpan } from '../../text/index.ts'
import type { Choices } from './random.ts'

/** A raw text with what an editor sees in it; all spans are of the raw text, UTF-16 code units. */
export interface Draft {
  readonly raw: string
  readonly passages: readonly SourcedPassage[]
  readonly paragraphs: readonly TextSpan[]
  readonly sentences: readonly TextSpan[]
  readonly clauses: readonly TextSpan[]
}

/** One replacement in the raw text. A replacement that says the same (other width) is `alike`. */
export interface Replacement extends TextSpan { readonly by: string, readonly alike: boolean }

/** Replacements in text order, not overlapping. */
export interface Edit { readonly name: string, readonly replacements: readonly Replacement[] }

export function draftOf(raw: string, passages: readonly SourcedPassage[]): Draft {
  const paragraphs = passages.filter(passage => passage.kind === 'paragraph' && passage.text.length > 20)
  const inRaw = (passage: SourcedPassage, span: TextSpan) => toRawSpan(passage, span)
  return {
    raw, passages,
    paragraphs: paragraphs.map(passage => inRaw(passage, { start: 0, end: passage.text.length })),
    sentences: paragraphs.flatMap(passage => sentencesOf(passage.text).map(span => inRaw(passage, span))),
    clauses: paragraphs.flatMap(passage => [...passage.text.matchAll(/[^，。；！？：,;]{2,}/g)].map(match => inRaw(passage, { start: match.index, end: match.index + match[0].length }))),
  }
}

type Maker = (draft: Draft, choices: Choices) => Replacement[] | null

const FILLERS = ['全区上下进一步统一思想，凝聚共识。', '会议强调，要压实责任，狠抓落实。', '新增的一段说明文字，与其他内容无关。', '各部门要密切配合，形成合力，共投入资金37.6亿元。']
const REGIONS = ['太谷', '祁县', '平遥', '介休', '灵石', '榆次', '寿阳', '昔阳', '晋中', '太原', '杏花岭', '山西']

const replace = (span: TextSpan, by: string, alike = false): Replacement => ({ ...span, by, alike })
const insert = (at: number, by: string): Replacement => replace({ start: at, end: at }, by)

/** Replaces one match of a pattern somewhere in a clause. */
function swap(draft: Draft, choices: Choices, pattern: RegExp, by: (found: string) => string): Replacement[] | null {
  const found = [...draft.raw.matchAll(pattern)].filter(({ index }) => draft.clauses.some(({ start, end }) => start <= index && index < end))
  if (found.length === 0) return null
  const match = choices.of(found)
  const start = match.index
  const changed = by(match[0])
  return changed === match[0] ? null : [replace({ start, end: start + match[0].length }, changed)]
}

/** Replaces every match in a stretch by something that says the same. */
function restyle(draft: Draft, { start, end }: TextSpan, pattern: RegExp, by: (found: string) => string): Replacement[] | null {
  const found = [...draft.raw.slice(start, end).matchAll(pattern)].map(match =>
    replace({ start: start + match.index, end: start + match.index + match[0].length }, by(match[0]), true))
  return found.length > 0 ? found : null
}

const wide = (text: string) => text.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const anyStretch = (draft: Draft, choices: Choices): TextSpan => choices.below(3) === 0 ? { start: 0, end: draft.raw.length } : choices.of(draft.paragraphs)

/** Edits after which a mark on the changed characters must not move silently. */
export const DANGEROUS: Readonly<Record<string, Maker>> = {
  'digit changed': (draft, choices) => swap(draft, choices, /\d/g, digit => String((Number(digit) + 1 + choices.below(9)) % 10)),
  'digit added': (draft, choices) => swap(draft, choices, /\d+/g, number => choices.below(2) === 0 ? `1${number}` : `${number}${choices.below(10)}`),
  'point moved': (draft, choices) => swap(draft, choices, /\d+\.\d+/g, number => number.replace('.', '')),
  'sign changed': (draft, choices) => swap(draft, choices, /\d+(?:\.\d+)?(?=%|个百分点)/g, number => `-${number}`),
  'spelled number changed': (draft, choices) => swap(draft, choices, /[二三四五六七八九](?=[个项大条年季])/g, found => found === '三' ? '五' : '三'),
  'unit changed': (draft, choices) => swap(draft, choices, /[亿万](?=元|人|亩)|%|(?<=\d)[个家户项次台套]|公里|平方米/g, unit => unit === '亿' ? '万' : unit === '万' ? '亿' : unit === '%' ? '个百分点' : unit === '公里' ? '米' : unit === '平方米' ? '亩' : '批'),
  'direction changed': (draft, choices) => swap(draft, choices, /增长|下降|提高|新增|完成|达到|提升|超过|以上|左右/g, word => word === '增长' ? '下降' : word === '以上' ? '以下' : word === '左右' ? '以内' : word === '下降' ? '增长' : word === '完成' ? '预计' : '减少'),
  'hedge added': (draft, choices) => swap(draft, choices, /\d+(?:\.\d+)?(?=[亿万%个家])/g, number => `近${number}`),
  'region changed': (draft, choices) => swap(draft, choices, new RegExp(REGIONS.join('|'), 'g'), name => choices.of(REGIONS.filter(other => other !== name))),
  'clause deleted': (draft, choices) => [replace(choices.of(draft.clauses), '')],
  'sentence deleted': (draft, choices) => [replace(choices.of(draft.sentences), '')],
  'digit changed, copy elsewhere': (draft, choices) => {
    const sentence = choices.of(draft.sentences)
    const words = draft.raw.slice(sentence.start, sentence.end)
    const digits = [...words.matchAll(/\d/g)]
    if (digits.length === 0) return null
    const at = sentence.start + choices.of(digits).index
    const places = draft.paragraphs.filter(({ start }) => start > sentence.end || start < sentence.start - 500)
    if (places.length === 0) return null
    const copy = insert(choices.of(places).start, `${words}\n\n`)
    return [replace({ start: at, end: at + 1 }, String((Number(draft.raw[at]) + 4) % 10)), copy].sort((a, b) => a.start - b.start)
  },
  'figures exchanged': (draft, choices) => {
    const sentence = choices.of(draft.sentences)
    const found = [...draft.raw.slice(sentence.start, sentence.end).matchAll(/\d+(?:\.\d+)?/g)].map(match => ({ start: sentence.start + match.index, end: sentence.start + match.index + match[0].length, number: match[0] }))
    const [a, b] = [found[0], found.at(-1)]
    return a && b && a.number !== b.number ? [replace(a, b.number), replace(b, a.number)] : null
  },
}

/** Edits that leave all words of other sentences, and their meaning, alone. */
export const HARMLESS: Readonly<Record<string, Maker>> = {
  'paragraph inserted': (draft, choices) => [insert(choices.of(draft.paragraphs).start, `${choices.of(FILLERS)}\n\n`)],
  'paragraph deleted': (draft, choices) => [replace(choices.of(draft.paragraphs), '')],
  'sentence inserted': (draft, choices) => [insert(choices.of(draft.sentences).end, choices.of(FILLERS))],
  'sentence repeated elsewhere': (draft, choices) => {
    const { start, end } = choices.of(draft.sentences)
    // Of two equal paragraphs side by side nobody can tell which is the copy.
    const places = draft.paragraphs.filter((_, at) => { const next = draft.paragraphs[at + 1]; return next?.start !== start || next.end !== end })
    return [insert(choices.of(places).end, `\n\n${draft.raw.slice(start, end)}`)]
  },
  'digits in full width': (draft, choices) => restyle(draft, anyStretch(draft, choices), /\d+(?:\.\d+)?%?/g, wide),
  'commas in half width': (draft, choices) => restyle(draft, anyStretch(draft, choices), /[，；：“”]/g, mark => mark === '，' ? ',' : mark === '；' ? ';' : mark === '：' ? ':' : '"'),
  'other commas': (draft, choices) => restyle(draft, choices.of(draft.paragraphs), /(?<!\d[^\d]?)，(?!\d)/g, () => choices.of(['、', '；'])),
  'blanks around numbers': (draft, choices) => restyle(draft, choices.of(draft.paragraphs), /(?<=[\u4e00-\u9fff])(?=\d)/g, () => ' '),
  'lines joined': (draft, choices) => restyle(draft, choices.of(draft.paragraphs), /(?<=[\u4e00-\u9fff，])\s*\n+\s*(?=[\u4e00-\u9fff])/g, () => ''),
  'paragraph split': (draft, choices) => [insert(choices.of(draft.sentences).end, '\n\n　　')],
  'figure of another sentence changed': (draft, choices) => DANGEROUS['digit changed']?.(draft, choices) ?? null,
}

/** Edits after which either answer is right, as long as no mark comes to stand on other words. */
export const OTHER: Readonly<Record<string, Maker>> = {
  'sentence moved': (draft, choices) => {
    const sentence = choices.of(draft.sentences)
    const places = draft.paragraphs.filter(({ start, end }) => end <= sentence.start || start >= sentence.end)
    if (places.length === 0) return null
    const there = choices.of(places)
    return [replace(sentence, ''), insert(there.end, draft.raw.slice(sentence.start, sentence.end))].sort((a, b) => a.start - b.start)
  },
  'clause moved': (draft, choices) => {
    const clause = choices.of(draft.clauses)
    const there = choices.of(draft.clauses.filter(({ start, end }) => end <= clause.start || start >= clause.end))
    return [replace(clause, ''), insert(there.end, `，${draft.raw.slice(clause.start, clause.end)}`)].sort((a, b) => a.start - b.start)
  },
  'word inserted': (draft, choices) => [insert(choices.of(draft.clauses).start, choices.of(['全面', '进一步', '认真', '不断']))],
  'clause repeated': (draft, choices) => {
    const clause = choices.of(draft.clauses)
    return [insert(clause.end, `，${draft.raw.slice(clause.start, clause.end)}`)]
  },
}

/** What a corrected edition is: many edits of many kinds, none within another. Judged as a dangerous one. */
export const MANY: Readonly<Record<string, Maker>> = {
  'many edits at once': (draft, choices) => {
    const makers = Object.entries({ ...DANGEROUS, ...HARMLESS }).filter(([name]) => !/copy|repeated|exchanged/.test(name)).map(([, maker]) => maker)
    const chosen: Replacement[] = []
    for (let left = 3 + choices.below(8); left > 0; left--) {
      for (const next of choices.of(makers)(draft, choices) ?? []) {
        if (!chosen.some(({ start, end }) => next.start <= end && next.end >= start)) chosen.push(next)
      }
    }
    return chosen.length > 0 ? chosen.sort((a, b) => a.start - b.start) : null
  },
}
