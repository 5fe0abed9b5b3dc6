import { basename } from 'node:path'
import {
  DocumentId, ExpectedFailure, type DocumentDetails, type DocumentSummary, type EditionId, type FileInspection, type FileToken,
} from '../../contract/index.ts'
import { extract } from '../../domain/metrics/index.ts'
import { reflow } from '../../domain/text/index.ts'
import { adoptMarks } from '../annotations/index.ts'
import type { Session } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { readFileOr } from './bundled.ts'
import { decode, editionOf, type DecodedText } from './decode.ts'
import { proposeDetails } from './details.ts'
import { forgetOriginal, keepOriginal } from './originals.ts'
import { countCharacters, readDocument, removeDocument, storeDocument } from './reading.ts'
import { findRegion } from './regions.ts'
import { documentSummary } from './summaries.ts'

/** A picked file, read. */
interface PickedText { readonly name: string; readonly bytes: Uint8Array; readonly decoded: DecodedText }

/** Reads a picked file and proposes its details; stores nothing. Fails with `file-…` codes. */
export function inspectFile(db: ReadDb, token: FileToken, session: Session): FileInspection {
  const { name, decoded } = readPicked(token, session)
  const passages = reflow(decoded.text)
  const proposed = proposeDetails(db, passages, name, session.lexicon)
  const region = proposed.region === null ? undefined : findRegion(db, proposed.region)
  const context = { region: region?.name ?? '', regionCode: region?.code ?? null, date: proposed.date, speaksOf: proposed.speaksOf || null }
  return {
    name, encoding: decoded.encoding, characters: countCharacters(passages), passages: passages.length,
    metrics: extract(passages, context, session.lexicon).count.metrics,
    proposed, duplicateOf: documentWith(db, editionOf(decoded.text)),
  }
}

/**
 * Stores a picked file as a document. A text that is there already is not stored twice: its document is answered.
 * Fails with `file-…` codes, `region-missing`, `disk-full`, `folder-read-only`; then nothing was stored.
 */
export function importFile(db: WriteDb, token: FileToken, details: DocumentDetails, session: Session): DocumentSummary {
  const picked = readPicked(token, session)
  const edition = editionOf(picked.decoded.text)
  const known = documentWith(db, edition)
  if (known !== null) return documentSummary(db, known)
  const region = findRegion(db, details.region)
  if (!region) throw new ExpectedFailure('region-missing')
  // A document that was imported before and removed comes back under its old id, so its marks find it.
  const id = removedImport(db, edition) ?? DocumentId.parse(`import-${session.newId()}`)
  const read = readDocument({ ...details, id, region, sourceFile: picked.name, bundled: false, decoded: picked.decoded }, session.lexicon)
  const { fileSha256, added } = keepOriginal(session.dataFolder, picked.bytes)
  try {
    db.transaction(() => {
      recordImport(db, { id, edition, fileSha256, fileName: picked.name, details, imported: session.now().toISOString() })
      storeDocument(db, read)
      // Notes from another laptop may have come before their text.
      adoptMarks(db)
    })
  } catch (error) {
    if (added) forgetOriginal(session.dataFolder, fileSha256)
    throw error
  }
  session.files.delete(token)
  return documentSummary(db, id)
}

/** Removes an imported document and its kept original; marks stay in the notebook. Fails with `document-missing`, `document-bundled`. */
export function removeImport(db: WriteDb, id: DocumentId, session: Session): null {
  const document = db.get<{ bundled: number }>('SELECT bundled FROM corpus.document WHERE id = ?', id)
  if (!document) throw new ExpectedFailure('document-missing')
  if (document.bundled === 1) throw new ExpectedFailure('document-bundled')
  const original = db.get<{ sha: string }>('SELECT file_sha256 AS sha FROM main.import WHERE document_id = ?', id)?.sha
  db.transaction(() => {
    db.run('UPDATE main.import SET removed = ? WHERE document_id = ?', session.now().toISOString(), id)
    removeDocument(db, id)
  })
  const inUse = original !== undefined && db.get('SELECT 1 FROM main.import WHERE removed IS NULL AND file_sha256 = ? UNION SELECT 1 FROM main.edition WHERE document_id <> ? AND file_sha256 = ?', original, id, original)
  if (original !== undefined && !inUse) forgetOriginal(session.dataFolder, original)
  return null
}

function readPicked(token: FileToken, { files }: Session): PickedText {
  const path = files.get(token)
  if (path === undefined) throw new ExpectedFailure('file-token-unknown')
  const name = basename(path)
  const bytes = readFileOr(path, name)
  return { name, bytes, decoded: decode(bytes) }
}

function documentWith(db: ReadDb, edition: EditionId): DocumentId | null {
  return db.get<{ id: DocumentId }>('SELECT id FROM corpus.document WHERE edition = ?', edition)?.id ?? null
}

function removedImport(db: ReadDb, edition: EditionId): DocumentId | null {
  return db.get<{ id: DocumentId }>(
    'SELECT document_id AS id FROM main.import WHERE edition = ? AND removed IS NOT NULL ORDER BY removed DESC', edition)?.id ?? null
}

interface ImportRecord {
  id: DocumentId; edition: EditionId; fileSha256: string; fileName: string; details: DocumentDetails; imported: string
}

function recordImport(db: WriteDb, { id, edition, fileSha256, fileName, details, imported }: ImportRecord): void {
  db.run('DELETE FROM main.import WHERE document_id = ?', id)
  db.run(`
    INSERT INTO main.import (document_id, edition, file_sha256, file_name, title, region, kind, date, speaks_of, imported, removed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
  id, edition, fileSha256, fileName, details.title, details.region, details.kind, details.date, details.speaksOf, imported)
}
