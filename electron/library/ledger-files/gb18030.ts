// Text → GB18030 bytes, for offices whose old programs take a CSV for GBK. Node decodes GB18030 but does not encode it,
// so its decoder is turned round once: no table of ours that could be wrong.

/** Four-byte codes of the basic plane: 0x81308130 … 0x8431A439 (GB 18030-2005, also the WHATWG encoding standard). */
const FOUR_BYTE_CODES = 39_420
/** The four-byte code of U+10000, counted as above; from there on codes follow the code points. */
const FIRST_SUPPLEMENTARY = 189_000
const QUESTION_MARK = 0x3f

/** Code unit of the basic plane → its bytes as one number (one, two or four bytes); 0 where there are none. */
let codes: Uint32Array | null = null

/** A text in GB18030. A lone surrogate, and nineteen private-use characters that have no code, become question marks. */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  const table = codes ??= invertDecoder()
  const bytes = new Uint8Array(text.length * 4)
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes[at++] = unit
    else {
      const point = text.codePointAt(i) ?? 0
      if (point > 0xffff) i++
      const code = point > 0xffff ? fourBytes(FIRST_SUPPLEMENTARY + point - 0x10000) : table[unit] ?? 0
      if (code === 0) bytes[at++] = QUESTION_MARK
      else {
        if (code > 0xffff) { bytes[at++] = code >>> 24; bytes[at++] = (code >>> 16) & 0xff }
        bytes[at++] = (code >>> 8) & 0xff
        bytes[at++] = code & 0xff
      }
    }
  }
  return bytes.slice(0, at)
}

/** Decodes every two-byte and four-byte code and notes which character it stands for. About 30 ms, once. */
function invertDecoder(): Uint32Array {
  const all: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) all.push((lead << 8) | trail)
  }
  for (let pointer = 0; pointer < FOUR_BYTE_CODES; pointer++) all.push(fourBytes(pointer))
  // One code a line: a line feed is part of no code, so one that stands for nothing spoils its own line alone.
  const bytes = new Uint8Array(all.length * 5)
  let end = 0
  for (const code of all) {
    if (code > 0xffff) { bytes[end++] = code >>> 24; bytes[end++] = (code >>> 16) & 0xff }
    bytes[end++] = (code >>> 8) & 0xff
    bytes[end++] = code & 0xff
    bytes[end++] = 0x0a
  }
  const lines = new TextDecoder('gb18030').decode(bytes.subarray(0, end)).split('\n')
  const table = new Uint32Array(0x10000)
  for (const [i, line] of lines.entries()) {
    const unit = line.charCodeAt(0)
    // Of two codes for one character (U+3000) the first is the one that programs write.
    if (line.length === 1 && unit !== 0xfffd && table[unit] === 0) table[unit] = all[i] ?? 0
  }
  table[0xfffd] = fourBytes(FOUR_BYTE_CODES - 1 - (0xffff - 0xfffd))
  return table
}

/** The four bytes with this number, as one unsigned number. */
function fourBytes(pointer: number): number {
  const [a, b, c, d] = [Math.floor(pointer / 12600), Math.floor(pointer / 1260) % 10, Math.floor(pointer / 10) % 126, pointer % 10]
  return (((0x81 + a) << 24) | ((0x30 + b) << 16) | ((0x81 + c) << 8) | (0x30 + d)) >>> 0
}
