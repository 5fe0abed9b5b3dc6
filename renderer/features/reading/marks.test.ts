import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Annotation, CallInput, ListedAnnotation, ObservationKey } from '../../../electron/contract/index.ts'
import { flushAll, flushAndTell } from '../../shared/before-close.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems } from '../../shared/testing/mount.ts'
import { annotation, annotationId } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import { GROWTH, MARK, mountReading, OPENED, PASSAGES, press, select, settled, texts } from './testing/mount-reading.ts'

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN' })
afterEach(() => { setBridge(null); document.getSelection()?.removeAllRanges(); for (const toast of toasts.value) { toast.cross?.run(); dismissToast(toast.id) } })

const step = (label: string) => ({ label, at: '2024-03-01T02:00:00.000Z' })
const moved = (label: string) => ({ step: step(label), ids: [], state: { undo: null, redo: null, steps: [] } })
let count = 0
const stored = (input: CallInput<'annotation.add'>): Annotation => annotation({ ...input, id: annotationId(String(++count)) } as Partial<Annotation>)
const listed = { 'annotation.listForDocument': () => [MARK] }
const typeNote = (words: string): HTMLTextAreaElement => {
  const field = document.querySelector<HTMLTextAreaElement>('.editor textarea')!
  field.value = words
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return field
}
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test('a digit key marks the selection: the exact words with their surroundings go to the notebook', async () => {
  const { wrapper, host, column } = await mountReading({ 'annotation.add': stored })
  await select(column, 2, '固投增长10%的目标')
  await press(column, '1')
  expect(host.inputsOf('annotation.add')).toEqual([{
    documentId: 'taigu-2024-plan', meaning: 'data', note: '', tags: [], scope: 'span', style: 'highlight', links: [{ kind: 'observation', key: GROWTH.key }],
    anchor: { ...MARK.annotation.anchor, after: PASSAGES[2]!.text.slice(15, 15 + 32) },
  }])
  expect(texts('.run.marked').join('')).toBe('固投增长10%的目标')
  expect(document.querySelector('.run.marked')!.getAttribute('data-symbols')).toBe('数')
  wrapper.unmount()
})

test('a mark appears when the notebook has answered, not before', async () => {
  let answer = (): void => {}
  const { wrapper, column } = await mountReading({ 'annotation.add': input => new Promise(resolve => { answer = () => resolve(stored(input)) }) })
  await select(column, 2, '五大百亿集群')
  await press(column, '2')
  expect(texts('.run.marked')).toEqual([])
  answer()
  await settled()
  expect(texts('.run.marked')).toEqual(['五大百亿集群'])
  wrapper.unmount()
})

test('a mark that could not be stored is not drawn, and the reason is said', async () => {
  const { wrapper, column } = await mountReading({ 'annotation.add': () => failing('disk-full') })
  await select(column, 2, '五大百亿集群')
  await press(column, '2')
  expect([texts('.run.marked'), toasts.value.map(toast => toast.text)]).toEqual([[], ['没有完成：添加批注“五大百亿集群”。磁盘空间不足，本次内容没有保存。请清理磁盘后再试。']])
  wrapper.unmount()
})

test('a selection over two passages becomes one mark in each, and says so', async () => {
  const left: ListedAnnotation[] = []
  const { wrapper, host, column } = await mountReading({ 'annotation.add': stored, 'annotation.listForDocument': () => left, 'history.undo': () => moved('添加批注') })
  await select(column, 2, '抓好24个项目。', { index: 3, words: '优服务' })
  await press(column, '5')
  expect(host.inputsOf('annotation.add').map(input => [input.anchor.passage, input.anchor.quote])).toEqual([[2, '抓好24个项目。'], [3, '优服务']])
  expect(toasts.value.map(toast => toast.text)).toEqual(['所选跨 2 段，已分段记为 2 条“引用”批注'])
  await press(column, 'z', { ctrlKey: true })
  expect([host.inputsOf('history.undo').length, texts('.run.marked'), toasts.value.at(-1)!.text]).toEqual([2, [], '已撤销：添加批注 等 2 步'])
  wrapper.unmount()
})

test('a linked number that a correction changed is told in the mark, and the link can be taken away', async () => {
  const key = `${'9'.repeat(64)}:3:1-4` as ObservationKey
  const linked = { ...MARK, annotation: { ...MARK.annotation, links: [{ kind: 'observation' as const, key }] }, lostLinks: [key] }
  const { wrapper, host } = await mountReading({ 'annotation.listForDocument': () => [linked], 'annotation.update': () => MARK.annotation })
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
  document.querySelector<HTMLElement>('[aria-label="编辑"]')?.click()
  await settled()
  expect(document.querySelector('[aria-label="关联的指标值"]')?.textContent).toContain('关联的数字在现用文稿中已改动或删去')
  document.querySelector<HTMLElement>('[aria-label="取消这个关联"]')!.click()
  await settled()
  expect(host.inputsOf('annotation.update')[0]).toMatchObject({ links: [] })
  wrapper.unmount()
})

test('a mark whose words no longer stand at its place is listed, never drawn', async () => {
  const moved = { ...MARK, annotation: annotation({ anchor: { ...MARK.annotation.anchor, quote: '固投增长12%的目标' } }) }
  const { wrapper } = await mountReading({ 'annotation.listForDocument': () => [moved] })
  ;[...document.querySelectorAll<HTMLElement>('[role=tab]')].find(tab => tab.textContent.includes('批注'))!.dispatchEvent(new MouseEvent('mousedown', { button: 0, bubbles: true }))
  await settled()
  expect([texts('.run.marked'), document.querySelector('.lost')?.textContent.includes('固投增长12%的目标')]).toEqual([[], true])
  expect([...document.querySelectorAll('.lost-note a, .lost a')].map(link => [link.textContent!.trim().slice(-13), link.getAttribute('href')])).toEqual([
    ['现用文稿里没有位置，去核对', `/editions/${moved.annotation.documentId}`], [expect.stringContaining('固投增长12%的目标'), `/editions/${moved.annotation.documentId}?item=${moved.annotation.id}`],
  ])
  wrapper.unmount()
})

test('a click on a mark opens its card; the note is on disk 400 ms after a key press', async () => {
  const { wrapper, host } = await mountReading({ ...listed, 'annotation.update': input => ({ ...MARK.annotation, note: input.note ?? '' }) })
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
  expect(await accessibilityProblems()).toEqual([])
  typeNote('与统计局核对')
  await pause(250)
  expect(host.inputsOf('annotation.update')).toEqual([])
  await pause(300)
  expect(host.inputsOf('annotation.update')).toEqual([{ id: MARK.annotation.id, note: '与统计局核对' }])
  await settled()
  expect(texts('.editor .state')).toEqual(['已保存'])
  wrapper.unmount()
})

test('a note being typed is saved before the window closes, and a failure keeps the window open', async () => {
  const { wrapper, host } = await mountReading({ ...listed, 'annotation.update': () => failing('disk-full') })
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
  typeNote('没写完')
  expect(await flushAll()).toBe(false)
  host.answer({ 'annotation.update': input => ({ ...MARK.annotation, note: input.note ?? '' }) })
  expect(await flushAll()).toBe(true)
  expect(host.inputsOf('annotation.update').at(-1)).toEqual({ id: MARK.annotation.id, note: '没写完' })
  wrapper.unmount()
})

test('Delete removes the focused mark; 撤销 brings it back', async () => {
  const { wrapper, host, column } = await mountReading({ ...listed, 'annotation.remove': () => null, 'annotation.restore': () => MARK.annotation })
  document.querySelector<HTMLElement>('.run.marked')!.focus()
  await press(column, 'Delete')
  expect([host.inputsOf('annotation.remove'), texts('.run.marked')]).toEqual([[{ id: MARK.annotation.id }], []])
  await toasts.value[0]!.action!.run()
  await settled()
  expect(texts('.run.marked').join('')).toBe('固投增长10%的目标')
  wrapper.unmount()
})

test('another meaning is stored and drawn; Ctrl+Z takes it back and says what it was, Ctrl+Shift+Z does it again', async () => {
  let now = MARK
  const { wrapper, host, column } = await mountReading({
    'annotation.listForDocument': () => [now], 'annotation.update': input => ({ ...MARK.annotation, meaning: input.meaning ?? 'data' }),
    'history.undo': () => { now = MARK; return moved('改批注类别') },
    'history.redo': () => { now = { ...MARK, annotation: { ...MARK.annotation, meaning: 'doubt' } }; return moved('改批注类别') },
  })
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
  ;[...document.querySelectorAll<HTMLElement>('.meaning-choice')].find(button => button.textContent.includes('存疑'))!.click()
  await settled()
  expect(document.querySelector('.run.marked')!.getAttribute('data-symbols')).toBe('疑')
  await press(column, 'z', { ctrlKey: true })
  expect([document.querySelector('.run.marked')!.getAttribute('data-symbols'), toasts.value.at(-1)!.text]).toEqual(['数', '已撤销：改批注类别'])
  await press(column, 'z', { ctrlKey: true, shiftKey: true })
  expect([document.querySelector('.run.marked')!.getAttribute('data-symbols'), host.inputsOf('history.redo').length]).toEqual(['疑', 1])
  wrapper.unmount()
})

test('Ctrl+A and a digit mark nothing by a slip of the hand; Ctrl+C then copies the whole text, rendered or not', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ ...PASSAGES[4]!, index, text: `第${index + 1}段。` }))
  const { wrapper, host, column } = await mountReading({ 'document.open': () => ({ ...OPENED, passages: many }) })
  await press(column, 'a', { ctrlKey: true })
  await press(column, '1')
  expect([host.inputsOf('annotation.add'), toasts.value.map(toast => toast.text)]).toEqual([[], ['一次最多批注 20 段，现在选了 60 段。请分几次选择。']])
  const copied = new DataTransfer()
  column.dispatchEvent(Object.assign(new Event('copy', { bubbles: true, cancelable: true }), { clipboardData: copied }))
  expect(copied.getData('text/plain')).toBe(many.map(passage => passage.text).join('\n'))
  expect(document.querySelectorAll('.row').length).toBeLessThan(60)
  wrapper.unmount()
})

test('a mark is drawn as a line where it was made so, and U turns the one into the other', async () => {
  const { wrapper, host, column } = await mountReading({ ...listed, 'annotation.update': input => ({ ...MARK.annotation, style: input.style ?? 'highlight' }) })
  const run = document.querySelector<HTMLElement>('.run.marked')!
  expect(run.className).toContain('washed')
  run.focus()
  await press(column, 'u')
  expect([host.inputsOf('annotation.update'), document.querySelector('.run.marked')!.className.includes('lined')]).toEqual([[{ id: MARK.annotation.id, style: 'underline' }], true])
  wrapper.unmount()
})

test('N writes a note on the passage that is being read, and it stands in the margin', async () => {
  const { wrapper, host, column } = await mountReading({ 'annotation.add': stored })
  await press(column, 'n')
  expect(host.inputsOf('annotation.add').map(input => [input.scope, input.anchor.quote])).toEqual([['passage', PASSAGES[0]!.text]])
  expect([document.querySelectorAll('.margin.noted').length, texts('.run.marked'), document.querySelector('.editor textarea') !== null]).toEqual([1, [], true])
  wrapper.unmount()
})

test('Shift+N writes a note on the document: listed first, drawn nowhere', async () => {
  const { wrapper, column } = await mountReading({ ...listed, 'annotation.add': stored })
  await press(column, 'N', { shiftKey: true })
  ;[...document.querySelectorAll<HTMLElement>('[role=tab]')].find(tab => tab.textContent.includes('批注'))!.dispatchEvent(new MouseEvent('mousedown', { button: 0, bubbles: true }))
  await settled()
  expect([texts('.mark .words'), document.querySelectorAll('.margin.noted').length]).toEqual([['全文附注', '固投增长10%的目标'], 0])
  wrapper.unmount()
})

test('Alt+Shift+arrows move the ends of a mark; the new words are stored as one step', async () => {
  const { wrapper, host, column } = await mountReading({ ...listed, 'annotation.moveRange': input => ({ ...MARK.annotation, anchor: input.anchor }) })
  document.querySelector<HTMLElement>('.run.marked')!.focus()
  for (const code of ['ArrowRight', 'ArrowRight', 'BracketLeft']) await press(column, code, { code, altKey: true, shiftKey: true })
  expect(texts('.run.marked').join('')).toBe('现固投增长10%的目标（5')
  await pause(700)
  expect(host.inputsOf('annotation.moveRange').map(input => input.anchor.quote)).toEqual(['现固投增长10%的目标（5'])
  wrapper.unmount()
})

test('a range that cannot be stored goes back to where it is on disk, holds the closing window by name, and is tried again', async () => {
  const { wrapper, host, column } = await mountReading({ ...listed, 'annotation.moveRange': () => failing('disk-full') })
  document.querySelector<HTMLElement>('.run.marked')!.focus()
  await press(column, 'ArrowLeft', { code: 'ArrowLeft', altKey: true, shiftKey: true })
  expect(texts('.run.marked').join('')).toBe('固投增长10%的目')
  expect(await flushAndTell()).toEqual({
    reasons: ['磁盘空间不足，本次内容没有保存。请清理磁盘后再试。'], words: [], actions: ['改批注范围“固投增长10%的目标”为“固投增长10%的目”'],
  })
  await settled()
  expect([texts('.run.marked').join(''), toasts.value.map(toast => toast.action?.name)]).toEqual(['固投增长10%的目标', ['重试']])
  host.answer({ 'annotation.moveRange': input => ({ ...MARK.annotation, anchor: input.anchor }) })
  expect(await flushAll()).toBe(true)
  await settled()
  expect([texts('.run.marked').join(''), toasts.value]).toEqual(['固投增长10%的目', []])
  wrapper.unmount()
})

test('a range whose save is under way is waited for at closing, and stored once', async () => {
  let answer = (): void => {}
  const { wrapper, host, column } = await mountReading({ ...listed, 'annotation.moveRange': input => new Promise(resolve => { answer = () => resolve({ ...MARK.annotation, anchor: input.anchor }) }) })
  document.querySelector<HTMLElement>('.run.marked')!.focus()
  await press(column, 'ArrowLeft', { code: 'ArrowLeft', altKey: true, shiftKey: true })
  await pause(700)
  let closed = false
  const closing = flushAll().then(all => { closed = all })
  await pause(20)
  expect(closed).toBe(false)
  answer()
  await closing
  expect([closed, host.inputsOf('annotation.moveRange').length]).toEqual([true, 1])
  wrapper.unmount()
})

test('a new mark of which only the first passage was stored is finished by 重试', async () => {
  let full = true
  const { wrapper, host, column } = await mountReading({ 'annotation.add': input => host.inputsOf('annotation.add').length > 1 && full ? failing('disk-full') : stored(input) })
  await select(column, 2, '抓好24个项目。', { index: 3, words: '优服务' })
  await press(column, '5')
  expect(texts('.run.marked').join('')).toBe('抓好24个项目。')
  full = false
  await toasts.value.find(toast => toast.stays)!.action!.run()
  await settled()
  expect([texts('.run.marked').join(''), host.inputsOf('annotation.add').map(input => input.anchor.quote), await flushAll()]).toEqual(['抓好24个项目。优服务', ['抓好24个项目。', '优服务', '优服务'], true])
  wrapper.unmount()
})

test('another meaning, look, tag and a deletion by key that fail leave what stood there, and say so', async () => {
  const { wrapper, column } = await mountReading({ ...listed, 'annotation.update': () => failing('disk-full'), 'annotation.remove': () => failing('disk-full') })
  for (const key of ['4', 'u', 'Delete']) {
    document.querySelector<HTMLElement>('.run.marked')!.focus()
    await press(column, key)
  }
  expect([document.querySelector('.run.marked')!.getAttribute('data-symbols'), (await flushAndTell()).actions]).toEqual(['数', ['改批注类别“固投增长10%的目标”', '改批注样式“固投增长10%的目标”', '删除批注“固投增长10%的目标”']])
  wrapper.unmount()
})

test('a tag that was typed and not yet entered is saved before the window closes', async () => {
  const { wrapper, host } = await mountReading({ ...listed, 'annotation.update': input => ({ ...MARK.annotation, tags: input.tags ?? [] }) })
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
  const field = document.querySelector<HTMLInputElement>('[role=combobox]')!
  field.value = '待核'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  expect([await flushAll(), host.inputsOf('annotation.update')]).toEqual([true, [{ id: MARK.annotation.id, tags: ['待核'] }]])
  wrapper.unmount()
})

test('a mark under another is reached from the card of the one above', async () => {
  const inner = { ...MARK, annotation: annotation({ ...MARK.annotation, id: annotationId('7'), note: '**内层**', anchor: { ...MARK.annotation.anchor, start: 9, end: 12, quote: '10%' } }) }
  const { wrapper } = await mountReading({ 'annotation.listForDocument': () => [MARK, inner] })
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
  document.querySelector<HTMLElement>('.neighbour')!.click()
  await settled()
  expect([document.querySelector('.editor strong')?.textContent, texts('.neighbour .words')]).toEqual(['内层', ['固投增长10%的目标']])
  wrapper.unmount()
})

test('tags are completed from those in use', async () => {
  const { wrapper, host } = await mountReading({ ...listed, 'annotation.tags': () => [{ tag: '固定资产', count: 4 }, { tag: '民生', count: 1 }], 'annotation.update': input => ({ ...MARK.annotation, tags: input.tags ?? [] }) })
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
  const field = document.querySelector<HTMLInputElement>('[role=combobox]')!
  field.focus()
  field.value = '固'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
  for (const key of ['ArrowDown', 'Enter']) field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settled()
  expect(host.inputsOf('annotation.update')).toEqual([{ id: MARK.annotation.id, tags: ['固定资产'] }])
  wrapper.unmount()
})
