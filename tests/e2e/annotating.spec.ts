import type { Page } from '@playwright/test'
import type { Annotation, Bridge, CallInput, CallOutput, DocumentId, PageCallName } from '../../electron/contract/index.ts'
import { expect, test } from './fixtures/index.ts'

// Marking as a hand does it: real presses of the mouse and of keys, judged by what the notebook then holds.

const PLAN = 'taigu-2024-plan' as DocumentId
const RISKS = '防范化解风险'

async function ask<Name extends PageCallName>(page: Page, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await page.evaluate(async ([called, given]) => (window as unknown as { antou: Bridge }).antou.call(called as 'app.info', given as never), [name, input] as const)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code}`)
  return result.value as unknown as CallOutput<Name>
}
async function marks(page: Page): Promise<Annotation[]> {
  return (await ask(page, 'annotation.listForDocument', { documentId: PLAN })).map(({ annotation }) => annotation)
}
const quotes = async (page: Page): Promise<string[]> => (await marks(page)).map(({ anchor }) => anchor.quote)
/** The notebook comes to hold these quotes, in text order. */
const holds = (page: Page, wanted: readonly string[]) => expect.poll(() => quotes(page)).toEqual(wanted)

async function open(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  await page.getByRole('link', { name: '紧抓机遇谋发展' }).or(page.getByText('紧抓机遇谋发展')).first().click()
  await expect(page.getByRole('region', { name: '正文' }).getByText('全方位转型').first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
}

/** The left edge of the letter `offset` letters after the beginning of words in the text, in CSS pixels of the window. */
async function letter(page: Page, words: string, offset = 0): Promise<{ x: number; y: number }> {
  return page.evaluate(([wanted, by]) => {
    const walker = document.createTreeWalker(document.querySelector('[aria-label="正文"]')!, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    let place = nodes.map(({ data }) => data).join('').indexOf(wanted) + by
    if (place < by) throw new Error(`not on the page: ${wanted}`)
    const node = nodes.find(({ length }) => place < length || ((place -= length), false))!
    const range = document.createRange()
    range.setStart(node, place)
    range.setEnd(node, place + 1)
    const box = range.getClientRects()[0]!
    return { x: box.left + 2, y: box.top + box.height / 2 }
  }, [words, offset] as const)
}
async function pull(page: Page, from: { x: number; y: number }, to: { x: number; y: number }, release = true): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 12 })
  if (release) await page.mouse.up()
}
/** Selects words with the mouse. */
async function select(page: Page, words: string): Promise<void> {
  await pull(page, await letter(page, words), await letter(page, words, words.length))
  await expect(page.getByRole('toolbar', { name: '所选文字' })).toBeVisible()
}
async function click(page: Page, words: string): Promise<void> {
  const { x, y } = await letter(page, words, 1)
  await page.mouse.click(x, y)
}
const card = (page: Page) => page.getByRole('group', { name: '批注类别' })
async function handle(page: Page, name: '批注起点' | '批注终点'): Promise<{ x: number; y: number }> {
  const box = (await page.getByRole('button', { name: new RegExp(`^${name}`) }).boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('the mouse marks, also from the first digit of a number and over two passages; marks that overlap are both reached', async ({ page }) => {
  await open(page)
  await select(page, '366亿元')
  await page.keyboard.press('1')
  await holds(page, ['366亿元'])
  await select(page, '全方位转型')
  await page.getByRole('button', { name: '记为问题' }).click()
  await select(page, '不断深化全方位转型，统筹扩大内需')
  await page.keyboard.press('u')
  await holds(page, ['不断深化全方位转型，统筹扩大内需', '全方位转型', '366亿元'])
  await click(page, '全方位转型')
  const others = page.getByRole('region', { name: '同一处的其他批注' })
  await expect(others).toContainText('同一处还有 1 条')
  await others.getByRole('button').click()
  await expect(card(page).getByRole('button', { name: '问题', pressed: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '改为高亮' })).toBeVisible()
  await page.keyboard.press('Escape')
  await pull(page, await letter(page, '以高质量项目助推'), await letter(page, '严格落实', 4))
  await page.keyboard.press('5')
  await expect(page.getByText('所选跨 2 段，已分段记为 2 条“引用”批注')).toBeVisible()
  await page.keyboard.press('Control+z')
  await holds(page, ['不断深化全方位转型，统筹扩大内需', '全方位转型', '366亿元'])
})

test('the ends of a mark are dragged over lines, past each other and beyond the passage; Esc lets go', async ({ page }) => {
  await open(page)
  await select(page, RISKS)
  await page.keyboard.press('4')
  await expect(page.locator('.run.marked')).toHaveText(RISKS)
  await click(page, RISKS)
  await expect(card(page)).toBeVisible()
  // The card lies over the words below: they are reached all the same.
  await pull(page, await handle(page, '批注终点'), await letter(page, '持续推动经济', 4))
  await holds(page, ['防范化解风险、改善社会预期，巩固和增强经济回升向好态势，持续推动'])
  await pull(page, await handle(page, '批注起点'), await letter(page, '增进民生福祉', 2))
  await holds(page, ['动'])
  await pull(page, await handle(page, '批注起点'), await letter(page, '紧抓机遇', 2))
  await expect.poll(async () => (await quotes(page))[0]?.slice(0, 6)).toBe('2024年，')
  const before = await quotes(page)
  await pull(page, await handle(page, '批注终点'), await letter(page, '坚持稳中求进', 2), false)
  await page.keyboard.press('Escape')
  await page.mouse.move(300, 300)
  await page.mouse.up()
  await expect(card(page)).toBeVisible()
  expect(await quotes(page)).toEqual(before)
})

test('by keyboard alone: caret, marking, range, meaning, note, deletion, and every step back and forth', async ({ page }) => {
  await open(page)
  const press = async (...keys: readonly string[]): Promise<void> => { for (const key of keys) await page.keyboard.press(key) }
  await press('v', 'ArrowDown', 'ArrowDown')
  await expect(page.getByText('键盘选择')).toBeVisible()
  await press('v', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect(page.getByText('正在选择')).toBeVisible()
  await press('3')
  await expect.poll(async () => (await quotes(page)).length).toBe(1)
  const [marked] = await quotes(page) as [string]
  await press('Alt+Shift+ArrowDown', 'Alt+Shift+ArrowLeft')
  await holds(page, [marked.slice(0, -1)])
  await press('Alt+Shift+BracketRight')
  const short = marked.slice(1, -1)
  await holds(page, [short])
  // Each change draws the text anew, and the next key still reaches the mark.
  const state = async (): Promise<unknown> => (await marks(page)).map(({ anchor, meaning, style, note, tags }) => [anchor.quote, meaning, style, note, tags])
  const states: unknown[] = [await state()]
  const done = async (wanted: unknown): Promise<void> => { await expect.poll(state).toEqual(wanted); states.push(wanted) }
  await press('2')
  await done([[short, 'measure', 'highlight', '', []]])
  await press('u')
  await done([[short, 'measure', 'underline', '', []]])
  await press('n')
  await expect(page.getByRole('textbox', { name: '附注' })).toBeFocused()
  await page.keyboard.type('待核')
  await done([[short, 'measure', 'underline', '待核', []]])
  await page.getByRole('combobox', { name: '标签' }).focus()
  await page.keyboard.type('月度')
  await press('Enter')
  await done([[short, 'measure', 'underline', '待核', ['月度']]])
  await press('Escape')
  await expect(card(page)).toBeHidden()
  await press('Delete')
  await done([])
  for (const wanted of states.slice(0, -1).reverse()) {
    await press('Control+z')
    await expect.poll(state).toEqual(wanted)
  }
  for (const wanted of states.slice(1)) {
    await press('Control+Shift+z')
    await expect.poll(state).toEqual(wanted)
  }
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect.poll(state).toEqual(states.at(-2))
})

test('a quote is copied with its source, plain and rich; reading aloud says where it cannot; focus lights one sentence', async ({ page }) => {
  await open(page)
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => { setTimeout(() => {
      Object.assign(window, { copied: ['text/plain', 'text/html'].map((type) => event.clipboardData?.getData(type)) })
    }, 0); Object.assign(window, { seen: event.clipboardData }) }, { capture: true })
    const set = DataTransfer.prototype.setData
    DataTransfer.prototype.setData = function (type, words) { Object.assign(window, { [`put ${type}`]: words }); set.call(this, type, words) }
  })
  await select(page, '固投增长10%的目标')
  await page.keyboard.press('Control+Shift+c')
  await expect(page.getByText('已复制引文和出处')).toBeVisible()
  const put = await page.evaluate(() => ['put text/plain', 'put text/html'].map((name) => (window as unknown as Record<string, string>)[name]))
  expect(put[0]).toBe('“固投增长10%的目标”（太谷区《紧抓机遇谋发展 凝聚力量崇实干》，2024年，第5段）')
  expect(put[1]).toBe('<blockquote><p>“固投增长10%的目标”</p></blockquote><p>（太谷区《紧抓机遇谋发展 凝聚力量崇实干》，2024年，第5段）</p>')

  const voices = await page.evaluate(() => speechSynthesis.getVoices().length)
  if (voices === 0) {
    const aloud = page.getByRole('button', { name: /没有.*语音|不能朗读/ })
    await expect(aloud).toHaveAttribute('aria-disabled', 'true')
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await expect(page.getByText('退出专注')).toBeAttached()
  const lit = () => page.locator('.run.lit').allInnerTexts().then((texts) => texts.join(''))
  const first = await lit()
  expect(first.length).toBeGreaterThan(4)
  await page.keyboard.press('ArrowDown')
  await expect.poll(lit).not.toBe(first)
  await page.keyboard.press('Escape')
  await expect(page.locator('.run.lit')).toHaveCount(0)
})

test('a note is written beside a cell; its link leads back to the cell, and to one that the table lacks only when asked', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  const go = (name: string) => page.getByRole('navigation', { name: '主导航' }).getByText(name, { exact: true }).click()
  await go('对比')
  await page.getByRole('gridcell', { name: /682\.6/ }).click()
  await page.getByRole('button', { name: '给这一格写批注' }).click()
  await page.getByRole('textbox', { name: '附注' }).fill('与公报**核对**')
  await expect(page.getByText('已保存')).toBeVisible()
  await go('批注')
  await page.getByRole('link', { name: '对比 固定资产投资·晋中市·2024年' }).click()
  await expect(page.getByRole('gridcell', { name: /682\.6/ })).toBeFocused()
  await expect(page.getByRole('complementary', { name: '数据出处' })).toContainText('与公报核对')
  await page.evaluate(() => { location.hash = '#/compare?indicator=fixed-investment&region=140703&period=2021' })
  await expect(page.getByText('这张表里没有“固定资产投资·太谷区·2021年”这一格')).toBeVisible()
  await page.getByRole('button', { name: '加到表里' }).click()
  await expect(page.getByText('这张表里没有')).toBeHidden()
  await expect(page.getByRole('complementary', { name: '数据出处' }).getByRole('heading', { name: '固定资产投资' })).toBeVisible()
})
