import type { ComparisonCell, ComparisonTable } from '../contract/index.ts'

/** What stands in a cell without a figure. */
const MISSING: Readonly<Record<Extract<ComparisonCell, { kind: 'missing' }>['reason'], string>> = {
  'not-mentioned': '未提及', 'no-document': '无文件', 'not-applicable': '不适用', doubtful: '存疑', conflict: '冲突',
}

const MEASURES: Readonly<Record<ComparisonTable['rows'][number]['measure'], string>> = {
  level: '数值', growth: '增速', share: '占比', delta: '增量', rank: '位次', ratio: '比例',
}

/** A comparison as CSV: one row an indicator, one column a region, with the unit; CRLF and a mark for Excel. */
export function tableAsCsv(table: ComparisonTable): string {
  const head = ['领域', '指标', '类型', '单位', ...table.columns.map(({ name, period }) => (period === null ? name : `${name} ${period}`))]
  const rows = table.rows.map(({ field, indicator, measure, unit, cells }) => [field, indicator, MEASURES[measure], unit, ...cells.map(shown)])
  return `\uFEFF${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}`
}

function shown(cell: ComparisonCell): string {
  return cell.kind === 'missing' ? MISSING[cell.reason] : cell.shown
}

/** Quoted where needed; a text that a spreadsheet would take for a formula is kept a text. */
function quoted(text: string): string {
  const safe = /^[=+@\t]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
