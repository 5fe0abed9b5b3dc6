import { expect, test } from 'vitest'
import { changesSince, keptCells } from './index.ts'
import { documentOf, figure, specOf } from './testing/observed.ts'
import { derive, tableOf } from './testing/tables.ts'

const GDP = '地区生产总值', spec = specOf(['太谷区', '晋中市'], [GDP])
const first = figure('晋中市', GDP, '2458.8亿元', 2458.8e8, { document: documentOf('晋中市', '2025-01') })
const revised = figure('晋中市', GDP, '2470.1亿元', 2470.1e8, { document: documentOf('晋中市', '2026-01') })
const changes = (then: Parameters<typeof tableOf>[1], now: Parameters<typeof tableOf>[1], choice = spec) => changesSince(keptCells(tableOf(choice, then)), tableOf(choice, now))

test('the same ledger shows no change', () => {
  expect(changes([first], [first])).toEqual([])
})
test('a newer document that revises a number is told with both numbers', () => {
  expect(changes([first], [first, revised])).toMatchObject([{ rowName: GDP, columnName: '晋中市', before: '2458.8亿元', now: '2470.1亿元', kind: 'value' }])
})
test('the same number from another sentence is told as another source', () => {
  const again = figure('晋中市', GDP, '2458.8亿元', 2458.8e8, { document: documentOf('晋中市', '2026-01') })
  expect(changes([first], [first, again]).map(({ kind, before, now }) => [kind, before, now])).toEqual([['source', '2458.8亿元', '2458.8亿元']])
})
test('a figure that appears or is gone is told; words for nothing there are no change', () => {
  const other = figure('太谷区', GDP, '300亿元', 300e8)
  expect(changes([first], [first, other]).map(({ columnName, before, now }) => [columnName, before, now])).toEqual([['太谷区', '无文件', '300亿元']])
  expect(changes([first, other], [first]).map(({ columnName, before, now }) => [columnName, before, now])).toEqual([['太谷区', '300亿元', '无文件']])
})
test('computed cells follow from the others and are not told again', () => {
  expect(changes([first], [first, revised], { ...spec, derived: [derive('rank', '晋中市')] }).length).toBe(1)
})
