import { describe, expect, test } from 'vitest'
import { buildComparison, PLAIN_VIEW } from '../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, specOf } from '../../electron/domain/comparison/testing/observed.ts'
import { markedQuote, printedAppendix } from './appendix.ts'
import { markPieces, printedCell, splitAtPoint } from './cell.ts'
import { legendSentences, shareOut, unitLine } from '../../electron/domain/handover/index.ts'
import { wholeWords } from './dom.ts'
import { missingGlyphs, parseRanges } from './glyphs.ts'
import { printedNotes } from './notes.ts'
import { paperTable } from './paper-table.ts'
import { printedTable } from './table.ts'
import { charactersOf } from './text-of.ts'

const INVESTMENT = '固定资产投资', ESTATES = '老旧小区改造数'
const observations = [
  figure('太谷区', INVESTMENT, '560000万元', 56e8, { status: 'target' }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8),
  figure('太谷区', ESTATES, '42个', 42), figure('晋中市', ESTATES, '228个', 228, { review: 'doubtful' }),
]
const SPEC = specOf(['太谷区', '晋中市', '杏花岭区'], [INVESTMENT, ESTATES])
const build = (view: Partial<typeof PLAIN_VIEW> = {}, derived: typeof SPEC.derived = []) => buildComparison({ ...SPEC, derived, view: { ...PLAIN_VIEW, ...view } }, {
  observations, documents: [documentOf('太谷区', '2024'), documentOf('晋中市', '2025')], regions: REGIONS, indicators: indicatorsOf(INVESTMENT, ESTATES),
})
const table = build()
const textOf = (node: Node) => node.textContent ?? ''
const printedWhole = (paper: ReturnType<typeof paperTable>) => printedTable(paper, { columns: paper.layout.heads.map((_, index) => index), lines: paper.layout.lines })
const rowsOf = (printed: HTMLElement) => [...printed.querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf))

describe('the printed table', () => {
  const paper = paperTable(table, true)
  const printed = printedWhole(paper)

  test('has a head row that repeats and a row head with the unit', () => {
    expect([...printed.querySelectorAll('thead th')].map(textOf)).toEqual(['指标', '单位', '太谷区', '晋中市级', '杏花岭区'])
    expect(rowsOf(printed)).toEqual([
      [INVESTMENT, '亿元', '56换[1]（目标）', '682.6[2]', '无文件'], [ESTATES, '个', '42[3]', '228疑[4]', '无文件'],
    ])
  })
  test('links each figure to its source, and the source back', () => {
    const appendix = printedAppendix(paper)
    const targets = [...printed.querySelectorAll('a')].map((link) => link.getAttribute('href')!.slice(1))
    const back = [...appendix.querySelectorAll('a')].map((link) => link.getAttribute('href')!.slice(1))
    expect(targets.map((id) => appendix.querySelector(`#${id}`) !== null)).toEqual([true, true, true, true])
    expect(back.map((id) => printed.querySelector(`#${id}`) !== null)).toEqual([true, true, true, true])
  })
  test('of some columns keeps the row heads', () => {
    const { layout } = paper
    expect([...printedTable(paperTable(table, false), { columns: [2], lines: layout.lines.slice(0, 1) }).querySelectorAll('tbody td, tbody th')].map(textOf)).toEqual([INVESTMENT, '亿元', '无文件'])
  })
  test('carries no inline style, which the policy would refuse', () => {
    expect(printed.outerHTML).not.toContain('style=')
  })
  test('is turned where the view turns it, with the unit under the indicator and the level at the region', () => {
    const turned = printedWhole(paperTable(build({ transposed: true }), false))
    expect([...turned.querySelectorAll('thead th')].map(textOf)).toEqual(['地区', `${INVESTMENT}亿元`, `${ESTATES}个`])
    expect(rowsOf(turned)).toEqual([['太谷区', '56换（目标）', '42'], ['晋中市级', '682.6', '228疑'], ['杏花岭区', '无文件', '无文件']])
  })
  test('has the heading of a field over its rows, across all columns', () => {
    const [first] = rowsOf(printedWhole(paperTable(build({ byField: true }), false)))
    expect(first).toEqual([table.rows[0]!.field])
  })
  test('a computed figure points to what it was computed from', () => {
    const [of, base] = ['140703', '140700'].map((region) => ({ region: region as (typeof SPEC.regions)[number], period: null }))
    const computed = build({}, [{ kind: 'difference', of: of!, base: base! }])
    const own = paperTable(computed, true)
    const row = rowsOf(printedWhole(own))[1]!
    expect(row.at(-1)).toMatch(/^−186.*\[3\]\[4\]$/)
    expect(printedAppendix(own).querySelectorAll('.entry').length).toBe(4)
  })
})

test('all that is printed was counted on when the fonts were fetched', () => {
  const job = { job: '', table, layout: { style: 'official', orientation: 'portrait', chart: false, sources: true }, fileName: '', date: '2026-03-05' } as const
  const known = charactersOf(job)
  const paper = paperTable(table, true)
  const text = [printedWhole(paper), printedAppendix(paper), printedNotes(table, { date: job.date, sources: true, missingGlyphs: [] })].map(textOf).join('')
  expect([...new Set(text)].filter((character) => !known.has(character))).toEqual([])
})

test('numbers split at their point, ranges do not', () => {
  expect([splitAtPoint('682.6'), splitAtPoint('42'), splitAtPoint('0.5～1.2')]).toEqual([['682', '.6'], ['42', ''], ['0.5～1.2', '']])
})

test('a mark breaks between year and status only', () => {
  expect([markPieces('（2024年目标）'), markPieces('（目标）'), markPieces('（2022年）')]).toEqual([['（2024年', '目标）'], ['（目标）'], ['（2022年）']])
})

test('the legend lists only what occurs', () => {
  expect(legendSentences(table)).toEqual([
    '“换”——计量单位已换算，原文单位见数据出处；“级”——与首选地区层级不同，不宜直接比较大小；“疑”——由程序识别，尚待人工核对。',
    '“无文件”——资料库中没有该地区相应年份的文件。',
  ])
})

test('characters without a glyph are named in the notes', () => {
  const missing = missingGlyphs('太谷𬭎区', parseRanges('U+5929-592f, U+8c??, U+533a'))
  expect([missing, textOf(printedNotes(table, { date: '2026-03-05', sources: true, missingGlyphs: missing }))]).toEqual([['𬭎'], expect.stringContaining('𬭎（U+2CB4E）')])
})

test('a range that cannot be read covers nothing', () => {
  expect([parseRanges('U+4e00-9fff,U+4??'), parseRanges('nonsense')]).toEqual([[[0x4e00, 0x9fff], [0x400, 0x4ff]], []])
})

test('a very long sentence is cut at clauses around its number and says so', () => {
  const quote = `${'前面的话，'.repeat(60)}完成42个${'，后面的话'.repeat(60)}。`
  const start = quote.indexOf('42')
  const text = markedQuote({ before: quote.slice(0, start), number: '42个', after: quote.slice(start + 3) }).map((piece) => typeof piece === 'string' ? piece : textOf(piece)).join('')
  expect([text.startsWith('……前面的话'), text.includes('完成42个'), text.endsWith('……'), text.length < 200]).toEqual([true, true, true, true])
})

test('a cell without a figure says why', () => {
  expect(textOf(printedCell(paperTable(table, false), { cell: { kind: 'missing', reason: 'conflict', alternatives: [] }, row: 0, column: 0 }, 0))).toBe('冲突')
})

test('a cell keeps its number in one piece for whoever copies it', () => {
  expect(textOf(printedCell(paperTable(table, false), { cell: table.rows[0]!.cells[1]!, row: 0, column: 1 }, 1))).toBe('682.6')
})

test('the title is made of whole words', () => {
  expect(wholeWords('主要指标对比表').map(textOf).join('')).toBe('主要指标对比表')
  expect(wholeWords('主要指标对比表').length).toBeGreaterThan(1)
})

test('many units are left to their column', () => {
  expect([unitLine(table), unitLine({ ...table, rows: '元个户人%亩'.split('').map((unit) => ({ ...table.rows[0]!, unit })) })]).toEqual(['单位：亿元、个', '单位：见表内“单位”栏'])
})

test('spare room goes to the columns that lack some', () => {
  expect([shareOut(100, [30, 30], [50, 30]), shareOut(70, [30, 30], [50, 50]), shareOut(50, [30, 30], [50, 30])]).toEqual([[50, 30], [35, 35], [30, 30]])
})
