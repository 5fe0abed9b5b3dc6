import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { EditionItem, EditionPlace } from '../../../electron/contract/index.ts'
import type { EditionReviewStore } from './edition-store.ts'
import PlacePicker from './PlacePicker.vue'

const place = (quote: string) => ({ edition: 'b'.repeat(64), passage: 1, start: 0, end: quote.length, quote, headings: [], around: { text: quote, start: 0, end: quote.length } }) as unknown as EditionPlace

/** A picker over a search that answers when it is told to, and typing in its field. */
async function openPicker(old: string) {
  const waiting: (() => void)[] = []
  const review = { placesFor: (words: string) => new Promise(resolve => { waiting.push(() => resolve([place(words)])) }), regionNames: { value: [] } } as unknown as EditionReviewStore
  const picker = mount(PlacePicker, { attachTo: document.body, props: { item: { key: 'one', old: place(old) } as unknown as EditionItem, review, open: true } })
  await flushPromises()
  const field = document.querySelector<HTMLInputElement>('#other-place')!
  return {
    picker,
    async type(words: string) { field.value = words; field.dispatchEvent(new Event('input')); await flushPromises() },
    async enter() { field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' })); await flushPromises() },
    async answer() { for (const one of waiting) one(); await flushPromises() },
    chosen: () => picker.emitted<[EditionPlace]>('choose')?.map(([chosen]) => chosen.quote) ?? [],
  }
}

test('Enter takes the place of all that was typed, though the search for the words before is the last that answered', async () => {
  const { picker, type, enter, answer, chosen } = await openPicker('线上消费')
  await type('线上')
  await answer()
  await type('线上消费')
  await enter()
  expect(chosen()).toEqual([])
  await answer()
  expect(chosen()).toEqual(['线上消费'])
  picker.unmount()
})

test('Enter takes no place with other numbers before it was seen that they are others', async () => {
  const { picker, type, enter, answer, chosen } = await openPicker('投资682.6亿元')
  await type('投资683.1亿元')
  await enter()
  await answer()
  expect([chosen(), document.querySelector('.warning')?.textContent]).toEqual([[], '数字变了：682.6 → 683.1'])
  await enter()
  await answer()
  expect(chosen()).toEqual(['投资683.1亿元'])
  picker.unmount()
})
