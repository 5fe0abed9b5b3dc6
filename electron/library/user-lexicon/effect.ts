import type { FigureReading, LedgerEntry, LexiconEffect, ReadingChange } from '../../contract/index.ts'
import { allEntries } from '../metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'

/** As many changes as a person looks through before they say yes; the counts are of all. */
const MOST_CHANGES = 300

/** What `change` does to the ledger: the ledger before and after, compared figure by figure. */
export function effectOf(db: ReadDb, change: () => void): LexiconEffect {
  const before = new Map(allEntries(db).map((entry) => [entry.key, entry]))
  change()
  const after = allEntries(db)
  const titles = new Map(db.all<{ id: string; title: string }>('SELECT id, title FROM corpus.document').map(({ id, title }) => [id, title]))
  const changes: ReadingChange[] = []
  const counts = { settled: 0, unsettled: 0, kept: 0 }
  const still = new Set<string>()
  const compare = (was: LedgerEntry | null, is: LedgerEntry | null): void => {
    const one = is ?? was
    if (!one) return
    if (was && is && isByPerson(was) && isByPerson(is)) {
      if (was.rule !== is.rule || was.asWritten !== is.asWritten || !same(was.machine, is.machine) || !same(was.reading, is.reading)) counts.kept++
      return
    }
    const [from, to] = [was && figureOf(was), is && figureOf(is)]
    if (same(from, to)) return
    if (was?.review === 'doubtful' && is?.review !== 'doubtful') counts.settled++
    if (is?.review === 'doubtful' && was?.review !== 'doubtful') counts.unsettled++
    const { documentId, key, raw, quote, quoteStart } = one
    changes.push({ documentId, title: titles.get(documentId) ?? documentId, key, raw, quote, quoteStart, before: from, after: to })
  }
  for (const is of after) {
    still.add(is.key)
    compare(before.get(is.key) ?? null, is)
  }
  for (const [key, was] of before) if (!still.has(key)) compare(was, null)
  return { changed: changes.length, documents: new Set(changes.map(({ documentId }) => documentId)).size, ...counts, changes: changes.slice(0, MOST_CHANGES) }
}

function isByPerson({ review }: LedgerEntry): boolean {
  return review === 'confirmed' || review === 'corrected' || review === 'dismissed'
}

function figureOf({ value, valueMax, unit, reading, review }: LedgerEntry): FigureReading {
  return { value, valueMax, unit, reading, review }
}

/** Both come from the same code, so their fields stand in the same order. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
