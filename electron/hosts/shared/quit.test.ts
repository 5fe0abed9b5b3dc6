import { expect, test } from 'vitest'
import { createQuitSequence } from './quit.ts'

function sequence({ hasPage = true, failing = false } = {}) {
  const steps: string[] = []
  const quit = createQuitSequence({
    askPage: () => { steps.push('ask page'); return hasPage },
    closeLibrary: async () => { steps.push('close library'); if (failing) throw new Error('disk') },
    end: () => { steps.push('end') }, report: () => { steps.push('report') }, pageLimitMs: 50,
  })
  return { steps, quit }
}

test('the page saves, then the library closes, then the process ends; each once however often it is asked', async () => {
  const { steps, quit } = sequence()
  const ways = [quit.begin(), quit.begin()]
  expect([quit.hasBegun(), quit.isClosed(), [...steps]]).toEqual([true, false, ['ask page']])
  quit.pageIsReady()
  await Promise.all([...ways, quit.begin()])
  expect([quit.isClosed(), steps]).toEqual([true, ['ask page', 'close library', 'end']])
})

test('a page that does not answer holds the end up for a limited time only', async () => {
  const { steps, quit } = sequence()
  await quit.begin()
  expect(steps).toEqual(['ask page', 'close library', 'end'])
})

test('without a page nothing is waited for, and a library that fails to close is reported but does not stop the end', async () => {
  const { steps, quit } = sequence({ hasPage: false, failing: true })
  await quit.begin()
  expect(steps).toEqual(['ask page', 'close library', 'report', 'end'])
})

test('a page that says it is ready without being asked does not shorten a later end', async () => {
  const { steps, quit } = sequence()
  quit.pageIsReady()
  const began = Date.now()
  await quit.begin()
  expect([Date.now() - began >= 45, steps.at(-1)]).toEqual([true, 'end'])
})
