import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnnotationId, CallInput, ComparisonSpec, DocumentSummary, ListedAnnotation } from '../../../electron/contract/index.ts'
import { buildComparison } from '../../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, regionNamed, specOf } from '../../../electron/domain/comparison/testing/observed.ts'
import { setBridge } from '../../shared/bridge.ts'
import { installFakeBridge, type FakeAnswers, type FakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { annotation, documentId, documentSummary, listedAnnotation } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import ComparisonView from './ComparisonView.vue'

vi.mock('../../shared/fonts.ts', async (original) => ({ ...await original<object>(), loadFont: async () => {} }))

// 太谷区: amount without growth, no count of estates. 晋中市: all. 杏花岭区: nothing, and no document.
const INVESTMENT = '固定资产投资', ESTATES = '老旧小区改造数'
const observations = [
  figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8), figure('晋中市', INVESTMENT, '10%', 10, { measure: 'growth' }),
  figure('晋中市', ESTATES, '228个', 228),
]
const GROWTH_GAP = 3, ESTATES_GAP = 6, NO_DOCUMENT = 8
const PLAN = documentSummary({ id: documentId('plan'), region: regionNamed('太谷区'), title: '计划', date: '2024', speaksOf: '2024' })
const REPORT = documentSummary({ id: documentId('report'), region: regionNamed('太谷区'), title: '报告', date: '2025-02', speaksOf: '2024' })
const OLD = documentSummary({ id: documentId('old'), region: regionNamed('太谷区'), title: '旧文', date: '2019', speaksOf: '2019' })
const CITY = documentSummary({ id: documentId('city'), region: regionNamed('晋中市'), title: '市报告', date: '2025', speaksOf: '2024' })
const spec = specOf(['太谷区', '晋中市', '杏花岭区'], [INVESTMENT, ESTATES])

/** A library that keeps what is written; `undo` takes the last note back. */
function host(documents: readonly DocumentSummary[] = [PLAN, REPORT, OLD, CITY], more: FakeAnswers = {}) {
  const kept: ListedAnnotation[] = []
  const binned: ListedAnnotation[] = []
  const isOf = (cell: CallInput<'annotation.listForCell'>) => ({ annotation: { links } }: ListedAnnotation): boolean =>
    links.some((link) => link.kind === 'cell' && link.indicatorId === cell.indicatorId && link.region === cell.region && link.period === cell.period) && !cell.besideGap
  const build = (wanted: ComparisonSpec) => buildComparison(wanted, { observations, documents: documents.map(({ region, date, speaksOf }) => documentOf(region.name, date, speaksOf)), regions: REGIONS, indicators: indicatorsOf(INVESTMENT, ESTATES) })
  const bridge: FakeBridge = installFakeBridge({
    'document.list': () => [...documents], 'document.regions': () => REGIONS, 'metric.indicators': () => indicatorsOf(INVESTMENT, ESTATES),
    'comparison.list': () => [], 'comparison.default': () => spec, 'comparison.build': ({ spec: wanted }) => build(wanted as ComparisonSpec), 'comparison.changes': () => [],
    'annotation.countForCells': ({ cells }) => cells.map((cell) => kept.filter(isOf(cell)).length),
    'annotation.listForCell': (cell) => kept.filter(isOf(cell)),
    'document.open': ({ documentId: id }) => ({ summary: documents.find((one) => one.id === id) ?? documentSummary({ id }), position: null, passages: [{ index: 0, kind: 'paragraph', level: 0, text: id.startsWith('document-') ? '文'.repeat(2000) : '' }, { index: 1, kind: 'title', level: 0, text: '政府工作报告' }] }),
    'annotation.add': (input) => {
      const made = annotation({ ...input, id: `00000000-0000-4000-8000-${String(kept.length + 1).padStart(12, '0')}` as AnnotationId, scope: input.scope ?? 'span', style: 'highlight', links: input.links ?? [] })
      kept.push(listedAnnotation(made, { documentTitle: documents.find(({ id }) => id === made.documentId)?.title ?? '原文' }))
      return made
    },
    'annotation.update': ({ id, note }) => {
      const index = kept.findIndex((one) => one.annotation.id === id)
      kept[index] = { ...kept[index]!, annotation: { ...kept[index]!.annotation, note: note ?? '' } }
      return kept[index].annotation
    },
    'annotation.removeMany': ({ ids }) => { binned.push(...kept.splice(kept.findIndex((one) => one.annotation.id === ids[0]), 1)); return 1 },
    'annotation.restoreMany': () => { kept.push(...binned.splice(0)); return 1 },
    'history.undo': () => { kept.push(...binned.splice(0)); return { step: { label: '删除批注', at: '2026-03-05T01:00:00.000Z' }, ids: [], state: { undo: null, redo: null, steps: [] } } },
    ...more,
  })
  return { bridge, kept }
}
const detail = () => document.querySelector<HTMLElement>('aside')!
const button = (name: string): HTMLButtonElement => [...detail().querySelectorAll('button')].find((one) => one.textContent?.trim() === name || one.getAttribute('aria-label') === name)!
const cell = (index: number): HTMLElement => document.querySelectorAll<HTMLElement>('td.cell')[index]!
const marks = () => [...document.querySelectorAll('td.cell')].flatMap((one, index) => one.querySelector('.notes') ? [[index, one.querySelector('.notes')!.textContent]] : [])
async function open(index: number): Promise<void> {
  cell(index).click()
  await flushPromises()
}
async function press(element: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}
async function write(text: string): Promise<void> {
  const area = detail().querySelector('textarea')!
  area.value = text
  area.dispatchEvent(new Event('input'))
  area.dispatchEvent(new Event('blur'))
  await flushPromises()
}

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '对比' })
afterEach(() => { setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

test('a note on an empty cell stands on the document that fits best, linked to the cell, which then counts it', async () => {
  const { bridge, kept } = host()
  const { wrapper } = await mountView(ComparisonView)
  await open(ESTATES_GAP)
  const select = detail().querySelector('select')!
  expect([...select.options].map(({ text }) => text)).toEqual(['2025年2月《报告》', '2024年《计划》'])
  expect(await accessibilityProblems()).toEqual([])
  button('给这一格写批注').click()
  await flushPromises()
  await write('未见数据，问统计局')
  const [made] = bridge.inputsOf('annotation.add')
  expect(made).toMatchObject({ documentId: 'report', scope: 'document', meaning: 'doubt', links: [{ kind: 'cell', indicatorId: ESTATES, region: regionNamed('太谷区').code, period: '2024' }] })
  expect([made!.anchor.quote, kept[0]!.annotation.note, marks(), detail().querySelector('.quote')!.textContent]).toEqual(['政府工作报告', '未见数据，问统计局', [[ESTATES_GAP, '批1']], '《报告》全文'])
  expect(cell(ESTATES_GAP).title).toBe('该地区的文件中没有这项数据；1 条批注')
  wrapper.unmount()
})

test('another document can be chosen; the choice ends with the cell', async () => {
  const { bridge } = host()
  const { wrapper } = await mountView(ComparisonView)
  await open(ESTATES_GAP)
  const select = detail().querySelector('select')!
  select.value = 'plan'
  select.dispatchEvent(new Event('change'))
  await flushPromises()
  button('给这一格写批注').click()
  await flushPromises()
  await open(0)
  expect(detail().querySelector('select')).toBeNull()
  await open(ESTATES_GAP)
  expect([bridge.inputsOf('annotation.add').map((input) => input.documentId), detail().querySelector('select')!.value]).toEqual([['plan'], 'report'])
  wrapper.unmount()
})

test('N begins a note on a filled cell and on an empty one, from the table and from the detail; one without words is gone on with', async () => {
  const { bridge } = host([PLAN, CITY])
  const { wrapper } = await mountView(ComparisonView)
  const grid = document.querySelector('table')!
  await press(grid, 'n')
  expect(bridge.inputsOf('annotation.add').map(({ scope, documentId: on }) => [scope, on])).toEqual([['span', observations[0]!.entry.documentId]])
  await press(detail(), 'Escape')
  cell(ESTATES_GAP).focus()
  await open(ESTATES_GAP)
  expect(detail().querySelector('section .soft')!.textContent).toBe('批注记在2024年《计划》，并关联这一格。')
  await press(grid, 'n')
  await press(grid, 'n')
  await press(detail(), 'N')
  expect(bridge.inputsOf('annotation.add').map(({ scope }) => scope)).toEqual(['span', 'document'])
  expect(detail().querySelectorAll('textarea').length).toBe(1)
  await write('问统计局')
  await press(detail(), 'n')
  expect(bridge.inputsOf('annotation.add').length).toBe(3)
  await press(detail().querySelector('textarea')!, 'n')
  expect(bridge.inputsOf('annotation.add').length).toBe(3)
  wrapper.unmount()
})

test('a note is deleted from the detail and comes back with Ctrl+Z, its words as they stand in the notebook', async () => {
  const { kept } = host([PLAN, CITY])
  const { wrapper } = await mountView(ComparisonView)
  await open(ESTATES_GAP)
  button('给这一格写批注').click()
  await flushPromises()
  await write('问统计局')
  button('删除批注').click()
  await flushPromises()
  expect([kept.length, marks(), detail().querySelectorAll('li.note').length, document.activeElement?.textContent?.trim()]).toEqual([0, [], 0, '给这一格写批注'])
  await press(document.activeElement!, 'z', { ctrlKey: true })
  expect([kept.length, marks(), detail().querySelector('.shown')!.textContent]).toEqual([1, [[ESTATES_GAP, '批1']], '问统计局'])
  wrapper.unmount()
})

test('words that are taken back go from the field as well', async () => {
  const { bridge, kept } = host([PLAN, CITY])
  const { wrapper } = await mountView(ComparisonView)
  await open(ESTATES_GAP)
  button('给这一格写批注').click()
  await flushPromises()
  await write('问统计局')
  bridge.answer({ 'history.undo': () => {
    kept[0] = { ...kept[0]!, annotation: { ...kept[0]!.annotation, note: '问' } }
    return { step: { label: '修改批注', at: '2026-03-05T01:00:00.000Z' }, ids: [], state: { undo: null, redo: null, steps: [] } }
  } })
  await press(detail(), 'z', { ctrlKey: true })
  expect(detail().querySelector('.shown')!.textContent).toBe('问')
  wrapper.unmount()
})

test('where an amount stands without its growth, the note on the growth is not counted at the amount', async () => {
  const { bridge } = host([PLAN, CITY])
  const { wrapper } = await mountView(ComparisonView)
  await open(GROWTH_GAP)
  button('给这一格写批注').click()
  await flushPromises()
  expect(marks()).toEqual([[GROWTH_GAP, '批1']])
  const counted = bridge.inputsOf('annotation.countForCells').at(-1)!.cells
  expect([counted[0]!.besideGap, counted[1]!.besideGap]).toEqual([true, false])
  wrapper.unmount()
})

test('a region with no document of that year is told so; one without any document takes no note, and says why', async () => {
  const { bridge } = host([OLD, CITY])
  const { wrapper } = await mountView(ComparisonView)
  await open(ESTATES_GAP)
  expect(detail().querySelector('section')!.textContent).toContain('太谷区没有说到2024年的文件，只有下面这一份。批注记在2019年《旧文》')
  await open(NO_DOCUMENT)
  expect(detail().querySelector('section')!.textContent).toContain('资料库里没有杏花岭区的文件，这一格还不能写批注')
  await press(document.querySelector('table')!, 'n')
  expect([button('给这一格写批注'), bridge.inputsOf('annotation.add')]).toEqual([undefined, []])
  wrapper.unmount()
})

test('a computed cell takes no note and leads to the cells that it is computed from', async () => {
  const [taigu, jinzhong] = [regionNamed('太谷区').code, regionNamed('晋中市').code]
  const { bridge } = host(undefined, { 'comparison.default': () => ({ ...spec, derived: [{ kind: 'difference', of: { region: taigu, period: null }, base: { region: jinzhong, period: null } }] }) })
  const { wrapper } = await mountView(ComparisonView)
  await open(3)
  expect(detail().textContent).toContain('推算出来的格不单独写批注，请写在所用的数那一格')
  await press(document.querySelector('table')!, 'n')
  expect(bridge.inputsOf('annotation.add')).toEqual([])
  button('晋中市').click()
  await flushPromises()
  expect([detail().querySelector('.where')!.textContent, document.activeElement?.textContent]).toEqual([`晋中市${INVESTMENT}`, expect.stringContaining('682.6')])
  wrapper.unmount()
})

test('an address leads to the empty cell of an indicator that has a figure in another row', async () => {
  host([PLAN, CITY])
  const at = (query: Record<string, string>) => mountView(ComparisonView, { at: { name: 'compare', query: { indicator: INVESTMENT, region: regionNamed('太谷区').code, period: '2024', ...query } } })
  const plain = await at({})
  expect(detail().querySelector('.figure')!.textContent).toContain('56')
  plain.wrapper.unmount()
  document.body.innerHTML = ''
  const { wrapper } = await at({ gap: '1' })
  expect([detail().querySelector('.missing')!.textContent, document.activeElement === cell(GROWTH_GAP)]).toEqual([expect.stringContaining('未提及'), true])
  wrapper.unmount()
})
