// The table in sentences, to be pasted into a report: 地区、指标、数值、口径、来源. Made from the cells by rules; a number that
// stands in no cell never stands in a sentence.
import type { CellSource, ComparisonCell, ComparisonColumn, ComparisonRow, ComparisonTable, Measure, Status } from '../../contract/index.ts'
import { columnHead } from './layout.ts'
import { periodWords } from './periods.ts'
import { FLAG_WORDS, MISSING_WORDS, rowName } from './words.ts'

/** A piece of a sentence: words, or a figure with the cell that it comes from. */
export type SummaryPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly row: number; readonly column: number; readonly source: CellSource }

/** A paragraph: one row of the table, or the closing sentences on 口径. */
export type SummaryParagraph = readonly SummaryPiece[]

/** How an amount of each status is said. A plan is never said to be done. */
const VERBS: Readonly<Record<Status, Readonly<Record<'amount' | 'growth', string>>>> = {
  actual: { amount: '为', growth: '增长' }, target: { amount: '目标为', growth: '目标增长' }, expected: { amount: '预计为', growth: '预计增长' },
}

const words = (text: string): SummaryPiece => ({ kind: 'words', text })

/** One paragraph per row with a figure, then one with what must be known of the whole table. */
export function summaryOf(table: ComparisonTable): SummaryParagraph[] {
  const paragraphs = table.rows.flatMap((row, index) => {
    const paragraph = rowParagraph(table, row, index)
    return paragraph === null ? [] : [paragraph]
  })
  if (paragraphs.length === 0) return []
  return table.notes.length === 0 ? paragraphs : [...paragraphs, [words(`口径说明：${table.notes.join('')}`)]]
}

/** 2024年固定资产投资：晋中市为682.6亿元；太谷区目标为56亿元。杏花岭区未提及。 */
function rowParagraph(table: ComparisonTable, row: ComparisonRow, rowIndex: number): SummaryParagraph | null {
  const own = table.columns.map((column, index) => ({ column, index, cell: row.cells[index]! })).filter(({ column }) => column.derived === null)
  const told = own.flatMap(({ column, index, cell }) => cell.kind === 'figure' ? [clauseOf(column, cell, { row, rowIndex, index })] : [])
  if (told.length === 0) return null
  const head = `${row.period === null ? '' : periodWords(row.period)}${rowName(row)}：`
  return [words(head), ...joined(told), words('。'), ...missingSentence(own), ...derivedSentences(table, row, rowIndex)]
}

type Figure = Extract<ComparisonCell, { kind: 'figure' }>

/** 太谷区目标为56亿元（已换算，原文“560000万元”；部分地区：太谷区城区） */
function clauseOf(column: ComparisonColumn, cell: Figure, place: { row: ComparisonRow; rowIndex: number; index: number }): SummaryPiece[] {
  const { row, rowIndex, index } = place
  return [
    words(columnHead(column).replace(' ', '') + verbOf(row.measure, cell)),
    { kind: 'figure', text: figureText(row, cell), row: rowIndex, column: index, source: cell.source },
    ...remarks(cell).map(words),
  ]
}

/** 增长 only where the name says growth and the number rose; a negative growth is said as 下降 with its absolute number. */
function verbOf(measure: Measure, cell: Figure): string {
  const said = VERBS[cell.source.status]
  if (measure !== 'growth') return said.amount
  if (cell.valueMax === null && cell.value < 0) return said.growth.replace('增长', '下降')
  return said.growth
}

function figureText(row: ComparisonRow, cell: Figure): string {
  const { before, number, after } = cell.parts
  const isFall = row.measure === 'growth' && cell.valueMax === null && cell.value < 0
  const unit = row.measure === 'rank' ? '位' : row.unit
  const digits = isFall ? number.replace('−', '') : number
  // 余 stands between the scale and the thing counted: 4万余盏. Other hedges follow the unit: 3个以上.
  const [, scale = '', thing = ''] = /^([万亿]*)(.*)$/u.exec(unit) ?? []
  return after === '余' ? before + digits + scale + after + thing : before + digits + unit + after
}

/** What must stand beside a figure: an odd period, a conversion, a part, doubt. */
function remarks(cell: Figure): string[] {
  const { source, flags } = cell
  const said = flags.flatMap((flag): string[] => {
    if (flag === 'converted-unit') return [`原文“${source.printed}”`]
    if (flag === 'other-period') return [source.period === null ? '时期未写明' : `${periodWords(source.period)}数`]
    if (flag === 'part-of-region') return [`仅指${source.subject}`]
    if (flag === 'doubtful' || flag === 'conflict' || flag === 'revised') return [FLAG_WORDS[flag].name]
    return []
  })
  return said.length === 0 ? [] : [`（${said.join('；')}）`]
}

function joined(clauses: readonly (readonly SummaryPiece[])[]): SummaryPiece[] {
  return clauses.flatMap((clause, index) => index === 0 ? [...clause] : [words('；'), ...clause])
}

/**
 * 太谷区、杏花岭区未提及。 Words for what is missing are kept apart by reason. Where years stand side by side a region is
 * named once, and only if it has no figure in any of them.
 */
function missingSentence(own: readonly { readonly column: ComparisonColumn; readonly cell: ComparisonCell }[]): SummaryPiece[] {
  const reasons = new Map<string, { name: string; words: Set<string> }>()
  for (const { column, cell } of own) {
    const region = reasons.get(column.region) ?? { name: column.name, words: new Set<string>() }
    reasons.set(column.region, region)
    region.words.add(cell.kind === 'missing' ? MISSING_WORDS[cell.reason].word : HAS_FIGURE)
  }
  const byWord = new Map<string, string[]>()
  for (const { name, words: said } of reasons.values()) {
    if (said.has(HAS_FIGURE)) continue
    // Documents of some years that do not mention it say more than the lack of documents of others.
    const word = said.size === 1 ? [...said][0]! : [...said].find((each) => each !== MISSING_WORDS['no-document'].word)!
    byWord.set(word, [...byWord.get(word) ?? [], name])
  }
  return byWord.size === 0 ? [] : [words(`${[...byWord].map(([word, names]) => `${names.join('、')}${word}`).join('，')}。`)]
}

const HAS_FIGURE = ''

/** Computed cells are told as computed: 按表中数推算，太谷区−晋中市为−626.6亿元。 */
function derivedSentences(table: ComparisonTable, row: ComparisonRow, rowIndex: number): SummaryPiece[] {
  const told = table.columns.flatMap((column, index): SummaryPiece[][] => {
    const cell = row.cells[index]!
    if (cell.kind !== 'derived') return []
    const unit = cell.unit !== '' && cell.parts.after === '' ? cell.unit : ''
    return [[words(`${column.name}为`), { kind: 'figure', text: cell.parts.before + cell.parts.number + cell.parts.after + unit + cell.parts.mark, row: rowIndex, column: index, source: cell.inputs[0]!.source }]]
  })
  return told.length === 0 ? [] : [words('按表中数推算，'), ...joined(told), words('。')]
}

/** The summary as plain text: each figure of the ledger is followed by its source in brackets. */
export function summaryText(paragraphs: readonly SummaryParagraph[], table: Pick<ComparisonTable, 'rows'>): string {
  return paragraphs.map((paragraph) => paragraph.map((piece) =>
    piece.kind === 'words' || table.rows[piece.row]!.cells[piece.column]!.kind === 'derived' ? piece.text : `${piece.text}〔${sourceWords(piece.source)}〕`).join('')).join('\n')
}

/** 《政府工作报告》2025-02-26，第12段 */
export function sourceWords({ documentTitle, documentDate, passage }: CellSource): string {
  return `《${documentTitle}》${documentDate === null ? '' : `${documentDate}，`}第${passage + 1}段`
}
