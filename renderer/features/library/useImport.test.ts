import { expect, test } from 'vitest'
import type { RegionCode } from '../../../electron/contract/index.ts'
import { problemsOf, type ImportForm } from './useImport.ts'

const form = (changes: Partial<ImportForm> = {}): ImportForm => ({ title: '统计公报', region: '140703' as RegionCode, kind: 'other', date: '', speaksOf: '', ...changes })

test('a title and a region are all that an import needs', () => {
  expect(problemsOf(form())).toEqual({})
  expect(Object.keys(problemsOf(form({ title: ' ', region: null })))).toEqual(['title', 'region'])
})

test('a date may be a year, a month or a real day', () => {
  const accepted = ['2024', '2024-03', '2024-02-29', ''].map(date => problemsOf(form({ date })).date)
  const refused = ['2023-02-29', '2024-13', '2024年', '24-3-1', '2024-03-32'].map(date => problemsOf(form({ date })).date)
  expect(accepted).toEqual([undefined, undefined, undefined, undefined])
  expect(refused.every(sentence => sentence !== undefined)).toBe(true)
})
