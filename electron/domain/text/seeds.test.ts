import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { headingPaths, headingsAbove, outlineOf, reflow, toRawSpan, toTextSpan, type OutlineEntry } from './index.ts'
import { setDocument, type Setting } from './testing/column.ts'
import { faultsOf } from './testing/cover.ts'
import { outlineLines } from './testing/outline-lines.ts'

interface Seed { readonly id: string, readonly file: string, readonly title: string, readonly sha256: string }

const folder = new URL('../../../seeds/', import.meta.url)
const seeds = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as Seed[]
const texts = seeds.map(seed => ({ ...seed, raw: readFileSync(new URL(seed.file, folder), 'utf8') }))

test.each(texts)('$id is the text that the manifest names, byte for byte', ({ file, sha256 }) => {
  expect(createHash('sha256').update(readFileSync(new URL(file, folder))).digest('hex')).toBe(sha256)
})

test.each(texts)('$id reads as its outline says, from the title to the last line', ({ id, raw }) => {
  const outline = readFileSync(new URL(`./testing/outlines/${id}.txt`, import.meta.url), 'utf8')
  expect(outlineLines(reflow(raw)).join('\n') + '\n').toBe(outline)
})

test.each(texts)('every non-blank character of $id is in exactly one passage', ({ raw }) => {
  expect(faultsOf(raw, reflow(raw))).toEqual([])
})

test.each(texts)('the first title of $id is the one that the manifest gives', ({ raw, title }) => {
  expect(reflow(raw).filter(passage => passage.kind === 'title').map(passage => passage.text)).toEqual([title])
})

test.each(texts)('no paragraph of $id breaks off, and none holds a stray blank', ({ raw }) => {
  const paragraphs = reflow(raw).filter(passage => passage.kind === 'paragraph')
  expect(paragraphs.filter(passage => !/[。！]”?$/.test(passage.text)).map(passage => passage.text)).toEqual([])
  expect(paragraphs.flatMap(passage => passage.text.match(/.{4}\s.{4}/g) ?? [])).toEqual([])
})

test.each(texts)('spans of $id lead to the raw text and back', ({ raw }) => {
  for (const passage of reflow(raw)) {
    for (let start = 0; start < passage.text.length; start += 7) {
      const span = { start, end: Math.min(passage.text.length, start + 5) }
      const words = passage.text.slice(span.start, span.end).replace(/\s/g, '')
      const there = toRawSpan(passage, span)
      expect(raw.slice(there.start, there.end).replace(/<\/?sub>|\s/g, '')).toBe(words)
      expect(passage.text.slice(toTextSpan(passage, there)?.start, toTextSpan(passage, there)?.end).trim()).toBe(passage.text.slice(span.start, span.end).trim())
    }
  }
})

test.each(texts)('the headings above a passage of $id are the same asked one by one or all at once', ({ raw }) => {
  const passages = reflow(raw)
  const paths = headingPaths(passages)
  for (const { index } of passages) expect(headingsAbove(passages, index)).toEqual(paths[index])
  const count = (entries: readonly OutlineEntry[]): number => entries.reduce((sum, entry) => sum + 1 + count(entry.children), 0)
  expect(count(outlineOf(passages))).toBe(passages.filter(passage => passage.kind === 'heading').length)
})

const WIDTHS = [12, 15, 18, 21, 26, 32, 40]

/** Share of the titles, headings and paragraphs of all bundled texts that come back whole from columns. */
function shareThatComesBack(setting: Omit<Setting, 'width'>): number {
  let whole = 0
  let all = 0
  for (const { raw } of texts) for (const width of WIDTHS) {
    const blocks = reflow(raw).filter(passage => ['title', 'heading', 'paragraph'].includes(passage.kind))
      .map(passage => ({ text: passage.text, isHeading: passage.kind !== 'paragraph' })).filter(block => !block.isHeading || block.text.length <= width)
    const found = new Set(reflow(setDocument(blocks, { width, ...setting })).map(passage => passage.text))
    all += blocks.length
    whole += blocks.filter(block => found.has(block.text)).length
  }
  return whole / all
}

test.each([
  { indent: 'kept', blankBetween: true }, { indent: 'kept', blankBetween: false }, { indent: 'lost', blankBetween: true },
] as const)('set again into columns of 12 to 40 characters, every passage comes back whole: $indent indents, blank lines $blankBetween', setting => {
  for (const harder of [false, true]) expect(shareThatComesBack({ ...setting, blankBeforeQuotes: harder, spacedNumbers: harder })).toBe(1)
})

test('where neither indents nor blank lines part paragraphs, nineteen in twenty still come back whole', () => {
  for (const harder of [false, true]) expect(shareThatComesBack({ indent: 'lost', blankBetween: false, blankBeforeQuotes: harder, spacedNumbers: harder })).toBeGreaterThan(0.95)
})
