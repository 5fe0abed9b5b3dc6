import { expect, test } from 'vitest'
import { documentSummary } from '../../../shared/testing/samples.ts'
import { PASSAGES } from '../testing/mount-reading.ts'
import { plainText, quotation } from './quotation.ts'

const spans = [{ passage: 1, start: 0, end: 3 }, { passage: 2, start: 0, end: 15 }]

test('a quotation carries region, title, date and passages', () => {
  expect(quotation(documentSummary(), PASSAGES, spans.slice(1))).toBe('“今年要实现固投增长10%的目标”（太谷区《紧抓机遇谋发展 凝聚力量崇实干》，2024年，第3段）')
  expect(quotation(documentSummary({ date: null }), PASSAGES, spans)).toBe('“推项目\n今年要实现固投增长10%的目标”（太谷区《紧抓机遇谋发展 凝聚力量崇实干》，第2—3段）')
})

test('copied words are bare, one line a passage', () => {
  expect(plainText(PASSAGES, spans)).toBe('推项目\n今年要实现固投增长10%的目标')
})
