import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { EditionItem, EditionPlace } from '../../../electron/contract/index.ts'
import type { EditionReviewStore } from './edition-store.ts'
import PlacePicker from './PlacePicker.vue'

const place = (quote: string) => ({ edition: 'b'.repeat(64), passage: 1, start: 0, end: quote.length, quote, headings: [], around: { text: quote, start: 0, end: quote.length } }) as unknown as EditionPlace

test('Enter takes the place of all that was typed, though the search for the words before is the last that answered', async () => {
  const waiting: (() => void)[] = []
  const review = { placesFor: (words: string) => new Promise(resolve => { waiting.push(() => resolve([place(words)])) }), regionNames: { value: [] } } as unknown as EditionReviewStore
  const item = { key: 'one', old: place('线上消费') } as unknown as EditionItem
  const picker = mount(PlacePicker, { attachTo: document.body, props: { item, review, open: true } })
  await flushPromises()
  const field = document.querySelector<HTMLInputElement>('#other-place')!
  const type = async (words: string): Promise<void> => { field.value = words; field.dispatchEvent(new Event('input')); await flushPromises() }
  await type('线上')
  waiting[0]!()
  await flushPromises()
  await type('线上消费')
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  await flushPromises()
  expect(picker.emitted('choose')).toBeUndefined()
  for (const answer of waiting) answer()
  await flushPromises()
  expect(picker.emitted<[EditionPlace]>('choose')?.map(([chosen]) => chosen.quote)).toEqual(['线上消费'])
  picker.unmount()
})
