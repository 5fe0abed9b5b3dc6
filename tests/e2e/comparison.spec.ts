import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/index.ts'
import { readPdf } from './pdf-text.ts'

// The comparison table as a person uses it: by keyboard, cell by cell, turned, saved and opened again.

/** Opens 对比 from the start page and waits for the table. */
async function openComparison(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  await page.getByRole('navigation', { name: '主导航' }).getByText('对比').click()
  await expect(page.locator('td.cell').first()).toBeVisible()
}

/** What a person would read of the element that has the focus. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    const label = element?.closest('label')?.textContent ?? ''
    return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''} ${label}`.replace(/\s+/g, ' ').trim()
  })
}

/** Presses Tab (or Shift+Tab) until something whose words match has the focus. */
async function tabTo(page: Page, words: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 60): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    if (words.test(await focused(page))) return
    await page.keyboard.press(key)
  }
  throw new Error(`not reached by ${key}: ${words.source}; at “${await focused(page)}”`)
}

test('from a cold start to a saved PDF of 3 regions × 12 indicators by keyboard alone', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  await tabTo(page, /^对比/u)
  await page.keyboard.press('Enter')
  await expect(page.locator('td.cell').first()).toBeFocused()

  await tabTo(page, /^地区 4/u, 'Shift+Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await tabTo(page, /太谷经(济技术)?开(发)?区/u)
  await page.keyboard.press('Space')
  await tabTo(page, /^用这 3 个地区/u)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '地区 3' })).toBeVisible()

  const titles = () => page.locator('tbody th.name .title').allTextContents()
  const before = await titles()
  await tabTo(page, /^指标 \d+/u)
  await page.keyboard.press('Enter')
  await tabTo(page, /^全不选/u)
  await page.keyboard.press('Enter')
  for (let chosen = 1; chosen <= 12; chosen += 1) {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: `用这 ${chosen} 项指标` })).toBeVisible()
  }
  await tabTo(page, /^用这 12 项指标/u, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: '指标 12' })).toBeVisible()
  // The table of the choice before had twelve too.
  await expect.poll(titles).not.toEqual(before)
  await expect(page.locator('thead .head')).toHaveCount(3)
  const shown = await page.locator('td.cell.figure .value').allTextContents()
  expect(shown.length).toBeGreaterThan(5)

  await tabTo(page, /^导出…/u, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await tabTo(page, /^导出$/u)
  await page.keyboard.press('Enter')
  await expect(page.getByText('已存到')).toBeVisible({ timeout: 60_000 })
  const { pages } = await readPdf(join(app.saveFolder, app.saved().find((name) => name.endsWith('.pdf'))!))
  const text = pages.join('')
  for (const name of await titles()) expect(text).toContain(name.replace(/\s/gu, ''))
  for (const value of shown) expect(text).toContain(/[\d.]+/u.exec(value)![0])
})

test('every cell, clicked in turn, shows a sentence in which the printed number is marked; the same stands in the text', async ({ page }) => {
  test.setTimeout(240_000)
  await openComparison(page)
  const cells = page.locator('td.cell'), detail = page.getByRole('complementary', { name: '数据出处' })
  const count = await cells.count()
  expect(count).toBeGreaterThan(40)
  let figures = 0
  for (let index = 0; index < count; index += 1) {
    const cell = cells.nth(index)
    await cell.click()
    const isFigure = (await cell.getAttribute('class'))!.includes('figure')
    if (!isFigure) {
      await expect(detail.locator('.missing')).toContainText((await cell.innerText()).replace(/[.…⋯\s]|\.\.\.|（.*）/gu, '').slice(0, 2))
      continue
    }
    figures += 1
    const source = detail.locator('.source').first()
    const marked = await source.locator('mark').innerText()
    expect(await source.locator('.quote').innerText()).toContain(marked)
    const number = /[\d.]+/u.exec((await cell.locator('.value').innerText()).replaceAll('−', ''))![0]
    // What was converted shows another number than is printed, and says so.
    if (await detail.locator('.converted').count() > 0) expect(await detail.locator('.converted').innerText()).toContain(marked)
    else expect(marked.replace(/\s/gu, '')).toContain(number)

    await cell.press('o')
    await expect(page.locator('.run.target').first()).toBeVisible()
    expect((await page.locator('.run.target').allInnerTexts()).join('')).toContain(marked)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(cells.nth(index)).toBeFocused()
  }
  expect(figures).toBeGreaterThan(10)
})

test('computed columns say how they were computed or why not, and follow their inputs', async ({ page }) => {
  await openComparison(page)
  await page.getByRole('button', { name: '推算' }).click()
  await page.getByRole('combobox', { name: '推算什么' }).selectOption('difference')
  await page.getByRole('combobox', { name: '哪一栏', exact: true }).selectOption({ label: '太谷区' })
  await page.getByRole('combobox', { name: '与哪一栏' }).selectOption({ label: '晋中市' })
  await page.getByRole('button', { name: '加一栏' }).click()
  await expect(page.locator('thead .head.derived')).toHaveText(/太谷区−晋中市/u)
  await page.keyboard.press('Escape')
  const investment = page.locator('tbody tr', { has: page.locator('th .title', { hasText: /^固定资产投资$/u }) })
  await investment.locator('td.cell').last().click()
  await expect(page.locator('aside .missing')).toContainText('一为目标数，一为完成数，不作推算')
  const growth = page.locator('tbody tr', { has: page.locator('th .title', { hasText: /^固定资产投资增速$/u }) })
  await expect(growth.locator('td.cell').last()).toContainText('百分点')
  await growth.locator('td.cell').last().click()
  await expect(page.locator('aside .inputs .quote')).toHaveCount(2)
})

test('sorted, moved and turned by keyboard; saved, closed and opened again it stands as it was left', async ({ app, page }) => {
  await openComparison(page)
  const heads = (of: Page) => of.locator('thead .head .title').allTextContents()
  const names = (of: Page) => of.locator('tbody th.name .title').allTextContents()
  const before = await heads(page)
  await page.locator('td.cell').first().focus()
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect.poll(() => heads(page)).toEqual([before[1], before[0], ...before.slice(2)])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Enter') // 各行按此从大到小
  await expect(page.locator('thead .head').nth(1)).toHaveAttribute('aria-sort', 'descending')
  const sorted = await names(page)
  await page.getByRole('button', { name: '版面' }).click()
  await page.getByLabel('行列互换').check()
  await page.keyboard.press('Escape')
  await expect.poll(() => names(page)).toEqual(await heads(page).then(() => [before[1], before[0], ...before.slice(2)]))
  expect(await heads(page)).toEqual(sorted)

  await page.getByRole('textbox', { name: '对比表名称' }).fill('给区委的表')
  await page.getByRole('textbox', { name: '对比表名称' }).press('Enter')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存“给区委的表”')).toBeVisible()
  const again = await app.restart()
  await openComparison(again)
  await again.getByRole('button', { name: '已存的表' }).click()
  await again.getByRole('button', { name: '给区委的表', exact: true }).click()
  await expect.poll(() => heads(again)).toEqual(sorted)
  expect(await names(again)).toEqual([before[1], before[0], ...before.slice(2)])
})

test('a head dragged onto another takes its place, its edge dragged makes the column wider; a bar leads to its cell', async ({ page }) => {
  await openComparison(page)
  const heads = () => page.locator('thead .head .title').allTextContents()
  const before = await heads()
  await page.locator('thead .head').first().dragTo(page.locator('thead .head').nth(2))
  await expect.poll(heads).toEqual([before[1], before[2], before[0], ...before.slice(3)])
  const head = page.locator('thead .head').first(), box = (await head.boundingBox())!
  await page.mouse.move(box.x + box.width - 3, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 57, box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => Math.round((await head.boundingBox())!.width - box.width)).toBe(60)

  await page.getByRole('button', { name: '看图' }).click()
  await page.locator('.chart .host svg path').first().waitFor({ state: 'attached' })
  await page.locator('.chart .host').scrollIntoViewIfNeeded()
  const bar = await page.evaluate(() => {
    // The first filled or dashed bar: wide and one bar high.
    const paths = [...document.querySelectorAll<SVGPathElement>('.chart .host svg path')].map((path) => path.getBoundingClientRect())
    const found = paths.find(({ width, height }) => width > 30 && height > 10 && height < 18)!
    return { x: found.x + 8, y: found.y + found.height / 2 }
  })
  await page.mouse.click(bar.x, bar.y)
  await expect(page.getByRole('complementary', { name: '数据出处' }).locator('mark').first()).toBeVisible()
})

test('what was dismissed in the ledger is told by the saved table, with what it read before', async ({ page }) => {
  await openComparison(page)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText(/已保存“/u)).toBeVisible()
  const cell = page.locator('td.cell.figure').first(), key = await cell.getAttribute('data-key'), shown = (await cell.locator('.value').innerText()).replace(/[^\d.]/gu, '')
  await page.evaluate((observation) => (globalThis as unknown as { antou: { call: (name: string, input: object) => Promise<unknown> } }).antou.call('metric.review', { key: observation, decision: { kind: 'dismiss' } }), key)
  await page.getByRole('button', { name: '已存的表 1' }).click()
  await expect(page.getByText(/有变化 \d/u)).toBeVisible()
  await page.locator('.saved-row .saved-name').click()
  await page.getByRole('button', { name: '看变化' }).click()
  await expect(page.getByRole('dialog').locator('tbody tr').first()).toContainText(shown)
  await page.getByRole('button', { name: '按现在的数保存' }).click()
  await expect(page.getByRole('button', { name: '看变化' })).toBeHidden()
})

test('the summary has no number but the cells’, each leads to its cell, and copying brings the sources along', async ({ page }) => {
  await openComparison(page)
  await page.getByRole('button', { name: '摘要' }).click()
  const dialog = page.getByRole('dialog')
  const figures = await dialog.locator('.figure').allTextContents()
  expect(figures.length).toBe(await page.locator('td.cell.figure').count())
  await dialog.locator('.figure').first().click()
  await expect(page.getByRole('complementary', { name: '数据出处' })).toBeVisible()
})

test('bad input is answered where it is made', async ({ page }) => {
  await openComparison(page)
  const name = page.getByRole('textbox', { name: '对比表名称' })
  await name.fill('表'.repeat(201))
  await expect(page.getByRole('alert')).toHaveText(/名称最多 200 字，现在 201 字/u)
  await name.fill('表'.repeat(200))
  await name.press('Enter')
  await expect(page.getByRole('alert')).toBeHidden()

  await page.getByRole('button', { name: /^地区/u }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '全不选' }).click()
  await dialog.getByLabel('查找地区').fill('祁县')
  await dialog.getByRole('checkbox', { name: /祁县/u }).check()
  await expect(dialog.getByRole('status')).toContainText('祁县在资料库中没有文件')
  await dialog.getByLabel('查找地区').fill('没有这个地方')
  await expect(dialog).toContainText('没有叫“没有这个地方”的地区')
  await dialog.getByLabel('查找地区').fill('杏花岭')
  await dialog.getByRole('checkbox', { name: /杏花岭区/u }).check()
  await dialog.getByRole('button', { name: '用这 2 个地区' }).click()
  await expect(page.locator('.hint')).toContainText('资料库中没有祁县的文件')

  await page.getByRole('button', { name: /^指标/u }).click()
  await dialog.getByLabel('共有程度').selectOption('2')
  await expect(dialog).toContainText('所选地区没有这样的共有指标')
})

test('an empty cell takes a note by keyboard: counted, listed, exported, found again, deleted, taken back and done again', async ({ app, page }) => {
  await openComparison(page)
  const titles = await page.locator('thead .head .title').allTextContents()
  const taigu = titles.indexOf('太谷区') + 2
  const cellOf = (of: Page) => of.locator('tbody tr', { has: of.locator('th .title', { hasText: /^地区生产总值$/u }) }).locator(`td.cell[aria-colindex="${taigu}"]`)
  const cell = cellOf(page), detail = page.getByRole('complementary', { name: '数据出处' })
  await expect(cell).toHaveText('未提及')
  await cell.click()
  await expect(detail).toContainText('批注记在2024年《紧抓机遇谋发展 凝聚力量崇实干》，并关联这一格。')
  await page.keyboard.press('n')
  await expect(detail.getByRole('textbox', { name: '附注' })).toBeFocused()
  await page.keyboard.type('未见数据，问统计局')
  await expect(detail.getByText('已保存')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell).toBeFocused()
  await expect(cell.locator('.notes')).toHaveText('批1')

  const go = (of: Page, name: string) => of.getByRole('navigation', { name: '主导航' }).getByText(name, { exact: true }).click()
  await go(page, '批注')
  await expect(page.locator('article.item')).toContainText('未见数据，问统计局')
  await page.getByRole('button', { name: '导出…' }).click()
  await page.getByText('CSV 表格').click()
  await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
  await expect(page.getByText('已存到')).toBeVisible()
  expect(readFileSync(join(app.saveFolder, app.saved().find((name) => name.endsWith('.csv'))!), 'utf8')).toContain('"未见数据，问统计局","","地区生产总值·太谷区·2024年"')

  const again = await app.restart()
  await go(again, '批注')
  await again.getByRole('link', { name: '对比 地区生产总值·太谷区·2024年' }).click()
  await expect(cellOf(again)).toBeFocused()
  const noted = again.getByRole('complementary', { name: '数据出处' })
  await expect(noted).toContainText('未见数据，问统计局')
  await noted.getByRole('button', { name: '编辑批注' }).click()
  await again.keyboard.press('End')
  await again.keyboard.type('；周五前回话')
  await expect(noted.getByText('已保存')).toBeVisible()
  await noted.getByRole('button', { name: '删除批注' }).click()
  await expect(cellOf(again).locator('.notes')).toHaveCount(0)
  await again.keyboard.press('Control+z')
  await expect(noted).toContainText('未见数据，问统计局；周五前回话')
  await expect(cellOf(again).locator('.notes')).toHaveText('批1')
  await noted.getByRole('button', { name: '给这一格写批注' }).focus()
  await again.keyboard.press('Control+Shift+z')
  await expect(cellOf(again).locator('.notes')).toHaveCount(0)
})
