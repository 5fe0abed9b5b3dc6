import { createHash } from 'node:crypto'
import type { Failure, Region } from '../../contract/index.ts'
import type { Lexicon } from '../../domain/metrics/index.ts'
import { createCorpus, finishCorpus, removeDatabase, type ReadDb, type WriteDb } from '../storage/index.ts'
import { readBundled } from './bundled.ts'
import { sha256 } from './decode.ts'
import { readDocument, storeDocument } from './reading.ts'
import { regionTable, storeRegions, type RegionEntry } from './regions.ts'

/** What a corpus is built from. */
export interface CorpusSources {
  /** Holds `seeds/`. */
  readonly resourcesFolder: string
  readonly lexicon: Lexicon
  readonly version: string
}

/** What came of a build. */
export interface BuiltCorpus {
  /** The same exactly where version, texts, passages and numbers are the same. */
  readonly identity: string
  readonly documents: number
  readonly problems: readonly { readonly file: string; readonly failure: Failure }[]
}

/**
 * Builds a corpus of the bundled documents at a path. The same sources give the same bytes of content.
 * Throws expected failures of the disk; what fails leaves no file behind.
 */
export function buildCorpus(path: string, { resourcesFolder, lexicon, version }: CorpusSources): BuiltCorpus {
  const { documents, problems } = readBundled(resourcesFolder)
  const db = createCorpus(path)
  try {
    const identity = db.transaction(() => {
      storeRegions(db, mergeRegions(lexicon, documents.map(({ region }) => region)).values())
      for (const document of documents) storeDocument(db, readDocument(document, lexicon))
      const digest = sha256(version + contentDigest(db))
      storeFact(db, 'identity', digest)
      return digest
    })
    finishCorpus(db, path)
    return { identity, documents: documents.length, problems }
  } catch (error) {
    db.close()
    removeDatabase(path)
    throw error
  }
}

/** Something that a corpus knows of itself. */
export function readFact(db: ReadDb, name: string): string | undefined {
  return db.get<{ value: string }>('SELECT value FROM corpus.fact WHERE name = ?', name)?.value
}

/** Remembers something of a corpus; what was remembered under the name goes. */
export function storeFact(db: WriteDb, name: string, value: string): void {
  db.run('INSERT INTO corpus.fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value)
}

/** The lexicon's regions and those of the bundled documents (zones have no code and stand in no table). */
function mergeRegions(lexicon: Lexicon, own: readonly Region[]): Map<string, Region> {
  const known = new Map<string, RegionEntry>(lexicon.regions.map((entry) => [entry.code, entry]))
  for (const region of own) if (!known.has(region.code)) known.set(region.code, region)
  return regionTable(known.values())
}

/** Tables that a reader sees, with the order that makes their rows comparable. */
const CONTENT = {
  region: 'code', document: 'number', text: 'document', passage: 'document, place', quantity: 'document, passage, "start", "end"',
} as const

/** A digest of all rows that a reader can see: whatever changes a result changes it, a changed comment does not. */
function contentDigest(db: ReadDb): string {
  const digest = createHash('sha256')
  for (const [table, order] of Object.entries(CONTENT)) {
    for (const row of db.each<object>(`SELECT * FROM corpus.${table} ORDER BY ${order}`)) digest.update(JSON.stringify(Object.values(row)))
  }
  return digest.digest('hex')
}
