import { expect, test } from 'vitest'
import { h, nextTick, ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { useKeptScroll } from './kept-scroll.ts'
import { mountView } from './testing/mount.ts'

const ready = ref(false)
const search = (q: string): RouteLocationRaw => ({ name: 'search', query: { q } })
const list = { setup() { const element = ref<HTMLElement | null>(null); useKeptScroll(element, () => ready.value); return () => h('div', { ref: element }) } }

async function shown(position: number, at: RouteLocationRaw) {
  window.history.replaceState({ position }, '')
  const { wrapper, router } = await mountView(list, { at })
  await nextTick()
  return { wrapper, router, element: wrapper.element as HTMLElement }
}

test('back returns to the same line once the list has its content; another entry starts at the top', async () => {
  ready.value = true
  const first = await shown(3, '/annotations')
  first.element.scrollTop = 240
  first.wrapper.unmount()

  const other = await shown(4, '/annotations')
  expect(other.element.scrollTop).toBe(0)
  other.wrapper.unmount()

  ready.value = false
  const again = await shown(3, '/annotations')
  expect(again.element.scrollTop).toBe(0)
  ready.value = true
  await nextTick()
  await nextTick()
  expect(again.element.scrollTop).toBe(240)
  again.wrapper.unmount()
})

test('a search that was retyped in place is found again under its last words', async () => {
  ready.value = true
  const first = await shown(5, search('招'))
  await first.router.replace(search('招商'))
  first.element.scrollTop = 90
  first.wrapper.unmount()
  const again = await shown(5, search('招商'))
  expect(again.element.scrollTop).toBe(90)
  again.wrapper.unmount()
})
