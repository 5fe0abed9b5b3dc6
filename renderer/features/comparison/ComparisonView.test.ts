import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ComparisonId, ComparisonSpec, DocumentSummary, SavedComparison } from '../../../electron/contract/index.ts'
import { buildComparison } from '../../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, regionNamed, specOf } from '../../../electron/domain/comparison/testing/observed.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers, type FakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { documentSummary, listedAnnotation } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import ComparisonView from './ComparisonView.vue'

vi.mock('../../shared/fonts.ts', async (original) => ({ ...await original<object>(), loadFont: async () => {} }))

const INVESTMENT = '固定资产投资', ESTATES = '老旧小区改造数'
const observations = [
  figure('太谷区', INVESTMENT, '560000万元', 56e8, { status: 'target' }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8),
  figure('晋中市', ESTATES, '228个', 228), figure('晋中市', ESTATES, '240个', 240),
]
const documents: DocumentSummary[] = ['太谷区', '晋中市'].map((name) => documentSummary({ region: regionNamed(name), date: '2025' }))
const spec = specOf(['太谷区', '晋中市'], [INVESTMENT, ESTATES], { title: '太谷区与晋中市主要指标对比表' })
const SAVED: SavedComparison = { id: '00000000-0000-4000-8000-000000000007' as ComparisonId, spec: { ...spec, title: '给区委的表' }, modified: '2026-03-05T01:00:00.000Z' }
const build = (wanted: ComparisonSpec) => buildComparison({ ...wanted, chosen: wanted.chosen ?? [] }, { observations, documents: [documentOf('太谷区', '2025'), documentOf('晋中市', '2025')], regions: REGIONS, indicators: indicatorsOf(INVESTMENT, ESTATES) })

function host(more: FakeAnswers = {}): FakeBridge {
  return installFakeBridge({
    'document.list': () => documents, 'document.regions': () => REGIONS, 'metric.indicators': () => indicatorsOf(INVESTMENT, ESTATES).map((each) => ({ ...each, regions: [regionNamed('晋中市').code] })),
    'comparison.list': () => [SAVED], 'comparison.default': () => spec, 'comparison.build': ({ spec: wanted }) => build(wanted as ComparisonSpec),
    'comparison.save': ({ spec: wanted }) => ({ ...SAVED, spec: wanted as ComparisonSpec }), 'comparison.remove': () => null, 'comparison.changes': () => [],
    'annotation.countForCells': ({ cells }) => cells.map(() => 0), 'annotation.listForCell': () => [], ...more,
  })
}
const button = (name: string): HTMLElement => [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name || one.getAttribute('aria-label') === name)!
const cellTexts = () => [...document.querySelectorAll('td.cell')].map((cell) => cell.textContent!.replace(/\s+/g, ''))
async function press(element: Element, key: string): Promise<void> {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await flushPromises()
}

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '对比' })
afterEach(() => { setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

test('opening the view shows the default table, each cell a figure with its marks or the word for what is missing', async () => {
  host()
  const { wrapper } = await mountView(ComparisonView)
  expect(cellTexts()).toEqual(['56换（目标）（已换算）', '682.6', '未提及', '冲突…'])
  expect(wrapper.get('.notes').text()).toContain('计量单位已换算')
  expect(await accessibilityProblems()).toEqual([])
  wrapper.unmount()
})

test('arrows move through the table, Enter opens the sentence with its number and its cell marked, Esc closes it', async () => {
  host()
  const { wrapper } = await mountView(ComparisonView)
  const grid = document.querySelector('table')!
  await press(grid, 'ArrowRight')
  await press(grid, 'Enter')
  const detail = document.querySelector('aside')!
  expect([detail.querySelector('.what')!.textContent, detail.querySelector('.quote')!.textContent, detail.querySelector('mark')!.textContent]).toEqual([INVESTMENT, `${INVESTMENT}682.6亿元。`, '682.6亿元'])
  expect(grid.querySelector(':scope.detail td[tabindex="0"]')!.textContent).toContain('682.6')
  await press(detail, 'Escape')
  expect([document.querySelector('aside'), grid.classList.contains('detail')]).toEqual([null, false])
  expect(document.activeElement?.textContent).toContain('682.6')
  wrapper.unmount()
})

test('the detail of a converted figure shows what is printed and what it became', async () => {
  host()
  const { wrapper } = await mountView(ComparisonView)
  await wrapper.findAll('td.cell')[0]!.trigger('click')
  expect(document.querySelector('.converted')!.textContent).toBe('原文“560000万元”，换算为 56亿元')
  wrapper.unmount()
})

test('a conflict is decided by a person: the chosen figure stands in the table and in what is saved', async () => {
  const bridge = host()
  const { wrapper } = await mountView(ComparisonView)
  await wrapper.findAll('td.cell')[3]!.trigger('click')
  expect([...document.querySelectorAll('.compact .shown b')].map((one) => one.textContent)).toEqual(['228个', '240个'])
  document.querySelectorAll<HTMLElement>('.choose')[1]!.click()
  await flushPromises()
  expect(cellTexts()[3]).toContain('240')
  button('保存').click()
  await flushPromises()
  expect(bridge.inputsOf('comparison.save')[0]!.spec.chosen).toEqual([observations[3]!.entry.key])
  button('恢复按规则选取').click()
  await flushPromises()
  expect(cellTexts()[3]).toContain('冲突')
  wrapper.unmount()
})

test('the cell leads to its exact place in the text', async () => {
  host()
  const { wrapper, router } = await mountView(ComparisonView)
  const go = vi.spyOn(router, 'push').mockResolvedValue(undefined as never)
  await wrapper.findAll('td.cell')[1]!.trigger('click')
  button('在原文中打开').click()
  const { passage, start, end } = observations[1]!.entry
  expect(go.mock.calls[0]![0]).toMatchObject({ name: 'read', query: { passage: String(passage), start: String(start), end: String(end) } })
  wrapper.unmount()
})

test('regions are chosen from the tree; the title that the app made follows', async () => {
  const bridge = host()
  const { wrapper } = await mountView(ComparisonView)
  button('地区 2').click()
  await flushPromises()
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.tree input')]
  expect([...document.querySelectorAll('.tree .line')].map((line) => line.textContent!.replace(/\s+/g, ''))).toEqual(['山西省', '晋中市1份文件设为首列', '太谷区1份文件首列'])
  boxes[0]!.click()
  await flushPromises()
  button('用这 1 个地区').click()
  await flushPromises()
  expect(bridge.inputsOf('comparison.build').at(-1)!.spec).toMatchObject({ regions: [regionNamed('太谷区').code], title: '太谷区主要指标表' })
  wrapper.unmount()
})

test('saved comparisons open by name, and deleting one can be undone', async () => {
  const bridge = host()
  const { wrapper } = await mountView(ComparisonView)
  button('已存的表 1').click()
  await flushPromises()
  button('删除“给区委的表”').click()
  await flushPromises()
  await toasts.value.at(-1)!.action!.run()
  expect([bridge.inputsOf('comparison.remove'), bridge.inputsOf('comparison.save').map(({ id }) => id)]).toEqual([[{ id: SAVED.id }], [SAVED.id]])
  wrapper.unmount()
})

test('导出… opens the hand-over of the shown choice', async () => {
  const bridge = host({ 'export.preview': () => failing('print-failed') })
  const { wrapper } = await mountView(ComparisonView)
  button('导出…').click()
  await flushPromises()
  await vi.waitFor(() => expect(bridge.inputsOf('export.preview').map((input) => input.spec)).toEqual([spec]))
  wrapper.unmount()
})

test('a table that cannot be built says so and can be tried again', async () => {
  const bridge = host({ 'comparison.build': () => failing('corpus-damaged') })
  const { wrapper } = await mountView(ComparisonView)
  expect(wrapper.text()).toContain('对比表没有做成')
  bridge.answer({ 'comparison.build': ({ spec: wanted }) => build(wanted as ComparisonSpec) })
  button('再试一次').click()
  await flushPromises()
  expect(cellTexts()[1]).toBe('682.6')
  wrapper.unmount()
})

test('notes on a figure are counted in its cell and listed in its detail', async () => {
  const note = listedAnnotation({ note: '与统计公报核对' })
  host({ 'annotation.countForCells': ({ cells }) => cells.map((_cell, index) => index === 1 ? 2 : 0), 'annotation.listForCell': () => [note] })
  const { wrapper } = await mountView(ComparisonView)
  expect(document.querySelectorAll('td.cell')[1]!.querySelector('.notes')!.textContent).toBe('批2')
  await wrapper.findAll('td.cell')[1]!.trigger('click')
  await flushPromises()
  expect(document.querySelector('aside .notes')!.textContent).toContain('与统计公报核对')
  wrapper.unmount()
})

test('a sort from the menu of a head is part of the choice that is built', async () => {
  const bridge = host()
  const { wrapper } = await mountView(ComparisonView)
  await wrapper.findAll('thead .head')[1]!.trigger('click')
  await flushPromises()
  expect(await accessibilityProblems()).toEqual([])
  document.querySelector<HTMLElement>('[role=menuitemradio]')!.click()
  await flushPromises()
  expect(bridge.inputsOf('comparison.build').at(-1)!.spec.view!.sortRows).toEqual({ column: regionNamed('晋中市').code, direction: 'descending' })
  wrapper.unmount()
})

test('what has changed since a comparison was saved is told and listed, and can be accepted', async () => {
  const bridge = host({
    'comparison.changes': () => [{ row: `${INVESTMENT} level money`, column: regionNamed('晋中市').code, rowName: INVESTMENT, columnName: '晋中市', before: '680亿元', now: '682.6亿元', kind: 'value' }],
  })
  const { wrapper } = await mountView(ComparisonView)
  button('已存的表 1').click()
  await flushPromises()
  expect(document.querySelector('.saved-row')!.textContent).toContain('有变化 1')
  button('给区委的表').click()
  await flushPromises()
  expect(wrapper.findAll('td.cell')[1]!.classes()).toContain('changed')
  button('看变化').click()
  await flushPromises()
  expect([...document.querySelectorAll('.changes tbody td')].map((cell) => cell.textContent)).toEqual([INVESTMENT, '晋中市', '680亿元', '682.6亿元'])
  button('按现在的数保存').click()
  await flushPromises()
  expect(bridge.inputsOf('comparison.save').length).toBe(1)
  expect(wrapper.findAll('td.cell')[1]!.classes()).not.toContain('changed')
  wrapper.unmount()
})

test('a name that is too long says so where it is typed, and the old one stays', async () => {
  const bridge = host()
  const { wrapper } = await mountView(ComparisonView)
  const name = wrapper.get<HTMLInputElement>('input.title')
  await name.setValue('表'.repeat(201))
  await name.trigger('change')
  expect([document.querySelector('#name-too-long')!.textContent, bridge.inputsOf('comparison.build').length]).toEqual(['名称最多 200 字，现在 201 字。请删短；在此之前仍用原来的名称。', 1])
  await name.setValue('给区委的表')
  await name.trigger('change')
  button('保存').click()
  await flushPromises()
  expect(bridge.inputsOf('comparison.save')[0]!.spec.title).toBe('给区委的表')
  wrapper.unmount()
})

test('turning the table needs no new build; a cell is the same cell', async () => {
  const bridge = host()
  const { wrapper } = await mountView(ComparisonView)
  button('版面').click()
  await flushPromises()
  document.querySelector<HTMLInputElement>('.layout input')!.click()
  await flushPromises()
  expect(cellTexts()).toEqual(['56换（目标）（已换算）', '未提及', '682.6', '冲突…'])
  expect(bridge.inputsOf('comparison.build').length).toBe(1)
  await wrapper.findAll('td.cell')[2]!.trigger('click')
  expect(document.querySelector('aside .where')!.textContent).toContain('晋中市')
  wrapper.unmount()
})
