import { createHash } from 'node:crypto'
import { EditionId, ExpectedFailure } from '../../contract/index.ts'

/** A file's bytes as text. */
export interface DecodedText {
  /** The text without a byte order mark; otherwise letter by letter what the file holds. */
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16' | 'gb18030'
}

/** Above this a file is no briefing; a year of a county's reports has about 2 MB. Bytes. */
const LARGEST_FILE_BYTES = 50_000_000

/** First bytes of formats that look like text to nobody, and what to tell the person. */
const SIGNATURES: readonly (readonly [bytes: string, name: string])[] = [
  ['%PDF-', 'PDF'], ['PK\x03\x04', 'DOCX、XLSX 或压缩包'], ['\xD0\xCF\x11\xE0', '旧版 DOC、XLS 或 WPS'], ['{\\rtf', 'RTF'],
]

/** Share of control characters above which bytes are no text. */
const MOST_CONTROL_CHARACTERS = 0.001

/**
 * The five hundred most common characters. Measured: any hundred Chinese characters of a briefing hold at least 52 of
 * them, random bytes read as GB18030 two.
 */
const COMMON = new Set('的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严')

/** Least share of common characters among the Chinese ones for a text to be Chinese. */
const LEAST_COMMON_SHARE = 0.3

/**
 * Reads a file's bytes as text: UTF-8 strictly, UTF-16 by its mark, else GB18030 if that gives readable Chinese.
 * Fails with `file-empty`, `file-too-large`, `file-type` (a known other format), `file-binary`, `file-encoding`.
 */
export function decode(bytes: Uint8Array): DecodedText {
  if (bytes.length > LARGEST_FILE_BYTES) throw new ExpectedFailure('file-too-large', `${Math.round(bytes.length / 1e6)} MB，最大 50 MB`)
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  const foreign = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (foreign) throw new ExpectedFailure('file-type', foreign[1])
  const decoded = decodeAs(bytes)
  if (decoded.text.trim() === '') throw new ExpectedFailure('file-empty')
  return decoded
}

/** The id of an edition: the SHA-256 of its text. */
export function editionOf(text: string): EditionId {
  return EditionId.parse(sha256(text))
}

/** Lower-case hex SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

function decodeAs(bytes: Uint8Array): DecodedText {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (mark) {
    const text = tryDecode(bytes, mark)
    if (text === null) throw new ExpectedFailure('file-encoding', brokenPlace(bytes, mark))
    return { text, encoding: 'utf-16' }
  }
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== null) {
    if (isBinary(utf8)) throw new ExpectedFailure('file-binary')
    return { text: utf8, encoding: 'utf-8' }
  }
  const converted = tryDecode(bytes, 'gb18030')
  if (converted !== null && !isBinary(converted) && looksChinese(converted)) return { text: converted, encoding: 'gb18030' }
  throw new ExpectedFailure(bytes.includes(0) || (converted !== null && isBinary(converted)) ? 'file-binary' : 'file-encoding')
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Control characters other than tab, line ends and form feed do not occur in texts; a NUL alone decides. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  const control = text.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0
  return control > text.length * MOST_CONTROL_CHARACTERS
}

function looksChinese(text: string): boolean {
  let chinese = 0
  let common = 0
  for (const character of text) {
    if (!/\p{Script=Han}/u.test(character)) continue
    chinese++
    if (COMMON.has(character)) common++
  }
  return chinese > 0 && common >= chinese * LEAST_COMMON_SHARE
}

/** Where UTF-16 breaks: a half of a character without its other half. Counted in characters from 1, with what stands before it. */
function brokenPlace(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes)
  const at = text.indexOf('\ufffd')
  if (at < 0) return '文件在一个字的中间断开'
  return `第 ${[...text.slice(0, at)].length + 1} 个字残缺，在“${text.slice(Math.max(0, at - 10), at).replace(/\s+/gu, ' ')}”之后`
}
