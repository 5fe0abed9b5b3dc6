// Notes that travel between laptops as one file: read, judged item by item, taken in whole, and taken back whole.
// The rule of merging is in domain/exchange; docs/notes.md tells it with examples.
import { ExpectedFailure, type ExchangePreview } from '../../contract/index.ts'
import type { HandlersOf } from '../handlers.ts'
import { ownPublicKey } from '../settings/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { applyFile } from './applying.ts'
import { countOutcomes, judge, shownItem, type Judged } from './judging.ts'
import { readExchange, type ReadFile } from './reading.ts'
import { exchangeFile } from './writing.ts'

/** A file that was looked at and may be taken in. In memory: it means nothing after a restart. */
interface Preview { readonly file: ReadFile; readonly judged: readonly Judged[] }

/** One is looked at; a second one is a second thought. Each may hold some ten MB. */
const MOST_PREVIEWS = 2
const previews = new WeakMap<ReadonlyMap<string, string>, Map<string, Preview>>()

type Names = 'exchange.inspect' | 'exchange.items' | 'exchange.apply' | 'exchange.file'

export const exchangeHandlers: HandlersOf<Names> = {
  'exchange.inspect': (db, { file: token }, { files, newId }) => {
    const path = files.get(token)
    if (path === undefined) throw new ExpectedFailure('file-token-unknown')
    const file = readExchange(path)
    const judged = file.items.map((item) => judge(db, item))
    const mine = previewsOf(files)
    const preview = newId()
    mine.set(preview, { file, judged })
    for (const old of [...mine.keys()].slice(0, -MOST_PREVIEWS)) mine.delete(old)
    const { author, device, made, program } = file.manifest
    const signature = signatureOf(db, file)
    return { preview, author, device, made, program, signature, warnings: [...file.warnings, ...warningsOn(signature)], counts: countOutcomes(judged) }
  },
  'exchange.items': (_, { preview, outcome, offset, limit }, { files }) => {
    const all = find(files, preview).judged.filter((judged) => outcome === null || judged.outcome === outcome)
    return { items: all.slice(offset, offset + limit).map(shownItem), total: all.length }
  },
  'exchange.apply': (db, choice, session) => {
    const report = applyFile(db, find(session.files, choice.preview).file, choice, session)
    previewsOf(session.files).delete(choice.preview)
    return report
  },
  'exchange.file': (db, selection, session) => exchangeFile(db, selection, session),
}

/** The previews of a session, by its table of files, which lives as long. */
function previewsOf(files: ReadonlyMap<string, string>): Map<string, Preview> {
  const known = previews.get(files) ?? new Map<string, Preview>()
  previews.set(files, known)
  return known
}

function find(files: ReadonlyMap<string, string>, preview: string): Preview {
  const found = previewsOf(files).get(preview)
  if (!found) throw new ExpectedFailure('preview-missing')
  return found
}

function signatureOf(db: ReadDb, { signature, manifest: { publicKey } }: ReadFile): ExchangePreview['signature'] {
  if (signature !== 'good') return signature
  if (ownPublicKey(db) === publicKey) return 'own'
  return db.get('SELECT 1 FROM main.known_key WHERE public_key = ?', publicKey) ? 'known' : 'unknown'
}

function warningsOn(signature: ExchangePreview['signature']): string[] {
  switch (signature) {
    case 'none': return ['文件没有签名，无法确认由哪台电脑导出。']
    case 'broken': return ['文件的签名与内容不符：导出之后被改动过，或已损坏。']
    case 'unknown': return ['第一次收到这台电脑的批注；请先向对方确认是他发送的。']
    case 'own': case 'known': return []
  }
}
