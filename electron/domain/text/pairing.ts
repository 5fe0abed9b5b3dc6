import type { Passage } from '../../contract/documents.ts'
import { normalise } from './normalise.ts'

/** A heading of one document beside one of another. */
export interface HeadingPair {
  /** Indexes of the passages. */
  readonly a: number
  readonly b: number
  /** How alike the two are, 0..1; 1 for a pair that a person made. */
  readonly score: number
  /** `words`: the headings say the same; `topic`: they share their main word; `place`: they stand at the same place between pairs; `person`: made by hand. */
  readonly reason: 'words' | 'topic' | 'place' | 'person'
}

/** A place in a text: a passage, and how far into it, 0..1 of its height. */
export interface PairedPlace { readonly passage: number, readonly fraction: number }

type Headed = Pick<Passage, 'index' | 'kind' | 'level' | 'text'>

/** Below this likeness two headings are no pair by their words. */
const LEAST_ALIKE = 0.3
/** From this on their words are the same but for details. */
const ALIKE = 0.6
/** What a step in level costs. */
const LEVEL_COST = 0.15
/** A pair that crosses others must be that much alike: a chapter that the other report has elsewhere. */
const LEAST_CROSSING = 0.6
/** More headings than this on one side are no report; the rest stays unpaired. */
const MOST_HEADINGS = 600

/**
 * Pairs the headings of two documents by their words, numbering, years and regions aside, in the order of both; a
 * heading that is clearly the same may also cross. Headings between two pairs that stand alone on both sides are
 * paired by their place. Sorted by `a`; each heading is in one pair at most.
 */
export function pairHeadings(a: readonly Headed[], b: readonly Headed[]): HeadingPair[] {
  const left = headingsOf(a)
  const right = headingsOf(b)
  const scores = left.map(one => right.map(other => scoreOf(one, other)))
  const ordered = bestInOrder(scores)
  const pairs = ordered.map(([i, j]) => pairOf(left[i] as Heading, right[j] as Heading, scores[i]?.[j] ?? 0))
  addCrossing(left, right, scores, pairs)
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

/**
 * The place in the other document that belongs beside a place, for scrolling together: paired headings stand side by
 * side, between them the way is shared out evenly. `from` says which side the place is on. Pairs that cross are left out.
 */
export function pairedPlace(
  pairs: readonly Pick<HeadingPair, 'a' | 'b'>[], lengths: { readonly a: number, readonly b: number }, place: PairedPlace, from: 'a' | 'b' = 'a',
): PairedPlace {
  const to = from === 'a' ? 'b' : 'a'
  const anchors = [{ a: 0, b: 0 }, ...withoutCrossing(pairs), { a: lengths.a, b: lengths.b }]
  const position = Math.min(lengths[from], place.passage + Math.min(1, Math.max(0, place.fraction)))
  let at = 0
  while (at + 2 < anchors.length && (anchors[at + 1] as HeadingAnchor)[from] <= position) at++
  const before = anchors[at] as HeadingAnchor
  const after = anchors[at + 1] as HeadingAnchor
  const share = after[from] > before[from] ? (position - before[from]) / (after[from] - before[from]) : 0
  const there = before[to] + share * (after[to] - before[to])
  const passage = Math.min(Math.max(0, lengths[to] - 1), Math.floor(there))
  return { passage, fraction: Math.min(1, Math.max(0, there - passage)) }
}

type HeadingAnchor = Record<'a' | 'b', number>

/** The longest list of pairs that ascends on both sides. */
function withoutCrossing(pairs: readonly HeadingAnchor[]): HeadingAnchor[] {
  const sorted = [...pairs].sort((x, y) => x.a - y.a || x.b - y.b)
  const longest = sorted.map(() => 1)
  const before = sorted.map(() => -1)
  sorted.forEach((pair, i) => {
    for (let j = 0; j < i; j++) {
      const other = sorted[j] as HeadingAnchor
      if (other.a < pair.a && other.b < pair.b && (longest[j] as number) + 1 > (longest[i] as number)) { longest[i] = (longest[j] as number) + 1; before[i] = j }
    }
  })
  const list: HeadingAnchor[] = []
  for (let at = longest.indexOf(Math.max(0, ...longest)); at >= 0; at = before[at] as number) list.unshift(sorted[at] as HeadingAnchor)
  return list
}

interface Heading { readonly passage: number, readonly level: number, readonly pairs: ReadonlySet<string>, readonly words: string }

function headingsOf(passages: readonly Headed[]): Heading[] {
  return passages.filter(({ kind }) => kind === 'heading').slice(0, MOST_HEADINGS).map(({ index, level, text }) => {
    const words = bareHeading(text)
    return { passage: index, level, words, pairs: pairsOf(words) }
  })
}

/** A heading without numbering, years, regions, punctuation and the words that all reports use: 一、2024年工作回顾 → 回顾. */
export function bareHeading(text: string): string {
  const bare = normalise(text).text
    .replace(/^(?:第[一二三四五六七八九十百\d]+[章节篇部分]+|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.,]|[一二三四五六七八九十]是)\s*/, '')
    .replace(/(?:19|20)\d{2}年?|[二〇零一]{2}[〇零一二三四五六七八九]{2}年|十[三四五六七]五/g, '')
    .replace(/[\u4e00-\u9fff]{2,3}?(?:省|市|县|区|开发区|经开区)(?=[\u4e00-\u9fff]{2})/g, '')
    .replace(/[^\u4e00-\u9fffa-z]/g, '')
  const core = bare.replace(/工作|全面|进一步|坚持|着力|切实|持续|深入|推进|推动|加快|大力|方面|情况/g, '')
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

function pairOf(a: Heading, b: Heading, score: number): HeadingPair {
  return { a: a.passage, b: b.passage, score, reason: score >= ALIKE ? 'words' : 'topic' }
}

/** The pairs of greatest likeness in all that keep the order of both sides, by the table of best sums. */
function bestInOrder(scores: readonly (readonly number[])[]): [number, number][] {
  const rows = scores.length
  const columns = scores[0]?.length ?? 0
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const worth = (i: number, j: number) => { const score = scores[i]?.[j] ?? 0; return score >= LEAST_ALIKE ? score : 0 }
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

/** Headings left over on both sides that are clearly the same, best first. */
function addCrossing(left: readonly Heading[], right: readonly Heading[], scores: readonly (readonly number[])[], pairs: HeadingPair[]): void {
  const open = left.flatMap((a, i) => right.map((b, j) => ({ a, b, score: scores[i]?.[j] ?? 0 })).filter(({ score }) => score >= LEAST_CROSSING)).sort((x, y) => y.score - x.score)
  for (const { a, b, score } of open) {
    if (!pairs.some(pair => pair.a === a.passage || pair.b === b.passage)) pairs.push(pairOf(a, b, score))
  }
}

/** A heading alone between two pairs that follow each other on both sides, of the same level: what else could it be beside. */
function addByPlace(left: readonly Heading[], right: readonly Heading[], pairs: HeadingPair[]): void {
  const sorted = withoutCrossing(pairs)
  const bounds = [{ a: -1, b: -1 }, ...sorted, { a: Infinity, b: Infinity }]
  for (let at = 0; at + 1 < bounds.length; at++) {
    const [from, to] = [bounds[at] as HeadingAnchor, bounds[at + 1] as HeadingAnchor]
    const free = (all: readonly Heading[], side: 'a' | 'b') => all.filter(({ passage }) => passage > from[side] && passage < to[side] && !pairs.some(pair => pair[side] === passage))
    const [a, ...moreA] = free(left, 'a')
    const [b, ...moreB] = free(right, 'b')
    if (sorted.length > 0 && a && b && moreA.length === 0 && moreB.length === 0 && a.level === b.level) pairs.push({ a: a.passage, b: b.passage, score: 0, reason: 'place' })
  }
}
