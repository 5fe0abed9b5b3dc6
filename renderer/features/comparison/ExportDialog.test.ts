import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PreviewedPdf } from '../../../electron/contract/index.ts'
import { buildComparison, gridOf } from '../../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, specOf } from '../../../electron/domain/comparison/testing/observed.ts'
import { chartBytes } from '../../../electron/library/exports/chart-file.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers, type FakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import ExportDialog from './ExportDialog.vue'
import { useComparison } from './comparison-store.ts'

const opened: string[] = []
vi.mock('./export/pdf-pages.ts', () => ({ openPdf: async (pdf: string) => { opened.push(pdf); return { ratios: [0.7, 0.7], draw: async () => {}, close: () => {} } } }))
vi.mock('../../shared/comparison/chart-canvas.ts', () => ({ chartCanvas: () => document.createElement('canvas') }))

const spec = specOf(['太谷区', '晋中市'], ['固定资产投资'], { title: '对比<表>' })
const table = buildComparison(spec, {
  observations: [figure('太谷区', '固定资产投资', '56亿元', 56e8, { status: 'target' }), figure('晋中市', '固定资产投资', '682.6亿元', 682.6e8)],
  documents: [documentOf('太谷区', '2025'), documentOf('晋中市', '2025')], regions: REGIONS, indicators: indicatorsOf('固定资产投资'),
})
const PREVIEW: PreviewedPdf = { preview: '00000000-0000-4000-8000-000000000001', fileName: '表_v1.pdf', pdf: 'UERG', missingGlyphs: [] }
const SAVED = { name: '表_v1.pdf', folder: '文档', bytes: 1 }
const OFFICIAL = { style: 'official', orientation: 'portrait', chart: true, sources: true }

async function openDialog(answers: FakeAnswers = {}): Promise<{ bridge: FakeBridge; close: () => void }> {
  const bridge = installFakeBridge({ 'export.preview': () => PREVIEW, ...answers })
  const { wrapper } = await mountView(ExportDialog, { props: { spec, open: false } })
  useComparison().table = table
  await wrapper.setProps({ open: true })
  await flushPromises()
  return { bridge, close: () => wrapper.unmount() }
}
const button = (name: string): HTMLElement => [...document.querySelectorAll<HTMLElement>('[role=dialog] button')].find((one) => one.textContent?.trim() === name)!
async function press(name: string): Promise<void> {
  button(name).click()
  await flushPromises()
}
async function choose(format: string): Promise<void> {
  document.querySelector<HTMLInputElement>(`[role=dialog] input[value=${format}]`)!.click()
  await flushPromises()
}

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '对比'; opened.length = 0 })
afterEach(() => { setBridge(null); vi.unstubAllGlobals(); vi.restoreAllMocks(); for (const toast of toasts.value) dismissToast(toast.id) })

test('paper is shown before it is saved, and what is saved is what was shown', async () => {
  const { bridge, close } = await openDialog({ 'export.comparisonPdf': () => SAVED })
  await vi.waitFor(() => expect(opened).toEqual(['UERG']))
  await flushPromises()
  expect([...document.querySelectorAll('canvas')].map((page) => page.getAttribute('aria-label'))).toEqual(['第 1 页，共 2 页', '第 2 页，共 2 页'])
  expect(await accessibilityProblems()).toEqual([])
  await press('导出')
  expect(bridge.inputsOf('export.comparisonPdf')).toEqual([{ spec, layout: OFFICIAL, preview: PREVIEW.preview }])
  expect(toasts.value.at(-1)!.text).toBe('已存到“文档”：表_v1.pdf')
  close()
})

test('another choice is printed anew; while it is, an old preview is not saved as the new one', async () => {
  const { bridge, close } = await openDialog({ 'export.comparisonPdf': () => null })
  await vi.waitFor(() => expect(bridge.inputsOf('export.preview').length).toBe(1))
  await choose('reading')
  await press('导出')
  expect(bridge.inputsOf('export.comparisonPdf')).toEqual([{ spec, layout: { ...OFFICIAL, style: 'reading' }, preview: null }])
  await vi.waitFor(() => expect(bridge.inputsOf('export.preview').map(({ layout }) => layout.style)).toEqual(['official', 'reading']))
  close()
})

test('a preview that fails says why; characters without a glyph are listed', async () => {
  const failed = await openDialog({ 'export.preview': () => failing('print-failed') })
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('生成 PDF 失败'))
  failed.close()
  document.body.innerHTML = ''
  const { close } = await openDialog({ 'export.preview': () => ({ ...PREVIEW, missingGlyphs: ['𰀀'] }) })
  await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toContain('𰀀'))
  close()
})

test('a disk that is full is told, and the dialog stays', async () => {
  const { close } = await openDialog({ 'export.comparisonPdf': () => failing('disk-full') })
  await press('导出')
  expect(document.querySelector('[role=alert]')!.textContent).toContain('磁盘')
  close()
})

test.each([
  ['docx', { format: 'docx', encoding: 'utf-8', orientation: 'portrait', sources: true }],
  ['xlsx', { format: 'xlsx', encoding: 'utf-8', orientation: 'portrait', sources: true }],
  ['csv', { format: 'csv', encoding: 'utf-8', orientation: 'portrait', sources: true }],
])('%s is made by the library from the shown choice', async (format, input) => {
  const { bridge, close } = await openDialog({ 'export.comparisonFile': () => SAVED })
  await choose(format)
  await press('导出')
  expect(bridge.inputsOf('export.comparisonFile')).toEqual([{ spec, ...input }])
  close()
})

test.each(['png', 'svg'] as const)('the charts are drawn here and saved as %s', async (format) => {
  const { bridge, close } = await openDialog({ 'export.chart': () => SAVED })
  // Nothing is painted here: what the canvas holds is looked at in tests/e2e/handover.spec.ts.
  if (format === 'png') vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ fillRect: () => {}, drawImage: () => {} } as never)
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue('data:image/png;base64,AAAA')
  await choose(format)
  await press('导出')
  await vi.waitFor(() => expect(bridge.inputsOf('export.chart').length).toBe(1))
  const { data } = bridge.inputsOf('export.chart')[0]!
  expect(format === 'png' ? data === 'AAAA' : data.startsWith('<svg') && data.includes('682.6') && chartBytes({ format, data }).length > 0).toBe(true)
  close()
})

test('the table goes to the clipboard as a table and as text, equal to what is shown', async () => {
  const written: Record<string, Blob>[] = []
  vi.stubGlobal('ClipboardItem', class { constructor(parts: Record<string, Blob>) { written.push(parts) } })
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write: async () => {} } })
  const { close } = await openDialog()
  await press('复制表格')
  const text = await written[0]!['text/plain']!.text(), html = await written[0]!['text/html']!.text()
  expect(text.split('\r\n').map((line) => line.split('\t'))).toEqual(gridOf(table))
  const pasted = new DOMParser().parseFromString(html, 'text/html')
  expect([...pasted.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual(gridOf(table))
  close()
})

test.each([['opened-in-viewer', '阅读器里打开'], ['no-viewer', '没有打印'], ['no-printer', '没有装打印机']] as const)('printing that ends in %s is told', async (outcome, words) => {
  const { bridge, close } = await openDialog({ 'export.print': () => outcome })
  await vi.waitFor(() => expect(opened).toEqual(['UERG']))
  await press('打印…')
  expect(bridge.inputsOf('export.print')).toEqual([{ spec, layout: OFFICIAL, preview: PREVIEW.preview }])
  expect(`${toasts.value.at(-1)?.text ?? ''}${document.querySelector('[role=alert]')?.textContent ?? ''}`).toContain(words)
  close()
})
