import type { ReadDb, WriteDb } from '../storage/index.ts'
import { pairTokens, singleTokens } from './tokens.ts'

/** Puts a document's folded lines into both indexes, within the caller's transaction. */
export function indexDocument(db: WriteDb, document: number, folded: string): void {
  db.run('INSERT INTO corpus.pairs (rowid, tokens) VALUES (?, ?)', document, pairTokens(folded))
  db.run('INSERT INTO corpus.singles (rowid, tokens) VALUES (?, ?)', document, singleTokens(folded))
}

/** Takes a document out of both indexes. */
export function unindexDocument(db: WriteDb, document: number): void {
  db.run('DELETE FROM corpus.pairs WHERE rowid = ?', document)
  db.run('DELETE FROM corpus.singles WHERE rowid = ?', document)
}

/** Whether the indexes hold as many documents as there are; drift beyond that needs `checkIndex`. */
export function indexIsComplete(db: ReadDb): boolean {
  const documents = count(db, 'document')
  return count(db, 'pairs') === documents && count(db, 'singles') === documents
}

/**
 * What is wrong with the indexes, as SQLite's own check of FTS5 with rank 1 sees it (every usual check passes over
 * a drifted index) and by counting; null if nothing.
 */
export function checkIndex(db: WriteDb): string | null {
  if (!indexIsComplete(db)) return '索引与文件数目不符'
  for (const table of ['pairs', 'singles']) {
    try {
      db.run(`INSERT INTO corpus.${table} (${table}, rank) VALUES ('integrity-check', 1)`)
    } catch {
      return `索引 ${table} 与其内容不符`
    }
  }
  return null
}

/** Makes both indexes anew from the folded texts, in one transaction. */
export function rebuildIndex(db: WriteDb): void {
  db.transaction(() => {
    db.run(`INSERT INTO corpus.pairs (pairs) VALUES ('delete-all')`)
    db.run(`INSERT INTO corpus.singles (singles) VALUES ('delete-all')`)
    for (const { document } of db.all<{ document: number }>('SELECT document FROM corpus.text ORDER BY document')) {
      const folded = db.get<{ folded: string }>('SELECT folded FROM corpus.text WHERE document = ?', document)?.folded ?? ''
      indexDocument(db, document, folded)
    }
  })
}

function count(db: ReadDb, table: 'document' | 'pairs' | 'singles'): number {
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM corpus.${table}`)?.n ?? 0
}
