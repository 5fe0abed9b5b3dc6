import { expect, test } from 'vitest'
import { Meaning } from '../../electron/contract/index.ts'
import { MEANINGS, meaningOfKey, meaningStyle } from './meanings.ts'

test('every meaning of the contract has a style, and no two share a sign, a key or a class', () => {
  expect(MEANINGS.map(style => style.meaning).sort()).toEqual([...Meaning.options].sort())
  for (const of of ['symbol', 'key', 'className', 'name'] as const) expect(new Set(MEANINGS.map(style => style[of])).size).toBe(MEANINGS.length)
})

test('the keys 1 to 5 name the meanings in their order', () => {
  expect(['1', '2', '3', '4', '5', '6'].map(key => meaningOfKey(key)?.name ?? null)).toEqual(['数据', '举措', '问题', '存疑', '引用', null])
  expect(meaningStyle('doubt').symbol).toBe('疑')
})
