import { expect, test } from 'vitest'
import { systemFangsong, type MeasureText } from './fonts.ts'

const GENERIC = { monospace: 100, 'sans-serif': 90 } as Record<string, number>
const systemWith = (...installed: string[]): MeasureText => font => {
  const named = /"([^"]+)", (.+)/.exec(font)
  return named ? (installed.includes(named[1]!) ? 77 : GENERIC[named[2]!]!) : GENERIC[font]!
}

test('the 仿宋 of the system is told by its name, the first of the list first', () => {
  expect(systemFangsong(systemWith('STFangsong'))).toBe('华文仿宋')
  expect(systemFangsong(systemWith('STFangsong', 'FangSong'))).toBe('仿宋（Windows）')
})

test('without one, or where nothing can be drawn, nothing is claimed', () => {
  expect(systemFangsong(systemWith())).toBeNull()
  expect(systemFangsong(() => null)).toBeNull()
})
