import Excel from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { AnnotationFilter, type AnnotationId, type DocumentId, type EditionId, type IndicatorId, type NotesFile, type RegionCode } from '../../contract/index.ts'
import { LONGEST_CELL } from '../office/index.ts'
import { openTestLibrary, type TestLibrary } from '../testing/library.ts'
import { exported, mark, takeIn } from '../testing/notes.ts'
import { readWorkbook } from '../testing/workbooks.ts'
import { notesWorkbook } from './workbook.ts'
import type { FiledNote } from './words.ts'

const whole: NotesFile = { format: 'xlsx', encoding: 'utf-8', grouping: 'document', selection: { ids: null, filter: null } }

/** The workbook of notes, taken apart. */
async function read(bytes: Uint8Array) {
  const { book, table } = await readWorkbook(bytes)
  const [head = [], ...rows] = table('批注')
  return { book, head, rows, about: table('说明'), column: (name: string) => rows.map((row) => row[head.indexOf(name)]) }
}
const written = async (app: TestLibrary, choice: Partial<NotesFile> = {}) => read((await app.get('notes.file', { ...whole, ...choice })).bytes)
const open = () => openTestLibrary({}, { now: () => new Date(2026, 2, 5, 9) })

/** A note as it would be filed, of any length: the library itself takes no more than 20,000 characters. */
function filed(note: string, quote = '引文'): FiledNote {
  return {
    annotation: {
      id: '00000000-0000-4000-8000-000000000001' as AnnotationId, documentId: 'plan' as DocumentId, scope: 'span', style: 'highlight', meaning: 'doubt', note, tags: [], links: [],
      anchor: { edition: '0'.repeat(64) as EditionId, passage: 4, start: 0, end: 2, quote, before: '', after: '', headings: [] },
      author: '', device: '00000000-0000-4000-8000-0000000000d1', created: '2026-03-01T02:00:00.000Z', modified: '2026-03-01T02:00:00.000Z', revision: 1,
    },
    documentTitle: '计划', regionCode: '140703' as RegionCode, regionName: '太谷区', placed: true, altered: false, others: [], indicators: [], periods: [], documentDate: null, about: [],
  }
}
const made = async (...notes: FiledNote[]) => read(await notesWorkbook(notes, whole, { version: '1.0', now: new Date(2026, 2, 5) }))

test('one row a note under a head that is frozen, filtered and printed on every page; a second sheet says what it is', async () => {
  const app = open()
  await app.get('identity.setAuthor', { author: '李文' })
  await mark(app, 5, { note: '**口径**待核\n第二行\n第三行', meaning: 'doubt', tags: ['月度', '要闻'] })
  await mark(app, 0, { note: '总体印象', meaning: 'measure', scope: 'document', tags: [], links: [{ kind: 'cell', indicatorId: 'fixed-investment' as IndicatorId, region: '140703' as RegionCode, period: '2021' }] })
  const { fileName, bytes } = await app.get('notes.file', whole)
  const { book, head, rows, about, column } = await read(bytes)
  expect(fileName).toMatch(/^批注_.+_20260305\.xlsx$/)
  expect(head).toEqual(['文件', '含义', '引文', '批注', '标签', '关于', '另一版本', '地区', '文件日期', '章节', '段落', '原文在位', '作者', '建立', '修改', '编号'])
  expect([rows.length, column('批注'), column('含义'), column('标签'), column('段落'), column('关于')])
    .toEqual([2, ['总体印象', '**口径**待核\n第二行\n第三行'], ['举措', '存疑'], ['', '月度、要闻'], ['全文', 6], ['固定资产投资·太谷区·2021年', '']])
  expect(column('修改')).toEqual([new Date(Date.UTC(2026, 2, 5)), new Date(Date.UTC(2026, 2, 5))])
  const sheet = book.getWorksheet('批注')!
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, xSplit: 1 })
  expect(sheet.autoFilter).toBe('A1:P3')
  expect(sheet.pageSetup).toMatchObject({ printTitlesRow: '1:1', printArea: 'A1:O3', orientation: 'landscape', fitToWidth: 1 })
  expect([sheet.getCell('D3').alignment.wrapText, sheet.getCell('N3').numFmt, sheet.getColumn(4).width]).toEqual([true, 'yyyy-mm-dd', 38])
  // The title of the document takes two lines, the second note three: every program shows all of them.
  expect([sheet.getRow(2).height, sheet.getRow(3).height]).toEqual([30.5, 44.75])
  expect(about.slice(0, 3)).toEqual([['内容', '全部批注'], ['条数', '2 条，其中举措 1、存疑 1'], ['导出日期', '2026-03-05']])
})

test('by meaning the rows stand in the order of the meanings, which lead them', async () => {
  const app = open()
  for (const [passage, meaning] of [[5, 'doubt'], [6, 'data'], [7, 'doubt']] as const) await mark(app, passage, { meaning })
  const { head, column, about } = await written(app, { grouping: 'meaning', selection: { ids: null, filter: AnnotationFilter.parse({ text: '核对' }) } })
  expect([head[0], column('含义'), about[0]]).toEqual(['含义', ['数据', '存疑', '存疑'], ['内容', '符合筛选条件的批注']])
})

test('what another laptop wrote and nobody has decided about stands in the row', async () => {
  const [here, there] = [open(), open()]
  await here.get('identity.setAuthor', { author: '李' })
  await there.get('identity.setAuthor', { author: '王' })
  const { id } = await mark(here, 5, { note: '待核' })
  await takeIn(there, await exported(here))
  await here.get('annotation.update', { id, note: '再查' })
  await there.get('annotation.update', { id, note: '=已核' })
  await takeIn(here, await exported(there))
  const { column } = await written(here)
  // Which of the two is shown follows from the laptops' random ids.
  expect([['再查', '另一版本（王）：=已核'], ['=已核', '另一版本（李）：再查']]).toContainEqual([column('批注')[0], column('另一版本')[0]])
})

test.each(['=1+1', '=HYPERLINK("http://a.invalid","点")', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1+1', '-5.2%'])('%j is a text, and stays one when it is edited', async (note) => {
  const { book, column } = await made(filed(note, note))
  const sheet = book.getWorksheet('批注')!
  expect([column('批注'), column('引文')]).toEqual([[note], [note]])
  for (const cell of ['C2', 'D2']) expect([sheet.getCell(cell).type, sheet.getCell(cell).numFmt]).toEqual([Excel.ValueType.String, '@'])
})

test('the file holds no formula and no link, whatever the notes say', async () => {
  const bytes = await notesWorkbook([filed('=1+1'), filed('http://a.invalid'), filed('<f>1+1</f>&amp;]]>')], whole, { version: '1.0', now: new Date() })
  const files = unzipSync(bytes)
  const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/')).map(([, file]) => strFromU8(file))
  for (const sheet of sheets) expect(sheet).not.toMatch(/<f[ >]|<hyperlink/)
  expect((await read(bytes)).column('批注')).toEqual(['=1+1', 'http://a.invalid', '<f>1+1</f>&amp;]]>'])
})

test('control characters and halves of pairs are left out, everything else comes back letter by letter', async () => {
  const { column } = await made(filed('a\u0000b\u0007c\u001bd\ud800e\uffff'), filed('甲\r\n乙\r丙\t丁'), filed('_x0041_ _x000a_ __x0041_'), filed('𠮷㎡  两端 '))
  expect(column('批注')).toEqual(['abcde', '甲\n乙\n丙\t丁', '_x0041_ _x000a_ __x0041_', '𠮷㎡  两端 '])
})

test('what is longer than a cell is cut with a word about it, on the last sheet too; a pair is never halved', async () => {
  const just = '文'.repeat(LONGEST_CELL)
  const { column, about } = await made(filed(just), filed(`${just}字`), filed('𠮷'.repeat(20_000)), filed(`文${'𠮷'.repeat(20_000)}`))
  const [whole_, cut, pairs, oddPairs] = column('批注') as string[]
  expect([whole_ === just, cut!.length, cut!.endsWith('文……（超过单元格的上限，后文略）')]).toEqual([true, LONGEST_CELL, true])
  for (const text of [pairs!, oddPairs!]) expect([text.length <= LONGEST_CELL, text.isWellFormed(), text.endsWith('𠮷……（超过单元格的上限，后文略）')]).toEqual([true, true, true])
  expect(about.at(-1)).toEqual(['过长的格', '3 格超过 Excel 一格的上限（32767 字），后文没有写入；全文请导出为 Word 或 Markdown。'])
})

test('a choice without notes is told as such', async () => {
  expect(await open().failure('notes.file', whole)).toBe('nothing-to-export')
})
