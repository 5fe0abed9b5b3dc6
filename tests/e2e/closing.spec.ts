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
