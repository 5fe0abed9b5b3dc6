import { expect, test } from 'vitest'
import { placeBeside } from './placing.ts'

const frame = { width: 1000, height: 700 }
const card = { width: 200, height: 100 }
const box = (left: number, top: number) => ({ left, top, bottom: top + 20, width: 40 })

test('a card stands above its box where there is room, else below', () => {
  expect(placeBeside(box(500, 300), card, frame, 'above')).toEqual({ left: 420, top: 192 })
  expect(placeBeside(box(500, 50), card, frame, 'above')).toEqual({ left: 420, top: 78 })
  expect(placeBeside(box(500, 650), card, frame, 'below')).toEqual({ left: 420, top: 542 })
})

test('a card never leaves the window', () => {
  expect(placeBeside(box(0, 300), card, frame, 'above').left).toBe(8)
  expect(placeBeside(box(990, 300), card, frame, 'above').left).toBe(792)
  expect(placeBeside({ left: 400, top: -50, bottom: 900, width: 40 }, card, frame, 'above').top).toBe(8)
})
