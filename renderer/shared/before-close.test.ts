import { expect, test } from 'vitest'
import { beforeClose, flushAll } from './before-close.ts'

test('closing waits for every draft and says whether all were saved', async () => {
  const saved: string[] = []
  const stops = [
    beforeClose(async () => { await Promise.resolve(); saved.push('note') }),
    beforeClose(() => { saved.push('position') }),
  ]
  expect(await flushAll()).toBe(true)
  expect(saved.sort()).toEqual(['note', 'position'])
  for (const stop of stops) stop()
})

test('a draft that cannot be saved keeps the window open, and the others are saved all the same', async () => {
  const saved: string[] = []
  const stops = [beforeClose(() => { throw new Error('disk full') }), beforeClose(() => { saved.push('position') })]
  expect(await flushAll()).toBe(false)
  expect(saved).toEqual(['position'])
  for (const stop of stops) stop()
  expect(await flushAll()).toBe(true)
})
