import type { ComparisonSpec, ComparisonTable } from '../../../electron/contract/index.ts'
import { sortOf, withHidden, withMoved, withoutDerived, withSort, withWidth, type Axis } from './view-changes.ts'

/** A line of the menu at a head. */
export interface HeadAction { readonly name: string; readonly run: () => void; readonly keys?: string; readonly on?: boolean }

/** What the menu at a head works on: a row or column of the table, and whether it is shown as a column. */
export interface HeadTarget { readonly axis: Axis; readonly key: string; readonly isShownAsColumn: boolean; readonly width: number }

const WIDER_BY = 24 // CSS pixels a step

/** What can be done with a row or column. `change` takes the new choice. */
export function headActions(spec: ComparisonSpec, table: ComparisonTable, target: HeadTarget, change: (spec: ComparisonSpec) => void): HeadAction[] {
  const { axis, key, isShownAsColumn, width } = target
  const lines = axis === 'row' ? table.rows : table.columns
  const at = lines.findIndex((line) => line.key === key)
  const sorted = sortOf(spec, axis, key)
  const what = axis === 'column' ? '各行' : '各栏'
  const derived = axis === 'column' && table.columns[at]?.derived != null
  const sortAction = (direction: 'ascending' | 'descending', name: string): HeadAction =>
    ({ name: `${what}按此${name}`, on: sorted === direction, run: () => change(withSort(spec, axis, key, direction)) })
  const move = (by: number, name: string, keys: string): HeadAction[] => at + by < 0 || at + by >= lines.length ? [] : [
    { name, keys, run: () => change(withMoved(spec, table, axis, key, at + by)) }]
  const canSort = axis === 'row' ? table.columns.length > 1 && !derived : table.rows.length > 1
  return [
    ...(canSort ? [sortAction('descending', '从大到小'), sortAction('ascending', '从小到大')] : []),
    ...(isShownAsColumn ? [...move(-1, '左移', 'Ctrl+Shift+←'), ...move(1, '右移', 'Ctrl+Shift+→')] : [...move(-1, '上移', 'Ctrl+Shift+↑'), ...move(1, '下移', 'Ctrl+Shift+↓')]),
    ...(isShownAsColumn ? [
      { name: '加宽', run: () => change(withWidth(spec, key, width + WIDER_BY)) }, { name: '变窄', run: () => change(withWidth(spec, key, width - WIDER_BY)) },
      ...(spec.view.widths[key] === undefined ? [] : [{ name: '恢复列宽', run: () => change(withWidth(spec, key, null)) }]),
    ] : []),
    derived ? { name: '删除这个推算栏', run: () => change(withoutDerived(spec, key)) } : { name: '不显示', run: () => change(withHidden(spec, key, true)) },
  ]
}
