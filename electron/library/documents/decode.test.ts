import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ExpectedFailure } from '../../contract/index.ts'
import { SOURCES } from '../testing/folders.ts'
import { decode } from './decode.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const utf8 = (text: string) => new TextEncoder().encode(text)
/** 全区经济稳中向好 in GB18030. */
const GB18030 = bytes(0xc8, 0xab, 0xc7, 0xf8, 0xbe, 0xad, 0xbc, 0xc3, 0xce, 0xc8, 0xd6, 0xd0, 0xcf, 0xf2, 0xba, 0xc3)

test.each([
  ['UTF-8', utf8('全区经济稳中向好'), 'utf-8'],
  ['UTF-8 with a byte order mark', utf8('\uFEFF全区经济稳中向好'), 'utf-8'],
  ['GB18030', GB18030, 'gb18030'],
  ['UTF-16 little-endian by its mark', new Uint8Array(Buffer.from('\uFEFF全区经济稳中向好', 'utf16le')), 'utf-16'],
])('%s is read letter by letter', (_, content, encoding) => {
  expect(decode(content)).toEqual({ text: '全区经济稳中向好', encoding })
})

test.each([
  ['no bytes', bytes(), 'file-empty'],
  ['blanks alone', utf8(' \n\t　\n'), 'file-empty'],
  ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'file-binary'],
  ['text with NUL', utf8('全区\0经济'), 'file-binary'],
  ['a PDF', utf8('%PDF-1.7 …'), 'file-type'],
  ['a DOCX', bytes(0x50, 0x4b, 3, 4, 20, 0), 'file-type'],
  ['Big5 (經濟發展穩中求進), which GB18030 reads as rare characters', bytes(0xb8, 0x67, 0xc0, 0xd9, 0xb5, 0x6f, 0xae, 0x69, 0xc3, 0xad, 0xa4, 0xa4, 0xa8, 0x44, 0xb6, 0x69), 'file-encoding'],
  ['GB18030 cut in the middle of a character', GB18030.subarray(0, 15), 'file-encoding'],
  ['Latin-1', bytes(...Buffer.from('caf\xe9 r\xe9sum\xe9', 'latin1')), 'file-encoding'],
])('%s is refused with its reason', (_, content, code) => {
  expect(codeOf(content)).toBe(code)
})

test('random bytes never become a text', () => {
  for (let round = 0; round < 500; round++) expect(codeOf(randomBytes(64 + round))).toMatch(/^file-(binary|encoding)$/)
})

test('the bundled texts survive the way through GB18030 without a changed letter', () => {
  const text = readFileSync(join(SOURCES, 'seeds', 'jinzhong-2025-work-report.txt'), 'utf8')
  expect(decode(asGb18030(text))).toEqual({ text, encoding: 'gb18030' })
})

/** A text in GB18030, by its characters of one and two bytes; Node decodes it but does not encode it. */
function asGb18030(text: string): Uint8Array {
  const codes = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) codes.set(decoder.decode(bytes(first, second)), [first, second])
  }
  return Uint8Array.from([...text].flatMap((character) => (character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : codes.get(character) ?? [])))
}

function codeOf(content: Uint8Array): string {
  try {
    return `read as ${decode(content).encoding}`
  } catch (error) {
    if (error instanceof ExpectedFailure) return error.failure.code
    throw error
  }
}
