// Reading in the real app: a bundled document and one of a million characters take turns, so that the ratio holds on a noisy machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Bridge, CallInput, CallOutput, OpenedDocument, PageCallName } from '../../electron/contract/index.ts'
import { startApp } from '../e2e/fixtures/start-app.ts'
import { longText } from '../fixtures/recombined.ts'
import { detailsOf } from './library-calls.ts'
import { timeUntilSeen, watchScroll, type Scrolled } from './page-watch.ts'
import { median, percentile, rounded } from './statistics.ts'

const ROUNDS = 7, LETTERS = 1_000_000, LONG_TITLE = '百万字长文'
/** Stands in nearly every passage: the most matches that a person can ask for. */
const COMMON_WORD = '发展'
/** A hard turn of the wheel (7,500 pixels a second), a fling of three screens a frame (as the bar is dragged), PageDown held down. */
const WHEEL_PX = 120, FLING_PX = 2000, WHEEL_EVERY_MS = 16, WHEEL_TURNS = 180, KEY_EVERY_MS = 33, KEYS = 90

type Steps = Record<'open' | 'openNumbers' | 'openNumberList' | 'openInTheMiddle' | 'jumpToEnd' | 'outlineToLast' | 'findAtEndCount' | 'findAtEndSeen' | 'findCommonCount' | 'findCommonLastSeen', number>

/** Medians in milliseconds of short and long with their ratios; then frames while the long text is scrolled. */
export async function benchReading() {
  const folder = mkdtempSync(join(tmpdir(), 'antou-bench-'))
  const places = { dataFolder: join(folder, 'data'), saveFolder: folder, pickedFile: join(folder, 'picked.txt') }
  try {
    await importLong(places)
    const { page, close } = await startApp(places, [])
    try {
      const documents = await ask(page, 'document.list', {})
      const longest = documents.filter(({ bundled }) => bundled).reduce((a, b) => (a.characters > b.characters ? a : b))
      const short = await ask(page, 'document.open', { documentId: longest.id })
      const long = await ask(page, 'document.open', { documentId: documents.find(({ title }) => title === LONG_TITLE)!.id })
      const taken: Record<'short' | 'long', Steps[]> = { short: [], long: [] }
      for (let round = 0; round <= ROUNDS; round++) {
        const [ofShort, ofLong] = [await measure(page, short), await measure(page, long)]
        if (round > 0) { taken.short.push(ofShort); taken.long.push(ofLong) }
      }
      return { rounds: ROUNDS, short: facts(short), long: facts(long), steps: compared(taken), scrolling: await scrolled(page, long) }
    } finally {
      await close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Imports the long text by way of the app, then closes it: the measured app starts with a library that has it. */
async function importLong(places: Parameters<typeof startApp>[0]): Promise<void> {
  const { page, close } = await startApp(places, [])
  try {
    writeFileSync(places.pickedFile, longText(LETTERS).text)
    const picked = await ask(page, 'file.pick', { purpose: 'import-document' })
    await ask(page, 'document.import', { file: picked!.token, details: detailsOf(LONG_TITLE) })
  } finally {
    await close()
  }
}

const facts = ({ summary, passages }: OpenedDocument) => ({ characters: summary.characters, passages: passages.length, headings: passages.filter(({ kind }) => kind === 'heading').length, metrics: summary.metrics })

/** One round with one document: opened at its start, to its end, back by the outline, searched, opened in its middle. */
async function measure(page: Page, { summary, passages }: OpenedDocument): Promise<Steps> {
  const last = passages.length - 1, middle = last >> 1
  const at = (passage: number): string => `.column [data-row-passage="${passage}"]`
  const title = page.getByText(summary.title, { exact: true }).last()
  const lastHeading = passages.findLast(({ kind }) => kind === 'heading')!
  const ending = passages[last]!.text.slice(-6)

  await shelve(page, summary.id, 0)
  const open = await timeUntilSeen(page, 'click', { selector: at(0) }, () => title.click())
  const jumpToEnd = await timeUntilSeen(page, 'keydown', { selector: at(last) }, () => page.keyboard.press('Control+End'))
  await page.keyboard.press('Control+Home')
  await pause(300)
  const outline = page.getByRole('navigation', { name: '目录' }).getByRole('button')
  await outline.first().focus()
  await page.keyboard.press('End')
  await pause(300)
  const outlineToLast = await timeUntilSeen(page, 'click', { selector: at(lastHeading.index) }, () => outline.last().click())
  const [findAtEndCount, findAtEndSeen] = [await find(page, ending, '.find .count', true), await find(page, ending, '.run.current', false)]
  const findCommonCount = await find(page, COMMON_WORD, '.find .count', true)
  await page.keyboard.press('Control+Home')
  const findCommonLastSeen = await timeUntilSeen(page, 'keydown', { selector: '.column .run.current' }, () => page.keyboard.press('Shift+Enter'))
  await page.keyboard.press('Escape')

  await shelve(page, summary.id, 0)
  const openNumbers = await timeUntilSeen(page, 'click', { selector: '.column .run.number' }, () => title.click())
  await shelve(page, summary.id, 0)
  const openNumberList = await timeUntilSeen(page, 'click', { selector: '.numbers .option' }, () => title.click())
  await shelve(page, summary.id, middle)
  const openInTheMiddle = await timeUntilSeen(page, 'click', { selector: at(middle) }, () => title.click())
  return { open, openNumbers, openNumberList, openInTheMiddle, jumpToEnd, outlineToLast, findAtEndCount, findAtEndSeen, findCommonCount, findCommonLastSeen }
}

/** Looks for words from the start of the text; milliseconds from the keystroke until the sight. */
async function find(page: Page, words: string, selector: string, isCount: boolean): Promise<number> {
  await page.keyboard.press('Escape')
  await page.locator('.column').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: '在本文件中查找' }).fill('')
  await pause(300)
  return timeUntilSeen(page, 'input', isCount ? { selector, words: '/' } : { selector: `.column ${selector}` }, () => page.keyboard.insertText(words))
}

/** Goes to the library and lets the document be as if it had been left at a passage. */
async function shelve(page: Page, documentId: OpenedDocument['summary']['id'], passage: number): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByText('资料库').click()
  await page.getByRole('heading', { name: '资料库' }).waitFor()
  await pause(300)
  await ask(page, 'document.recordPosition', { documentId, position: { passage, fraction: 0 } })
}

function compared(taken: Record<'short' | 'long', Steps[]>) {
  const names = Object.keys(taken.short[0]!) as (keyof Steps)[]
  return Object.fromEntries(names.map((name) => {
    const [shortMs, longMs] = [median(taken.short.map((steps) => steps[name])), median(taken.long.map((steps) => steps[name]))]
    return [name, { shortMs: rounded(shortMs), longMs: rounded(longMs), ratio: rounded(longMs / shortMs) }]
  }))
}

/** The long text scrolled at speed, down and up. */
async function scrolled(page: Page, { summary }: OpenedDocument) {
  await shelve(page, summary.id, 0)
  await page.getByText(summary.title, { exact: true }).last().click()
  await page.locator('.column .run.number').first().waitFor()
  const column = await page.locator('.column').boundingBox()
  if (column === null) throw new Error('no column')
  const x = column.x + column.width / 2, y = column.y + column.height / 2
  await page.mouse.move(x, y)
  const wheel = await watchScroll(page, () => evenly(WHEEL_TURNS, WHEEL_EVERY_MS, () => page.mouse.wheel(0, WHEEL_PX)))
  await page.locator('.column').focus()
  const pageDown = await watchScroll(page, () => evenly(KEYS, KEY_EVERY_MS, () => page.keyboard.down('PageDown')))
  await page.keyboard.up('PageDown')
  const fling = await watchScroll(page, () => evenly(WHEEL_TURNS, WHEEL_EVERY_MS, () => page.mouse.wheel(0, FLING_PX)))
  // Upwards every row comes in that was never measured: its true height moves what is in sight.
  await page.keyboard.press('Control+End')
  await pause(500)
  const wheelUp = await watchScroll(page, () => evenly(WHEEL_TURNS, WHEEL_EVERY_MS, () => page.mouse.wheel(0, -WHEEL_PX)))
  const pageUp = await watchScroll(page, () => evenly(KEYS, KEY_EVERY_MS, () => page.keyboard.down('PageUp')))
  await page.keyboard.up('PageUp')
  return { wheel: summed(wheel), pageDown: summed(pageDown), fling: summed(fling), wheelUp: summed(wheelUp), pageUp: summed(pageUp) }
}

const summed = ({ frameMs, ...counts }: Scrolled) => ({ ...counts, frameMedianMs: rounded(median(frameMs)), frameP95Ms: rounded(percentile(frameMs, 0.95)) })

/** Does something `times` times, one every `everyMs` whether or not the last was answered; waits for all, and for the dust to settle. */
async function evenly(times: number, everyMs: number, act: () => Promise<unknown>): Promise<void> {
  const acts: Promise<unknown>[] = []
  for (let turn = 0; turn < times; turn++) {
    acts.push(act())
    await pause(everyMs)
  }
  await Promise.all(acts)
  await pause(500)
}

/** Asks as the page does, through bridge and gate. */
async function ask<Name extends PageCallName>(page: Page, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await page.evaluate(async ([called, given]) => (window as unknown as { antou: Bridge }).antou.call(called as 'app.info', given as never), [name, input] as const)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code}`)
  return result.value as unknown as CallOutput<Name>
}
