import { strFromU8, unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import type { IndicatorId, RegionCode } from '../../contract/index.ts'
import { openTestLibrary } from '../testing/library.ts'
import { mark } from '../testing/notes.ts'

const all = { ids: null, filter: null }
const whole = { encoding: 'utf-8', grouping: 'document', selection: all } as const

async function withNotes() {
  const app = openTestLibrary({}, { now: () => new Date(2026, 2, 5, 9) })
  await app.get('identity.setAuthor', { author: '李文' })
  await mark(app, 5, { note: '**口径**待核\n<script>alert(1)</script>', meaning: 'doubt', tags: ['月度'] })
  await mark(app, 7, { note: '=1+1', meaning: 'data' })
  await mark(app, 0, { note: '总体印象', meaning: 'measure', scope: 'document', tags: [] })
  return app
}

test('Markdown: each note with its quote and its source, grouped by document or by meaning', async () => {
  const app = await withNotes()
  const { fileName, bytes } = await app.get('notes.file', { ...whole, format: 'markdown' })
  const text = strFromU8(bytes)
  expect(fileName).toMatch(/^批注_.+_20260305\.md$/)
  expect(text.match(/^## .+$/gm)?.length).toBe(1)
  expect(text.match(/^> .+$/gm)?.length).toBe(2)
  expect(text).toContain('**口径**待核')
  expect(text).toMatch(/？ 存疑；标签：月度；出处：太谷区《.+》，2024年，第 6 段（兴产业）；李文，2026-03-05/)
  const byMeaning = strFromU8((await app.get('notes.file', { ...whole, format: 'markdown', grouping: 'meaning' })).bytes)
  expect(byMeaning.match(/^## .+$/gm)).toEqual(['## ■ 数据', '## ▲ 举措', '## ？ 存疑'])
})

test('Markdown: no tag, link or picture of a note acts in the program that opens the file', async () => {
  const app = openTestLibrary()
  await mark(app, 5, { note: '**粗**<img src=x onerror=alert(1)> [点](javascript:alert(1)) ![](http://a.invalid/b.png) [a]: data:text/html,x\n2 < 3', tags: [] })
  expect(strFromU8((await app.get('notes.file', { ...whole, format: 'markdown' })).bytes)).toContain(
    '**粗**\\<img src=x onerror=alert(1)> [点\\](javascript:alert(1)) !\\[\\](http://a.invalid/b.png) [a\\]: data:text/html,x\n2 < 3')
})

test('CSV: one line a note, no formula is one, in UTF-8 with its mark or in GB18030', async () => {
  const app = await withNotes()
  const { bytes } = await app.get('notes.file', { ...whole, format: 'csv' })
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).trimEnd().split('\r\n')
  expect([lines.length, lines[0]?.startsWith('\uFEFF"含义","引文","批注"'), lines.some((line) => line.includes(`"'=1+1"`))]).toEqual([4, true, true])
  const { bytes: old } = await app.get('notes.file', { ...whole, format: 'csv', encoding: 'gb18030' })
  expect(new TextDecoder('gb18030').decode(old)).toBe(lines.join('\r\n').slice(1) + '\r\n')
})

test('Word: a table a group with a repeated head, every quote, note and source as text', async () => {
  const app = await withNotes()
  const { fileName, bytes } = await app.get('notes.file', { ...whole, format: 'docx', grouping: 'meaning' })
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  expect(fileName).toBe('批注_3条_20260305.docx')
  expect([xml.match(/<w:tbl>/g)?.length, xml.match(/<w:tblHeader\/>/g)?.length]).toEqual([3, 3])
  expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  const words = xml.replace(/<[^>]+>/g, '')
  for (const text of ['总体印象', '=1+1', '标签：月度', '全文']) expect(words).toContain(text)
})

test('Word: a note is set as it reads on screen, bold and lists as Word knows them; markup beyond that is text', async () => {
  const app = openTestLibrary()
  await mark(app, 5, { note: '**口径**待*核*：\n- 固投\n- 增速\n\n3. 甲\n> 引文 `56亿元`\n\n[公报](javascript:alert) <b>粗</b>', tags: [] })
  const xml = strFromU8(unzipSync((await app.get('notes.file', { ...whole, format: 'docx' })).bytes)['word/document.xml']!)
  const paragraphs = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).map((one) => [...one.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, run]) =>
    `${/<w:b\/>/.test(run!) ? '粗' : ''}${/<w:i\/>/.test(run!) ? '斜' : ''}|${run!.replace(/<[^>]+>/g, '')}`))
  const from = paragraphs.findIndex(([first]) => first === '粗|口径')
  expect(paragraphs.slice(from, from + 6)).toEqual([
    ['粗|口径', '|待', '斜|核', '|：'], ['|• ', '|固投'], ['|• ', '|增速'], ['|3. ', '|甲'], ['|引文 ', '|56亿元'], ['|公报（javascript:alert） &lt;b&gt;粗&lt;/b&gt;'],
  ])
  expect(xml).not.toMatch(/w:hyperlink|<b>/)
})

test('a note on an empty cell says in every file which cell it is about', async () => {
  const app = openTestLibrary()
  const cell = { kind: 'cell', indicatorId: 'fixed-investment' as IndicatorId, region: '140703' as RegionCode } as const
  await mark(app, 0, { scope: 'document', meaning: 'doubt', note: '未见数据，问统计局', tags: [], links: [{ ...cell, period: '2021' }, { ...cell, period: null }] })
  const bytes = async (format: 'markdown' | 'csv' | 'docx') => (await app.get('notes.file', { ...whole, format })).bytes
  const word = strFromU8(unzipSync(await bytes('docx'))['word/document.xml']!).replace(/<[^>]+>/g, '')
  const paper = await app.get('notes.prepare', { ...whole, format: 'pdf' })
  const about = ['固定资产投资·太谷区·2021年', '固定资产投资·太谷区·各期']
  expect(strFromU8(await bytes('markdown'))).toContain(`关于：${about.join('、')}`)
  expect(strFromU8(await bytes('csv'))).toContain(`"","未见数据，问统计局","","${about.join('；')}","","太谷区"`)
  expect(strFromU8(await bytes('csv'))).toContain('"","全文","是"')
  expect(word).toContain(`关于：${about.join('；')}`)
  expect(paper.groups[0]!.notes[0]).toMatchObject({ quote: '', facts: expect.arrayContaining([`关于：${about.join('；')}`]) })
})

test('a choice without notes is told as such', async () => {
  const app = await withNotes()
  expect(await app.failure('notes.file', { ...whole, format: 'docx', selection: { ids: [], filter: null } })).toBe('nothing-to-export')
  expect(await app.failure('notes.file', { ...whole, format: 'csv', selection: { ids: null, filter: { text: '没有这样的话' } } })).toBe('nothing-to-export')
})

test('paper: numbered notes as text, kept as a print job until it is finished', async () => {
  const app = await withNotes()
  const paper = await app.get('notes.prepare', { ...whole, format: 'pdf', grouping: 'meaning' })
  expect(paper.fileName).toBe('批注_3条_20260305.pdf')
  expect(paper.groups.map(({ title, notes }) => [title, notes.map(({ number, quote, note }) => [number, quote !== '', note])])).toEqual([
    ['■ 数据', [[1, true, '=1+1']]], ['▲ 举措', [[2, false, '总体印象']]], ['？ 存疑', [[3, true, '**口径**待核\n<script>alert(1)</script>']]],
  ])
  expect(await app.get('print.job', { job: paper.job })).toEqual(paper)
  const pdf = await PDFDocument.create()
  pdf.addPage([595, 842])
  const finished = await PDFDocument.load(await app.get('export.finish', { job: paper.job, pdf: new Uint8Array(await pdf.save()) }), { updateMetadata: false })
  expect([finished.getTitle(), finished.getSubject()]).toEqual(['批注', '共 3 条，2026-03-05 打印'])
  expect(await app.failure('print.job', { job: paper.job })).toBe('print-job-missing')
})
