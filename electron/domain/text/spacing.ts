import type { RawSpan } from './lines.ts'
import { isBlank, isControl, isDigit, isHan, isLatin, isSharedPunctuation, isWidePunctuation } from './characters.ts'
import { isPersonName } from './patterns.ts'

/** Clean text with its map to the raw file; the last three fields of a passage. */
export interface CleanText {
  readonly text: string
  readonly runs: [number, number, number][]
  readonly markup: [number, number][]
}

/** Tags that carry no words. Anything else in angle brackets is the author's own. */
const TAG = /<\/?(?:sub|sup|b|i|u|em|strong|font|span|br|p|div|center)\b[^<>\n]{0,200}>/giy
/** The head of a news item ends by here, in UTF-16 code units. */
const LONGEST_DATELINE = 30
/** A name in running text is at most so long, in UTF-16 code units. */
const LONGEST_NAME = 4

/** What stands between two shown characters: blanks, a line end of the column or of the author, or a tag. */
type Gap = 'none' | 'blank' | 'wrap' | 'break' | 'tag'

/** Tags that end a line. */
const LINE_TAG = /^<\/?(?:br|p|div|center)\b/i

/**
 * How blanks are read: in running text they are strays; in a line such as a title they part words, but not numbers
 * from words; among names they part everything but the characters of one name; in a row they part cells.
 */
export type Spacing = 'text' | 'line' | 'names' | 'row'

/**
 * Joins pieces of the raw text into one clean line: blanks that only the type-setting put there are dropped, blanks
 * that part words are kept as one. `spaced[i]` says that pieces i and i+1 were parted by the author.
 */
export function cleanText(raw: string, pieces: readonly RawSpan[], spaced: readonly boolean[], spacing: Spacing, hidden: readonly RawSpan[] = []): CleanText {
  const isChinese = leadsInHan(raw, pieces)
  const isLine = spacing === 'line' || spacing === 'names'
  const parts: string[] = []
  const runs: [number, number, number][] = []
  const markup: [number, number][] = hidden.map(span => [span.start, span.end])
  let length = 0
  let gap: Gap = 'none'
  let last = -1 // code unit shown last
  let token = '' // last characters since the last gap, for names
  let tokenLength = 0
  let afterName = false
  let isPower = false // inside a power of ten, whose tags are shown
  const emit = (start: number, end: number) => {
    parts.push(raw.slice(start, end))
    const run = runs[runs.length - 1]
    if (run && run[1] + run[2] === start && run[0] + run[2] === length) run[2] += end - start
    else runs.push([length, start, end - start])
    length += end - start
  }
  pieces.forEach((piece, index) => {
    if (index > 0) gap = spaced[index - 1] ? 'break' : 'wrap'
    let at = piece.start
    while (at < piece.end) {
      const code = raw.charCodeAt(at)
      if (isBlank(code)) { if (gap === 'none' || gap === 'tag') gap = 'blank'; at++; continue }
      if (code === 0x3c && /^<su[bp]\b/i.test(raw.slice(at, at + 5))) isPower = isDigit(last)
      const hiddenEnd = markupEnd(raw, at, piece.end, isPower)
      if (hiddenEnd > at) {
        markup.push([at, hiddenEnd])
        if (LINE_TAG.test(raw.slice(at, at + 8))) gap = 'break'
        else if (gap === 'none') gap = 'tag'
        at = hiddenEnd
        continue
      }
      if (gap !== 'none' && last >= 0) {
        const next = nextToken(raw, at, piece.end)
        const isWordGap = !isLine && gap === 'blank' && !isWidePunctuation(last) && !isWidePunctuation(code)
        const named = isWordGap && (isBetweenNames(token, afterName, next) || (length <= LONGEST_DATELINE && isDateline(token)))
        if (named || (spacing === 'row' && gap !== 'tag') || keepsSpace(gap, last, code, { isChinese, isLine, isNames: spacing === 'names', before: tokenLength, after: isCredited(next) ? 2 : next.length })) {
          if (raw[at - 1] === ' ') emit(at - 1, at)
          else { parts.push(' '); length++ }
        }
        afterName = named
        token = ''
        tokenLength = 0
      }
      gap = 'none'
      let end = at + 1
      while (end < piece.end && !isBlank(raw.charCodeAt(end)) && raw.charCodeAt(end) !== 0x3c && !isControl(raw.charCodeAt(end))) end++
      emit(at, end)
      last = raw.charCodeAt(end - 1)
      tokenLength += end - at
      token = (token + raw.slice(Math.max(at, end - 12), end)).slice(-12)
      at = end
    }
  })
  return { text: parts.join(''), runs, markup: markup.sort((a, b) => a[0] - b[0]) }
}

/** End of a tag or of invisible controls at `at`, or `at` itself where the character is to be shown. */
function markupEnd(raw: string, at: number, limit: number, isPower: boolean): number {
  let end = at
  while (end < limit && isControl(raw.charCodeAt(end))) end++
  if (end > at || raw[at] !== '<') return end
  TAG.lastIndex = at
  const tag = TAG.exec(raw)
  if (!tag || at + tag[0].length > limit) return at
  // 10<sup>4</sup> without its tags would be another number, so such a power keeps them.
  if (isPower && /^<\/?su[bp]/i.test(tag[0])) return at
  return at + tag[0].length
}

/** 王强 摄: the word after a name stays apart from it. */
function isCredited(next: string): boolean {
  return /^[摄文图绘]$/.test(next)
}

function nextToken(raw: string, at: number, limit: number): string {
  let end = at
  while (end < limit && end - at < 8 && !isBlank(raw.charCodeAt(end))) end++
  return raw.slice(at, end)
}

/** 记者 张三 李四, （孙泰雁 范国栋）, 赵东奇 摄: names in running text stay apart. */
function isBetweenNames(token: string, afterName: boolean, next: string): boolean {
  const name = token.replace(/^.*[（(：:]/, '')
  const nextName = (/^[\u4e00-\u9fff·]+/.exec(next)?.[0] ?? '')
  const isName = name.length <= LONGEST_NAME && isPersonName(name)
  if (/(?:记者|通讯员)$/.test(token)) return true
  if (isName && (afterName || /^(?:摄|文|供图|报道)/.test(next))) return true
  return isName && name !== token && isPersonName(nextName) && /[）)]|^.{2,4}$/.test(next)
}

/** 本报讯, 新华社太原4月22日电: the head of a news item stays apart from its first sentence. */
function isDateline(token: string): boolean {
  return /(?:讯|日电)[）)]?$/.test(token)
}

interface Around { readonly isChinese: boolean, readonly isLine: boolean, readonly isNames: boolean, readonly before: number, readonly after: number }

/** True where a gap between two characters is a blank that a reader needs. */
function keepsSpace(gap: Gap, left: number, right: number, around: Around): boolean {
  if (gap === 'break') return true
  if (gap === 'tag') return isDigit(left) && isDigit(right)
  const isWide = (code: number) => isHan(code) || isWidePunctuation(code) || (around.isChinese && isSharedPunctuation(code))
  if (isWidePunctuation(left) || isWidePunctuation(right)) return false
  if (isHan(left) && isHan(right)) return gap === 'blank' && around.isLine && !(around.before === 1 && around.after === 1)
  if (around.isNames && gap === 'blank') return true
  if (isWide(left) || isWide(right)) return !around.isChinese && !(isHan(left) || isHan(right))
  if (gap === 'wrap') {
    if (isDigit(left) && isDigit(right)) return !around.isChinese
    if (left === 0x2d || right === 0x25) return false
    return (isLatin(left) && isLatin(right)) || !around.isChinese
  }
  return !(isDigit(left) && (right === 0x25 || right === 0x2030))
}

function leadsInHan(raw: string, pieces: readonly RawSpan[]): boolean {
  let han = 0
  let latin = 0
  for (const piece of pieces) for (let at = piece.start; at < piece.end; at++) {
    const code = raw.charCodeAt(at)
    if (isHan(code)) han++
    else if (isLatin(code)) latin++
  }
  return han > 0 && han * 3 >= latin
}
