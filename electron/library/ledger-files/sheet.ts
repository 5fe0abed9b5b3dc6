import type { DocumentSummary, LedgerEntry } from '../../contract/index.ts'
import { confidenceWords, fieldOf, formatValue, MEASURE_WORDS, periodWords, REVIEW_WORDS, scaledNumber, STATUS_WORDS, type LedgerContext } from '../../domain/ledger/index.ts'

/** What a cell holds: words, a number, or nothing. */
export type Cell = string | number | null

/** A column of the file. */
export interface Column {
  readonly name: string
  /** Width in digits of the sheet's font. */
  readonly width: number
  readonly cell: (row: FileRow) => Cell
}

/** A figure with what stands around it. */
export interface FileRow { readonly number: number; readonly entry: LedgerEntry; readonly document: DocumentSummary | null; readonly field: string }

/** The rows of a file, numbered from 1 in the order in which they are shown. */
export function fileRows(entries: readonly LedgerEntry[], context: LedgerContext): FileRow[] {
  return entries.map((entry, i) => ({ number: i + 1, entry, document: context.documents.get(entry.documentId) ?? null, field: fieldOf(entry, context) }))
}

/** A value in the scale in which the ledger shows it, so that number and unit stand in two cells: 682.6 | 亿元. */
function shown({ value, valueMax, unit }: LedgerEntry): { value: number; valueMax: number | null; unit: string } {
  const { number, scale } = scaledNumber(value)
  const factor = scale === '亿' ? 1e8 : scale === '万' ? 1e4 : 1
  return { value: number, valueMax: valueMax === null ? null : Number((valueMax / factor).toPrecision(12)), unit: scale + unit }
}

const number: Column = { name: '序号', width: 7, cell: (row) => row.number }
const file: Column = { name: '文件', width: 34, cell: ({ entry, document }) => document?.title ?? entry.documentId }
const date: Column = { name: '文件日期', width: 12, cell: ({ document }) => document?.date ?? null }
const passage: Column = { name: '段落', width: 7, cell: ({ entry }) => entry.passage + 1 }
const raw: Column = { name: '原文数字', width: 14, cell: ({ entry }) => entry.raw }
const indicator: Column = { name: '指标', width: 28, cell: ({ entry }) => entry.reading.indicator }
const sentence: Column = { name: '原句', width: 80, cell: ({ entry }) => entry.quote }
const written: Column = { name: '原文名称', width: 22, cell: ({ entry }) => entry.asWritten || null }
const machine: Column = { name: '机器原读', width: 40, cell: ({ entry }) => machineWords(entry) }

/** The ledger as it is on screen, then what a person calculates with. */
export const LEDGER_COLUMNS: readonly Column[] = [
  number, indicator,
  { name: '数值', width: 14, cell: ({ entry }) => shown(entry).value },
  { name: '区间上限', width: 10, cell: ({ entry }) => shown(entry).valueMax },
  { name: '单位', width: 9, cell: ({ entry }) => shown(entry).unit },
  { name: '限定', width: 7, cell: ({ entry }) => entry.reading.qualifier },
  { name: '类型', width: 8, cell: ({ entry }) => MEASURE_WORDS[entry.reading.measure] },
  { name: '状态', width: 7, cell: ({ entry }) => STATUS_WORDS[entry.reading.status] },
  { name: '时期', width: 14, cell: ({ entry }) => periodWords(entry.reading.period) },
  { name: '主体', width: 18, cell: ({ entry }) => entry.reading.subject },
  { name: '把握', width: 10, cell: ({ entry }) => (entry.byHand ? '人工添加' : confidenceWords(entry.confidence)) },
  { name: '核对', width: 8, cell: ({ entry }) => REVIEW_WORDS[entry.review] },
  { name: '领域', width: 8, cell: ({ field }) => field },
  { name: '地区', width: 14, cell: ({ document }) => document?.region.name ?? null },
  file, date, passage, raw,
  { name: '折算值', width: 18, cell: ({ entry }) => entry.value },
  { name: '折算上限', width: 14, cell: ({ entry }) => entry.valueMax },
  { name: '折算单位', width: 9, cell: ({ entry }) => entry.unit },
]

/** Where each figure comes from. */
export const SOURCE_COLUMNS: readonly Column[] = [number, indicator, raw, sentence, written, file, date, passage, machine]

/** CSV has one table: the ledger with its sentences. */
export const CSV_COLUMNS: readonly Column[] = [...LEDGER_COLUMNS, sentence, written, machine]

/** What the machine said where a person said otherwise. */
function machineWords({ machine: said }: LedgerEntry): string | null {
  if (said === null) return null
  const { reading } = said
  if (reading === null) return `${formatValue(said)}，不是指标`
  return [`${reading.indicator} ${formatValue(said)}`, MEASURE_WORDS[reading.measure], STATUS_WORDS[reading.status], periodWords(reading.period), reading.subject].join('，')
}
