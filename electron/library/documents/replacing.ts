// How the text of a document is replaced by a corrected one, and how texts that it had are kept. What becomes of the
// marks on it is `library/editions`.
import { basename } from 'node:path'
import { ExpectedFailure, type DocumentId, type EditionId, type FileToken, type Passage } from '../../contract/index.ts'
import { reflow } from '../../domain/text/index.ts'
import type { Session } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { readFileOr } from './bundled.ts'
import { storeFact } from './build.ts'
import { decode, editionOf, sha256, type DecodedText } from './decode.ts'
import { keepOriginal, originalPath } from './originals.ts'
import { readDocument, removeDocument, storeDocument, type NewDocument } from './reading.ts'
import { findRegion } from './regions.ts'
import { forPage } from './summaries.ts'

/** A picked file, read as a text. */
export interface PickedEdition { readonly fileName: string, readonly bytes: Uint8Array, readonly decoded: DecodedText, readonly edition: EditionId }

/** A document as the corpus has it, as far as a new text of it is concerned. */
export interface TextOfDocument {
  readonly number: number; readonly id: DocumentId; readonly edition: EditionId; readonly title: string; readonly bundled: number
  readonly sourceFile: string; readonly region: string; readonly kind: NewDocument['kind']; readonly date: string | null; readonly speaksOf: string
}

/** Reads a file that the host's picker handed over. Fails with `file-…` codes. */
export function readPickedEdition(token: FileToken, { files }: Pick<Session, 'files'>): PickedEdition {
  const path = files.get(token)
  if (path === undefined) throw new ExpectedFailure('file-token-unknown')
  const fileName = basename(path)
  const bytes = readFileOr(path, fileName)
  const decoded = decode(bytes)
  return { fileName, bytes, decoded, edition: editionOf(decoded.text) }
}

/** The document with its present edition. Fails with `document-missing`. */
export function textOfDocument(db: ReadDb, id: DocumentId): TextOfDocument {
  const found = db.get<TextOfDocument>(`
    SELECT number, id, edition, title, bundled, source_file AS sourceFile, region, kind, date, speaks_of AS speaksOf
    FROM corpus.document WHERE id = ?`, id)
  if (!found) throw new ExpectedFailure('document-missing')
  return found
}

/** What the notebook remembers of the file that a document's present text came from. */
export interface ImportRow {
  edition: EditionId; file_sha256: string; file_name: string; title: string; region: string; kind: string; date: string | null
  speaks_of: string; imported: string; removed: string | null
}

/** The import of a document; null for a text that came with the app. */
export function importOf(db: ReadDb, id: DocumentId): ImportRow | null {
  return db.get<ImportRow>(`
    SELECT edition, file_sha256, file_name, title, region, kind, date, speaks_of, imported, removed FROM main.import WHERE document_id = ?`, id) ?? null
}

/** Sets or takes away the import of a document. */
export function setImport(db: WriteDb, id: DocumentId, row: ImportRow | null): void {
  db.run('DELETE FROM main.import WHERE document_id = ?', id)
  if (!row) return
  db.run(`
    INSERT INTO main.import (document_id, edition, file_sha256, file_name, title, region, kind, date, speaks_of, imported, removed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  id, row.edition, row.file_sha256, row.file_name, row.title, row.region, row.kind, row.date, row.speaks_of, row.imported, row.removed)
}

/** Keeps the text of an edition for good: its file, and a row that names it. The same edition is kept once. */
export function keepEdition(
  db: WriteDb, dataFolder: string, { documentId, edition, fileName, stored }: { documentId: DocumentId, edition: EditionId, fileName: string, stored: string | null }, bytes: Uint8Array,
): void {
  if (db.get('SELECT 1 FROM main.edition WHERE document_id = ? AND edition = ?', documentId, edition)) return
  const { fileSha256 } = keepOriginal(dataFolder, bytes)
  db.run('INSERT INTO main.edition (document_id, edition, file_sha256, file_name, stored) VALUES (?, ?, ?, ?, ?)', documentId, edition, fileSha256, fileName, stored)
}

/** The raw text of the present edition, as it was decoded. */
export function currentRaw(db: ReadDb, { number }: Pick<TextOfDocument, 'number'>): string {
  return db.get<{ raw: string }>('SELECT raw FROM corpus.text WHERE document = ?', number)?.raw ?? ''
}

/** The raw text of a kept edition; null where it was never kept, or its file is gone or changed. */
export function keptText(db: ReadDb, dataFolder: string, edition: EditionId): DecodedText | null {
  const row = db.get<{ sha: string }>('SELECT file_sha256 AS sha FROM main.edition WHERE edition = ?', edition)
  if (!row) return null
  try {
    const bytes = readFileOr(originalPath(dataFolder, row.sha), edition)
    const decoded = decode(bytes)
    return sha256(bytes) === row.sha && editionOf(decoded.text) === edition ? decoded : null
  } catch (error) {
    if (error instanceof ExpectedFailure) return null
    throw error
  }
}

/** Passages of a kept edition, cut as this version of the app cuts them; null where its text is lost. */
export function keptPassages(db: ReadDb, dataFolder: string, edition: EditionId): Passage[] | null {
  const text = keptText(db, dataFolder, edition)
  return text && forPage(reflow(text.text))
}

/** Puts another text in the place of a document's present one; title, region and dates stay. Part of a transaction. */
export function replaceText(db: WriteDb, document: TextOfDocument, decoded: DecodedText, sourceFile: string, session: Pick<Session, 'lexicon'>): void {
  const region = findRegion(db, document.region)
  if (!region) throw new ExpectedFailure('region-missing')
  const { id, title, kind, date, speaksOf } = document
  const read = readDocument({ id, title, kind, date, speaksOf, region, sourceFile, bundled: document.bundled === 1, decoded }, session.lexicon)
  removeDocument(db, id)
  storeDocument(db, read)
  // A bundled document with a text of its own is known as such, should the notebook's side of this be lost.
  if (document.bundled === 1) storeFact(db, correctedFact(id), read.edition)
}

/** Name of the fact that a bundled document does not have the text that it came with. */
export const correctedFact = (id: string): string => `corrected:${id}`
