import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calls, ExpectedFailure, FailureCode, type CallName } from '../../contract/index.ts'
import { createGate, MAX_MESSAGE_BYTES, type GateParts, type HostHandlers, type Sender } from './gate.ts'

const reported: unknown[] = []
const asked: { name: string; input: unknown }[] = []
const page: Sender = { isMainFrame: true, url: 'https://briefing.invalid/', page: 'window' }

const handlers: HostHandlers = {
  'file.pick': async () => { throw new ExpectedFailure('file-missing', '报告.txt') },
  'export.comparisonPdf': async () => { throw new Error('secret: /home/somebody/notebook.db') },
  'export.preview': async () => { throw new ExpectedFailure('print-failed') },
  'export.comparisonFile': async () => null,
  'export.chart': async () => null,
  'export.print': async () => 'no-viewer',
  'export.ledger': async () => null,
  'export.notes': async () => null,
  'export.exchange': async () => null,
  'window.readyToClose': async () => null,
  'window.keepOpen': async () => null,
  'file.showLastExport': async () => false,
}
const gateWith = (parts: Partial<GateParts> = {}) => createGate({
  isOwnAddress: (url) => url.startsWith('https://briefing.invalid/'), handlers,
  library: { call: async (name, input) => { asked.push({ name, input }); return { ok: true, value: 'answered' } } },
  isClosed: () => false, report: (error) => { reported.push(error) }, ...parts,
})
const gate = gateWith()
const message = (name: unknown, input: unknown): string => JSON.stringify({ name, input })
const codeOf = async (sent: unknown, sender = page): Promise<unknown> => {
  const result = await gate(sender, sent)
  return result.ok ? 'ok' : result.failure.code
}

test('a well-formed call reaches whoever answers it', async () => {
  expect(await gate(page, message('document.list', {}))).toEqual({ ok: true, value: 'answered' })
  expect(asked.at(-1)).toEqual({ name: 'document.list', input: {} })
  expect(await gate(page, message('window.readyToClose', {}))).toEqual({ ok: true, value: null })
})

test('only the top document of our own origin is heard', async () => {
  expect(await codeOf(message('document.list', {}), { ...page, isMainFrame: false })).toBe('call-refused')
  expect(await codeOf(message('document.list', {}), { ...page, url: 'https://example.com/' })).toBe('call-refused')
  expect(await codeOf(message('document.list', {}), { ...page, url: '' })).toBe('call-refused')
})

test('names that an object inherits are as unknown as any other', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '', 'document.list ', 'DOCUMENT.LIST']) {
    expect(await codeOf(message(name, {})), name).toBe('call-unknown')
  }
})

test('a message above one mebibyte is refused before it is parsed, whether in letters or in bytes', async () => {
  expect(await codeOf('x'.repeat(MAX_MESSAGE_BYTES + 1))).toBe('call-too-large')
  expect(await codeOf('长'.repeat(MAX_MESSAGE_BYTES / 2))).toBe('call-too-large')
})

test('messages that are no calls are invalid', async () => {
  for (const sent of [null, 7, {}, '', 'x', '[]', 'null', '"document.list"', '{}', '{"name":"document.list"}', '{"name":1,"input":{}}', '{"name":"document.list","input":{},"more":1}']) {
    expect(await codeOf(sent), JSON.stringify(sent)).toBe('call-invalid')
  }
})

test('a print document may ask for its job and the settings only', async () => {
  const print: Sender = { ...page, page: 'print' }
  expect(await codeOf(message('print.job', { job: crypto.randomUUID() }), print)).toBe('ok')
  expect(await codeOf(message('document.list', {}), print)).toBe('call-refused')
  expect(await codeOf(message('file.pick', { purpose: 'import-document' }), print)).toBe('call-refused')
})

test('steps between host and library are refused to every page', async () => {
  const hidden = Object.entries(calls).filter(([, call]) => call.askedBy === 'host').map(([name]) => name)
  expect(hidden).toContain('file.register')
  for (const name of hidden) expect(await codeOf(message(name, {})), name).toBe('call-refused')
})

test('expected failures keep their code; surprises are reported once and tell the page nothing', async () => {
  expect(await gate(page, message('file.pick', { purpose: 'import-document' }))).toEqual({ ok: false, failure: { code: 'file-missing', detail: '报告.txt' } })
  reported.length = 0
  const spec = { title: '', regions: [], indicators: [], periods: 'latest', statuses: ['actual'], measures: null, hideEmptyRows: false }
  expect(await gate(page, message('export.comparisonPdf', { spec, layout: { style: 'official', orientation: 'portrait', chart: false, sources: false } })))
    .toEqual({ ok: false, failure: { code: 'unknown' } })
  expect(reported).toHaveLength(1)
})

test('an invalid input is told by its place, never by its content', async () => {
  const result = await gate(page, message('settings.set', { fontSize: '/home/somebody' }))
  expect(result).toEqual({ ok: false, failure: { code: 'call-invalid', detail: 'fontSize' } })
})

test('once the window has said that it may close nothing is asked any more', async () => {
  const closed = gateWith({ isClosed: () => true })
  expect(await closed(page, message('document.list', {}))).toEqual({ ok: false, failure: { code: 'busy-closing' } })
})

test('five hundred random inputs for every call give an answer or a typed failure, and nothing else', async () => {
  const codes = new Set<string>(FailureCode.options)
  const names = Object.keys(calls) as CallName[]
  const check = fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (input) => {
    for (const name of names) {
      const result = await gate(page, message(name, input))
      if (!result.ok) expect(codes.has(result.failure.code)).toBe(true)
      expect(JSON.stringify(result)).not.toMatch(/\/home|at .*\.ts/)
    }
  })
  await fc.assert(check, { numRuns: 500 })
})

test('two hundred damaged messages for every call give a typed failure or an answer', async () => {
  const damaged = fc.tuple(fc.constantFrom(...Object.keys(calls)), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })).map(([name, place, text]) => {
    const whole = message(name, { text: '太谷', limit: 5, documentId: null })
    const at = place % whole.length
    return whole.slice(0, at) + text + whole.slice(at + 1)
  })
  await fc.assert(fc.asyncProperty(damaged, async (sent) => { expect(typeof await codeOf(sent)).toBe('string') }), { numRuns: 200 * Object.keys(calls).length })
})
