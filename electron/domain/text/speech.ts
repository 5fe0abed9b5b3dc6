import type { TextSpan } from '../../contract/documents.ts'
import { sentencesOf } from './sentences.ts'
import { sayDigits, sayNumber, sayYear } from './spoken-numbers.ts'

/** What a voice says for a text, with the way back: a part of `words` is said for a part of the text. */
export interface Spoken {
  readonly words: string
  /** In order and without gaps on both sides, UTF-16 code units. Signs that are not said stand at the part before. */
  readonly parts: readonly SpokenPart[]
}

export interface SpokenPart { readonly said: TextSpan, readonly text: TextSpan }

/** A sentence of a passage, with its place in it; the parts' texts are places in the passage too. */
export interface SpokenSentence extends Spoken { readonly span: TextSpan }

/**
 * The sentences of a passage as a voice should say them: numbers, units, years, ranges and ratios in words, since
 * system voices read 2458.8亿 digit by digit and 3.9：59.5 as a time.
 */
export function speechOf(text: string): SpokenSentence[] {
  return sentencesOf(text).map(span => {
    const { words, parts } = spokenText(text.slice(span.start, span.end))
    const shifted = parts.map(({ said, text: { start, end } }) => ({ said, text: { start: start + span.start, end: end + span.start } }))
    return { span, words, parts: shifted }
  })
}

/** A text as a voice should say it. Linear. */
export function spokenText(text: string): Spoken {
  const plain = halfWidth(text)
  const parts: SpokenPart[] = []
  let words = ''
  for (let at = 0; at < text.length;) {
    const found = ruleAt(plain, at)
    const end = at + (found?.length ?? codePointLength(text, at))
    const said = found?.said ?? text.slice(at, end)
    const last = parts.at(-1)
    if (said === '' && last) parts[parts.length - 1] = { said: last.said, text: { start: last.text.start, end } }
    else parts.push({ said: { start: words.length, end: words.length + said.length }, text: { start: at, end } })
    words += said
    at = end
  }
  return { words, parts }
}

/** The part of the text that is being said, from the position that the voice reports. UTF-16 code units. */
export function textSpanAt({ parts }: Spoken, said: number): TextSpan | null {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle] as SpokenPart).said.start <= said) low = middle
    else high = middle - 1
  }
  return parts[low]?.text ?? null
}

type Rule = readonly [pattern: RegExp, say: (match: readonly string[], before: string) => string]

const N = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`
const TO = String.raw`\s*(?:[—–~-]{1,2}|至)\s*`
/** Things that are counted: 2 before them is 两. 月, 日, 号, 级, 楼, 版 are ranks: 二. */
const COUNTED = '个|家|户|项|次|台|套|条|座|所|名|人|位|件|种|批|年(?!级|代|度)|天|小时|分钟|周|倍|米|公里|千米|吨|亩|辆|间|栋|处|只|头|万|亿|千|元|块|成|场|届|期|部|支|场|平方|立方|公顷|公斤|斤|度|村|镇|乡|县|区|市'
const counted = new RegExp(`^(?:余|多)?(?:${COUNTED})`)
const ROADS = /^(?:国道|省道|县道|乡道)/
const LINES = /^(?:[热专]线|便民|政务服务|平台|接诉即办)/

/** Units in letters, longest first. */
const UNITS: Readonly<Record<string, string>> = {
  'μg/m3': '微克每立方米', 'ug/m3': '微克每立方米', 'mg/l': '毫克每升', 'mg/m3': '毫克每立方米', 'km/h': '公里每小时', 'kw·h': '千瓦时', kwh: '千瓦时', km2: '平方公里', hm2: '公顷',
  m2: '平方米', m3: '立方米', km: '公里', kg: '公斤', kw: '千瓦', mw: '兆瓦', kv: '千伏', cm: '厘米', mm: '毫米', m: '米', t: '吨', g: '克', l: '升',
}

/**
 * Tried in this order at every digit or sign; all are sticky and look at their match and a word before it. A rule that
 * answers '' does not apply.
 */
const RULES: readonly Rule[] = [
  [/(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])/y, ([, year = '', , month = '', day = '']) => `${sayYear(year)}年${sayNumber(String(Number(month)))}月${sayNumber(String(Number(day)))}日`],
  [new RegExp(String.raw`((?:19|20)\d{2})年?${TO}((?:19|20)\d{2})(?=年|学年)`, 'y'), ([, from = '', to = '']) => `${sayYear(from)}到${sayYear(to)}`],
  [/((?:1[5-9]|20)\d{2})(?=\s*年)(?!\s*年(?:以上|以下|左右|的历史))/y, ([, year = '']) => sayYear(year)],
  [/[〔[](\d{4})[〕\]]/y, ([, year = '']) => sayYear(year)],
  // Three and more parts are always a ratio; two are one unless they can be a time of day.
  [new RegExp(String.raw`${N}(?::${N}){2,}`, 'y'), ([ratio = '']) => ratio.split(':').map(sayNumber).join('比')],
  [/([01]?\d|2[0-4]):([0-5]\d)(?![\d.:])/y, ([, hour = '', minute = ''], before) => isRatio(before) ? `${sayNumber(String(Number(hour)))}比${sayNumber(String(Number(minute)))}` : sayTime(hour, minute)],
  [new RegExp(`(${N}):(${N})`, 'y'), ([, a = '', b = '']) => `${sayNumber(a)}比${sayNumber(b)}`],
  [new RegExp(`([-+]?)(${N})%?${TO}([-+]?)(${N})([%‰])`, 'y'), ([, sign = '', from = '', sign2 = '', to = '', of = '']) => `${sayShare(sign, from, of)}到${sayShare(sign2, to, of)}`],
  [new RegExp(`([-+]?)(${N})([%‰])`, 'y'), ([, sign = '', number = '', of = '']) => sayShare(sign, number, of)],
  [/(\d{1,3})\/(\d{1,3})(?![\d/])/y, ([, above = '', below = '']) => `${sayNumber(below)}分之${sayNumber(above)}`],
  [new RegExp(`(${N})(μg/m3|ug/m3|mg/l|mg/m3|km/h|kw·h|kwh|km2|hm2|m2|m3|km|kg|kw|mw|kv|cm|mm|m|t|g|l)(?![a-z\\d])`, 'iy'), ([, number = '', unit = '']) => /^[A-Z]$/.test(unit) ? '' : sayCounted(number) + (UNITS[unit.toLowerCase()] ?? unit)],
  [/\d+/y, ([digits = ''], before) => isName(digits, before) ? sayDigits(digits, /[A-Z]$|道$/.test(before) ? '幺' : '一') : ''],
  [new RegExp(`([-+]?)(${N})${TO}(${N})`, 'y'), ([, sign = '', from = '', to = '']) => `${sayNegative(sign)}${sayNumber(from)}到${sayNumber(to)}`],
  [new RegExp(`([-+]?)(${N})`, 'y'), ([, sign = '', number = '']) => sayNegative(sign) + sayNumber(number)],
]

/** Signs that are said, or are not. */
const SIGNS: Readonly<Record<string, string>> = {
  '℃': '摄氏度', '°': '度', '㎡': '平方米', '㎥': '立方米', '㎞': '公里', '㎏': '公斤', '×': '乘', '=': '等于', '≥': '大于等于', '≤': '小于等于', '>': '大于', '<': '小于',
  '“': '', '”': '', '"': '', '「': '', '」': '', '《': '', '》': '', '〈': '', '〉': '', '·': '', '　': '', '*': '', '#': '', '—': '，', '…': '，', '（': '，', '）': '，', '(': '，', ')': '，',
  'Ⅰ': '一', 'Ⅱ': '二', 'Ⅲ': '三', 'Ⅳ': '四', 'Ⅴ': '五', 'Ⅵ': '六', '①': '一', '②': '二', '③': '三', '④': '四', '⑤': '五', '⑥': '六', '⑦': '七', '⑧': '八', '⑨': '九', '⑩': '十',
}

/** Longest stretch that a rule looks at, so that a text of digits only stays quick. UTF-16 code units. */
const REACH = 80
/** Text before a number that tells what it is. */
const BEHIND = 16

function ruleAt(plain: string, at: number): { length: number, said: string } | null {
  const char = plain[at] as string
  if (/[\d+[〔-]/.test(char)) {
    const before = plain.slice(Math.max(0, at - BEHIND), at)
    const ahead = plain.slice(at, at + REACH)
    if (!(/[-+]/.test(char) && /[\da-z\u4e00-\u9fff]$/i.test(before) && !/(?:增长|下降|为|是|达|约|增速|同比|比)$/.test(before))) {
      const named = sayName(ahead, before)
      if (named) return named
      for (const [pattern, say] of RULES) {
        pattern.lastIndex = 0
        const match = pattern.exec(ahead)
        if (!match) continue
        const said = say(match, before)
        if (said !== '') return { length: match[0].length, said: withTwo(said, match[0], before, ahead.slice(match[0].length)) }
      }
    }
    if (char === '+' && /[\dA-Za-z]$/.test(before)) return { length: 1, said: '加' }
    if (char === '-' && /[\u4e00-\u9fff]$/.test(before)) return { length: 1, said: '，' }
  }
  if (char === '—' || char === '…') return runOf(plain, at, char)
  if (char === '/' && /[\u4e00-\u9fff]$/.test(plain.slice(0, at).slice(-1)) && /^[\u4e00-\u9fff]/.test(plain.slice(at + 1))) return { length: 1, said: '每' }
  const sign = SIGNS[char]
  return sign === undefined ? null : { length: 1, said: sign }
}

/** Roads and hot lines, said as on the telephone: 108国道 → 幺零八国道, G5 → G五, 12345热线 → 幺二三四五热线. */
function sayName(ahead: string, before: string): { length: number, said: string } | null {
  const digits = /^\d+/.exec(ahead)?.[0]
  if (digits === undefined) return null
  const behind = ahead.slice(digits.length)
  const isRoad = ROADS.test(behind) || (/(?:^|[^A-Za-z])[GSXY]$/.test(before) && digits.length >= 2 && !/^[.%]/.test(behind))
  return isRoad || (digits.length === 5 && LINES.test(behind)) ? { length: digits.length, said: sayDigits(digits, '幺') } : null
}

/** Digits in quotes of their own name a scheme (“1221”战略, “15661”工作体系): digit by digit. */
function isName(digits: string, before: string): boolean {
  return digits.length >= 3 && /[“"「]$/.test(before)
}

function withTwo(said: string, digits: string, before: string, behind: string): string {
  if (/第\s*$/.test(before) || !counted.test(behind.trimStart())) return said
  if (digits === '2') return '两'
  // 2—3个 → 两到三个
  return /^2\D/.test(digits) && said.startsWith('二到') ? `两${said.slice(1)}` : said
}

function sayCounted(number: string): string {
  return number === '2' ? '两' : sayNumber(number)
}

function sayShare(sign: string, number: string, of: string): string {
  return `${sayNegative(sign)}${of === '‰' ? '千' : '百'}分之${sayNumber(number)}`
}

function sayNegative(sign: string): string {
  return sign === '-' ? '负' : sign === '+' ? '正' : ''
}

function sayTime(hour: string, minute: string): string {
  const said = sayNumber(String(Number(hour)))
  const hours = `${said === '二' ? '两' : said}点`
  return minute === '00' ? hours : `${hours}${minute.startsWith('0') ? '零' : ''}${sayNumber(String(Number(minute)))}分`
}

function isRatio(before: string): boolean {
  return /(?:比|比例|比重|比值|结构|配比)[^，。；\d]{0,8}$/.test(before)
}

/** A dash or an ellipsis of any length is one pause. */
function runOf(plain: string, at: number, char: string): { length: number, said: string } {
  let end = at + 1
  while (plain[end] === char) end++
  return { length: end - at, said: at === 0 ? '' : '，' }
}

/** Full-width digits and signs in half width; the length stays. */
function halfWidth(text: string): string {
  return text.replace(/[０-９．％：－＋／]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/[～〜]/g, '~')
}

function codePointLength(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff && at + 1 < text.length ? 2 : 1
}
