import { writeFileSync } from 'node:fs'
import type { Bridge, CallInput, CallOutput, PageCallName } from '../../electron/contract/index.ts'
import { metricsOf } from '../../electron/library/testing/metrics-of.ts'
import { correctedReport, markReport, MARKS, REPORT, reviewFigure } from './fixtures/corrected-text.ts'
import { expect, test, type App } from './fixtures/index.ts'

// A corrected text of a bundled report, from the dialog to the reading view, as a person goes through it.

/** Asks as the page does, through bridge and gate. */
const asked = (app: App) => async <Name extends PageCallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => {
  const result = await app.page.evaluate(async ([called, given]) => (window as unknown as { antou: Bridge }).antou.call(called as 'app.info', given as never), [name, input] as const)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.detail ?? ''}`)
  return result.value as unknown as CallOutput<Name>
}

/** Marks of the report: quote, whether it is drawn, note. */
const marks = async (app: App) => (await asked(app)('annotation.listForDocument', { documentId: REPORT }))
  .map(({ annotation, placed }) => `${placed ? '' : '待定 '}${annotation.anchor.quote}｜${annotation.note}`).sort()
async function openPage({ page }: App, path: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).waitFor() // its address has no # before the app has started
  await page.goto(page.url().replace(/#.*|$/, `#${path}`))
}

/** Opens the review of the corrected text through the library's menu. */
async function review(app: App): Promise<void> {
  const ask = asked(app)
  await markReport(ask, MARKS)
  for (const [raw, value] of [['682.6亿元', null], ['2458.8亿元', 2459e8]] as const) await reviewFigure(ask, raw, value)
  writeFileSync(app.pickedFile, correctedReport())
  const { page } = app
  await page.getByRole('button', { name: '《政府工作报告（摘要）》的操作' }).click()
  await page.getByRole('button', { name: '导入订正稿…' }).click()
  await expect(page.getByRole('heading', { name: '核对订正稿' })).toBeVisible()
}

test('a corrected text is reviewed by keyboard, decided, taken back whole, and all of it survives a restart', async ({ app }) => {
  const ask = asked(app)
  await review(app)
  const before = { marks: await marks(app), passages: (await ask('document.open', { documentId: REPORT })).passages.length }
  const { page } = app
  const lines = page.getByRole('navigation', { name: '批注和数字' }).getByRole('button')
  const current = page.locator('[aria-current="true"]').last()
  await expect(page.getByRole('radiogroup')).toHaveText('全部 9内容有变 3找不到 3已移动 3未变 1')

  // The revised number is asked, with old and new beside each other.
  await lines.filter({ hasText: '完成固定资产投资682.6亿元' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('数字变了：682.6 → 683.1').last()).toBeVisible()
  await expect(page.locator('.side').nth(0)).toContainText('全年完成固定资产投资682.6亿元')
  await expect(page.locator('.side').nth(1)).toContainText('全年完成固定资产投资683.1亿元')
  await page.keyboard.press('p')
  // Next comes the confirmed figure on the same number: it is never put on the other one.
  await expect(current).toContainText('您已核对：固定资产投资 682.6亿元')
  await expect(page.getByRole('button', { name: '放到这里' })).toHaveCount(0)
  await page.keyboard.press('l')
  // A clause that moved within the paragraph is offered where it stands now.
  await expect(current).toContainText('晋中开发区在国家级开发区考评中大幅进位')
  await page.keyboard.press('p')
  await page.keyboard.press('l')
  await expect(current).toContainText('升降变了：增长 → 下降')
  await page.keyboard.press('Control+z')
  await expect(current).toContainText('增长31.9%')
  await page.keyboard.press('o')
  await page.keyboard.type('线上消费持续扩大')
  await expect(page.getByText('1 处，点一处即放到那里。')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await marks(app)).toEqual(before.marks) // nothing is stored before the person says so
  await page.getByRole('button', { name: '采用新稿（2 条以后再定）' }).press('Enter')
  await expect(page.getByRole('heading', { name: '订正后待定' })).toBeVisible()

  const decided = [
    '完成固定资产投资683.1亿元｜与统计公报核对过', '原煤产量完成１．１６亿吨｜能源保供', '太谷成为中国玛钢外贸孵化基地｜本区', '平遥古城｜', '待定 增长10%｜出口增速，写进专报',
    '待定 阳涉铁路开通客运服务｜交通一节引用', '晋中开发区在国家级开发区考评中大幅进位｜', '线上消费持续扩大｜',
  ].sort()
  expect(await marks(app)).toEqual(decided)
  const figures = async () => (await metricsOf(ask, REPORT)).entries.filter(({ raw }) => /^(68[23]|2458)/.test(raw.trim())).map(({ raw, review: state }) => `${raw.replace(/\s/g, '')} ${state}`)
  expect(await figures()).toEqual(['2458.8亿元 corrected', expect.stringMatching(/^683\.1亿元 (certain|doubtful)$/)])

  await app.restart()
  expect([await marks(app), await figures()]).toEqual([decided, ['2458.8亿元 corrected', expect.stringMatching(/^683/)]])
  // The reading view lists what lost its place, and leads to it.
  await openPage(app, `/read/${REPORT}`)
  await app.page.getByRole('tab', { name: /批注/ }).click()
  await app.page.getByRole('link', { name: '2 条批注在现用文稿里没有位置，去核对' }).waitFor()
  await app.page.locator('.lost').getByRole('link', { name: '增长10%' }).click()
  await expect(app.page.getByText('升降变了：增长 → 下降').last()).toBeVisible()

  await app.page.getByRole('button', { name: '回到上一稿…' }).click()
  await expect(app.page.getByRole('dialog')).toContainText('采用后写的附注、新加的批注都保留')
  await app.page.getByRole('dialog').getByRole('button', { name: '回到上一稿' }).click()
  await expect(app.page.getByText('没有待定的批注')).toBeVisible()
  expect(await marks(app)).toEqual(before.marks)
  expect(await figures()).toEqual(['2458.8亿元 corrected', '682.6亿元 confirmed'])
  expect((await ask('document.open', { documentId: REPORT })).passages.length).toBe(before.passages)

  // Done again by the line at the foot, from the text that it changes; taken back once more by its line.
  await openPage(app, `/read/${REPORT}`)
  await expect(app.page.locator('.run.marked', { hasText: '682.6' }).first()).toBeVisible()
  await app.page.getByRole('button', { name: '重做' }).click()
  await expect(app.page.getByText('已重新采用新稿')).toBeVisible()
  await expect(app.page.locator('.run.marked', { hasText: '683.1' }).first()).toBeVisible()
  expect([await marks(app), await figures()]).toEqual([decided, ['2458.8亿元 corrected', expect.stringMatching(/^683/)]])
  await app.page.getByRole('button', { name: '撤销', exact: true }).click()
  await expect(app.page.locator('.run.marked', { hasText: '682.6' }).first()).toBeVisible()
  await app.restart()
  expect(await marks(app)).toEqual(before.marks)

  // And after a restart from the list of the texts.
  await app.page.getByRole('button', { name: '《政府工作报告（摘要）》的操作' }).click()
  await app.page.getByRole('button', { name: /各次文稿/ }).click()
  await app.page.getByRole('button', { name: '重新采用撤回的新稿' }).click()
  await expect(app.page.getByText('已重新采用新稿')).toBeVisible()
  expect(await marks(app)).toEqual(decided)
})

test('a new text that is not used stores nothing', async ({ app }) => {
  await review(app)
  const before = await marks(app)
  await app.page.getByRole('button', { name: '不用新稿' }).click()
  await expect(app.page.getByRole('heading', { name: '资料库' })).toBeVisible()
  expect(await marks(app)).toEqual(before)
  expect(await asked(app)('edition.list', { documentId: REPORT })).toHaveLength(1)
})
