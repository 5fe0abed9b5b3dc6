import { join } from 'node:path'
import { expect, test } from './fixtures/index.ts'
import { clickRun, selectWords } from './fixtures/select-words.ts'
import { readPdf } from './pdf-text.ts'

// The main job as a person does it: open, read, search, mark, come back, compare, hand over paper.

const REPORT = '政府工作报告（摘要）'

test('read, search, mark, restart and find the mark again, compare, and hand over a PDF', async ({ app }) => {
  let page = app.page

  await test.step('the library lists the five briefings by region', async () => {
    await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
    for (const title of [REPORT, '紧抓机遇谋发展 凝聚力量崇实干', '抓落实不松劲 践初心出成效', '高举金字招牌', '抢抓太忻一体化经济区建设机遇']) {
      await expect(page.getByText(title).first()).toBeVisible()
    }
  })

  await test.step('a document opens as prose, with outline and numbers', async () => {
    await page.getByText(REPORT).first().click()
    await expect(page.getByRole('heading', { level: 1, name: REPORT })).toBeVisible()
    await expect(page.getByText('共 ').filter({ hasText: '处数字' }).first()).toBeVisible()
    await page.getByRole('navigation', { name: '目录' }).getByText('（二）坚持转型升级').click()
    await expect(page.getByRole('region', { name: '正文' }).getByText('原煤产量完成', { exact: false }).first()).toBeVisible()
  })

  await test.step('search from the keyboard finds the sentence and opens it', async () => {
    await page.keyboard.press('Control+K')
    await page.keyboard.type('682.6亿元')
    await expect(page.getByRole('dialog').getByText('全年完成固定资产投资').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.locator('.run.target').first()).toContainText('682.6亿元')
  })

  await test.step('selected words are marked with a meaning and a note', async () => {
    await selectWords(page, '全年完成固定资产投资682.6亿元')
    await page.getByRole('button', { name: '记为数据' }).click()
    await expect(page.locator('.run.marked').first()).toBeVisible()
    await clickRun(page, page.locator('.run.marked').first())
    await page.getByRole('textbox', { name: '附注' }).fill('与统计公报核对')
    await page.keyboard.press('Escape')
  })

  await test.step('after a restart the mark stands where it was, and the reading position too', async () => {
    page = await app.restart()
    await page.getByText('继续阅读').first().click()
    await expect(page.locator('.run.marked', { hasText: '固定资产投资' }).first()).toBeVisible()
    await page.getByRole('navigation', { name: '主导航' }).getByText('批注').click()
    await expect(page.getByText('与统计公报核对')).toBeVisible()
    await expect(page.getByText('全年完成固定资产投资682.6亿元')).toBeVisible()
  })

  await test.step('a deleted mark comes back by undo', async () => {
    await page.getByRole('button', { name: '删除批注' }).first().click()
    await expect(page.getByText('与统计公报核对')).toBeHidden()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(page.getByText('与统计公报核对')).toBeVisible()
  })

  await test.step('the default comparison shows figures, and a cell opens its sentence', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByText('对比').click()
    const row = page.getByRole('row', { name: /固定资产投资 ?亿元/ })
    await row.getByText('682.6').click()
    const detail = page.getByRole('complementary', { name: '数据出处' })
    await expect(detail).toContainText('全年完成固定资产投资682.6亿元')
    await detail.getByRole('button', { name: '在原文中打开' }).click()
    await expect(page.locator('.run.target').first()).toContainText('682.6亿元')
    await page.goBack()
  })

  await test.step('the chart is drawn', async () => {
    await page.getByRole('button', { name: '看图' }).click()
    await expect(page.locator('canvas, svg[width]').first()).toBeVisible()
    await page.getByRole('button', { name: '收起图' }).click()
  })

  await test.step('the PDF says what the table says, with sources and page numbers', async () => {
    await page.getByRole('button', { name: '导出…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
    await expect(page.getByText('已存到')).toBeVisible({ timeout: 60_000 })
    const file = app.saved().find((name) => name.endsWith('.pdf'))!
    const { pages, title, creator, outline } = await readPdf(join(app.saveFolder, file))
    const text = pages.join('')
    expect(title).toContain('对比表')
    expect(creator).toMatch(/^案头/)
    expect(outline).toBeGreaterThan(0)
    expect(text).toContain('682.6')
    expect(text).toContain('未提及')
    expect(text).toContain('附录数据出处')
    expect(text).toContain('全年完成固定资产投资682.6亿元')
    pages.forEach((each, index) => expect(each.replaceAll('−', '—')).toContain(`—${index + 1}—`))
    expect(file).toMatch(/^\d{8}_.+_v1\.pdf$/)
  })
})

test('one Chinese character is enough to search, and what is not there is said to be not there', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('煤')
  await expect(page.getByRole('dialog').getByText(/\d+ 份文件/)).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('量子隧穿')
  await expect(page.getByRole('dialog').getByText(/没有|未找到/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})
