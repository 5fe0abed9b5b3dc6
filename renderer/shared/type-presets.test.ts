import { expect, test } from 'vitest'
import { Settings } from '../../electron/contract/index.ts'
import { settings } from './testing/samples.ts'
import { presetOf, TYPE_PRESETS } from './type-presets.ts'

test('every preset is a valid setting, and known again by its values', () => {
  for (const preset of TYPE_PRESETS) {
    expect(Settings.safeParse(settings(preset.type)).success).toBe(true)
    expect(presetOf(settings(preset.type))).toBe(preset)
  }
})

test('a setting of one’s own is no preset', () => {
  expect(presetOf(settings({ fontSize: 20 }))).toBeNull()
})
