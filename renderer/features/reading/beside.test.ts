import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallInput, Pairing } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems } from '../../shared/testing/mount.ts'
import { documentId, documentSummary, editionId, XINGHUALING } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import { mountReading, OPENED, PASSAGES, press, settled, texts } from './testing/mount-reading.ts'
import { pairingRows } from './text/pairing-rows.ts'
import { besideChoices } from './use-beside.ts'

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN' })
afterEach(() => { setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

const OTHER = {
  ...OPENED, summary: documentSummary({ id: documentId('city'), edition: editionId('b'), title: '抢抓机遇', region: XINGHUALING, date: '2022', passages: 4 }),
  passages: [{ ...PASSAGES[0]!, text: '抢抓机遇' }, { ...PASSAGES[1]!, text: '重大项目建设' }, { ...PASSAGES[2]!, text: '完成投资80亿元。' }, { ...PASSAGES[3]!, text: '营商环境' }],
}
const COMPUTED: Pairing = { pairs: [{ a: 1, b: 1, score: 0.1, reason: 'topic' }], corrections: 0 }

const answers = {
  'document.open': (input: CallInput<'document.open'>) => input.documentId === 'city' ? OTHER : OPENED,
  'document.list': () => [OPENED.summary, OTHER.summary],
  'metric.listForDocument': (input: CallInput<'metric.listForDocument'>) => ({ edition: (input.documentId === 'city' ? OTHER : OPENED).summary.edition, entries: [], others: [], count: { numbers: 0, metrics: 0, other: 0, doubtful: 0 } }),
  'pairing.get': () => COMPUTED,
}
const mountTwo = (more = {}, path = '/read/taigu-2024-plan?beside=city') => mountReading({ ...answers, ...more }, path)
const named = (name: string): HTMLElement => [...document.querySelectorAll<HTMLElement>('button')].find(button => (button.getAttribute('aria-label') ?? button.textContent.trim()).startsWith(name))!

test('two texts stand side by side, their paired headings under one number', async () => {
  const { wrapper, host } = await mountTwo()
  expect(texts('.pane-head .title')).toEqual([OPENED.summary.title, '抢抓机遇'])
  const columns = [...document.querySelectorAll('.column')]
  expect(columns.map(column => [...column.querySelectorAll<HTMLElement>('.pair-label')].map(label => `${label.dataset['pair']} ${label.parentElement!.textContent.trim()}`))).toEqual([[`1 ${PASSAGES[1]!.text}`], ['1 重大项目建设']])
  expect(host.inputsOf('pairing.get')).toEqual([{ a: 'taigu-2024-plan', b: 'city' }])
  expect(await accessibilityProblems()).toEqual([])
  wrapper.unmount()
})

test('the labels leave the words of the text alone', async () => {
  const { wrapper } = await mountTwo()
  expect([...document.querySelectorAll('.column')].map(column => [...column.querySelectorAll('.passage')].map(element => element.textContent))).toEqual([PASSAGES, OTHER.passages].map(all => all.map(({ text }) => text)))
  wrapper.unmount()
})

test('tools, outline and panel belong to the text that is used', async () => {
  const { wrapper } = await mountTwo()
  named('目录').click()
  await settled()
  expect(texts('.outline-panel .line')[1]).toBe(PASSAGES[1]!.text)
  document.querySelectorAll<HTMLElement>('.column')[1]!.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  await settled()
  expect([texts('.outline-panel .line')[1], document.querySelector('.pane-head.active .title')!.textContent]).toEqual(['重大项目建设', '抢抓机遇'])
  wrapper.unmount()
})

test('L lets them scroll by themselves and together again, F6 goes over to the other', async () => {
  const { wrapper, column } = await mountTwo()
  await press(column, 'l')
  expect(named('各自滚动').getAttribute('aria-pressed')).toBe('false')
  await press(column, 'l')
  expect(named('同步滚动').getAttribute('aria-pressed')).toBe('true')
  await press(column, 'F6')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('并排的正文')
  await press(document.activeElement as HTMLElement, 'F6')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('正文')
  wrapper.unmount()
})

test('a pair that is wrong is corrected, and the notebook is told', async () => {
  const { wrapper, host } = await mountTwo({ 'pairing.set': () => ({ pairs: [{ a: 1, b: 3, score: 1, reason: 'person' }], corrections: 1 }) })
  named('小标题对应 1 对').click()
  await settled()
  expect(texts('.rows tbody tr')).toEqual([`1${PASSAGES[1]!.text}重大项目建设内容相近改拆开`, '—营商环境', `${PASSAGES[3]!.text}—指定`])
  named(`更改“${PASSAGES[1]!.text}”`).click()
  await settled()
  const select = document.querySelector<HTMLSelectElement>('.rows select')!
  select.value = '3'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await settled()
  expect(host.inputsOf('pairing.set')).toEqual([{ a: 'taigu-2024-plan', b: 'city', change: { kind: 'pair', heading: 1, with: 3 } }])
  expect([texts('.rows .why').join(''), named('小标题对应').textContent.trim(), named('恢复程序的配对') !== undefined]).toEqual(['人工指定', '小标题对应 1 对（改过）', true])
  wrapper.unmount()
})

test('the second text can be chosen, changed, put on the left, and taken away; the first stays', async () => {
  const { wrapper, router } = await mountTwo({}, '/read/taigu-2024-plan?beside=')
  expect(texts('.choice .title')).toEqual(['抢抓机遇'])
  document.querySelector<HTMLElement>('.choice')!.click()
  await settled()
  expect(router.currentRoute.value.query['beside']).toBe('city')
  named('左右对调').click()
  await settled()
  expect([router.currentRoute.value.params['documentId'], router.currentRoute.value.query['beside']]).toEqual(['city', 'taigu-2024-plan'])
  named(`收起《${OPENED.summary.title}》`).click()
  await settled()
  expect([texts('h1'), document.querySelectorAll('.pane-head').length]).toEqual([['抢抓机遇'], 0])
  wrapper.unmount()
})

test('another text put in the second’s place stands there with its pairs and its keys', async () => {
  const third = { ...OTHER, summary: documentSummary({ id: documentId('third'), edition: editionId('c'), title: '第三份', passages: 4 }) }
  const { wrapper, router, column } = await mountTwo({ 'document.open': (input: CallInput<'document.open'>) => input.documentId === 'third' ? third : input.documentId === 'city' ? OTHER : OPENED })
  await router.replace({ query: { beside: 'third' } })
  await settled()
  expect([texts('.pane-head .title')[1], named('小标题对应')?.textContent.trim(), column.querySelectorAll('.pair-label').length]).toEqual(['第三份', '小标题对应 1 对', 1])
  await press(column, 'F6')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('并排的正文')
  wrapper.unmount()
})

test('a second text that cannot be opened says so and leaves the first readable', async () => {
  const { wrapper } = await mountTwo({ 'document.open': (input: CallInput<'document.open'>) => input.documentId === 'city' ? failing('document-missing') : OPENED })
  expect([document.querySelector('[aria-label="并排的文件"]')!.textContent.includes('找不到这份文件'), texts('h1')]).toEqual([true, [PASSAGES[0]!.text]])
  wrapper.unmount()
})

test('another year of the same region and kind is offered first, then other regions of the year', () => {
  const one = (id: string, changes = {}) => documentSummary({ id: documentId(id), kind: 'plan', ...changes })
  const list = [one('news', { kind: 'news' }), one('city-2022', { region: XINGHUALING, date: '2022' }), one('city-2024', { region: XINGHUALING }), one('taigu-2023', { date: '2023' }), one('self')]
  expect(besideChoices(one('self'), list).map(({ id }) => id)).toEqual(['taigu-2023', 'city-2024', 'city-2022', 'news'])
})

test('a heading without counterpart stands where it is read', () => {
  const heading = (index: number, text: string) => ({ ...PASSAGES[1]!, index, text })
  const rows = pairingRows([heading(0, '甲'), heading(1, '乙')], [heading(0, 'A'), heading(1, 'B'), heading(2, 'C')], [{ a: 1, b: 1, score: 1, reason: 'words' }])
  expect(rows.map(({ first, second, number }) => [first?.text, second?.text, number])).toEqual([[undefined, 'A', null], ['甲', undefined, null], ['乙', 'B', 1], [undefined, 'C', null]])
})
