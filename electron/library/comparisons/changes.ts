import { z } from 'zod'
import { ExpectedFailure, type CellChange, type ComparisonId, type ObservationKey } from '../../contract/index.ts'
import { changesSince, type KeptCell } from '../../domain/comparison/index.ts'
import type { Session } from '../handlers.ts'
import { keyFollower } from '../metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { readSpec } from './saved.ts'
import { buildTable } from './tables.ts'

/** A kept cell as the notebook has it: the five strings of `KeptCell` and the source, as a list to save room. */
const Stored = z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string().nullable()]))

/** What the cells of a table read now, as text for the notebook. */
export function writeKept(cells: readonly KeptCell[]): string {
  return JSON.stringify(cells.map(({ row, column, rowName, columnName, text, source }) => [row, column, rowName, columnName, text, source]))
}

function readKept(text: string): KeptCell[] | null {
  try {
    const parsed = Stored.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.map(([row, column, rowName, columnName, shown, source]) => ({ row, column, rowName, columnName, text: shown, source })) : null
  } catch {
    return null
  }
}

/** What has changed in the cells of a saved comparison; null where nothing was kept. Fails with `comparison-missing`. */
export async function changesOf(db: ReadDb, id: ComparisonId, session: Session): Promise<CellChange[] | null> {
  const saved = db.get<{ spec: string; figures: string | null }>('SELECT spec, figures FROM main.comparison WHERE id = ? AND removed IS NULL', id)
  const spec = saved === undefined ? null : readSpec(saved.spec)
  if (saved === undefined || spec === null) throw new ExpectedFailure('comparison-missing')
  const kept = saved.figures === null ? null : readKept(saved.figures)
  if (kept === null) return null
  // The same number in a corrected text is the same source.
  const follow = keyFollower(db)
  const today = kept.map((cell) => ({ ...cell, source: cell.source === null ? null : follow(cell.source as ObservationKey) ?? cell.source }))
  return changesSince(today, await buildTable(db, spec, session))
}
