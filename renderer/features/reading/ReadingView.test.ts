import { afterEach, beforeEach, expect, test } from 'vitest'
import { setBridge } from '../../shared/bridge.ts'
import { failing } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems } from '../../shared/testing/mount.ts'
import { documentId } from '../../shared/testing/samples.ts'
import { textChanged } from '../../shared/text-changes.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import { AMOUNT, mountReading, OPENED, PASSAGES, press, settled, texts } from './testing/mount-reading.ts'

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN' })
afterEach(() => { setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

test('a document is shown word by word, with its headings, its outline and its sum line', async () => {
  const { wrapper } = await mountReading()
  expect([...document.querySelectorAll('.passage')].map(element => element.textContent)).toEqual(PASSAGES.map(passage => passage.text))
  expect([document.querySelector('h1')!.textContent, texts('h2')]).toEqual([PASSAGES[0]!.text, [PASSAGES[1]!.text, PASSAGES[3]!.text]])
  expect(texts('.outline-panel .line')).toEqual(['开头', PASSAGES[1]!.text, PASSAGES[3]!.text])
  expect(document.querySelector('.sum')!.textContent.replace(/\s+/g, ' ').trim()).toBe('共 4 处数字：指标 3，其他 1，待核 1')
  expect(document.title).toBe(`${OPENED.summary.title} — 案头`)
  wrapper.unmount()
})

test('nothing of the view offends axe', async () => {
  const { wrapper } = await mountReading()
  expect(await accessibilityProblems()).toEqual([])
  wrapper.unmount()
})

test('a document that cannot be opened says why, and can be tried again', async () => {
  const { wrapper, host } = await mountReading({ 'document.open': () => failing('document-missing') })
  expect(document.body.textContent).toContain('找不到这份文件')
  host.answer({ 'document.open': () => OPENED })
  ;[...document.querySelectorAll('button')].find(button => button.textContent.includes('再试一次'))!.click()
  await settled()
  expect(document.querySelector('h1')!.textContent).toBe(PASSAGES[0]!.text)
  wrapper.unmount()
})

test('a linked number is marked until the next click, its reading shown beside', async () => {
  const { wrapper, column } = await mountReading({}, `/read/taigu-2024-plan?passage=2&start=${AMOUNT.start}&end=${AMOUNT.end}`)
  expect([texts('.run.target'), texts('.detail .value')]).toEqual([['56亿元'], ['56亿元']])
  column.click()
  await settled()
  expect(texts('.run.target')).toEqual([])
  wrapper.unmount()
})

test('a link to a place that is not there opens the document all the same', async () => {
  const { wrapper } = await mountReading({}, '/read/taigu-2024-plan?passage=99&start=5&end=9')
  expect([texts('h1').length, texts('.run.target')]).toEqual([1, []])
  wrapper.unmount()
})

test('another document takes the place of the first, and a late answer does not', async () => {
  const second = { ...OPENED, summary: { ...OPENED.summary, id: documentId('second'), title: '第二份' }, passages: [{ ...PASSAGES[0]!, text: '第二份' }] }
  let answerFirst = (_document: typeof OPENED): void => {}
  const { wrapper, router } = await mountReading({
    'document.open': input => input.documentId === 'second' ? second : new Promise(resolve => { answerFirst = resolve }),
  })
  await router.push('/read/second')
  await settled()
  answerFirst(OPENED)
  await settled()
  expect(texts('h1')).toEqual(['第二份'])
  wrapper.unmount()
})

test('a text that is exchanged from elsewhere is shown at once, with its marks', async () => {
  const { wrapper, host } = await mountReading()
  expect(texts('.row').join('')).not.toContain('更正后')
  const passages = [...PASSAGES.slice(0, 4), { ...PASSAGES[4]!, text: '更正后的话。' }]
  host.answer({ 'document.open': () => ({ ...OPENED, summary: { ...OPENED.summary, edition: 'e'.repeat(64) as typeof OPENED.summary.edition }, passages }) })
  const before = host.inputsOf('annotation.listForDocument').length
  await textChanged(documentId('another-document'))
  await settled()
  expect(texts('.row').join('')).not.toContain('更正后')
  await textChanged(OPENED.summary.id)
  await settled()
  expect([texts('.row').join('').includes('更正后的话。'), host.inputsOf('annotation.listForDocument').length > before]).toEqual([true, true])
  wrapper.unmount()
})

test('a text that was exchanged twice is shown as it is now, whichever answer comes first', async () => {
  const edition = (text: string) => ({ ...OPENED, passages: [{ ...PASSAGES[0]!, text }] })
  const { wrapper, host } = await mountReading()
  let answerFirst = (_document: typeof OPENED): void => {}
  host.answer({ 'document.open': () => new Promise(resolve => { answerFirst = resolve }) })
  void textChanged(OPENED.summary.id)
  await settled()
  host.answer({ 'document.open': () => edition('第二稿') })
  void textChanged(OPENED.summary.id)
  await settled()
  answerFirst(edition('第一稿'))
  await settled()
  expect(texts('h1')).toEqual(['第二稿'])
  wrapper.unmount()
})

test('opening a document is remembered; looking a figure up in one that is being read does not move its place', async () => {
  const read = await mountReading()
  read.wrapper.unmount()
  await settled()
  expect(read.host.inputsOf('document.recordPosition')).toEqual([{ documentId: 'taigu-2024-plan', position: { passage: 0, fraction: 0 } }])
  const lookedUp = await mountReading({ 'document.open': () => ({ ...OPENED, position: { passage: 4, fraction: 0 } }) }, '/read/taigu-2024-plan?passage=2&start=1&end=5')
  lookedUp.wrapper.unmount()
  await settled()
  expect(lookedUp.host.inputsOf('document.recordPosition')).toEqual([])
})

test('the outline goes to a heading as a step that can be taken back', async () => {
  const { wrapper, router } = await mountReading()
  const line = [...document.querySelectorAll<HTMLElement>('.outline-panel .line')].find(button => button.textContent === PASSAGES[3]!.text)!
  line.click()
  await settled()
  expect(router.currentRoute.value.query).toEqual({ passage: '3' })
  wrapper.unmount()
})

test('Ctrl+F finds, counts and marks all places; Enter goes on, Esc returns to the text', async () => {
  const { wrapper, column } = await mountReading()
  await press(column, 'f', { ctrlKey: true })
  const input = document.querySelector<HTMLInputElement>('.find input')!
  expect(document.activeElement).toBe(input)
  input.value = '固投'
  input.dispatchEvent(new Event('input'))
  await new Promise(resolve => setTimeout(resolve, 200))
  await settled()
  expect([texts('.find .count'), texts('.run.match'), texts('.run.current')]).toEqual([['1 / 2'], ['固投'], ['固投']])
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  await settled()
  expect(texts('.find .count')).toEqual(['2 / 2'])
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  await settled()
  expect([document.querySelector('.find'), texts('.run.match, .run.current'), document.activeElement === column]).toEqual([null, [], true])
  wrapper.unmount()
})

test('Ctrl+F and Ctrl+G take the keys again while their bar is open', async () => {
  const { wrapper, column } = await mountReading()
  for (const key of ['f', 'g']) {
    await press(column, key, { ctrlKey: true })
    column.focus()
    await press(column, key, { ctrlKey: true })
    expect(document.activeElement?.matches('.find input, .go-to input')).toBe(true)
    await press(column, 'Escape')
  }
  wrapper.unmount()
})

test('Enter and Esc that an input method takes while it composes neither go to the next place nor close the bar', async () => {
  const { wrapper, column } = await mountReading()
  await press(column, 'f', { ctrlKey: true })
  const input = document.querySelector<HTMLInputElement>('.find input')!
  input.value = '固投'
  input.dispatchEvent(new Event('input'))
  await new Promise(resolve => setTimeout(resolve, 200))
  for (const key of ['Enter', 'Escape']) input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, isComposing: true }))
  await settled()
  expect(texts('.find .count')).toEqual(['1 / 2'])
  wrapper.unmount()
})

test('F3 with the bar closed opens it with the words looked for last', async () => {
  const { wrapper, column } = await mountReading()
  await press(column, 'f', { ctrlKey: true })
  const input = document.querySelector<HTMLInputElement>('.find input')!
  input.value = '固投'
  input.dispatchEvent(new Event('input'))
  await press(input, 'Escape')
  expect(document.querySelector('.find')).toBeNull()
  await press(column, 'F3')
  expect(document.querySelector<HTMLInputElement>('.find input')!.value).toBe('固投')
  wrapper.unmount()
})

test('Ctrl+G goes to a passage by its number, which the text has or the bar says so', async () => {
  const { wrapper, column, router } = await mountReading()
  await press(column, 'g', { ctrlKey: true })
  const input = document.querySelector<HTMLInputElement>('.go-to input')!
  const ask = async (words: string): Promise<void> => {
    input.value = words
    input.dispatchEvent(new Event('input'))
    document.querySelector<HTMLFormElement>('.go-to')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await settled()
  }
  expect([input.value, document.activeElement === input, texts('.go-to .count')]).toEqual(['1', true, [`共 ${PASSAGES.length} 段`]])
  await ask('99')
  expect([texts('.go-to .count'), router.currentRoute.value.query]).toEqual([[`只有第1—${PASSAGES.length}段`], {}])
  await ask('第3段')
  expect(router.currentRoute.value.query).toEqual({ passage: '2', start: '0', end: String(PASSAGES[2]!.text.length) })
  expect([document.querySelector('.go-to'), texts('.run.target').join(''), document.activeElement === column]).toEqual([null, PASSAGES[2]!.text, true])
  wrapper.unmount()
})

test('of the bars for finding and for going to a passage the one asked for last is shown', async () => {
  const { wrapper, column } = await mountReading()
  const shown = () => [document.querySelector('.find') !== null, document.querySelector('.go-to') !== null]
  await press(column, 'f', { ctrlKey: true })
  await press(column, 'g', { ctrlKey: true })
  expect(shown()).toEqual([false, true])
  await press(column, 'f', { ctrlKey: true })
  expect(shown()).toEqual([true, false])
  wrapper.unmount()
})
