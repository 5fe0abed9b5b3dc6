import { expect, test } from 'vitest'
import type { Passage } from '../../../../electron/contract/index.ts'
import { outlineLines, sectionOf } from './outline.ts'

const passages = ([['title', 0], ['heading', 1], ['paragraph', 0], ['heading', 2], ['paragraph', 0], ['heading', 1]] as const)
  .map(([kind, level], index): Passage => ({ index, kind, level, text: `${kind}${index}` }))

test('headings are lines, set in by their depth', () => {
  expect(outlineLines(passages)).toEqual([
    { passage: 1, text: 'heading1', depth: 0 }, { passage: 3, text: 'heading3', depth: 1 }, { passage: 5, text: 'heading5', depth: 0 },
  ])
})

test('every passage stands in the section above it', () => {
  const lines = outlineLines(passages)
  expect(passages.map(passage => sectionOf(lines, passage.index))).toEqual([-1, 0, 0, 1, 1, 2])
  expect(sectionOf([], 3)).toBe(-1)
})
