import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type App } from './fixtures/index.ts'
import { clickRun, selectWords } from './fixtures/select-words.ts'
import { startApp, type RunningApp } from './fixtures/start-app.ts'

// Notes as people keep them: marked, found again, thrown away and taken back, carried to another laptop, restored.

const REPORT = '政府工作报告（摘要）'
const FIRST = '全年完成固定资产投资682.6亿元', SECOND = '原煤产量完成'
const place = (page: Page, name: string) => page.getByRole('navigation', { name: '主导航' }).getByText(name, { exact: true })
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const item = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })

/** Opens the report at a heading and marks words of it. */
async function mark(page: Page, words: string, meaning: string): Promise<void> {
  await place(page, '资料库').click()
  await page.getByRole('link', { name: REPORT }).or(page.getByText(REPORT)).first().click()
  await expect(page.getByRole('heading', { level: 1, name: REPORT })).toBeVisible()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '正文' }).getByText(words.slice(0, 4)).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await selectWords(page, words)
  await page.getByRole('button', { name: `记为${meaning}` }).click()
  await expect(page.locator('.run.marked', { hasText: words.slice(0, 4) }).first()).toBeVisible()
}

async function write(page: Page, words: string, note: string): Promise<void> {
  await item(page, words).getByRole('button', { name: '编辑批注' }).click()
  await page.getByRole('textbox', { name: '附注' }).fill(note)
  await page.getByRole('button', { name: '完成' }).click()
  await expect(item(page, words)).toContainText(note.replaceAll('*', ''))
}

/** Exports all notes as one file and answers where it lies. */
async function exportNotes(page: Page, folder: string, saved: () => string[]): Promise<string> {
  const before = new Set(saved())
  await page.getByRole('button', { name: '导出…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
  await expect(page.getByText('已存到').last()).toBeVisible()
  const made = saved().find((name) => name.endsWith('.antou-notes') && !before.has(name))
  return join(folder, made ?? saved().find((name) => name.endsWith('.antou-notes'))!)
}

async function importNotes(page: Page, file: string, picked: string): Promise<void> {
  copyFileSync(file, picked)
  await page.getByRole('button', { name: '导入…' }).click()
  await expect(page.getByRole('dialog').getByText('picked.txt')).toBeVisible()
}

/** A second laptop: the same app on a data folder of its own. */
async function otherLaptop(work: (laptop: { readonly running: RunningApp; readonly folder: string; readonly picked: string; readonly saved: () => string[] }) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'antou-other-'))
  const outside: string[] = []
  const running = await startApp({ dataFolder: join(folder, 'data'), saveFolder: folder, pickedFile: join(folder, 'picked.txt') }, outside)
  try {
    await work({ running, folder, picked: join(folder, 'picked.txt'), saved: () => readdirSync(folder) })
    expect(outside).toEqual([])
  } finally {
    await running.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function open(app: App): Promise<Page> {
  await place(app.page, '批注').click()
  return app.page
}

test('a mark outlives a restart, is filtered, thrown away and taken back, and goes to another laptop and home again', async ({ app }) => {
  test.setTimeout(240_000)
  let page = app.page
  let file = ''

  await test.step('two marks, one with a note, are there after a restart', async () => {
    await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
    await mark(page, FIRST, '数据')
    await mark(page, SECOND, '存疑')
    await clickRun(page, page.locator('.run.marked', { hasText: SECOND.slice(0, 4) }).first())
    await page.keyboard.press('Escape')
    page = await app.restart()
    await open(app)
    await expect(page.getByText('2 条', { exact: true }).first()).toBeVisible()
    await write(page, FIRST, '与**统计公报**核对')
  })

  await test.step('a filter narrows, and the quote opens its line', async () => {
    await page.getByRole('group', { name: '含义' }).getByText('存疑').click()
    await expect(page.getByText('1 / 2 条')).toBeVisible()
    await expect(item(page, FIRST)).toBeHidden()
    await page.getByRole('button', { name: '清除全部条件' }).click()
    await item(page, FIRST).getByRole('link').first().click()
    await expect(page.locator('.run.target').first()).toBeVisible()
    await page.goBack()
    await expect(item(page, FIRST)).toBeVisible()
  })

  await test.step('removed, it lies in the bin; restored, it is back; Ctrl+Z and Ctrl+Shift+Z say what they do', async () => {
    await item(page, SECOND).getByRole('button', { name: '删除批注' }).click()
    await expect(item(page, SECOND)).toBeHidden()
    await part(page, '回收站').click()
    await item(page, SECOND).getByRole('button', { name: '还原' }).click()
    await expect(page.getByText('回收站是空的')).toBeVisible()
    await part(page, '批注').click()
    await expect(item(page, SECOND)).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/已撤销：从回收站还原/)).toBeVisible()
    await expect(item(page, SECOND)).toBeHidden()
    await page.keyboard.press('Control+Shift+z')
    await expect(item(page, SECOND)).toBeVisible()
  })

  await test.step('the file of notes is saved', async () => {
    file = await exportNotes(page, app.saveFolder, () => app.saved())
    expect(existsSync(file)).toBe(true)
  })

  await otherLaptop(async (other) => {
    const there = other.running.page
    await place(there, '批注').click()
    await expect(there.getByText('还没有批注')).toBeVisible()

    await test.step('elsewhere nothing is written before 导入, and all of it can be taken back', async () => {
      await importNotes(there, file, other.picked)
      const dialog = there.getByRole('dialog')
      await expect(dialog.getByRole('button', { name: '新增 2' })).toBeVisible()
      await dialog.getByRole('button', { name: '取消' }).click()
      await expect(there.getByText('还没有批注')).toBeVisible()
      await importNotes(there, file, other.picked)
      await dialog.getByRole('button', { name: '导入 2 条' }).click()
      await expect(item(there, FIRST)).toContainText('统计公报')
      await there.getByRole('button', { name: '撤销整次导入' }).click()
      await expect(there.getByText('还没有批注')).toBeVisible()
      await importNotes(there, file, other.picked)
      await dialog.getByRole('button', { name: '导入 2 条' }).click()
      await expect(item(there, SECOND)).toBeVisible()
    })

    await test.step('the same file again changes nothing', async () => {
      await importNotes(there, file, other.picked)
      await expect(there.getByRole('dialog').getByRole('button', { name: '相同 2' })).toBeVisible()
      await expect(there.getByRole('dialog').getByRole('button', { name: /^导入 \d/ })).toHaveCount(0)
      await there.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    })

    await test.step('both change the same note: at home both sides are shown and one is chosen', async () => {
      await write(there, FIRST, '那边查过了')
      await write(page, FIRST, '这边也查过')
      const back = await exportNotes(there, other.folder, other.saved)
      await importNotes(page, back, app.pickedFile)
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByText('那边查过了')).toBeVisible()
      await expect(dialog.getByText('这边也查过')).toBeVisible()
      await dialog.getByRole('radio', { name: '用对方的' }).click()
      await dialog.getByRole('button', { name: '导入 1 条' }).click()
      await expect(item(page, FIRST)).toContainText('那边查过了')
    })
  })

  await test.step('a file that is none of ours says so and changes nothing', async () => {
    writeFileSync(app.pickedFile, '不是批注文件')
    await page.getByRole('button', { name: '导入…' }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('没有导入任何内容')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await expect(page.getByText('2 条', { exact: true }).first()).toBeVisible()
  })
})

test('a backup is made, the notebook changes, the backup is put back, and what it replaced is kept', async ({ app, page }) => {
  test.setTimeout(180_000)
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  await mark(page, FIRST, '数据')
  const settings = () => page.getByRole('navigation', { name: '主导航' }).getByText('设置').click()
  await settings()
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(page.getByText('已备份：1 条批注')).toBeVisible()

  await open(app)
  await item(page, FIRST).getByRole('button', { name: '删除批注' }).click()
  await part(page, '回收站').click()
  await page.getByRole('button', { name: '清空回收站…' }).click()
  await expect(page.getByRole('button', { name: '不清空' })).toBeFocused()
  await page.getByRole('button', { name: '清空…', exact: true }).click()
  await page.getByRole('button', { name: '确定删去' }).click()
  await expect(page.getByText('回收站是空的')).toBeVisible()

  await settings()
  await page.getByRole('row', { name: /1 条批注/ }).first().getByRole('button', { name: /^恢复/ }).click()
  await expect(page.getByRole('dialog')).toContainText('0 条批注，将被替换')
  await page.getByRole('button', { name: '备份现在的，再恢复' }).click()
  await expect(page.getByText(/已恢复：1 条批注.*恢复前的内容存为/)).toBeVisible()
  await open(app)
  await expect(item(page, FIRST)).toBeVisible()

  const again = await app.restart()
  await place(again, '批注').click()
  await expect(item(again, FIRST)).toBeVisible()
})

test('while pinyin is being composed Enter and Esc are the input method\'s: no search goes on, no card or bar closes', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  await mark(page, FIRST, '数据')
  const typing = await page.context().newCDPSession(page)
  const compose = (text: string) => typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const take = (text: string) => typing.send('Input.insertText', { text })

  await test.step('the note of a mark', async () => {
    await place(page, '批注').click()
    await item(page, FIRST).getByRole('link').first().click()
    await expect(page.locator('.run.target').first()).toBeVisible()
    await clickRun(page, page.locator('.run.marked', { hasText: FIRST.slice(0, 4) }).first())
    const note = page.getByRole('textbox', { name: '附注' })
    await note.focus()
    await compose('kou jing')
    await page.keyboard.press('Escape')
    await expect(note).toBeFocused()
    await take('口径')
    await expect(note).toHaveValue('口径')
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()
  })
  await test.step('the words to be found', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('产业')
    const found = page.getByRole('search').getByRole('status')
    const before = await found.textContent()
    await compose('fa zhan')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await expect(found).toHaveText(before!)
    await take('')
    await page.keyboard.press('Enter')
    await expect(found).not.toHaveText(before!)
    await page.keyboard.press('Escape')
    await expect(found).toBeHidden()
  })
})
