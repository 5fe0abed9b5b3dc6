import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { OFFICIAL_MARGINS_MM, writeWord, type WordBlock, type WordDocument } from './index.ts'

const paper = (blocks: WordBlock[], changes: Partial<WordDocument> = {}): WordDocument => ({
  title: '对比表', author: '案头', orientation: 'portrait', marginsMm: OFFICIAL_MARGINS_MM, pageNumbers: 'official', body: { font: 'fangsong', sizePt: 16 }, blocks, ...changes,
})
const part = async (document: WordDocument, name: string): Promise<string> => strFromU8(unzipSync(await writeWord(document))[name]!)
const cell = (text: string) => ({ paragraphs: [{ runs: [{ text }] }] })

test('a table is a real one: head row repeated, rows whole, widths both as grid and in every cell', async () => {
  const xml = await part(paper([{ kind: 'table', widthsMm: [40, 20], headRows: 1, rules: 'grid', rows: [[cell('指标'), cell('太谷区')], [cell('固定资产投资'), cell('56')]] }]), 'word/document.xml')
  expect(xml.match(/<w:gridCol w:w="\d+"\/>/g)).toEqual(['<w:gridCol w:w="2268"/>', '<w:gridCol w:w="1134"/>'])
  expect(xml.match(/<w:tcW [^>]*>/g)).toHaveLength(4)
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(2)
  expect(xml.replace(/<[^>]+>/g, '')).toContain('指标太谷区固定资产投资56')
})

test('Chinese text names its East Asian font, in the runs and as the default', async () => {
  const document = paper([{ kind: 'paragraph', runs: [{ text: '楷体的话', font: 'kai' }] }])
  expect(await part(document, 'word/document.xml')).toContain('w:eastAsia="楷体"')
  expect(await part(document, 'word/styles.xml')).toContain('w:eastAsia="仿宋"')
})

test('a link goes to the bookmark of its source', async () => {
  const xml = await part(paper([
    { kind: 'paragraph', runs: [{ text: '56' }, { text: '[1]', superscript: true, linkTo: 'source_1' }] },
    { kind: 'paragraph', bookmark: 'source_1', runs: [{ text: '今年要实现固投增长10%的目标' }] },
  ]), 'word/document.xml')
  expect(xml).toContain('<w:hyperlink w:history="1" w:anchor="source_1">')
  expect(xml).toMatch(/<w:bookmarkStart w:name="source_1"/)
})

test('paper that lies is wider than high, and has the margins that were asked for', async () => {
  const xml = await part(paper([], { orientation: 'landscape' }), 'word/document.xml')
  expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/)
  expect(xml).toContain('w:top="2098"')
})

test('page numbers are fields that stand right on odd pages and left on even ones', async () => {
  const files = unzipSync(await writeWord(paper([{ kind: 'heading', level: 1, text: '附表' }])))
  const footers = Object.keys(files).filter((name) => /footer\d+\.xml$/.test(name)).map((name) => strFromU8(files[name]!))
  expect(footers.map((xml) => [/w:jc w:val="(\w+)"/.exec(xml)?.[1], xml.includes('PAGE')])).toEqual([['right', true], ['left', true]])
  expect(strFromU8(files['word/settings.xml']!)).toContain('evenAndOddHeaders')
})

test('what XML cannot hold is left out, and what looks like XML is text', async () => {
  const xml = await part(paper([{ kind: 'paragraph', runs: [{ text: 'a\u0000b\ud800<w:p/>&' }] }]), 'word/document.xml')
  expect(xml).toContain('ab\ufffd&lt;w:p/&gt;&amp;')
})
