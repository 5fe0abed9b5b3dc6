import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedFailure, type DocumentKind, type RegionCode, type DocumentId } from '../../contract/index.ts'
import { writeWhole, type ReadDb } from '../storage/index.ts'
import { readFileOr } from './bundled.ts'
import { decode, sha256 } from './decode.ts'
import { findRegion } from './regions.ts'
import type { NewDocument } from './reading.ts'

// Imported files are kept byte for byte in `originals/`, named by their SHA-256; what a person said of them is in the
// notebook. From the two the corpus can be made again (docs/decisions/0003).

/** An imported file as the notebook remembers it. */
export interface Import {
  readonly documentId: DocumentId
  readonly edition: string
  readonly fileSha256: string
  readonly fileName: string
  readonly title: string
  readonly region: RegionCode
  readonly kind: DocumentKind
  readonly date: string | null
  readonly speaksOf: string
}

/** Imports that were not removed, oldest first. */
export function listImports(notebook: ReadDb): Import[] {
  return notebook.all<Import>(`
    SELECT document_id AS documentId, edition, file_sha256 AS fileSha256, file_name AS fileName, title, region, kind, date,
      speaks_of AS speaksOf
    FROM main.import WHERE removed IS NULL ORDER BY imported, document_id`)
}

/**
 * Keeps a file's bytes; answers whether they are new here. Fails with `disk-full` or `folder-read-only` and leaves
 * nothing half-written.
 */
export function keepOriginal(dataFolder: string, bytes: Uint8Array): { fileSha256: string; added: boolean } {
  const fileSha256 = sha256(bytes)
  const path = originalPath(dataFolder, fileSha256)
  if (existsSync(path)) return { fileSha256, added: false }
  mkdirSync(join(dataFolder, 'originals'), { recursive: true })
  writeWhole(path, bytes)
  return { fileSha256, added: true }
}

/** Forgets a kept file that no import needs any more. */
export function forgetOriginal(dataFolder: string, fileSha256: string): void {
  rmSync(originalPath(dataFolder, fileSha256), { force: true })
}

/**
 * An import as a document that can be read again. Fails with `file-missing` or `file-unreadable` (the original is
 * gone or changed) and `region-missing`.
 */
export function reopenImport(db: ReadDb, dataFolder: string, entry: Import): NewDocument {
  const bytes = readFileOr(originalPath(dataFolder, entry.fileSha256), entry.fileName)
  if (sha256(bytes) !== entry.fileSha256) throw new ExpectedFailure('file-unreadable', entry.fileName)
  const region = findRegion(db, entry.region)
  if (!region) throw new ExpectedFailure('region-missing', entry.fileName)
  return {
    id: entry.documentId, title: entry.title, kind: entry.kind, date: entry.date, speaksOf: entry.speaksOf, region,
    sourceFile: entry.fileName, bundled: false, decoded: decode(bytes),
  }
}

/** Where a kept file lies. */
export function originalPath(dataFolder: string, fileSha256: string): string {
  return join(dataFolder, 'originals', fileSha256)
}
