import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Excel from 'exceljs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Bridge, CallInput, CallOutput, PageCallName } from '../../electron/contract/index.ts'
import { expect, test, type App } from './fixtures/index.ts'

/** Asks as the page does, through bridge and gate. */
async function ask<Name extends PageCallName>(app: App, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await app.page.evaluate(async ([called, given]) => (window as unknown as { antou: Bridge }).antou.call(called as 'app.info', given as never), [name, input] as const)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.detail ?? ''}`)
  return result.value as unknown as CallOutput<Name>
}

test('notes go out as a PDF, a Word file, a workbook and an exchange file; an older file does not undo a deletion, taking back does', async ({ app }) => {
  const [document] = await ask(app, 'document.list', {})
  const { passages, summary } = await ask(app, 'document.open', { documentId: document!.id })
  const passage = passages.find(({ kind, text }) => kind === 'paragraph' && text.length > 20)!
  const anchor = { edition: summary.edition, passage: passage.index, start: 0, end: 8, quote: passage.text.slice(0, 8), before: '', after: '', headings: [] }
  const { id } = await ask(app, 'annotation.add', { documentId: summary.id, anchor, meaning: 'doubt', note: '口径**待核**<b>', tags: ['月度'] })

  const choice = { encoding: 'utf-8', grouping: 'document', selection: { ids: null, filter: null } } as const
  const pdf = await ask(app, 'export.notes', { ...choice, format: 'pdf' })
  const task = getDocument({ data: new Uint8Array(readFileSync(join(app.saveFolder, pdf!.name))), useSystemFonts: false, verbosity: 0 })
  const opened = await task.promise
  const text = (await (await opened.getPage(1)).getTextContent()).items.map((item) => 'str' in item ? item.str : '').join('').replace(/\s+/g, '')
  await task.destroy()
  for (const words of [anchor.quote.replace(/\s+/g, ''), '口径待核<b>', '标签：月度', '存疑']) expect(text).toContain(words)
  expect((await ask(app, 'export.notes', { ...choice, format: 'docx' }))?.name).toMatch(/\.docx$/)
  const book = new Excel.Workbook()
  await book.xlsx.readFile(join(app.saveFolder, (await ask(app, 'export.notes', { ...choice, format: 'xlsx' }))!.name))
  expect((book.getWorksheet('批注')!.getRow(2).values as unknown[]).slice(2, 6)).toEqual(['存疑', anchor.quote, '口径**待核**<b>', '月度'])

  const exchanged = await ask(app, 'export.exchange', { ids: [id], filter: null })
  await ask(app, 'annotation.remove', { id })
  copyFileSync(join(app.saveFolder, exchanged!.name), app.pickedFile)
  const picked = await ask(app, 'file.pick', { purpose: 'import-notes' })
  const { preview, counts, signature } = await ask(app, 'exchange.inspect', { file: picked!.token })
  expect([counts.same, signature]).toEqual([1, 'own'])
  await ask(app, 'exchange.apply', { preview, choices: [] })
  await ask(app, 'history.undo', {})
  expect((await ask(app, 'annotation.list', {})).map((listed) => listed.annotation.id)).toEqual([id])
  expect(await ask(app, 'annotation.bin', {})).toEqual([])
})

test('on paper the number of a note on a whole document stays on one line, whatever its length', async ({ app }) => {
  const [document] = await ask(app, 'document.list', {})
  const { passages, summary } = await ask(app, 'document.open', { documentId: document!.id })
  const { index: passage, text } = passages.find(({ kind }) => kind === 'paragraph')!
  const anchor = { edition: summary.edition, passage, start: 0, end: text.length, quote: text, before: '', after: '', headings: [] }
  for (let made = 0; made < 102; made++) await ask(app, 'annotation.add', { documentId: summary.id, anchor, scope: 'document', meaning: 'doubt', note: '第一段\n\n- 一\n- 二', tags: [] })
  const pdf = await ask(app, 'export.notes', { encoding: 'utf-8', grouping: 'document', selection: { ids: null, filter: null }, format: 'pdf' })
  const task = getDocument({ data: new Uint8Array(readFileSync(join(app.saveFolder, pdf!.name))), useSystemFonts: false, verbosity: 0 })
  const opened = await task.promise
  const numbers: string[] = []
  for (let page = 1; page <= opened.numPages; page++) {
    const lines = new Map<number, string>()
    for (const item of (await (await opened.getPage(page)).getTextContent()).items) {
      if ('str' in item) lines.set(Math.round(item.transform[5] as number), `${lines.get(Math.round(item.transform[5] as number)) ?? ''}${item.str}`)
    }
    numbers.push(...[...lines.values()].flatMap((line) => /^(\d+．)第一段/.exec(line.replace(/\s+/g, ''))?.[1] ?? []))
  }
  await task.destroy()
  expect(numbers).toEqual(Array.from({ length: 102 }, (_, index) => `${index + 1}．`))
})
