import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createQuitSequence } from './quit.ts'

function sequence({ hasPage = true, failing = false } = {}) {
  const steps: string[] = []
  const quit = createQuitSequence({
    askPage: () => { steps.push('ask page'); return hasPage },
    closeLibrary: async () => { steps.push('close library'); if (failing) throw new Error('disk') },
    end: () => { steps.push('end') }, report: () => { steps.push('report') }, pageLimitMs: 50, savingLimitMs: 1500,
  })
  return { steps, quit }
}

test('the page saves, then the library closes, then the process ends; each once however often it is asked', async () => {
  const { steps, quit } = sequence()
  const ways = [quit.begin(), quit.begin()]
  expect([quit.hasBegun(), quit.isClosed(), [...steps]]).toEqual([true, false, ['ask page']])
  quit.pageSays('ready')
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
  quit.pageSays('ready')
  const began = Date.now()
  await quit.begin()
  expect([Date.now() - began >= 45, steps.at(-1)]).toEqual([true, 'end'])
})

test('a page that says that it is saving is waited for beyond the limit of one that is silent', async () => {
  const { steps, quit } = sequence()
  const ended = quit.begin()
  quit.pageSays('saving')
  await pause(150)
  expect(steps).toEqual(['ask page'])
  quit.pageSays('ready')
  await ended
  expect(steps).toEqual(['ask page', 'close library', 'end'])
})

test('a page that saves for ever does not hold the end up for ever', async () => {
  const { steps, quit } = sequence()
  const ended = quit.begin()
  quit.pageSays('saving')
  await ended
  expect(steps.at(-1)).toBe('end')
})

test('while the person is asked nothing ends by itself; who stays can go on working, and is asked anew the next time', async () => {
  const { steps, quit } = sequence()
  const called = quit.begin()
  quit.pageSays('saving')
  quit.pageSays('asking')
  await pause(1700)
  expect([quit.hasBegun(), quit.isClosed(), [...steps]]).toEqual([true, false, ['ask page']])
  quit.pageSays('stay')
  await called
  expect([quit.hasBegun(), quit.isClosed(), [...steps]]).toEqual([false, false, ['ask page']])
  const ended = quit.begin()
  quit.pageSays('ready')
  await ended
  expect(steps).toEqual(['ask page', 'ask page', 'close library', 'end'])
})

test('closing once more while the person is asked lets the page try again; one that is silent by then is left', async () => {
  const { steps, quit } = sequence()
  const ways = [quit.begin()]
  quit.pageSays('asking')
  ways.push(quit.begin())
  await Promise.all(ways)
  expect(steps).toEqual(['ask page', 'ask page', 'close library', 'end'])
})
