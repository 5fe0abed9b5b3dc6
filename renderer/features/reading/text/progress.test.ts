import { expect, test } from 'vitest'
import { charactersBefore } from './progress.ts'

test('progress is the share of characters above the reading line', () => {
  const before = charactersBefore([{ text: '一二' }, { text: '三四五六七八' }])
  expect([null, { passage: 0, fraction: 0 }, { passage: 1, fraction: 0 }, { passage: 1, fraction: 0.5 }, { passage: 1, fraction: 1 }, { passage: 9, fraction: 0 }].map(before.shareAt))
    .toEqual([0, 0, 0.25, 0.625, 1, 0])
  expect(charactersBefore([]).shareAt({ passage: 0, fraction: 0 })).toBe(0)
})
