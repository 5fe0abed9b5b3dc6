// The words that the steps of the pipeline pass to each other. Each step takes the output of the one before.
import type { Measure, Observation, OtherQuantity, OtherReason, NumberCount } from '../../contract/metrics.ts'
import type { RegionLevel } from '../../contract/documents.ts'

/** What a unit measures; `''` for a bare number. `grade` and `voltage` never make a metric. */
export type UnitFamily =
  | 'money' | 'percent' | 'point' | 'ratio' | 'people' | 'household' | 'count' | 'area' | 'length' | 'mass' | 'volume'
  | 'energy' | 'power' | 'voltage' | 'time' | 'share' | 'temperature' | 'sound' | 'data' | 'grade' | 'concentration' | ''

/** An entry of `indicators.json`. */
export interface Indicator {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** 经济, 项目, 工业, 农业, 城建, 生态, 民生, 政务. */
  readonly field: string
  readonly unitFamily: string
  readonly usualMeasure: Measure
  /** `comparable-growth`: its growth is printed at comparable prices, so it differs from growth of printed levels. */
  readonly flags: readonly string[]
}

/** An entry of `regions.json`: code of GB/T 2260 or `zone:<name>`. */
export interface RegionEntry {
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
  readonly parent: string | null
  readonly aliases: readonly string[]
}

/** A unit as matched at a place of the text. */
export interface UnitWord { readonly word: string; readonly family: UnitFamily; readonly notBefore: string; readonly onlyBefore: readonly string[] | null }

/** A set of words that is asked "which of you ends (or starts) this text?", longest first. */
export interface WordSet { readonly words: ReadonlySet<string>; readonly longest: number }

/** The lexicon after validation, with the indexes that the steps look things up in. */
export interface Lexicon {
  readonly indicators: readonly Indicator[]
  readonly indicatorById: ReadonlyMap<string, Indicator>
  /** Name or alias, without quotes, brackets and blanks → indicator. */
  readonly indicatorByName: ReadonlyMap<string, Indicator>
  readonly longestAlias: number
  readonly regions: readonly RegionEntry[]
  readonly regionByCode: ReadonlyMap<string, RegionEntry>
  /** Name or short name → entries; several where a name is ambiguous (朝阳区). */
  readonly regionsByName: ReadonlyMap<string, readonly RegionEntry[]>
  readonly units: ReadonlyMap<string, readonly UnitWord[]>
  readonly scales: ReadonlyMap<string, number>
  readonly names: { readonly before: WordSet; readonly after: WordSet }
  readonly hedgesBefore: ReadonlyMap<string, string | null>
  readonly hedgesAfter: ReadonlyMap<string, string | null>
  readonly status: {
    /** `target` holds for the rest of a sentence, `aims` for its own clause. */
    readonly target: readonly string[]; readonly aims: readonly string[]; readonly expected: readonly string[]; readonly actual: readonly string[]
    readonly planHeadings: readonly string[]; readonly reviewHeadings: readonly string[]; readonly stock: readonly string[]
  }
  readonly verbs: {
    readonly up: WordSet; readonly down: WordSet; readonly shrink: WordSet; readonly copula: WordSet
    readonly keep: WordSet; readonly drop: WordSet; readonly tail: WordSet; readonly tailWorks: WordSet; readonly rateHeads: WordSet
  }
  readonly nouns: {
    readonly measurable: WordSet; readonly bare: ReadonlySet<string>; readonly investments: WordSet; readonly people: WordSet; readonly roads: WordSet
    readonly entities: WordSet; readonly zones: WordSet
    /** Words that begin like a verb or particle and are none: 在校生, 有色金属, 建设用地. */
    readonly keepTogether: WordSet
    /** 全市 → own, 全省 → province, 全国 → country. */
    readonly scopes: ReadonlyMap<string, string>
  }
}

/** What is wrong with a lexicon file: which file, where in it, and what to do (Chinese). */
export interface LexiconProblem { readonly file: string; readonly path: string; readonly message: string }

/** What a document is about, as far as it is known. */
export interface DocumentContext {
  /** Name of the region that the document speaks for; empty if unknown. */
  readonly region: string
  readonly regionCode: string | null
  /** Date of publication, `YYYY[-MM[-DD]]`. */
  readonly date: string | null
  /** The period that the document speaks of, e.g. `2024` or `2024-2025`. */
  readonly speaksOf: string | null
}

/** A numeral as it stands in the text, UTF-16 offsets. */
export interface Numeral { readonly start: number; readonly end: number; readonly value: number; readonly spelled: boolean }

/** A quantity before anyone asked what it belongs to. */
export interface Draft {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string
  readonly family: UnitFamily
  /** 余 or 多 inside the number. */
  readonly inner: string | null
  readonly spelled: boolean
  /** 第, 前 or 首 before the number. */
  readonly prefix: '第' | '前' | '首' | ''
  /** Set where the shape alone settles that this is no metric. */
  readonly reason: OtherReason | null
  /** Which part of a ratio 3.9：59.5：36.6 this is, from 0; null otherwise. */
  readonly part: number | null
}

/** How a number hangs in its clause: the words before and after it, and the words that tell how to read it. */
export interface Clause {
  readonly sentence: { readonly start: number; readonly end: number }
  /** Words between the clause's start (or the number before) and this number, with hedges and verbs. */
  readonly lead: string
  readonly leadStart: number
  /** Words after the number up to the clause's end or the next number. */
  readonly tail: string
}

/** What extraction gives for a document. */
export interface Extraction {
  readonly quantities: readonly (Observation | OtherQuantity)[]
  readonly count: NumberCount
}
