import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileToken, type CallInput, type CallOutput, type DocumentId, type LedgerEntry } from '../../contract/index.ts'
import { makeAnchor } from '../../domain/anchoring/index.ts'
import { temporaryFolder } from './folders.ts'
import type { TestLibrary } from './library.ts'
import { metricsOf } from './metrics-of.ts'

/** A short report. */
export const OLD = '太谷区2024年工作情况\n\n全区固定资产投资完成12.5亿元，增长8.1%。\n\n新建学校3所，改造老旧小区15个。\n\n祁县与我区共建园区。\n\n各部门要压实责任。\n'
/** A paragraph came in, one figure was revised, a paragraph went. */
export const NEW = '太谷区2024年工作情况\n\n全年工作平稳有序。\n\n全区固定资产投资完成12.5亿元，增长8.4%。\n\n新建学校3所，改造老旧小区15个。\n\n各部门要压实责任。\n'

/** Hands a text over as the picker would. */
export async function fileOf(app: TestLibrary, text: string): Promise<FileToken> {
  const path = join(temporaryFolder(), '更正稿.txt')
  writeFileSync(path, text)
  const file = FileToken.parse(randomUUID())
  await app.get('file.register', { token: file, path })
  return file
}

/** Marks the first place of some words. */
export async function markOn(app: TestLibrary, documentId: DocumentId, quote: string, more: Partial<CallInput<'annotation.add'>> = {}) {
  const { passages, summary } = await app.get('document.open', { documentId })
  const passage = passages.findIndex(({ text }) => text.includes(quote))
  const start = passages[passage]!.text.indexOf(quote)
  const anchor = { edition: summary.edition, ...makeAnchor(passages, passage, { start, end: start + quote.length }) }
  return app.get('annotation.add', { documentId, anchor, meaning: 'data', note: '', tags: [], ...more })
}

/** The first figure that is printed so. */
export async function figure(app: TestLibrary, documentId: DocumentId, raw: string): Promise<LedgerEntry> {
  const { entries } = await metricsOf(app.get, documentId)
  return entries.find((entry) => entry.raw === raw)!
}

/** Where the marks of a document stand: quote, and whether it is drawn. */
export const marks = async (app: TestLibrary, documentId: DocumentId) =>
  (await app.get('annotation.listForDocument', { documentId })).map(({ annotation, placed }) => `${annotation.anchor.quote}${placed ? '' : ' (unplaced)'}`).sort()

/** What became of items, and why. */
export const outcomes = (items: CallOutput<'edition.apply'>['pending']) => items.map(({ outcome, reason, old, now }) => `${old.quote}: ${outcome}${reason ? ` (${reason})` : ''}${now ? ` → ${now.quote}` : ''}`)

/** Makes a text the document's. */
export const correct = async (app: TestLibrary, documentId: DocumentId, text: string) => app.get('edition.apply', { documentId, file: await fileOf(app, text) })
