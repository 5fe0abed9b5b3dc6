// How sure a reading is, from the evidence that made it. The figures are checked against labelled texts; see the
// calibration table in docs/extraction.md.
import type { Binding } from './binding.ts'
import { bareName } from './lexicon.ts'
import type { Indicator } from './types.ts'

/** At or above it an observation is certain; below it, it waits for a person (待核). */
export const CERTAIN_CONFIDENCE = 0.9

export interface Evidence {
  readonly binding: Binding
  readonly explicitPeriod: boolean
  readonly hasPeriod: boolean
  readonly explicitStatus: boolean
  readonly sectionKnown: boolean
  readonly subjectExplicit: boolean
  readonly subjectIsRegion: boolean
  readonly inBrackets: boolean
  /** Letters between the indicator's name and the number. */
  readonly distance: number
  readonly spelled: boolean
  readonly usualMeasure: boolean
  /** 五年来, 过去五年 … stands before it: which years are meant is open. */
  readonly spansYears: boolean
  /** Nothing but the lead stands between this number and the figure before it. */
  readonly adjacent: boolean
}

const BY_MATCH: Readonly<Record<Binding['match'], number>> = { exact: 0.97, headed: 0.8, inherited: 0.9, built: 0.66 }
const BY_RULE: Readonly<Record<string, number>> = { 'noun-before': 0, respective: -0.03, 'share-of': -0.06, 'plan-completion': -0.2, 'noun-after': -0.11, 'bare-head': -0.12, 'carried-on': 0, 'carried-on-strange': -0.5, 'clause-before': -0.15, 'people-who': -0.1, cumulative: -0.05, capacity: -0.2, 'ratio-part': -0.05 }

const isItsName = (words: string, { name, aliases }: Indicator): boolean => {
  const plain = bareName(words)
  return plain === bareName(name) || aliases.some((alias) => bareName(alias) === plain)
}

const FEWEST_SHARED = 0.75 // of the letters of words and name together

/** True where words and canonical name have little in common, unless the words are a known short form (GDP, 固投). */
function farFromName(words: string, name: string): boolean {
  const [a, b] = [bareName(words), bareName(name)]
  if (/[A-Z]/.test(a) || a.length <= 2) return false
  const shared = [...a].filter((letter) => b.includes(letter)).length + [...b].filter((letter) => a.includes(letter)).length
  return shared < FEWEST_SHARED * (a.length + b.length)
}

/** 0..1, two decimals: the weakest link takes most. */
export function confidenceOf(evidence: Evidence): number {
  const { binding } = evidence
  let sure = BY_MATCH[binding.match] + (BY_RULE[binding.rule] ?? -0.2)
  // 205.71亿元，比上年增长5.2%: the closest tie of all.
  if (binding.rule === 'carried-on' && binding.match === 'inherited' && binding.measure === 'growth' && evidence.adjacent) sure += 0.04
  if (!evidence.hasPeriod) sure -= 0.2
  else if (!evidence.explicitPeriod) sure -= evidence.sectionKnown ? 0.01 : 0.08
  if (!evidence.explicitStatus && !evidence.sectionKnown) sure -= 0.04
  if (evidence.subjectExplicit && !evidence.subjectIsRegion) sure -= 0.15
  if (evidence.inBrackets) sure -= 0.15
  if (evidence.spelled) sure -= 0.15
  if (!evidence.usualMeasure) sure -= 0.08
  if (evidence.distance > 14) sure -= 0.1
  // 比年初增加9亿元, 同比多增3亿元: an amount of change may be of another figure than the one before.
  if (binding.measure === 'delta' && binding.rule === 'carried-on' && binding.family !== 'point') sure -= 0.08
  // The words say more than the name that was found in them: what was left out may make it another figure.
  if (binding.match === 'exact' && binding.indicator !== null && binding.rule === 'noun-before' && !isItsName(binding.asWritten, binding.indicator)) sure -= 0.08
  // An alias that shares few letters with its name: a person may have meant something narrower.
  if (binding.indicator !== null && farFromName(binding.asWritten, binding.indicator.name)) sure -= 0.08
  // 出口, 小麦: two letters begin the names of many things.
  if (binding.match === 'exact' && binding.asWritten.length <= 2) sure -= 0.08
  if (evidence.spansYears) sure -= 0.1
  if (binding.measure === 'rank' || binding.measure === 'ratio') sure -= 0.1
  return Math.round(Math.min(0.99, Math.max(0.05, sure)) * 100) / 100
}
