import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { reflow } from '../../electron/domain/text/index.ts'
import { longText } from '../fixtures/recombined.ts'
import { expect, test } from './fixtures/index.ts'
import { clickRun, selectWords } from './fixtures/select-words.ts'

// A text of a million characters, used as any other: nothing of it is out of reach because it is not rendered.

const TITLE = '百万字长文', WORD = '发展'
/** Rows of the text and lines of the outline that may be rendered at once, whatever the length of the text. */
const MOST_ROWS = 80, MOST_LINES = 80

const library = (page: Page) => page.getByRole('navigation', { name: '主导航' }).getByText('资料库')
const column = (page: Page) => page.getByRole('region', { name: '正文' })
const outline = (page: Page) => page.getByRole('navigation', { name: '目录' }).getByRole('button')

/** The passage at the top of the column, and how far from there it begins, CSS pixels. */
const topLine = (page: Page) => page.evaluate(() => {
  const top = document.querySelector('.column')!.getBoundingClientRect().top
  const row = [...document.querySelectorAll<HTMLElement>('.column > .text > [data-row]')].find((each) => each.getBoundingClientRect().bottom > top + 1)!
  return { row: Number(row.dataset['row']), off: Math.round(row.getBoundingClientRect().top - top) }
})

test('a document of a million characters is imported, searched, marked near its end and gone through by its outline', async ({ app, page }) => {
  const { text, parts } = longText(1_000_000)
  const passages = reflow(text)
  const last = passages.at(-1)!.text
  expect(last).toBe(`第${parts - 1}部分。`)
  const wanted = passages.reduce((sum, passage) => sum + passage.text.split(WORD).length - 1, 0)
  const lastHeading = passages.findLast(({ kind }) => kind === 'heading')!

  await test.step('it comes in by the import dialog and opens at its first line, with few rows', async () => {
    writeFileSync(app.pickedFile, text)
    await page.getByRole('button', { name: '导入文件' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '标题' }).fill(TITLE)
    await dialog.getByRole('combobox', { name: '地区' }).fill('太谷')
    await page.getByRole('option', { name: '太谷区' }).first().click()
    await dialog.getByRole('button', { name: '导入', exact: true }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await page.getByRole('link', { name: TITLE }).last().click()
    await expect(column(page).getByText(passages[0]!.text, { exact: true })).toBeVisible()
    expect(await column(page).locator('[data-row]').count()).toBeLessThan(MOST_ROWS)
    expect(await outline(page).count()).toBeLessThan(MOST_LINES)
  })

  await test.step('find counts every place of the whole text and shows the last one', async () => {
    await page.keyboard.press('Control+F')
    await page.keyboard.insertText(WORD)
    const bar = page.getByRole('search')
    await expect(bar.getByRole('status')).toHaveText(`1 / ${wanted}`)
    await page.keyboard.press('Shift+Enter')
    await expect(bar.getByRole('status')).toHaveText(`${wanted} / ${wanted}`)
    await expect(column(page).locator('.run.current')).toBeInViewport()
    await page.keyboard.press('Escape')
  })

  await test.step('the last line of the outline goes to the last heading, and 后退 to the line before', async () => {
    await page.keyboard.press('Control+Home')
    for (let turn = 0; turn < 5; turn++) await page.keyboard.press('PageDown')
    await expect.poll(async () => (await topLine(page)).row).toBeGreaterThan(10)
    await page.waitForTimeout(400) // the history learns the place when the scroll is over
    const before = await topLine(page)
    await outline(page).first().focus()
    await page.keyboard.press('End')
    await expect(outline(page).last()).toHaveText(lastHeading.text)
    await expect(outline(page).last()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(column(page).locator(`[data-row-passage="${lastHeading.index}"]`)).toBeInViewport()
    await page.goBack()
    await expect.poll(() => topLine(page)).toEqual(before)
  })

  await test.step('Ctrl+G goes to a passage by its number, as citations name it, and 后退 to the line before', async () => {
    const before = await topLine(page)
    const asked = passages.findLast(({ kind, text: words }) => kind === 'paragraph' && words.length > 10)!
    await column(page).focus()
    await page.keyboard.press('Control+G')
    await page.getByRole('form', { name: '转到第几段' }).getByRole('textbox').fill(`第${asked.index + 1}段`)
    await page.keyboard.press('Enter')
    await expect(column(page).locator(`[data-row-passage="${asked.index}"] .run.target`).first()).toBeInViewport()
    await page.goBack()
    await expect.poll(() => topLine(page)).toEqual(before)
  })

  await test.step('a mark at the very end stands there when the document is opened again', async () => {
    await column(page).focus()
    await page.keyboard.press('Control+End')
    await expect(column(page).getByText(last)).toBeInViewport()
    await selectWords(page, last.slice(0, -1))
    await page.getByRole('button', { name: '记为数据' }).click()
    await expect(column(page).locator('.run.marked')).toHaveText(last.slice(0, -1))
    await page.waitForTimeout(1000) // the place is remembered a moment after the last scroll
    await library(page).click()
    await page.getByRole('link', { name: TITLE }).last().click()
    await expect(column(page).locator('.run.marked')).toHaveText(last.slice(0, -1))
    await clickRun(page, column(page).locator('.run.marked'))
    await expect(page.getByRole('textbox', { name: '附注' })).toBeVisible()
  })
})
