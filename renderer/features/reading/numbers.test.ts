import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LedgerEntry } from '../../../electron/contract/index.ts'
import { packEntry, packMetrics } from '../../../electron/domain/ledger/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing } from '../../shared/testing/fake-bridge.ts'
import { annotationId, settings } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import { AMOUNT, COUNT, GROWTH, MARK, METRICS, mountReading, OPENED, PASSAGES, press, select, settled, texts, YEAR } from './testing/mount-reading.ts'

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN' })
afterEach(() => { setBridge(null); document.getSelection()?.removeAllRanges(); for (const toast of toasts.value) dismissToast(toast.id) })

const button = (words: string): HTMLElement => [...document.querySelectorAll('button')].find(one => one.textContent.trim() === words || one.getAttribute('aria-label') === words)!

test('numbers are underlined by their state, and other numbers are not', async () => {
  const { wrapper } = await mountReading()
  expect([...document.querySelectorAll('.run.number')].map(run => [run.textContent, run.className.split(' ').find(name => ['certain', 'doubtful', 'confirmed'].includes(name))]))
    .toEqual([['10%', 'certain'], ['56亿元', 'doubtful'], ['24个', 'confirmed']])
  wrapper.unmount()
})

test('a number that does not stand in the text is neither underlined nor listed, and the panel says so', async () => {
  const moved = { ...AMOUNT, start: AMOUNT.start + 1, end: AMOUNT.end + 1 }
  const { wrapper } = await mountReading({ 'metric.listForDocument': () => packMetrics({ ...METRICS, entries: [GROWTH, moved, COUNT] }) })
  expect([texts('.run.number'), texts('.numbers .option .raw'), texts('.numbers [role=alert]')])
    .toEqual([['10%', '24个'], ['10%', '24个'], ['有 1 个指标值与正文不符，没有标出，也没有列出。']])
  wrapper.unmount()
})

test('a list of numbers that was asked for before a review and comes after it changes nothing', async () => {
  const answers: ((amount: LedgerEntry) => void)[] = []
  const { wrapper } = await mountReading({
    'document.glimpse': () => ({ summary: OPENED.summary, position: null, passages: PASSAGES.map(({ kind, level, text }) => [kind, level, text.length, text]), entries: [packEntry(AMOUNT)] }),
    'metric.listForDocument': () => new Promise(resolve => { answers.push(amount => resolve(packMetrics({ ...METRICS, entries: [amount] }))) }),
    'metric.review': () => ({ entry: { ...AMOUNT, review: 'confirmed' }, undo: { kind: 'reset' } }),
  })
  document.querySelector<HTMLElement>(`[data-number="${AMOUNT.key}"]`)!.click()
  await settled()
  button('确认').click()
  await settled()
  answers[1]!({ ...AMOUNT, review: 'confirmed' })
  await settled()
  answers[0]!(AMOUNT)
  await settled()
  expect([answers.length, texts('.run.number.confirmed')]).toEqual([2, ['56亿元']])
  wrapper.unmount()
})

test('underlines are left out where the person has switched them off', async () => {
  const { wrapper, column } = await mountReading({ 'settings.set': changes => settings(changes) })
  expect(column.classList.contains('plain-numbers')).toBe(false)
  button('版式').click()
  await settled()
  ;[...document.querySelectorAll<HTMLElement>('.type label')].find(label => label.textContent.includes('标出正文里的指标数字'))!.querySelector('input')!.click()
  await settled()
  expect(column.classList.contains('plain-numbers')).toBe(true)
  wrapper.unmount()
})

test('a click on a number shows its reading in the panel', async () => {
  const { wrapper } = await mountReading()
  document.querySelector<HTMLElement>(`[data-number="${AMOUNT.key}"]`)!.click()
  await settled()
  expect(document.querySelector('.detail')!.textContent.replace(/\s+/g, '')).toMatch(/^固定资产投资56亿元类型数值，目标时期2024年主体太谷区待核：机器把握不大，还没有人核对/)
  expect(texts('.detail mark')).toEqual(['56亿元'])
  wrapper.unmount()
})

test('pointing at a number or focusing it shows its reading beside it', async () => {
  const { wrapper } = await mountReading()
  document.querySelector<HTMLElement>(`[data-number="${GROWTH.key}"]`)!.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  await settled()
  expect(document.querySelector('[role=tooltip]')!.textContent).toContain('增速，目标')
  wrapper.unmount()
})

test('Alt+↓ walks the numbers of the text, and the panel follows', async () => {
  const { wrapper, column } = await mountReading()
  await press(column, 'ArrowDown', { altKey: true })
  expect(document.activeElement!.textContent).toBe('10%')
  await press(column, 'ArrowDown', { altKey: true })
  expect([document.activeElement!.textContent, texts('.detail .value')]).toEqual(['56亿元', ['56亿元']])
  wrapper.unmount()
})

test('confirming is stored, changes the sum line, and Ctrl+Z takes it back', async () => {
  const { wrapper, host, column } = await mountReading({
    'metric.review': ({ decision }) => decision.kind === 'confirm'
      ? { entry: { ...AMOUNT, review: 'confirmed' }, undo: { kind: 'reset' } } : { entry: AMOUNT, undo: { kind: 'confirm' } },
  })
  document.querySelector<HTMLElement>(`[data-number="${AMOUNT.key}"]`)!.click()
  await settled()
  button('确认').click()
  await settled()
  expect([texts('.run.doubtful'), texts('.sum strong')]).toEqual([[], ['待核 0']])
  await press(column, 'z', { ctrlKey: true })
  expect([texts('.run.doubtful'), texts('.sum strong'), host.inputsOf('metric.review').map(input => input.decision.kind)]).toEqual([['56亿元'], ['待核 1'], ['confirm', 'reset']])
  wrapper.unmount()
})

test('a review that could not be stored changes nothing on the page', async () => {
  const { wrapper } = await mountReading({ 'metric.review': () => failing('database-locked') })
  document.querySelector<HTMLElement>(`[data-number="${AMOUNT.key}"]`)!.click()
  await settled()
  button('确认').click()
  await settled()
  expect([texts('.run.doubtful'), toasts.value.map(toast => toast.tone)]).toEqual([['56亿元'], ['failure']])
  wrapper.unmount()
})

test('a number that the machine passed over becomes an entry by hand', async () => {
  const { wrapper, host, column } = await mountReading({ 'metric.review': () => ({ entry: { ...COUNT, byHand: true }, undo: { kind: 'reset' } }) })
  await select(column, 2, '2024年抓好')
  button('记为指标').click()
  await settled()
  const field = (label: string) => [...document.querySelectorAll('.form label')].find(one => one.textContent.includes(label))!.querySelector<HTMLInputElement>('input, select')!
  expect([field('数值').value, field('单位').value, field('主体').value]).toEqual(['2,024', '年', '太谷区'])
  field('指标').value = '固投'
  field('指标').dispatchEvent(new Event('input'))
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await settled()
  expect(host.inputsOf('metric.review')).toEqual([{
    key: `${'a'.repeat(64)}:2:${YEAR.start}-${YEAR.end}`,
    decision: {
      kind: 'correct', value: 2024, valueMax: null, unit: '年',
      reading: { indicatorId: 'fixed-investment', indicator: '固定资产投资', measure: 'level', status: 'actual', period: '2024', subject: '太谷区', subjectRegion: '140703', qualifier: null },
    },
  }])
  expect(document.querySelector('form')).toBe(null)
  wrapper.unmount()
})

test('a mark on nothing but a number is opened with it; one with other words is opened by those', async () => {
  const on = (piece: string, id: string) => {
    const start = PASSAGES[2]!.text.indexOf(piece)
    const { annotation: mark } = MARK
    return { ...MARK, annotation: { ...mark, id: annotationId(id), anchor: { ...mark.anchor, start, end: start + piece.length, quote: piece } } }
  }
  const { wrapper } = await mountReading({ 'annotation.listForDocument': () => [on('56亿元', '1'), on('抓好24个项目', '2')] })
  const click = async (words: string) => {
    ;[...document.querySelectorAll<HTMLElement>('.run.number')].find(run => run.textContent === words)!.click()
    await settled()
  }
  await click('24个')
  expect([texts('.detail .value'), document.querySelector('[role=dialog]')]).toEqual([['24个'], null])
  await click('56亿元')
  expect([texts('.detail .value'), document.querySelector('[role=dialog]')?.getAttribute('aria-label')]).toEqual([['56亿元'], '批注'])
  wrapper.unmount()
})
