import type { Passage } from '../../contract/documents.ts'
import { normalise } from './normalise.ts'
import { likenessOfSections, sectionsOf } from './section-likeness.ts'
import { pairsInOrder, type SideBySide } from './side-by-side.ts'

/** A heading of one document beside one of another. */
export interface HeadingPair {
  /** Indexes of the passages. */
  readonly a: number
  readonly b: number
  /** How alike the two are, 0..1; 1 for a pair that a person made. */
  readonly score: number
  /** `words`: the headings say the same; `topic`: their sections speak of the same, or the headings share their main word; `place`: they stand at the same place between pairs; `person`: made by hand. */
  readonly reason: 'words' | 'topic' | 'place' | 'person'
}

type Headed = Pick<Passage, 'index' | 'kind' | 'level' | 'text'>

/** From this on two headings say the same but for details, wherever they stand. */
const ALIKE = 0.6
/** Below this two headings share nothing worth a pair. */
const LEAST_ALIKE = 0.3
/** Below this two sections speak of different things: of the bundled briefings' sections on one field most reach 0.05, on others 0.02. */
const LEAST_TOPIC = 0.04
/** What a step in level costs. */
const LEVEL_COST = 0.15
/** More headings than this on one side are no report; the rest stays unpaired. */
const MOST_HEADINGS = 600
/** The sections of longer documents are not compared: the work grows with the product of both counts. */
const MOST_SECTIONS = 150

/**
 * Pairs the headings of two documents, the surest first: those that say the same, numbering, years, regions and common
 * slogans aside; those whose sections speak most of the same, each of the other before all others; those that share
 * their main word, in order; and those that stand alone on both sides between two pairs. Sorted by `a`; each heading is
 * in one pair at most. `a` and `b` are whole texts.
 */
export function pairHeadings(a: readonly Headed[], b: readonly Headed[]): HeadingPair[] {
  const left = headingsOf(a)
  const right = headingsOf(b)
  const scores = left.map(one => right.map(other => scoreOf(one, other)))
  const pairs: HeadingPair[] = bestInOrder(scores, ALIKE).map(([i, j]) => pairOf(left[i] as Heading, right[j] as Heading, scores[i]?.[j] ?? 0, 'words'))
  addBest(left, right, scores, ALIKE, 'words', pairs)
  if (left.length <= MOST_SECTIONS && right.length <= MOST_SECTIONS) addBest(left, right, likenessOfSections(sectionsOf(a), sectionsOf(b)), LEAST_TOPIC, 'topic', pairs)
  addSharedWord(left, right, scores, pairs)
  addByPlace(left, right, pairs)
  return pairs.sort((x, y) => x.a - y.a)
}

/**
 * A person's word over the computed pairs: pairs made by hand replace those that share a heading with them, pairs taken
 * apart go. Sorted by `a`.
 */
export function correctedPairs(pairs: readonly HeadingPair[], made: readonly { readonly a: number, readonly b: number }[], parted: readonly { readonly a: number, readonly b: number }[]): HeadingPair[] {
  const free = pairs.filter(pair => !made.some(({ a, b }) => a === pair.a || b === pair.b) && !parted.some(({ a, b }) => a === pair.a && b === pair.b))
  return [...free, ...made.map(({ a, b }): HeadingPair => ({ a, b, score: 1, reason: 'person' }))].sort((x, y) => x.a - y.a)
}

interface Heading { readonly passage: number, readonly level: number, readonly pairs: ReadonlySet<string>, readonly words: string }

function headingsOf(passages: readonly Headed[]): Heading[] {
  return passages.filter(({ kind }) => kind === 'heading').slice(0, MOST_HEADINGS).map(({ index, level, text }) => {
    const words = bareHeading(text)
    return { passage: index, level, words, pairs: pairsOf(words) }
  })
}

/** A heading without numbering, years, regions, punctuation and the words and slogans that all reports use: 一、2024年工作回顾 → 回顾. */
export function bareHeading(text: string): string {
  const bare = normalise(text).text
    .replace(/^(?:第[一二三四五六七八九十百\d]+[章节篇部分]+|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.,]|[一二三四五六七八九十]是)\s*/, '')
    .replace(/(?:19|20)\d{2}年?|[二〇零一]{2}[〇零一二三四五六七八九]{2}年|十[三四五六七]五/g, '')
    .replace(/[\u4e00-\u9fff]{2,3}?(?:省|市|县|区|开发区|经开区)(?=[\u4e00-\u9fff]{2})/g, '')
    .replace(/[^\u4e00-\u9fffa-z]/g, '')
  const core = bare.replace(/高质量发展|工作|全面|进一步|坚持|着力|切实|持续|深入|推进|推动|加快|大力|方面|情况/g, '')
  return core.length >= 2 ? core : bare
}

function pairsOf(words: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < words.length; at++) pairs.add(words.slice(at, at + 2))
  return pairs
}

function scoreOf(a: Heading, b: Heading): number {
  let shared = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared++
  const smaller = Math.min(a.pairs.size, b.pairs.size)
  if (smaller === 0) return a.words !== '' && a.words === b.words ? 1 : 0
  // Half by all words, half by those of the shorter heading: 抓项目 is what 抓项目、扩投资、增后劲 is about.
  const alike = shared / (a.pairs.size + b.pairs.size) + 0.5 * (shared / smaller)
  return Math.max(0, Math.min(1, alike) - LEVEL_COST * Math.abs(a.level - b.level))
}

const pairOf = (a: Heading, b: Heading, score: number, reason: HeadingPair['reason']): HeadingPair => ({ a: a.passage, b: b.passage, score, reason })

/** The pairs of greatest likeness in all that keep the order of both sides, by the table of best sums. */
function bestInOrder(scores: readonly (readonly number[])[], least: number): [number, number][] {
  const rows = scores.length
  const columns = scores[0]?.length ?? 0
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const worth = (i: number, j: number) => { const score = scores[i]?.[j] ?? 0; return score >= least ? score : 0 }
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const skip = Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number)
      best[i * width + j] = worth(i, j) > 0 ? Math.max(skip, worth(i, j) + (best[(i + 1) * width + j + 1] as number)) : skip
    }
  }
  const chosen: [number, number][] = []
  for (let i = 0, j = 0; i < rows && j < columns;) {
    const here = best[i * width + j] as number
    if (here === best[(i + 1) * width + j]) i++
    else if (here === best[i * width + j + 1]) j++
    else chosen.push([i++, j++])
  }
  return chosen
}

/** Headings left over on both sides of which each is most like the other, wherever they stand. */
function addBest(left: readonly Heading[], right: readonly Heading[], scores: readonly (readonly number[])[], least: number, reason: 'words' | 'topic', pairs: HeadingPair[]): void {
  const free = (passage: number, side: 'a' | 'b') => !pairs.some(pair => pair[side] === passage)
  const rows = left.map((_, i) => i).filter(i => free((left[i] as Heading).passage, 'a'))
  const columns = right.map((_, j) => j).filter(j => free((right[j] as Heading).passage, 'b'))
  const at = (i: number, j: number) => scores[i]?.[j] ?? 0
  for (const i of rows) {
    const j = columns.reduce((best, other) => at(i, other) > at(i, best) ? other : best, columns[0] ?? -1)
    const back = rows.reduce((best, other) => at(other, j) > at(best, j) ? other : best, rows[0] ?? -1)
    if (j >= 0 && back === i && at(i, j) >= least) pairs.push(pairOf(left[i] as Heading, right[j] as Heading, at(i, j), reason))
  }
}

/** Headings left over that share their main word, where they cross no other pair. */
function addSharedWord(left: readonly Heading[], right: readonly Heading[], scores: readonly (readonly number[])[], pairs: HeadingPair[]): void {
  const open = left.flatMap((a, i) => right.map((b, j) => ({ a, b, score: scores[i]?.[j] ?? 0 })).filter(({ score }) => score >= LEAST_ALIKE)).sort((x, y) => y.score - x.score)
  for (const { a, b, score } of open) {
    if (pairs.every(pair => Math.sign(pair.a - a.passage) * Math.sign(pair.b - b.passage) > 0)) pairs.push(pairOf(a, b, score, 'topic'))
  }
}

/** A heading alone between two pairs that follow each other on both sides, of the same level: what else could it be beside. */
function addByPlace(left: readonly Heading[], right: readonly Heading[], pairs: HeadingPair[]): void {
  const sorted = pairsInOrder(pairs)
  const bounds = [{ a: -1, b: -1 }, ...sorted, { a: Infinity, b: Infinity }]
  for (let at = 0; at + 1 < bounds.length; at++) {
    const [from, to] = [bounds[at] as SideBySide, bounds[at + 1] as SideBySide]
    const free = (all: readonly Heading[], side: 'a' | 'b') => all.filter(({ passage }) => passage > from[side] && passage < to[side] && !pairs.some(pair => pair[side] === passage))
    const [a, ...moreA] = free(left, 'a')
    const [b, ...moreB] = free(right, 'b')
    if (sorted.length > 0 && a && b && moreA.length === 0 && moreB.length === 0 && a.level === b.level) pairs.push({ a: a.passage, b: b.passage, score: 0, reason: 'place' })
  }
}
