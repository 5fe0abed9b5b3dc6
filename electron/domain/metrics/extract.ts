// Passages → quantities and observations: the pipeline. Each step stands in a file of its own; this one only walks.
import type { Passage } from '../../contract/documents.ts'
import type { IndicatorId } from '../../contract/ids.ts'
import type { RegionCode } from '../../contract/ids.ts'
import type { Observation, OtherQuantity, OtherReason } from '../../contract/metrics.ts'
import { bind, type Binding, type SentenceMemory } from './binding.ts'
import { bounds, inBrackets, leadStart, sentenceEnds, tailEnd } from './clauses.ts'
import { CERTAIN_CONFIDENCE, confidenceOf } from './confidence.ts'
import { reasonOf } from './kind.ts'
import { isCounted } from './naming.ts'
import { measurableHead } from './nouns.ts'
import { calendarOf, periodAt, timeMarks, type Calendar } from './periods.ts'
import { hedgeAfter, readPredicate, type Predicate } from './predicate.ts'
import { findQuantities } from './quantities.ts'
import { sectionsOf, type Section } from './sections.ts'
import { readStatus } from './status.ts'
import { ownerAt, ownerMarks, readSubject, topicOf, zoneNames } from './subjects.ts'
import type { DocumentContext, Draft, Extraction, Lexicon } from './types.ts'

const MAX_BEYOND = 150 // letters behind a number in which a list of projects still named its count
const MAX_BETWEEN = 60 // letters before a lead in which a clause may name what the number is about
const MAX_QUOTE = 400 // letters of a sentence that are kept as the quote around a number

/** 从主要产品产量看，; 限额以上单位商品零售额中，: the head that the list behind it leaves out. */
const TOPIC_HEAD = /(增加值|产量|投资|零售额|价格|产值|营业收入)(?:中|看|来看|方面|情况看|方面看)[，：]$/

/** Words for several years at once. */
const SPANS_YEARS = /(?:[两三四五六]|[0-9]{1,2})年(?:来|间)|过去(?:的)?[两三四五]年|(?:本届|换届|十[二三四]五)[^，。；]{0,8}(?:以来|时期|期间)/

/** 由, 从 right before a number: what a change started from. */
const BASE = /[由从](?:原来的?|当初的?|最初的?|改革前的?)?(?:约|近|不足)?$/
/** 亏损面由上年同期的30.9%: what a change started from, with its time; the noun stands before. */
const FROM_TIME = /[由从](?:(?:上|去|前)年|年初|上月|上季度|同期)?(?:同期|全年|末|底|初)?的?(?:每[人户亩])?(?:每[年月天])?(?:约|近|不足)?$/

/** A sentence that only breaks down the figures of the one before. */
const BREAKDOWN = /^(?:其中|分[^，。]{1,6}看|从[^，。]{1,8}看|按[^，。]{1,8}[分看])/

const freshMemory = (): SentenceMemory => ({ last: null, head: '', items: [], taken: 0, history: [], verb: '', group: '', base: false, atLeast: false, status: null, previous: null })

/**
 * Reads all quantities of a document, in text order; metrics with indicator, measure, status, period, subject and
 * confidence, others with the reason. Every Arabic numeral is in exactly one. Spans are UTF-16 offsets of the
 * passage's text. Pure and linear in the length of the text.
 */
export function extract(passages: readonly Passage[], context: DocumentContext, lexicon: Lexicon): Extraction {
  const quantities: (Observation | OtherQuantity)[] = []
  const sections = sectionsOf(passages, context, lexicon)
  const zones = zoneNames(passages.map((passage) => passage.text), lexicon)
  for (const [i, passage] of passages.entries()) readPassage(passage, sections[i]!, zones, context, lexicon, quantities)
  let [metrics, doubtful] = [0, 0]
  for (const quantity of quantities) {
    if (quantity.kind !== 'metric') continue
    metrics += 1
    if (quantity.confidence < CERTAIN_CONFIDENCE) doubtful += 1
  }
  return { quantities, count: { numbers: quantities.length, metrics, other: quantities.length - metrics, doubtful } }
}

function readPassage(passage: Passage, section: Section, zones: ReadonlyMap<string, string>, context: DocumentContext, lexicon: Lexicon, into: (Observation | OtherQuantity)[]): void {
  const { text } = passage
  const drafts = findQuantities(text, lexicon)
  if (drafts.length === 0) return
  const named = passage.kind === 'byline' || passage.kind === 'note' || passage.kind === 'credit'
  const reasons = drafts.map((draft) => (named ? reasonOf(text, draft, lexicon) ?? 'name' : reasonOf(text, draft, lexicon)))
  const calendar = calendarOf(context, section.year)
  const walk = new Walk({ passage, drafts, reasons, section, zones, calendar, context, lexicon })
  for (let i = 0; i < drafts.length; i++) into.push(walk.read(i))
}

interface Surroundings { readonly predicate: Predicate; readonly hedge: string | null; readonly from: number; readonly sentenceStart: number; readonly adjacent: boolean; readonly base: boolean }

interface WalkParts {
  readonly passage: Passage
  readonly drafts: readonly Draft[]
  readonly reasons: readonly (OtherReason | null)[]
  readonly section: Section
  readonly zones: ReadonlyMap<string, string>
  readonly calendar: Calendar
  readonly context: DocumentContext
  readonly lexicon: Lexicon
}

/** One pass over the quantities of a passage, with what the sentence remembers. */
class Walk {
  private readonly passage: Passage
  private readonly drafts: readonly Draft[]
  private readonly reasons: readonly (OtherReason | null)[]
  private readonly section: Section
  private readonly zones: ReadonlyMap<string, string>
  private readonly calendar: Calendar
  private readonly context: DocumentContext
  private readonly lexicon: Lexicon
  private readonly ends: readonly number[]
  private readonly marks: ReturnType<typeof timeMarks>
  private readonly owners: ReturnType<typeof ownerMarks>
  private readonly topic: string
  private sentence = 0
  private mark = 0
  private owner = -1
  private floor = 0
  private memory = freshMemory()
  private lastSubject: ReturnType<typeof readSubject> | null = null

  constructor({ passage, drafts, reasons, section, zones, calendar, context, lexicon }: WalkParts) {
    this.passage = passage
    this.drafts = drafts
    this.reasons = reasons
    this.section = section
    this.zones = zones
    this.calendar = calendar
    this.context = context
    this.lexicon = lexicon
    this.ends = sentenceEnds(passage.text)
    this.marks = timeMarks(passage.text, drafts, reasons, calendar)
    this.owners = ownerMarks(passage.text, lexicon)
    this.topic = topicOf(this.owners, this.ends[0]!, context, lexicon)
  }

  /** Reads the i-th quantity; must be called in order. */
  read(i: number): Observation | OtherQuantity {
    const { text } = this.passage
    const draft = this.drafts[i]!
    const reason = this.reasons[i] ?? null
    const sentenceStart = this.enterSentence(draft.start)
    if (reason !== null) {
      if (bounds(reason)) this.floor = draft.end
      return this.other(draft, reason)
    }
    const from = leadStart(text, draft.start, Math.max(this.floor, sentenceStart))
    const dated = this.pastDate(i, from, sentenceStart)
    const whole = dated ?? this.beforeBracket(from, draft.start, sentenceStart) ?? text.slice(from, draft.start)
    const lead = FROM_TIME.test(whole) ? whole.replace(FROM_TIME, (words) => (/每[人户亩]?每?[年月天]/.test(words) ? '标准' : '')) : whole
    const topic = TOPIC_HEAD.exec(text.slice(Math.max(sentenceStart, from - 16), from))?.[1]
    if (topic) this.memory.head = topic
    const after = hedgeAfter(text, draft.end, this.lexicon)
    const next = this.nextBound(i)
    const tail = text.slice(draft.end + after.length, Math.max(draft.end + after.length, tailEnd(text, draft.end + after.length, next)))
    const predicate = readPredicate(lead, this.lexicon, draft.prefix !== '')
    const beyond = this.beyond(draft.end + after.length)
    const between = text.slice(Math.max(sentenceStart, this.floor, from - MAX_BETWEEN), Math.max(from, Math.max(sentenceStart, this.floor)))
    const binding = bind({ text, draft, lead, tail, beyond, between, predicate, series: this.series(i), lexicon: this.lexicon }, this.memory)
    this.floor = draft.end + after.length + (binding?.consumed ?? 0)
    if (!binding || binding.name === '') return this.other(draft, 'unclear')
    this.remember(binding, predicate)
    this.memory.base = whole !== lead || (dated !== null && /[由从]/.test(text.slice(from - 6, draft.start)))
    this.memory.atLeast = /至少/.test(lead) || (this.memory.atLeast && lead.startsWith('、'))
    return this.observe(draft, binding, { predicate, hedge: after.hedge, from, sentenceStart, adjacent: between.replace(/[，、\s]/g, '') === '', base: BASE.test(whole) && dated === null })
  }

  private enterSentence(at: number): number {
    let entered = false
    while (this.ends[this.sentence]! <= at) { this.sentence += 1; entered = true }
    const start = this.sentence === 0 ? 0 : this.ends[this.sentence - 1]!
    if (entered) {
      const head = this.memory.head
      this.memory = { ...freshMemory(), head, previous: this.memory.last ?? this.memory.previous }
      this.floor = Math.max(this.floor, start)
    }
    return start
  }

  private nextBound(i: number): number {
    const end = this.ends[this.sentence]!
    for (let k = i + 1; k < this.drafts.length && k < i + 8; k++) {
      if (this.drafts[k]!.start >= end) return end
      if (bounds(this.reasons[k] ?? null)) return this.drafts[k]!.start
    }
    return end
  }

  /** How many metric numbers stand in a row from here with nothing but 、 and 和 between: A、B分别增长1%、2%. */
  private series(i: number): number {
    const { text } = this.passage
    let count = 1
    for (let k = i + 1; k < this.drafts.length && k < i + 12; k++) {
      const between = text.slice(this.drafts[k - 1]!.end, this.drafts[k]!.start)
      if (this.reasons[k] !== null || between.length > 6 || !/^(?:以上|左右|以下|多|以内)?(?:、|和|与|及|以及)(?:约|近|超过|超)?$/.test(between)) break
      if (!sameFamily(this.drafts[k]!, this.drafts[i]!)) break
      count += 1
    }
    return count
  }

  /** 由2017年的64.9%提高到2022年的74.2%: the date stands between the noun and the number; the lead is before it. */
  private pastDate(i: number, from: number, sentenceStart: number): string | null {
    const { text } = this.passage
    const date = this.drafts[i - 1]
    if (!date || this.reasons[i - 1] !== 'date' || !/^(?:同期|全年|同月)?的$/.test(text.slice(date.end, this.drafts[i]!.start))) return null
    const before = this.drafts[i - 2]
    const floor = Math.max(sentenceStart, before && bounds(this.reasons[i - 2] ?? null) ? before.end : 0)
    const start = leadStart(text, date.start, floor)
    return from >= date.end ? text.slice(start, date.start).replace(/(?:由|从|自)$/, '') : null
  }

  /** 评估费用（5万元左右）: what is measured stands right before the bracket, no other number between. */
  private beforeBracket(from: number, at: number, sentenceStart: number): string | null {
    const { text } = this.passage
    if (from !== at || !/[（(]/.test(text[at - 1] ?? '')) return null
    const words = text.slice(leadStart(text, at - 1, Math.max(this.floor, sentenceStart)), at - 1)
    return words.length >= 3 && measurableHead(words, this.lexicon) !== '' ? words : null
  }

  /** What follows a number up to the next 。 or ；, at most MAX_BEYOND letters. */
  private beyond(from: number): string {
    const part = this.passage.text.slice(from, Math.min(this.ends[this.sentence]!, from + MAX_BEYOND))
    const semicolon = part.indexOf('；')
    return semicolon < 0 ? part : part.slice(0, semicolon)
  }

  private remember(binding: Binding, predicate: Predicate): void {
    const memory = this.memory
    // What a later 同比增长 or bare head goes on about is the figure, not its rank or its share of a plan.
    if (binding.rule !== 'plan-completion' && !(binding.measure === 'rank' && memory.last)) memory.last = { ...binding, consumed: 0 }
    if (binding.measure === 'level' || binding.measure === 'delta') memory.history = [...memory.history.slice(-7), binding]
    if (binding.rule !== 'respective') { memory.items = predicate.noun === '' ? memory.items : []; if (predicate.noun !== '') memory.taken = 0 }
    memory.verb = binding.verb
    const counted = isCounted(binding.family ?? '') ? binding.stem ?? /^(.+项目)数$/.exec(binding.name)?.[1] : undefined
    if (counted !== undefined && /..项目$/.test(counted)) memory.group = counted
    const head = measurableHead(binding.name, this.lexicon)
    if (/^(?:增加值|投资|产值|总产值|营业收入|利润|零售额|收入|税收|价格)$/.test(head)) memory.head = head
  }

  private observe(draft: Draft, binding: Binding, { predicate, hedge, from, sentenceStart, adjacent, base }: Surroundings): Observation {
    const { text } = this.passage
    const { period: named, explicit, next } = periodAt(this.marks, this.mark, draft.start, sentenceStart, this.calendar)
    this.mark = next
    // 森林覆盖率从20.5%提高到23.6%: nothing says of when the first figure is.
    const period = base ? null : named
    while (this.owner + 1 < this.owners.length && this.owners[this.owner + 1]!.at <= draft.start) this.owner += 1
    const continues = binding.rule === 'carried-on' || binding.rule === 'bare-head' || binding.rule === 'share-of'
    const clauseOwner = ownerAt(this.owners, this.owner, text, draft.start, sentenceStart, continues)
    const found = readSubject(binding, clauseOwner, this.topic, this.section.owner, this.context, this.lexicon, this.zones)
    // 全省…增长5.8%。其中，第一产业…: a breakdown is of whom the sentence before was.
    const breakdown = !found.explicit && this.lastSubject !== null && BREAKDOWN.test(text.slice(sentenceStart, sentenceStart + 12))
    const subject = breakdown ? this.lastSubject! : found
    this.lastSubject = subject
    const read = readStatus(text, sentenceStart, draft.start, this.section.status, this.calendar.thisYear, this.lexicon)
    // 落实省级30条、新23条，市级25条: a number that only goes on keeps the status of the figure before.
    const status = continues && !read.explicit && this.memory.status !== null ? { ...read, status: this.memory.status } : read
    this.memory.status = status.status
    const confidence = confidenceOf({
      binding, explicitPeriod: explicit, hasPeriod: period !== null, explicitStatus: status.explicit, sectionKnown: this.section.known,
      subjectExplicit: subject.explicit, subjectIsRegion: subject.code !== null || subject.name === this.context.region, inBrackets: inBrackets(text, draft.start, sentenceStart),
      spansYears: SPANS_YEARS.test(text.slice(Math.max(sentenceStart, draft.start - MAX_BETWEEN * 2), draft.start)), adjacent, distance: draft.start - from - predicate.noun.length, spelled: draft.spelled,
      usualMeasure: binding.indicator === null || binding.measure === 'growth' || binding.measure === 'rank' || binding.measure === 'delta' || binding.indicator.usualMeasure === binding.measure,
    })
    const signed = binding.sign === -1 && draft.value > 0 && (binding.measure === 'growth' || binding.measure === 'delta')
    return {
      passage: this.passage.index, start: draft.start, end: draft.end, raw: text.slice(draft.start, draft.end),
      value: signed ? -draft.value : draft.value, valueMax: draft.valueMax === null ? null : signed ? -draft.valueMax : draft.valueMax,
      unit: draft.unit === '' && isPeople(text.slice(draft.end, draft.end + 14), this.lexicon) ? '人' : draft.unit,
      kind: 'metric', reason: null,
      indicatorId: (binding.indicator?.id ?? null) as IndicatorId | null, indicator: (perEach(clauseOwner, binding) + daily(predicate.noun, binding) + withoutOwner(binding.name, clauseOwner)).slice(0, 120), measure: binding.measure,
      status: status.status, period, subject: subject.name.slice(0, 120), subjectRegion: subject.code as RegionCode | null,
      qualifier: predicate.hedge ?? hedge ?? draft.inner ?? (draft.prefix === '前' ? '以内' : this.memory.atLeast ? '至少' : null), asWritten: binding.asWritten, quote: this.quote(sentenceStart, draft), confidence, rule: binding.rule,
    }
  }

  /** The sentence, or the letters around the number where a sentence is as long as a page. */
  private quote(start: number, draft: Draft): string {
    const end = this.ends[this.sentence]!
    const { text } = this.passage
    if (end - start <= MAX_QUOTE) return text.slice(start, end).trim()
    return text.slice(Math.max(start, draft.start - MAX_QUOTE / 2), Math.min(end, draft.end + MAX_QUOTE / 2)).trim()
  }

  private other(draft: Draft, reason: OtherReason): OtherQuantity {
    const { text, index } = this.passage
    return { passage: index, start: draft.start, end: draft.end, raw: text.slice(draft.start, draft.end), value: draft.value, valueMax: draft.valueMax, unit: draft.unit, kind: 'other', reason }
  }
}

/** 各县办好1所职业学校 → 每县…: a figure for each is named so, or it would look like the sum. */
const perEach = (owner: string, binding: Binding): string => {
  const each = /^(?:各|每个?)(县|区县|市|开发区|乡镇|区)/.exec(owner)?.[1]
  return each && binding.measure === 'level' && !binding.name.startsWith('每') ? (each === '开发区' ? `每个${each}` : `每${each}`) : ''
}

/** 73万头、256万只 are one list; 98%和5户 are not. */
const sameFamily = (a: Draft, b: Draft): boolean => a.family === b.family || (isCounted(a.family) && isCounted(b.family))

/** 徐工集团出口收入 of 徐工集团 is 出口收入. */
const withoutOwner = (name: string, owner: string): string => (owner.length >= 3 && name.startsWith(owner) && name.length > owner.length + 1 ? name.slice(owner.length).replace(/^(?:上半年|下半年|前三季度|一季度|全年|今年)/, '') : name)

/** 每天有近20万游客 → 日均…. */
const daily = (words: string, binding: Binding): string => (/(?:每天|每日|日均|平均每天)/.test(words) && !binding.name.startsWith('日均') && binding.measure === 'level' ? '日均' : '')

/** 18万|农村人口, 近20万|游客: no classifier, but people follow. */
const isPeople = (after: string, lexicon: Lexicon): boolean => {
  if (/^[（(]/.test(after)) return false
  for (let at = 0; at < after.length && at < 10; at++) {
    for (const length of [4, 3, 2]) if (lexicon.nouns.people.words.has(after.slice(at, at + length))) return true
    if (/[，。、；]/.test(after[at]!)) return false
  }
  return false
}
