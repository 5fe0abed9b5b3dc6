import { expect, test } from 'vitest'
import { keepKeysOfInputMethod } from './input-method.ts'

test('a key of the input method reaches no part of the page and keeps its default; any other key does', () => {
  const end = keepKeysOfInputMethod(window)
  const field = document.body.appendChild(document.createElement('input'))
  const heard: string[] = []
  for (const [name, place] of [['document', document], ['field', field], ['window', window]] as const) {
    place.addEventListener('keydown', () => { heard.push(name) }, { capture: true })
  }
  const press = (isComposing: boolean): boolean => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing }))
  expect([press(true), heard]).toEqual([true, []])
  press(false)
  expect(heard).toEqual(['window', 'document', 'field'])
  end()
  press(true)
  expect(heard).toHaveLength(6)
})
