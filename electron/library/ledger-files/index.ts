// The ledger as a file, exactly as it is shown: XLSX with its sources, or CSV.
import { ExpectedFailure, type LedgerExport, type MadeFile, type ReviewState } from '../../contract/index.ts'
import { countByReview, ledgerRows, REVIEW_HINTS, REVIEW_WORDS, type LedgerContext } from '../../domain/ledger/index.ts'
import { listDocuments } from '../documents/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import { allEntries, listIndicators } from '../metrics/index.ts'
import { workbookBytes } from '../office/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { csvBytes, csvText } from './csv.ts'
import { CSV_COLUMNS, fileRows, LEDGER_COLUMNS, SOURCE_COLUMNS, type Column, type FileRow } from './sheet.ts'

export { csvBytes, csvCell } from './csv.ts'

export const ledgerFileHandlers: HandlersOf<'ledger.file'> = {
  'ledger.file': (db, choice, session) => ledgerFile(db, choice, session),
}

/** The file of a choice. Fails with `nothing-to-export` where it shows no figure. */
async function ledgerFile(db: ReadDb, choice: LedgerExport, session: Session): Promise<MadeFile> {
  const context: LedgerContext = {
    documents: new Map(listDocuments(db).map((document) => [document.id as string, document])),
    indicators: new Map(listIndicators(db, session.lexicon).map((indicator) => [indicator.id as string, indicator])),
  }
  const shown = ledgerRows(allEntries(db), choice, context).flatMap((row) => (row.type === 'entry' ? [row.entry] : []))
  if (shown.length === 0) throw new ExpectedFailure('nothing-to-export')
  const rows = fileRows(shown, context)
  const fileName = `${fileBase(choice, rows, session.now())}.${choice.format}`
  if (choice.format === 'csv') return { fileName, bytes: csvBytes(csvText(CSV_COLUMNS, rows), choice.encoding) }
  const cells = (columns: readonly Column[]) => rows.map((row) => columns.map(({ cell }) => cell(row)))
  const bytes = await workbookBytes([
    { name: '指标台账', columns: LEDGER_COLUMNS, rows: cells(LEDGER_COLUMNS), wrap: ['指标', '文件'], frozenColumns: 2 },
    { name: '出处', columns: SOURCE_COLUMNS, rows: cells(SOURCE_COLUMNS), wrap: ['原句', '机器原读', '文件'], frozenColumns: 2 },
  ], notesOf(choice, rows, context, session), session.now())
  return { fileName, bytes }
}

/** 指标台账_太谷区_待核_20260305: what it is, of whom where that is one, which state, the laptop's day. */
function fileBase({ filter }: LedgerExport, rows: readonly FileRow[], now: Date): string {
  const regions = [...new Set(rows.flatMap(({ document }) => (document ? [document.region.name] : [])))]
  const region = regions.length === 1 ? regions[0] : `${regions.length}个地区`
  return ['指标台账', region, filter.review === null ? '' : REVIEW_WORDS[filter.review], dayOf(now).replaceAll('-', '')].filter((part) => part !== '').join('_')
}

/** What the file says of itself: what was chosen, what it comes to, what the words mean. */
function notesOf({ filter }: LedgerExport, rows: readonly FileRow[], context: LedgerContext, { version, now }: Session): (readonly [string, string])[] {
  const counts = countByReview(rows.map(({ entry }) => entry))
  const states = Object.keys(counts) as ReviewState[]
  const regionName = [...context.documents.values()].find(({ region }) => region.code === filter.region)?.region.name
  const chosen = [
    filter.documentId === null ? '' : `文件《${context.documents.get(filter.documentId)?.title ?? filter.documentId}》`, filter.region === null ? '' : `地区${regionName ?? filter.region}`,
    filter.field === null ? '' : `领域${filter.field}`, filter.review === null ? '' : `核对状态${REVIEW_WORDS[filter.review]}`, filter.text.trim() === '' ? '' : `含“${filter.text.trim()}”`,
  ].filter((part) => part !== '')
  return [
    ['内容', chosen.length === 0 ? '全部指标值' : `筛选条件：${chosen.join('；')}`],
    ['条数', `${rows.length} 条，其中${states.filter((state) => counts[state] > 0).map((state) => `${REVIEW_WORDS[state]} ${counts[state]}`).join('、')}`],
    ['导出日期', dayOf(now())], ['导出程序', `案头 ${version}`],
    ['数值和单位', '“数值”与“单位”按台账的显示方式写出（如 682.6 亿元）；“折算值”是同一个数按“折算单位”写出的全部数字，可直接用于计算。'],
    ['序号', '“指标台账”与“出处”两张表的序号一致。'],
    ...states.map((state) => [REVIEW_WORDS[state], REVIEW_HINTS[state]] as const),
  ]
}

/** The laptop's own day. */
function dayOf(now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
