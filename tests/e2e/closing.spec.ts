import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/index.ts'
import { clickRun, selectWords } from './fixtures/select-words.ts'

// A note whose last word was typed a moment ago: whichever way the app is closed, the word is there the next time.

const REPORT = '政府工作报告（摘要）'
const WORDS = '攻坚克难'

async function openReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: REPORT }).or(page.getByText(REPORT)).first().click()
  await expect(page.getByRole('heading', { level: 1, name: REPORT })).toBeVisible()
}

const note = (page: Page) => page.getByRole('textbox', { name: '附注' })
const shown = (page: Page, words: string) => page.getByRole('dialog').getByText(words, { exact: true })

for (const [way, how] of [['window', 'the window’s button'], ['signal', 'the end of the desktop session']] as const) {
  test(`what was typed a moment before ${how} is there at the next start`, async ({ app }) => {
    await openReport(app.page)
    await selectWords(app.page, WORDS)
    await app.page.getByRole('button', { name: '写附注', exact: true }).click()
    await note(app.page).pressSequentially('先记一句。')
    await expect(app.page.getByRole('dialog').getByRole('status')).toHaveText('已保存')
    await app.page.keyboard.insertText('刚写完就关')
    const page = await app.restart(way)
    await openReport(page)
    await clickRun(page, page.locator('.run.marked', { hasText: WORDS }).first())
    await expect(shown(page, '先记一句。刚写完就关')).toBeVisible()
  })
}

test('F5, Ctrl+R and the browser’s own reload leave page, place and words as they are, and the window closes as ever', async ({ app }) => {
  const { page } = app
  await openReport(page)
  await selectWords(page, WORDS)
  await page.getByRole('button', { name: '写附注', exact: true }).click()
  await note(page).pressSequentially('先记一句。')
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('已保存')
  const address = page.url()
  await page.evaluate(() => {
    const pressed: [string, boolean][] = []
    Object.assign(window, { pressed })
    window.addEventListener('keydown', ({ key, defaultPrevented }) => { if (/^(?:F5|r)$/i.test(key)) pressed.push([key, defaultPrevented]) })
  })
  await page.keyboard.insertText('刚写的话')
  for (const keys of ['F5', 'Control+F5', 'Control+r', 'Control+Shift+R']) await page.keyboard.press(keys)
  expect(await page.evaluate(() => (window as unknown as { pressed: unknown }).pressed)).toEqual([['F5', true], ['F5', true], ['r', true], ['R', true]])
  if (app.host === 'chromium') {
    // What the entry of the browser's own menu does: the browser asks before leaving, and the host answers.
    const answered = new Promise<boolean>((resolve) => {
      page.on('dialog', () => undefined)
      void page.context().newCDPSession(page).then(async (browser) => {
        await browser.send('Page.enable')
        browser.on('Page.javascriptDialogClosed', ({ result }) => resolve(result))
        await page.keyboard.insertText('，又一句')
        await browser.send('Page.reload').catch(() => undefined)
      })
    })
    expect(await answered).toBe(false)
  }
  await page.waitForTimeout(500)
  const words = app.host === 'chromium' ? '先记一句。刚写的话，又一句' : '先记一句。刚写的话'
  expect([page.url(), await page.evaluate(() => 'pressed' in window), await note(page).inputValue()]).toEqual([address, true, words])
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('已保存')
  await note(page).pressSequentially('。')
  const again = await app.restart('window')
  await openReport(again)
  await clickRun(again, again.locator('.run.marked', { hasText: WORDS }).first())
  await expect(shown(again, `${words}。`)).toBeVisible()
})
