// Where corrections stand, from one version of the app to the next. A key names a passage and offsets in it, and a new
// version may cut the same text into other passages; the raw text of an edition stays letter by letter the same.
import { createHash } from 'node:crypto'
import type { EditionId, ObservationKey, SourcedPassage } from '../../contract/index.ts'
import { toRawSpan, toTextSpan } from '../../domain/text/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { placeOf } from './entries.ts'

interface Span { readonly start: number; readonly end: number }
type Mapped = Pick<SourcedPassage, 'text' | 'runs'> & { readonly place: number }

/** Remembers where in the raw text a correction stands, so that `settleCorrections` finds its passage again. */
export function rememberRawPlace(db: WriteDb, key: ObservationKey): void {
  const { edition, passage, start, end } = placeOf(key)
  const row = db.get<{ place: number; text: string; runs: string }>(`
    SELECT p.place, p.text, p.runs FROM corpus.passage p JOIN corpus.document d ON d.number = p.document WHERE d.edition = ? AND p.place = ?`, edition, passage)
  const raw = row && rawSpan({ ...row, runs: JSON.parse(row.runs) as SourcedPassage['runs'] }, { start, end })
  if (!raw) return
  db.run('UPDATE main.correction SET raw_start = ?, raw_end = ? WHERE edition = ? AND passage = ? AND "start" = ? AND "end" = ?',
    raw.start, raw.end, edition, passage, start, end)
}

/** Has the next `settleCorrections` look at every correction again: others have come from a backup. */
export function unsettleCorrections(db: WriteDb): void {
  db.run('DELETE FROM corpus.fact WHERE name = ?', SETTLED)
}

/** Name of the fact by which a corpus knows for which editions the corrections stand at their places. */
const SETTLED = 'corrections-settled'

interface Row { edition: EditionId; passage: number; start: number; end: number; raw: string; rawStart: number | null; rawEnd: number | null }

/**
 * Moves each correction to the passage that its raw place became, once for every newly built corpus and again after
 * documents have come or gone (one removed under an older version may be imported anew). A number that now
 * reads otherwise there, or that nobody can find, keeps its old place: it is stored, but says nothing.
 * @returns how many were moved.
 */
export function settleCorrections(db: WriteDb): number {
  const editions = db.all<{ edition: string }>('SELECT edition FROM corpus.document ORDER BY edition').map(({ edition }) => edition)
  const state = createHash('sha256').update(editions.join()).digest('hex')
  if (db.get<{ value: string }>('SELECT value FROM corpus.fact WHERE name = ?', SETTLED)?.value === state) return 0
  return db.transaction(() => {
    const rows = db.all<Row>(`
      SELECT c.edition, c.passage, c."start", c."end", c.raw, c.raw_start AS rawStart, c.raw_end AS rawEnd
      FROM main.correction c WHERE c.edition IN (SELECT edition FROM corpus.document)`)
    let moved = 0
    for (const edition of new Set(rows.map((row) => row.edition))) {
      const passages = passagesOf(db, edition)
      for (const row of rows) if (row.edition === edition && settle(db, row, passages)) moved++
    }
    db.run('INSERT INTO corpus.fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', SETTLED, state)
    return moved
  })
}

function settle(db: WriteDb, row: Row, passages: readonly Mapped[]): boolean {
  const { edition, raw } = row
  const here = passages[row.passage]
  const stands = here?.text.slice(row.start, row.end) === raw
  const standsAt = stands && here ? rawSpan(here, row) : null
  const update = (passage: number, { start, end }: Span, from: Span): number => db.run(`
    UPDATE OR IGNORE main.correction SET passage = ?, "start" = ?, "end" = ?, raw_start = ?, raw_end = ?
    WHERE edition = ? AND passage = ? AND "start" = ? AND "end" = ?`,
  passage, start, end, from.start, from.end, edition, row.passage, row.start, row.end).changes
  if (row.rawStart === null || row.rawEnd === null) {
    if (standsAt) update(row.passage, row, standsAt)
    return false
  }
  const wanted = { start: row.rawStart, end: row.rawEnd }
  if (standsAt?.start === wanted.start) return false
  for (const passage of passages) {
    const span = toTextSpan(passage, wanted)
    if (span && passage.text.slice(span.start, span.end) === raw) return update(passage.place, span, wanted) > 0
  }
  return false
}

function passagesOf(db: ReadDb, edition: EditionId): Mapped[] {
  return db.all<{ place: number; text: string; runs: string }>(`
    SELECT p.place, p.text, p.runs FROM corpus.passage p JOIN corpus.document d ON d.number = p.document WHERE d.edition = ? ORDER BY p.place`, edition)
    .map((row) => ({ ...row, runs: JSON.parse(row.runs) as SourcedPassage['runs'] }))
}

function rawSpan(passage: Mapped, { start, end }: Span): Span | null {
  return end > start && end <= passage.text.length ? toRawSpan(passage, { start, end }) : null
}
