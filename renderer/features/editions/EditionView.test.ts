import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditionItem, EditionPlace, EditionProposal, FileToken, ObservationKey } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { annotation, annotationId, documentSummary, editionId } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import { proposeEdition, useEditionReview } from './edition-store.ts'
import EditionView from './EditionView.vue'

vi.mock('../../shared/fonts.ts', async (original) => ({ ...await original<object>(), loadFont: async () => {} }))

const DOCUMENT = documentSummary()
const TOKEN = '00000000-0000-4000-8000-000000000099' as FileToken
const place = (edition: string, text: string, quote: string, passage = 3): EditionPlace => ({
  edition: editionId(edition), passage, start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote, headings: ['一、回顾'],
  around: { text, start: text.indexOf(quote), end: text.indexOf(quote) + quote.length },
})
const OLD = '全年完成投资682.6亿元，增长10%。', NEW = '全年完成投资683.1亿元，下降10%。'
const item = (last: string, changes: Partial<EditionItem>): EditionItem => ({
  key: annotationId(last), kind: 'annotation', annotation: annotation({ id: annotationId(last), note: `附注${last}` }), figure: null,
  outcome: 'changed', reason: 'numbers', old: place('a', OLD, '投资682.6亿元'), now: place('b', NEW, '投资683.1亿元'), candidates: [], ...changes,
})
const NUMBER = item('1', {})
const DIRECTION = item('2', { reason: 'direction', old: place('a', OLD, '增长10%'), now: place('b', NEW, '下降10%') })
const GONE = item('3', { outcome: 'gone', reason: null, now: null, old: place('a', '铁路开通客运服务。', '铁路') })
const SOMEWHERE = item('4', { outcome: 'gone', reason: null, now: null, candidates: [place('b', '铁路开通。', '铁路'), place('b', '铁路延长。', '铁路', 9)] })
const MOVED = item('5', { outcome: 'moved', reason: null, old: place('a', '平遥古城。', '平遥'), now: place('b', '平遥古城。', '平遥', 7) })
const FIGURE = item('6', {
  key: `${editionId('a')}:3:6-12`, kind: 'figure', annotation: null,
  figure: { key: `${editionId('a')}:3:6-12` as ObservationKey, decision: 'confirm', indicator: '固定资产投资', value: 682.6e8, unit: '元' },
  old: place('a', OLD, '682.6亿元'), now: place('b', NEW, '683.1亿元'),
})
const ALL = [NUMBER, FIGURE, DIRECTION, GONE, SOMEWHERE, MOVED]
const PROPOSAL: EditionProposal = {
  documentId: DOCUMENT.id, from: editionId('a'), to: editionId('b'), fileName: '更正稿.txt', encoding: 'utf-8', characters: 11_714, passages: 90, kept: 0.99,
  counts: { same: 2, moved: 1, changed: 3, gone: 2 }, items: ALL,
}

let pending: EditionItem[] = []
/** Whether the correction is taken back, and can be done again. */
let back = false
const answers = (more: FakeAnswers = {}): FakeAnswers => ({
  'document.list': () => [DOCUMENT], 'annotation.list': () => [], 'history.state': () => ({ undo: null, redo: null, steps: [] }),
  'edition.pending': () => pending.length > 0 ? [{ documentId: DOCUMENT.id, title: DOCUMENT.title, items: pending }] : [],
  'edition.list': () => ['b', 'a'].map((edition, at) => ({ edition: editionId(edition), fileName: `${edition}.txt`, stored: null, current: at === Number(back), previous: !back && at === 1, next: back && at === 0, items: 1 })),
  'edition.decide': ({ decisions }) => {
    pending = pending.filter(({ key }) => !decisions.some(one => one.key === key && one.kind !== 'reopen'))
    pending = [...pending, ...ALL.filter(({ key }) => decisions.some(one => one.key === key && one.kind === 'reopen'))]
    return { document: DOCUMENT, counts: { same: 0, moved: 0, changed: 0, gone: 0 }, pending }
  },
  'edition.redo': () => { back = false; pending = [NUMBER]; return { document: DOCUMENT, counts: { same: 0, moved: 0, changed: 1, gone: 0 }, pending } },
  'edition.undo': () => { back = true; pending = []; return { document: DOCUMENT, counts: { same: 0, moved: 0, changed: 0, gone: 0 }, pending } }, ...more,
})
const mounted = (query: Record<string, string> = {}) => mountView(EditionView, { at: { name: 'edition', params: { documentId: DOCUMENT.id }, query } })
const button = (name: string) => [...document.querySelectorAll('button')].find(one => one.textContent?.replace(/\s+/g, '').startsWith(name))
const press = async (key: string, more: KeyboardEventInit = {}) => {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}
const verdict = () => document.querySelector('.verdict b')?.textContent
const current = () => document.querySelector('.line[aria-current] .outcome')?.textContent

beforeEach(() => { back = false; document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '核对订正稿'; pending = [] })
afterEach(() => { useEditionReview(DOCUMENT.id).abandon(); setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

async function proposed(more: FakeAnswers = {}) {
  const bridge = installFakeBridge(answers({ 'file.pick': () => ({ token: TOKEN, name: '更正稿.txt', size: 9 }), 'edition.propose': () => PROPOSAL, ...more }))
  await proposeEdition(DOCUMENT.id)
  return { bridge, ...await mounted() }
}

test('each item says in words what changed, with old and new side by side', async () => {
  const { wrapper } = await proposed()
  expect(wrapper.findAll('.outcome').map(one => one.text())).toEqual(['数字变了：682.6 → 683.1', '数字变了：682.6 → 683.1', '升降变了：增长 → 下降', '找不到', '原处没有了', '已移动'])
  expect(wrapper.findAll('.side').map(side => side.text())).toEqual([`旧稿一、回顾${OLD}`, `新稿一、回顾${NEW}`])
  expect(wrapper.findAll('.side ins').map(one => one.text())).toEqual(['682.6', '增长', '683.1', '下降'])
  expect(wrapper.get('[role="radiogroup"]').text()).toBe('全部 6内容有变 3找不到 2已移动 1未变 2')
  expect(await accessibilityProblems()).toEqual([])
  wrapper.unmount()
})

test('the whole review goes by keyboard, and the decisions go along with the text', async () => {
  const { wrapper, bridge, router } = await proposed({ 'edition.apply': () => ({ document: DOCUMENT, counts: PROPOSAL.counts, pending: [] }) })
  expect(document.activeElement?.classList).toContain('line')
  await press('p')
  await press('l')
  await press('p')
  await press('l')
  await press('2')
  await press('p')
  expect(button('采用新稿')?.textContent).toBe('采用新稿')
  button('采用新稿')!.click()
  await flushPromises()
  expect(bridge.inputsOf('edition.apply')[0]?.decisions).toEqual([
    { kind: 'place', key: NUMBER.key, passage: 3, start: 4, end: 13 }, { kind: 'leave', key: FIGURE.key }, { kind: 'place', key: DIRECTION.key, passage: 3, start: 14, end: 19 },
    { kind: 'leave', key: GONE.key }, { kind: 'place', key: SOMEWHERE.key, passage: 9, start: 0, end: 2 },
  ])
  expect(router.currentRoute.value.name).toBe('read')
  wrapper.unmount()
})

test('J and K move, N goes to the next that waits, Ctrl+Z takes the last decision back', async () => {
  const { wrapper } = await proposed()
  await press('j')
  await press('ArrowDown')
  expect(current()).toBe('升降变了：增长 → 下降')
  await press('k')
  await press('l')
  await press('n')
  await press('n')
  expect(current()).toBe('原处没有了')
  await press('z', { ctrlKey: true })
  expect([current(), wrapper.findAll('.done').length, verdict()]).toEqual(['数字变了：682.6 → 683.1', 0, '数字变了：682.6 → 683.1'])
  wrapper.unmount()
})

test('what a person confirmed of a number is never offered to another number', async () => {
  const { wrapper, bridge } = await proposed()
  await press('j')
  expect(wrapper.get('.item').text()).toContain('您已核对：固定资产投资 682.6亿元')
  expect([button('放到这里'), button('另选位置')]).toEqual([undefined, undefined])
  await press('p')
  await press('o')
  expect([wrapper.findAll('.done').length, document.querySelector('[role="dialog"]')]).toEqual([0, null])
  expect(wrapper.get('.rule').text()).toBe('对旧数字的核对不转给新数字。留在旧稿后，新数字可在指标台账里另行核对。')
  expect(bridge.inputsOf('edition.decide')).toEqual([])
  wrapper.unmount()
})

test('another place is chosen by typing the words of the new text', async () => {
  const passages = [{ index: 0, kind: 'paragraph' as const, level: 0, text: '阳涉线开通客运。另有铁路专线。', runs: [], markup: [] }]
  const { wrapper } = await proposed({ 'edition.preview': () => passages, 'document.regions': () => [] })
  for (let i = 0; i < 3; i++) await press('j')
  await press('o')
  const field = document.querySelector<HTMLInputElement>('#other-place')!
  field.value = '阳涉线'
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  expect(document.querySelector('.places')?.textContent).toContain('阳涉线开通客运。')
  expect(await accessibilityProblems(document.querySelector('[role="dialog"]')!)).toEqual([])
  expect(document.querySelector('.places .warning')).toBeNull()
  document.querySelector<HTMLElement>('.choice')!.click()
  await flushPromises()
  await press('k')
  expect(wrapper.findAll('.done').length).toBe(1)
  wrapper.unmount()
})

test('a place whose number is another one says so before it is chosen', async () => {
  const passages = [{ index: 0, kind: 'paragraph' as const, level: 0, text: '投资６８５．２亿元。', runs: [], markup: [] }]
  const { wrapper, bridge } = await proposed({ 'edition.preview': () => passages, 'document.regions': () => [] })
  await press('o')
  const field = document.querySelector<HTMLInputElement>('#other-place')!
  for (const words of ['投资', '投资685.2 亿元']) {
    field.value = words
    field.dispatchEvent(new Event('input'))
    await flushPromises()
  }
  expect([document.querySelector('.places .warning')?.textContent, bridge.inputsOf('edition.preview').length]).toEqual(['数字变了：682.6 → ６８５．２', 1])
  wrapper.unmount()
})

test('what waits after a correction is decided at once, and a decision can be taken back', async () => {
  pending = [NUMBER, GONE]
  const bridge = installFakeBridge(answers())
  const { wrapper } = await mounted({ item: GONE.key })
  expect(verdict()).toBe('找不到')
  await press('l')
  expect(bridge.inputsOf('edition.decide').at(-1)).toEqual({ documentId: DOCUMENT.id, decisions: [{ kind: 'leave', key: GONE.key }] })
  expect(verdict()).toBe('数字变了：682.6 → 683.1')
  await press('z', { ctrlKey: true })
  expect(bridge.inputsOf('edition.decide').at(-1)?.decisions).toEqual([{ kind: 'reopen', key: GONE.key }])
  expect(verdict()).toBe('找不到')
  wrapper.unmount()
})

test('a mark that was left in the old text can be taken up again from where it is listed', async () => {
  const bridge = installFakeBridge(answers())
  const { wrapper } = await mounted({ item: GONE.key })
  expect(wrapper.text()).toContain('没有待定的批注')
  button('重新决定')!.click()
  await flushPromises()
  expect(bridge.inputsOf('edition.decide')[0]?.decisions).toEqual([{ kind: 'reopen', key: GONE.key }])
  expect(verdict()).toBe('找不到')
  wrapper.unmount()
})

test('what stands in the present text word for word is put there in one step', async () => {
  pending = [NUMBER, MOVED]
  const bridge = installFakeBridge(answers())
  const { wrapper } = await mounted()
  button('移好文字没变的1条')!.click()
  await flushPromises()
  expect(bridge.inputsOf('edition.decide')[0]?.decisions).toEqual([{ kind: 'place', key: MOVED.key, passage: 7, start: 0, end: 2 }])
  expect(wrapper.findAll('.line')).toHaveLength(1)
  wrapper.unmount()
})

test('going back says what it does before it does it', async () => {
  pending = [NUMBER]
  const bridge = installFakeBridge(answers())
  const { wrapper } = await mounted()
  button('回到上一稿…')!.click()
  await flushPromises()
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('采用后写的附注、新加的批注都保留')
  expect(bridge.inputsOf('edition.undo')).toEqual([])
  button('回到上一稿')!.click()
  const ask = [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].find(one => one.textContent === '回到上一稿')!
  ask.click()
  await flushPromises()
  expect([bridge.inputsOf('edition.undo').length, wrapper.text().includes('没有待定的批注')]).toEqual([1, true])
  wrapper.unmount()
})

test('what was taken back is done again by the line, the button or Ctrl+Shift+Z, in one step', async () => {
  pending = [NUMBER]
  const bridge = installFakeBridge(answers())
  const { wrapper } = await mounted()
  const goBack = async (): Promise<void> => {
    button('回到上一稿…')!.click()
    await flushPromises()
    ;[...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].find(one => one.textContent === '回到上一稿')!.click()
    await flushPromises()
  }
  const ways: (() => Promise<unknown> | unknown)[] = [
    () => toasts.value.find(({ action }) => action?.name === '重做')!.action!.run(), () => button('重新采用新稿')!.click(),
    () => wrapper.get('.edition').element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true, bubbles: true })),
  ]
  for (const [at, way] of ways.entries()) {
    await goBack()
    expect([verdict(), button('重新采用新稿') !== undefined]).toEqual([undefined, true])
    await way()
    await flushPromises()
    expect([bridge.inputsOf('edition.redo').length, verdict(), button('重新采用新稿')]).toEqual([at + 1, '数字变了：682.6 → 683.1', undefined])
  }
  wrapper.unmount()
})

test('a decision that the library refuses is told and nothing looks decided', async () => {
  pending = [NUMBER]
  installFakeBridge(answers({ 'edition.decide': () => failing('anchor-mismatch') }))
  const { wrapper } = await mounted()
  await press('p')
  expect([toasts.value.at(-1)?.tone, verdict()]).toEqual(['failure', '数字变了：682.6 → 683.1'])
  wrapper.unmount()
})
