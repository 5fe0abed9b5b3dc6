import { expect, test } from 'vitest'
import { onCommand } from '../shared/commands.ts'
import { searchPaletteOpen } from '../shared/search-palette.ts'
import { blankRouter } from '../shared/testing/router.ts'
import { carryOut, commandOfKey } from './commands.ts'

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('the keys that work everywhere', () => {
  expect([
    key('k', { ctrlKey: true }), key('K', { metaKey: true }), key('ArrowLeft', { altKey: true }), key('ArrowRight', { altKey: true }),
    key('1', { altKey: true }), key('4', { altKey: true }), key(',', { ctrlKey: true }),
  ].map(commandOfKey)).toEqual(['search', 'search', 'back', 'forward', 'library', 'metrics', 'settings'])
})

test('keys of plain typing stay with the text', () => {
  expect([key('k'), key('1'), key('ArrowLeft'), key('K', { ctrlKey: true, shiftKey: true })].map(commandOfKey)).toEqual([null, null, null, null])
})

test('menu entries lead to their views', async () => {
  const router = blankRouter()
  const places: unknown[] = []
  for (const command of ['library', 'annotations', 'comparison', 'metrics', 'settings', 'about'] as const) {
    await carryOut(command, router)
    places.push(router.currentRoute.value.fullPath)
  }
  expect(places).toEqual(['/', '/annotations', '/compare', '/ledger', '/settings', '/settings#about'])
})

test('导入 in the menu goes to the library and reaches its handler', async () => {
  const router = blankRouter()
  await router.push('/settings')
  await carryOut('import', router)
  const done: string[] = []
  onCommand('import', () => done.push(router.currentRoute.value.path))()
  expect(done).toEqual(['/'])
})

test('搜索 opens the palette where one is', async () => {
  await carryOut('search', blankRouter())
  expect(searchPaletteOpen.value).toBe(true)
  searchPaletteOpen.value = false
})

test('an unknown address leads to the library', async () => {
  const router = blankRouter()
  await router.push('/no/such/place')
  expect(router.currentRoute.value.name).toBe('library')
})
