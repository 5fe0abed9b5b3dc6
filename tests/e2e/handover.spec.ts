import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Excel from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/index.ts'
import { readPdf } from './pdf-text.ts'

// The hand-over from the window: looked at before it is saved, then every kind of file.

async function openExport(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('navigation', { name: '主导航' }).getByText('对比').click()
  await expect(page.getByRole('row', { name: /固定资产投资/ }).first()).toBeVisible()
  await page.getByRole('button', { name: /^导出/ }).click()
  const dialog = page.getByRole('dialog', { name: '导出' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** True where the canvas of a page shows more than white. */
const isDrawn = (page: Page): Promise<boolean> => page.evaluate(() => {
  const canvas = document.querySelector<HTMLCanvasElement>('[aria-label="打印预览"] canvas')
  const context = canvas?.getContext('2d')
  if (!canvas || !context || canvas.width < 50) return false
  return context.getImageData(0, 0, canvas.width, canvas.height).data.some((value, at) => at % 4 < 3 && value < 100)
})

test('paper is shown page by page before it is saved, and the file has those pages', async ({ app }) => {
  const { page } = app
  const dialog = await openExport(page)
  await expect(dialog.getByRole('img', { name: /^第 1 页/ })).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => isDrawn(page), { timeout: 20_000 }).toBe(true)
  const shown = await dialog.getByRole('img', { name: /^第 \d+ 页/ }).count()
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  await expect(page.getByText('已存到')).toBeVisible({ timeout: 60_000 })
  const { pages } = await readPdf(join(app.saveFolder, app.saved().find((name) => name.endsWith('.pdf'))!))
  expect(pages.length).toBe(shown)
})

test('a second export of the same table takes the next number and leaves the first as it was', async ({ app }) => {
  for (const version of [1, 2]) {
    const dialog = await openExport(app.page)
    await dialog.getByRole('radio', { name: /CSV/ }).check()
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await expect.poll(() => app.saved().filter((name) => name.endsWith(`_v${version}.csv`)).length).toBe(1)
    await expect(dialog).toBeHidden()
  }
})

test('Word, workbook, CSV and pictures say what the table says', async ({ app }) => {
  const { page } = app
  const files = new Map<string, Uint8Array>()
  for (const [radio, extension] of [[/Word/, 'docx'], [/Excel/, 'xlsx'], [/CSV/, 'csv'], [/PNG/, 'png'], [/SVG/, 'svg']] as const) {
    const dialog = await openExport(page)
    await dialog.getByRole('radio', { name: radio }).check()
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await expect.poll(() => app.saved().filter((name) => name.endsWith(`.${extension}`)).length, { timeout: 30_000 }).toBe(1)
    await expect(dialog).toBeHidden()
    files.set(extension, readFileSync(join(app.saveFolder, app.saved().find((name) => name.endsWith(`.${extension}`))!)))
  }
  const book = new Excel.Workbook()
  await book.xlsx.load(Buffer.from(files.get('xlsx')!) as unknown as Excel.Buffer)
  const numbers = book.getWorksheet('对比表')!.getSheetValues().flat()
  expect(numbers).toContain(682.6)
  expect(strFromU8(unzipSync(files.get('docx')!)['word/document.xml']!)).toContain('682.6')
  expect(Buffer.from(files.get('csv')!).toString('utf8')).toContain('682.6')
  expect(Buffer.from(files.get('svg')!).toString('utf8')).toMatch(/<svg[\s\S]*682\.6[\s\S]*<\/svg>/)
  expect([...files.get('png')!.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG')
  expect(files.get('png')!.length).toBeGreaterThan(10_000)
})

test('the table goes to the clipboard, and where nothing can print that is said', async ({ app }) => {
  const dialog = await openExport(app.page)
  await dialog.getByRole('button', { name: '复制表格' }).click()
  await expect(app.page.getByText('表格已复制')).toBeVisible()
  if (app.host !== 'chromium') return // the system's own print dialog would wait for a person
  await expect(dialog.getByRole('img', { name: /^第 1 页/ })).toBeVisible({ timeout: 60_000 })
  await dialog.getByRole('button', { name: '打印…' }).click()
  await expect(dialog.getByRole('alert').or(app.page.getByText('阅读器里打开'))).toBeVisible({ timeout: 60_000 })
})
