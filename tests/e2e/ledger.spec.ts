import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Excel from 'exceljs'
import type { Bridge } from '../../electron/contract/index.ts'
import { expect, test, type App } from './fixtures/index.ts'

// The ledger as a person works through it: doubtful figures by keyboard, a figure by hand, a new name, a file.

const ONE = '甲村材料\n\n2024年，全区城乡建投总量完成56亿元。全区新增脱贫户两万三千，成效明显。'
const TWO = '乙村材料\n\n2024年，全区城乡建投总量达到30亿元。'

/** Imports a text the way the import dialog does, without its form. */
async function importText(app: App, title: string, text: string): Promise<void> {
  writeFileSync(app.pickedFile, text)
  const done = await app.page.evaluate(async (name) => {
    const host = (window as unknown as { antou: Bridge }).antou
    const picked = await host.call('file.pick', { purpose: 'import-document' })
    if (!picked.ok || !picked.value) return 'not picked'
    const stored = await host.call('document.import', { file: picked.value.token, details: { title: name, region: '140703' as never, kind: 'other', date: '2024', speaksOf: '2024' } })
    return stored.ok ? 'stored' : stored.failure.code
  }, title)
  expect(done).toBe('stored')
}

async function openLedger(page: Page): Promise<void> {
  await page.getByRole('link', { name: '台账' }).first().click()
  await expect(page.getByRole('heading', { name: '指标台账' })).toBeVisible()
  await expect(page.getByRole('grid')).toBeFocused()
}

const cell = (page: Page, column: number) => page.locator('[role=row][aria-selected=true] [role=gridcell]').nth(column)
const chip = (page: Page, name: string) => page.getByRole('group', { name: '核对状态' }).getByRole('button', { name })
const countOf = async (page: Page, name: string): Promise<number> => Number((await chip(page, name).locator('.count').innerText()).replaceAll(',', ''))
/** Waits until a state holds that many figures. */
const expectCount = (page: Page, name: string, count: number) => expect.poll(() => countOf(page, name)).toBe(count)

test('doubtful figures are confirmed, corrected and dismissed by keyboard; undo; all still there after a restart', async ({ app }) => {
  let page = app.page
  await openLedger(page)
  const doubtful = await countOf(page, '待核')
  expect(doubtful).toBeGreaterThan(5)
  await chip(page, '待核').click()
  await expect(cell(page, 7)).toHaveText('待核')
  await page.getByRole('grid').focus()

  await page.keyboard.press('c')
  await expectCount(page, '已核', 1)
  await expectCount(page, '待核', doubtful - 1)

  await page.keyboard.press('e')
  await expect(page.getByRole('dialog', { name: '这个数字怎么读' })).toBeVisible()
  await page.getByLabel('指标', { exact: true }).fill('地区生产总值')
  await page.getByRole('button', { name: '保存' }).click()
  await expectCount(page, '改正', 1)

  await page.keyboard.press('n')
  await page.keyboard.press('x')
  await expectCount(page, '非指标', 1)
  await page.keyboard.press('n')
  await page.keyboard.press('x')
  await expectCount(page, '非指标', 2)
  await page.keyboard.press('Control+z')
  await expectCount(page, '非指标', 1)

  page = await app.restart()
  await openLedger(page)
  await expectCount(page, '已核', 1)
  await expectCount(page, '改正', 1)
  await expectCount(page, '非指标', 1)
  await expectCount(page, '待核', doubtful - 3)
  await chip(page, '改正').click()
  await expect(cell(page, 0)).toHaveText('地区生产总值')
  await expect(page.getByLabel('原文和核对').getByText(/机器原来读作/)).toBeVisible()
})

test('a number that is spelled out is made a metric by hand from its sentence, and stays after a restart', async ({ app }) => {
  let page = app.page
  await importText(app, '甲村材料', ONE)
  await openLedger(page)
  await page.getByRole('combobox', { name: '文件' }).selectOption({ label: '甲村材料' })
  await expect(cell(page, 1)).toContainText('56亿元')
  await page.keyboard.press('o')
  await expect(page.locator('[aria-label="正文"]')).toContainText('两万三千')
  await select(page, '[aria-label="正文"]', '两万三千')
  await page.getByRole('button', { name: '记为指标' }).click()
  const dialog = page.getByRole('dialog', { name: '这个数字怎么读' })
  await expect(dialog.getByRole('textbox', { name: '数值' })).toHaveValue('2.3万')
  await dialog.getByLabel('指标', { exact: true }).fill('新增脱贫户数')
  await dialog.getByRole('textbox', { name: '单位' }).fill('户')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()

  page = await app.restart()
  await openLedger(page)
  await chip(page, '改正').click()
  await expect(cell(page, 0)).toHaveText('新增脱贫户数')
  await expect(cell(page, 1)).toContainText('2.3万户')
  await expect(page.getByText('这一条由人工添加').or(page.getByText('不是指标'))).toBeVisible()
})

test('a corrected name is taken up as an alias: the effect on the other document is shown before, and holds after', async ({ app }) => {
  const { page } = app
  await importText(app, '甲村材料', ONE)
  await importText(app, '乙村材料', TWO)
  await openLedger(page)
  await page.getByRole('combobox', { name: '文件' }).selectOption({ label: '甲村材料' })
  await page.getByRole('grid').focus()
  await page.keyboard.press('e')
  await page.getByRole('dialog').getByLabel('指标', { exact: true }).fill('固定资产投资')
  await page.getByRole('button', { name: '保存' }).click()
  await expectCount(page, '改正', 1)
  await page.getByRole('button', { name: /记为别名/ }).click()
  const dialog = page.getByRole('dialog', { name: '记为别名' })
  await expect(dialog.getByLabel('别名')).toHaveValue(/城乡建投总量/)
  await dialog.getByLabel('别名').fill('城乡建投总量')
  await expect(dialog.getByText(/将改变 1 份文件里 1 个数字的读法/)).toBeVisible()
  await expect(dialog.getByText('《乙村材料》')).toBeVisible()
  await dialog.getByRole('button', { name: '采用' }).click()
  await expect(dialog).toBeHidden()

  await page.getByRole('combobox', { name: '文件' }).selectOption({ label: '乙村材料' })
  await expect(cell(page, 0)).toHaveText('固定资产投资')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(cell(page, 0)).not.toHaveText('固定资产投资')
})

test('what is shown is saved as a workbook and as CSV, and reads back the same', async ({ app }) => {
  const { page } = app
  await openLedger(page)
  const doubtful = await countOf(page, '待核')
  await chip(page, '待核').click()
  for (const format of ['Excel 工作簿（XLSX）', 'CSV（GB18030）']) {
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('button', { name: format }).click()
    await expect(page.getByText(/已存到/).last()).toBeVisible()
  }
  await expect.poll(() => app.saved().length).toBe(2)
  const [csv, xlsx] = app.saved().sort()
  const book = new Excel.Workbook()
  await book.xlsx.readFile(join(app.saveFolder, xlsx!))
  const sheet = book.getWorksheet('指标台账')!
  expect(sheet.rowCount - 1).toBe(doubtful)
  expect(book.getWorksheet('出处')!.rowCount - 1).toBe(doubtful)
  expect(sheet.getRow(2).getCell(2).text).toBe(await cell(page, 0).innerText())
  const text = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(join(app.saveFolder, csv!)))
  expect(text.trim().split('\r\n').length - 1).toBe(doubtful)
})

test('a lexicon file with a mistake says what and where, and changes nothing', async ({ app }) => {
  const { page } = app
  await openLedger(page)
  writeFileSync(app.pickedFile, '{ "indicators": [\n  { "id": "my-one", "name": "甲指标" "aliases": [] }\n] }')
  await page.getByRole('button', { name: '我的词库' }).click()
  const dialog = page.getByRole('dialog', { name: '我的词库' })
  await dialog.getByRole('button', { name: '导入词库文件…' }).click()
  await expect(dialog.getByText('第 2 行')).toBeVisible()
  await expect(dialog.getByText(/少了逗号或冒号/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: '导入', exact: true })).toBeHidden()
})

/** Selects words inside an element as a pointer would. */
async function select(page: Page, within: string, words: string): Promise<void> {
  await page.evaluate(([selector, wanted]) => {
    const root = document.querySelector(selector!)!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue!.indexOf(wanted!)
      if (at < 0) continue
      root.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      getSelection()!.setBaseAndExtent(node, at, node, at + wanted!.length)
      root.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
      return
    }
    throw new Error(`not on the page: ${wanted}`)
  }, [within, words])
}
