import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ListedAnnotation, ObservationKey } from '../../../electron/contract/index.ts'
import { flushAll } from '../../shared/before-close.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers, type FakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { annotation, annotationId, documentId, editionId, listedAnnotation } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import AnnotationsView from './AnnotationsView.vue'
import { notesLibrary } from './testing/notes-library.ts'

const FIRST = listedAnnotation({ note: '与发改局**口径**一致', tags: ['固投'] })
const LOST = listedAnnotation({ id: annotationId('2'), meaning: 'doubt', anchor: { ...annotation().anchor, quote: '已不在原处的话' } }, { placed: false })
const OTHER = listedAnnotation({ id: annotationId('3'), meaning: 'quote', scope: 'document', documentId: documentId('jinzhong'), note: '全文要点' }, { documentTitle: '政府工作报告' })

let view: VueWrapper
let host: FakeBridge
beforeEach(() => {
  document.body.innerHTML = ''
  document.documentElement.lang = 'zh-CN'
  document.title = '批注'
  for (const name of ['clientHeight', 'offsetHeight']) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 900 })
  // Nothing is laid out here: a row without a height would bring all of them into sight.
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 800, 100)
})
afterEach(() => { view.unmount(); setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

async function show(marks: readonly ListedAnnotation[] = [FIRST, LOST, OTHER], more: FakeAnswers = {}, at = '/annotations') {
  const library = notesLibrary(marks)
  host = installFakeBridge({ ...library.answers, ...more })
  view = (await mountView(AnnotationsView, { at })).wrapper
  await flushPromises()
  return library
}
const quotes = (): string[] => view.findAll('.list .quote').map(quote => quote.text())
const press = async (key: string, held: KeyboardEventInit = {}, target: Element = document.activeElement!): Promise<void> => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
  await flushPromises()
}
const button = (words: string): HTMLElement => [...document.querySelectorAll<HTMLElement>('button')].find(one => one.textContent!.trim().startsWith(words))!

test('marks stand under their documents; a mark opens its place, one that lost its place the document only', async () => {
  await show()
  expect(view.findAll('.group-title').map(title => title.text().replace(/\s+/g, ' '))).toEqual(['紧抓机遇谋发展 凝聚力量崇实干 2 条', '政府工作报告 1 条'])
  expect(view.findAll('.list .quote').map(quote => [quote.text(), quote.attributes('href')])).toEqual([
    ['固投增长10%的目标（56亿元）', '/read/taigu-2024-plan?passage=4&start=10&end=24'], ['已不在原处的话', '/read/taigu-2024-plan'], ['《政府工作报告》', '/read/jinzhong'],
  ])
  expect([view.text().includes('位置待确认'), view.get('.note strong').text(), view.get('.scope').text()]).toEqual([true, '口径', '全文'])
  expect(await accessibilityProblems()).toEqual([])
})

test('a note is edited in place and saved at the latest when one leaves the field', async () => {
  await show()
  await view.get('[aria-label=编辑批注]').trigger('click')
  await view.get('textarea').setValue('改过的话')
  await view.get('textarea').trigger('blur')
  await flushPromises()
  expect(host.inputsOf('annotation.update')).toEqual([{ id: FIRST.annotation.id, note: '改过的话' }])
})

test('E opens the editor, Esc leaves it and gives the focus back to the mark', async () => {
  await show()
  view.get<HTMLElement>('.list .quote').element.focus()
  await press('e')
  expect(view.find('textarea').exists()).toBe(true)
  await press('Escape', {}, view.get('textarea').element)
  expect([view.find('textarea').exists(), document.activeElement?.textContent?.trim()]).toEqual([false, '固投增长10%的目标（56亿元）'])
})

test('closing the window saves a note that is still being typed', async () => {
  await show()
  await view.get('[aria-label=编辑批注]').trigger('click')
  await view.get('textarea').setValue('没写完')
  expect(await flushAll()).toBe(true)
  expect(host.inputsOf('annotation.update')).toEqual([{ id: FIRST.annotation.id, note: '没写完' }])
})

test('meaning, look and tags change at once', async () => {
  await show()
  await view.get('[aria-label=编辑批注]').trigger('click')
  await view.findAll('.meaning-choice')[2]!.trigger('click')
  await view.get('[aria-label=改为下划线]').trigger('click')
  await view.get('.editor [role=combobox]').setValue('统计公报')
  await press('Enter', {}, view.get('.editor [role=combobox]').element)
  expect(host.inputsOf('annotation.update')).toEqual([
    { id: FIRST.annotation.id, meaning: 'problem' }, { id: FIRST.annotation.id, style: 'underline' }, { id: FIRST.annotation.id, tags: ['固投', '统计公报'] },
  ])
})

test('a note changed another way while its field is open stands in the field, and typing goes on from there', async () => {
  const moved = { step: { label: '修改附注', at: '2024-03-01T02:00:00.000Z' }, ids: [], state: { undo: null, redo: null, steps: [] } }
  const library = await show([FIRST], { 'history.undo': () => {
    library.kept.set(FIRST.annotation.id, { ...FIRST, annotation: { ...FIRST.annotation, note: '以前的话' } })
    return moved
  } })
  await view.get('[aria-label=编辑批注]').trigger('click')
  await view.get('textarea').setValue('新写的话')
  await view.get('textarea').trigger('blur')
  await flushPromises()
  await press('z', { ctrlKey: true }, view.get('.meaning-choice').element)
  expect(view.get('textarea').element.value).toBe('以前的话')
  await view.get('textarea').setValue('以前的话，再加一句')
  await view.get('textarea').trigger('blur')
  await flushPromises()
  expect(host.inputsOf('annotation.update').map(({ note }) => note)).toEqual(['新写的话', '以前的话，再加一句'])
})

test('a note changed another way never comes over words that are not yet saved', async () => {
  const library = await show([FIRST], { 'history.undo': () => ({ step: { label: '改批注类别', at: '2024-03-01T02:00:00.000Z' }, ids: [], state: { undo: null, redo: null, steps: [] } }), 'annotation.update': () => failing('disk-full') })
  await view.get('[aria-label=编辑批注]').trigger('click')
  await view.get('textarea').setValue('没存上的话')
  await view.get('textarea').trigger('blur')
  await flushPromises()
  library.kept.set(FIRST.annotation.id, { ...FIRST, annotation: { ...FIRST.annotation, note: '以前的话' } })
  await press('z', { ctrlKey: true }, view.get('.meaning-choice').element)
  expect(view.get('textarea').element.value).toBe('没存上的话')
})

test('a removed mark goes into the bin at once and comes back with 撤销', async () => {
  const { bin } = await show()
  await view.get('[aria-label=删除批注]').trigger('click')
  await flushPromises()
  expect([quotes(), [...bin.keys()]]).toEqual([['已不在原处的话', '《政府工作报告》'], [FIRST.annotation.id]])
  await toasts.value.at(-1)!.action!.run()
  await flushPromises()
  expect([quotes().length, bin.size]).toEqual([3, 0])
})

test('a removal that failed leaves the mark where it is', async () => {
  await show([FIRST, LOST], { 'annotation.removeMany': () => failing('disk-full') })
  await view.get('[aria-label=删除批注]').trigger('click')
  await flushPromises()
  expect([quotes().length, toasts.value.at(-1)?.tone]).toEqual([2, 'failure'])
})

test('filters narrow together, tell how many there are, and can be cleared at once', async () => {
  await show()
  const doubt = view.findAll('.meaning-toggle')[3]!
  expect(doubt.text()).toBe('疑存疑 1')
  await doubt.trigger('click')
  await flushPromises()
  expect([quotes(), doubt.attributes('aria-pressed'), view.get('.view-count').text()]).toEqual([['已不在原处的话'], 'true', '1 / 3 条'])
  await view.findAll('.panel .tag')[0]!.trigger('click')
  await flushPromises()
  expect(view.text()).toContain('没有符合的批注')
  button('清除全部条件').click()
  await flushPromises()
  expect(quotes().length).toBe(3)
})

test('a long text pasted into the search field narrows the list and does not shut it', async () => {
  await show()
  const field = view.get<HTMLInputElement>('[type=search]')
  await field.setValue('原煤'.repeat(300))
  await vi.waitFor(() => { expect(view.text()).toContain('没有符合的批注') })
  expect([host.inputsOf('annotation.query').at(-1)!.filter?.text?.length, field.attributes('maxlength')]).toEqual([200, '200'])
})

test('what has gone from the list is no longer counted among the chosen', async () => {
  await show()
  button('全选').click()
  await flushPromises()
  await view.get('[aria-label=删除批注]').trigger('click')
  await flushPromises()
  expect(view.get('.toolbar [role=status]').text()).toBe('已选 2 条')
  button('导出所选').click()
  await flushPromises()
  expect(document.querySelector('[role=dialog]')!.textContent).toContain('所选 2 条')
})

test('several marks are chosen with blanks and removed as one step', async () => {
  await show()
  view.get<HTMLElement>('.list .quote').element.focus()
  await press(' ')
  await press('ArrowDown')
  await press(' ')
  expect(view.get('.toolbar').text()).toContain('已选 2 条')
  button('删除所选').click()
  await flushPromises()
  expect([host.inputsOf('annotation.removeMany'), quotes()]).toEqual([[{ ids: [FIRST.annotation.id, LOST.annotation.id] }], ['《政府工作报告》']])
})

test('Ctrl+Z and Ctrl+Shift+Z go through the history and say what they did', async () => {
  const step = { label: '添加批注“固投…”', at: '2024-03-01T02:00:00.000Z' }
  const moved = { step, ids: [], state: { undo: null, redo: step, steps: [] } }
  await show([FIRST], { 'history.undo': () => moved, 'history.redo': () => moved })
  await press('z', { ctrlKey: true }, document.body)
  expect(toasts.value.map(toast => toast.text)).toEqual(['已撤销：添加批注“固投…”'])
  await press('Z', { ctrlKey: true, shiftKey: true }, document.body)
  expect(toasts.value.map(toast => toast.text)).toEqual(['已重做：添加批注“固投…”'])
})

test('Ctrl+Z in a note being written is left to the field', async () => {
  await show()
  await view.get('[aria-label=编辑批注]').trigger('click')
  await press('z', { ctrlKey: true }, view.get('textarea').element)
  expect(host.asked.some(one => one.name === 'history.undo')).toBe(false)
})

test('a mark whose text is not on this laptop says that, not that its words have changed', async () => {
  await show([listedAnnotation({}, { placed: false, documentMissing: true }), listedAnnotation({ id: annotationId('2') }, { placed: false })])
  expect(view.findAll('.warning').map(one => one.text())).toEqual(['本机没有这份文稿，未在原文中标出；导入同一文稿后自动归位', '位置待确认：文件里的文字已与此不一致，未在原文中标出'])
})

test('links of a note lead to figures where they stand', async () => {
  const key = (edition: string, at: string): ObservationKey => `${editionId(edition)}:${at}` as ObservationKey
  await show([listedAnnotation({ links: [
    { kind: 'observation', key: key('a', '4:14-17') }, { kind: 'observation', key: key('a', '9:1-4') }, { kind: 'observation', key: key('b', '1:1-4') },
    { kind: 'cell', indicatorId: 'gdp' as never, region: '140703' as never, period: '2024' },
  ] })])
  expect(view.findAll('.links .link').map(link => link.text())).toEqual(['指标值 10%', '第 10 段的指标值', '另一份文件里的指标值', '对比 gdp·太谷区·2024年'])
  expect(view.findAll('.links .link')[0]!.attributes('href')).toBe('/read/taigu-2024-plan?passage=4&start=14&end=17')
})

test('the link of a note on an empty cell leads to that cell, not to the figure of another row', async () => {
  const cell = { kind: 'cell', indicatorId: 'gdp' as never, region: '140703' as never, period: '2024' } as const
  await show([listedAnnotation({ id: annotationId('1'), scope: 'document', links: [cell] }), listedAnnotation({ id: annotationId('2'), links: [cell] })])
  expect(view.findAll('.links .link').map(link => link.attributes('href'))).toEqual(['/compare?indicator=gdp&region=140703&period=2024&gap=1', '/compare?indicator=gdp&region=140703&period=2024'])
})

test('a link to a number that a correction changed says so and leads to no other number', async () => {
  const key = `${editionId('a')}:4:14-17` as ObservationKey
  await show([listedAnnotation({ links: [{ kind: 'observation', key }] }, { placed: false, lostLinks: [key] })])
  expect(view.findAll('.links .link').map(link => [link.text(), link.attributes('href')])).toEqual([['关联的数字在现用文稿中已改动或删去', '/read/taigu-2024-plan']])
})

test('a mark that two laptops changed shows both versions, and a person decides', async () => {
  const other = { version: 'f'.repeat(64), annotation: annotation({ note: '那边的话', author: '李' }), removed: false }
  await show([listedAnnotation({ note: '这边的话' }, { others: [other] })], { 'annotation.settle': () => annotation({ note: '那边的话' }) })
  expect(view.get('.versions').text()).toContain('那边的话（李，')
  button('用这个').click()
  await flushPromises()
  expect(host.inputsOf('annotation.settle')).toEqual([{ id: FIRST.annotation.id, keep: 'other', version: 'f'.repeat(64) }])
})

test('versions of two laptops that say the same words tell what else differs: tags, the words marked, look and links', async () => {
  const link = { kind: 'cell', indicatorId: 'gdp' as never, region: '140703' as never, period: '2024' } as const
  const version = (letter: string, changes: Parameters<typeof annotation>[0]) => ({ version: letter.repeat(64), annotation: annotation({ note: '同样的话', tags: ['固投'], author: '李', ...changes }), removed: false })
  await show([listedAnnotation({ note: '同样的话', tags: ['固投'] }, { others: [
    version('a', { tags: ['月度', '口径'] }), version('b', { tags: [] }), version('c', { anchor: { ...annotation().anchor, quote: '56亿元' } }), version('d', { style: 'underline', links: [link] }),
  ] })])
  expect(view.findAll('.versions .words').map(words => words.text().replace(/\s+/g, ' ').split('（李')[0])).toEqual([
    '数据 同样的话 #月度 #口径', '数据 同样的话 没有标签', '数据 同样的话 标的是“56亿元”', '数据 同样的话 下划线 1 个关联',
  ])
})

test('of ten thousand marks only those in sight are fetched and rendered', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => listedAnnotation({ id: annotationId(String(i)) }))
  await show(many)
  expect([quotes().length < 60, new Set(host.inputsOf('annotation.query').map(input => input.offset)), view.get('.view-count').text()]).toEqual([true, new Set([0]), '10,000 条'])
})

test('marks that a corrected text left behind lead to their review', async () => {
  await show([FIRST, LOST], { 'edition.pending': () => [{ documentId: FIRST.annotation.documentId, title: '太谷区2024年', items: [{}, {}] as never[] }] })
  const link = view.get('.pending a')
  expect([link.text(), link.attributes('href')]).toEqual(['《太谷区2024年》2 处', '/editions/taigu-2024-plan'])
})

test('an empty list says how to make a mark', async () => {
  await show([])
  expect(view.text()).toContain('选中一段文字')
})

test('the bin restores, and is emptied only in two steps with the focus first on 不清空', async () => {
  const { bin } = await show()
  button('全选').click()
  await flushPromises()
  button('删除所选').click()
  await flushPromises()
  await view.findAll('[role=radio]').find(one => one.text() === '回收站')!.trigger('click')
  await flushPromises()
  expect(view.findAll('.bin .quote').length).toBe(3)
  button('还原').click()
  await flushPromises()
  expect(view.findAll('.bin .quote').length).toBe(2)
  button('清空回收站').click()
  await flushPromises()
  expect([document.activeElement?.textContent?.trim(), await accessibilityProblems(document.querySelector('[role=dialog]')!)]).toEqual(['不清空', []])
  button('清空…').click()
  await flushPromises()
  expect(bin.size).toBe(2)
  button('确定删去').click()
  await flushPromises()
  expect([bin.size, host.inputsOf('annotation.emptyBin'), view.text().includes('回收站是空的')]).toEqual([0, [{ confirmed: true, ids: null }], true])
})
