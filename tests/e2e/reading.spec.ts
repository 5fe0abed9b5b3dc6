import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/index.ts'
import { selectWords } from './fixtures/select-words.ts'

// Two documents side by side, as a person reads two regions or two years.

const PLAN = '紧抓机遇谋发展 凝聚力量崇实干', CITY = /杏花岭/
const left = (page: Page) => page.getByRole('region', { name: '正文', exact: true })
const right = (page: Page) => page.getByRole('region', { name: '并排的正文' })

/** How far below the top of its column a heading stands, CSS pixels; null while it is not rendered. */
const topOf = (page: Page, column: string, heading: string): Promise<number | null> => page.evaluate(([name, words]) => {
  const box = document.querySelector(`[role="region"][aria-label="${name}"]`)!
  const found = [...box.querySelectorAll('.passage.heading')].find(element => element.textContent.startsWith(words!))
  return found ? Math.round(found.getBoundingClientRect().top - box.getBoundingClientRect().top) : null
}, [column, heading])

const scrolled = (page: Page, column: string): Promise<number> => page.evaluate(name => Math.round(document.querySelector(`[role="region"][aria-label="${name}"]`)!.scrollTop), column)

/** Waits until none of the columns has moved for a while. */
async function atRest(page: Page, columns: readonly string[] = ['正文', '并排的正文']): Promise<void> {
  let before = ''
  await expect.poll(async () => {
    const now = (await Promise.all(columns.map(name => scrolled(page, name)))).join(' ')
    const same = now === before
    before = now
    return same
  }, { intervals: [300] }).toBe(true)
}

async function openTwo(page: Page): Promise<void> {
  await page.getByText(PLAN).first().click()
  await expect(left(page)).toBeVisible()
  await page.getByRole('button', { name: '与另一份文件并排' }).click()
  await page.getByRole('dialog').getByRole('button', { name: CITY }).click()
  await expect(right(page)).toBeVisible()
  await expect(page.getByRole('button', { name: /^小标题对应 \d+ 对/ })).toBeVisible()
}

test('two regions side by side: paired headings scroll together, each alone when unlocked, and a corrected pair is kept', async ({ app }) => {
  test.setTimeout(180_000)
  let page = app.page
  await openTwo(page)

  await test.step('a pair is brought to the top of both columns', async () => {
    await page.getByRole('button', { name: '小标题对应 5 对' }).waitFor()
    await left(page).hover()
    await page.mouse.wheel(0, 500)
    await atRest(page)
    await left(page).getByRole('button', { name: '对应的小标题 1' }).click()
    await expect.poll(async () => Math.abs((await topOf(page, '正文', '推项目') ?? NaN) - (await topOf(page, '并排的正文', '聚焦重大项目') ?? NaN))).toBeLessThanOrEqual(2)
  })

  await test.step('scrolling either moves the other, and both ends meet', async () => {
    const before = await scrolled(page, '并排的正文')
    await left(page).hover()
    await page.mouse.wheel(0, 600)
    await expect.poll(() => scrolled(page, '并排的正文')).toBeGreaterThan(before)
    await atRest(page)
    await right(page).click({ position: { x: 250, y: 200 } })
    await page.keyboard.press('End')
    const feet = () => page.evaluate(() => [...document.querySelectorAll('.column')].map(column => Math.round(column.getBoundingClientRect().bottom - [...column.querySelectorAll('[data-row]')].at(-1)!.getBoundingClientRect().bottom)))
    for (const [column, last] of [[left(page), '确保全区教育质量遥遥领先'], [right(page), '坚决维护公共安全和社会安宁']] as const) await expect(column.getByText(last)).toBeInViewport()
    await expect.poll(async () => { const [one, other] = await feet(); return Math.abs(one! - other!) }).toBeLessThanOrEqual(2)
    await atRest(page)
  })

  await test.step('unlocked, the other stays; locked again, it comes beside', async () => {
    await page.keyboard.press('l')
    const stays = await scrolled(page, '正文'), goes = await scrolled(page, '并排的正文')
    await right(page).hover()
    await page.mouse.wheel(0, -1500)
    await expect.poll(() => scrolled(page, '并排的正文')).toBeLessThan(goes)
    await atRest(page)
    expect(await scrolled(page, '正文')).toBe(stays)
    await page.keyboard.press('l')
    await expect.poll(() => scrolled(page, '正文')).toBeLessThan(stays)
  })

  await test.step('a heading that was left alone is paired by hand', async () => {
    await page.getByRole('button', { name: '小标题对应 5 对' }).click()
    const dialog = page.getByRole('dialog', { name: '小标题的对应' })
    await dialog.getByRole('button', { name: /更改“促振兴/ }).click()
    await dialog.getByRole('combobox').selectOption({ label: '聚焦农村宜居宜业 在展现高质量发展新速度上谱新篇' })
    await expect(dialog.getByRole('row', { name: /促振兴.*聚焦农村宜居宜业.*人工指定/ })).toBeVisible()
    await dialog.getByRole('button', { name: '完成' }).click()
  })

  await test.step('it is there after a restart, and from the other side', async () => {
    page = await app.restart()
    await openTwo(page)
    await expect(page.getByRole('button', { name: '小标题对应 6 对（改过）' })).toBeVisible()
    await page.getByRole('button', { name: '左右对调' }).click()
    await expect(page.locator('.pane-head .title').first()).toHaveText(/抢抓太忻/)
    await expect(page.getByRole('button', { name: '小标题对应 6 对（改过）' })).toBeVisible()
    await page.goBack()
    await expect(page.locator('.pane-head .title').first()).toHaveText(PLAN)
  })
})

test('the second text can be searched and marked like the first, and Ctrl+Z takes back the last mark of either', async ({ page }) => {
  await openTwo(page)
  await page.keyboard.press('F6')
  await expect(right(page)).toBeFocused()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('50个项目')
  await expect(page.getByText('1 / 1')).toBeVisible()
  await expect(right(page).locator('.run.current, .run.match').first()).toBeVisible()
  await page.keyboard.press('Escape')

  await selectWords(page, '确保全年签约50个项目', '并排的正文')
  await page.getByRole('button', { name: '记为数据' }).click()
  await expect(right(page).locator('.run.marked').first()).toBeVisible()
  await selectWords(page, '太谷区将不折不扣', '正文')
  await page.getByRole('button', { name: '记为存疑' }).click()
  await expect(left(page).locator('.run.marked').first()).toBeVisible()
  await left(page).focus()
  await page.keyboard.press('Control+z')
  await expect(left(page).locator('.run.marked')).toHaveCount(0)
  await expect(right(page).locator('.run.marked').first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(right(page).locator('.run.marked')).toHaveCount(0)
})

test('a selection pulled from one text over the other ends at the line beside the pointer', async ({ page }) => {
  await openTwo(page)
  await atRest(page)
  const row = (await left(page).locator('.passage.paragraph').first().boundingBox())!
  const other = (await right(page).boundingBox())!
  await page.mouse.move(row.x + 60, row.y + 18)
  await page.mouse.down()
  await page.mouse.move(other.x + other.width / 2, row.y + 20, { steps: 12 })
  await page.mouse.up()
  await expect(page.getByRole('toolbar', { name: '所选文字' })).toHaveCount(1)
  await page.keyboard.press('1')
  await expect(left(page).locator('.run.marked').first()).toBeVisible()
  const marked = await left(page).locator('.run.marked').allInnerTexts()
  expect(marked.join('').length).toBeLessThan(50)
  await expect(right(page).locator('.run.marked')).toHaveCount(0)
})

/** The passage at the reading line of the first text, and how far down it the line is, as a share of its height. */
const lineRead = (page: Page): Promise<{ passage: number; share: number }> => page.evaluate(() => {
  const column = document.querySelector('[role="region"][aria-label="正文"]')!
  const line = column.getBoundingClientRect().top + 32
  const row = [...column.querySelectorAll<HTMLElement>('[data-row-passage]')].find(one => one.getBoundingClientRect().bottom > line)!
  const { top, height } = row.getBoundingClientRect()
  return { passage: Number(row.dataset['rowPassage']), share: (line - top) / height }
})

test('the line that is read stays when a second text comes beside it, and when it goes', async ({ page }) => {
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  await page.goto(page.url().replace(/#.*|$/, '#/read/jinzhong-2025-work-report'))
  await left(page).hover()
  for (let turn = 0; turn < 7; turn++) {
    await page.mouse.wheel(0, 300)
    await page.waitForTimeout(60)
  }
  await expect.poll(async () => (await lineRead(page)).passage).toBeGreaterThan(4)
  await atRest(page, ['正文'])
  const before = await lineRead(page)
  const stays = async (): Promise<void> => {
    await expect.poll(async () => { const { passage, share } = await lineRead(page); return passage === before.passage && Math.abs(share - before.share) < 0.2 }, { intervals: [400] }).toBe(true)
  }
  await page.getByRole('button', { name: '与另一份文件并排' }).click()
  await page.getByRole('dialog').getByRole('button', { name: PLAN }).click()
  await expect(right(page).getByText('全方位转型').first()).toBeVisible()
  await atRest(page)
  await stays()
  await page.getByRole('button', { name: '收起并排的文件' }).click()
  await expect(right(page)).toBeHidden()
  await page.waitForTimeout(400)
  await stays()
})

test('opened at a place, the numbers beside the text stand there too, and follow it', async ({ page }) => {
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  await page.goto(page.url().replace(/#.*|$/, '#/read/jinzhong-2025-work-report?passage=17'))
  const list = page.getByRole('listbox', { name: '数字' })
  await expect(list.getByRole('option', { name: /出台政府规章数/ })).toBeInViewport()
  await left(page).focus()
  await page.keyboard.press('Home')
  await expect(list.getByRole('option', { name: /2,458.8亿元/ })).toBeInViewport()
})
