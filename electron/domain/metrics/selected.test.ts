import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseLexicon } from './lexicon.ts'
import { readSelected } from './selected.ts'

const folder = join(import.meta.dirname, '../../../resources/lexicon')
const files = Object.fromEntries(['indicators', 'units', 'regions', 'names', 'hedges', 'status-verbs', 'verbs', 'nouns'].map((name) => [name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown]))
const parsed = parseLexicon(files)
if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
const { lexicon } = parsed

test.each([
  ['56亿元', 5_600_000_000, null, '元'], ['1,234.5万吨', 12_345_000, null, '吨'], ['１２个', 12, null, '个'], ['10%', 10, null, '%'], ['63%～68%', 63, 68, '%'],
  ['3到5个', 3, 5, '个'], ['-5.2%', -5.2, null, '%'], ['2024年', 2024, null, '年'],
])('digits are read as everywhere: %s', (text, value, valueMax, unit) => {
  expect(readSelected(text, lexicon)).toEqual({ value, valueMax, unit })
})

test.each([
  ['百分之五', 5, '%'], ['百分之五十六', 56, '%'], ['三百二十', 320, ''], ['两万三千户', 23_000, '户'], ['九成', 90, '%'], ['五个', 5, '个'], ['十余家', 10, '家'],
  ['三亿元', 300_000_000, '元'], ['一千二百万元', 12_000_000, '元'], ['共投入五千万元资金', 50_000_000, '元'],
])('a spelled number has its value: %s', (text, value, unit) => {
  expect(readSelected(text, lexicon)).toEqual({ value, valueMax: null, unit })
})

test('a spelled range has both ends', () => {
  expect(readSelected('三至五个', lexicon)).toEqual({ value: 3, valueMax: 5, unit: '个' })
})

test.each([['兩萬三千戶', 23_000, '户'], ['伍拾陆万元', 560_000, '元'], ['三億元', 300_000_000, '元']])('traditional and financial writing means the same: %s', (text, value, unit) => {
  expect(readSelected(text, lexicon)).toEqual({ value, valueMax: null, unit })
})

test.each([['固定资产投资'], [''], ['数十家'], ['abc'], ['，。']])('where there is no number with a value there is none: %s', (text) => {
  expect(readSelected(text, lexicon)).toBeNull()
})
