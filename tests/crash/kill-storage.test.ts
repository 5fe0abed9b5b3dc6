import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  backUp, findDamage, listBackups, notebookNeedsRecovery, openNotebook, recoverNotebook, verify, type Connection,
} from '../../electron/library/storage/index.ts'
import { notebookMigrations } from '../../electron/library/storage/migrations/notebook/index.ts'
import { temporaryFolder } from '../../electron/library/testing/folders.ts'
import { killed } from './killed.ts'

const NOTES = 3_000
const NOW = new Date('2025-02-26T08:00:00Z')

test('10 kills while a notebook is backed up and migrated: no note is lost, no half backup has a backup’s name', async () => {
  for (let round = 0; round < 10; round++) {
    const folder = temporaryFolder()
    const old = openNotebook(folder, NOW, [], notebookMigrations.slice(0, 1))
    addNotes(old)
    old.close()
    await killed('migrator.ts', [folder], 40)
    expect(listBackups(folder).map(({ path }) => verify(path)?.['annotation'] ?? null)).toEqual(listBackups(folder).map(() => NOTES))
    const db = openNotebook(folder, new Date(), [])
    expect([countNotes(db), findDamage(db, 'main', 'full')]).toEqual([NOTES, null])
    db.close()
  }
}, 120_000)

test('10 kills while a backup is restored: the notes are there, or are one choice away, and never an empty notebook', async () => {
  const folder = temporaryFolder()
  const db = openNotebook(folder, NOW, [])
  addNotes(db)
  backUp(db, folder, NOW)
  db.close()
  for (let round = 0; round < 10; round++) {
    await killed('restorer.ts', [folder], 60)
    if (notebookNeedsRecovery(folder)) recoverNotebook(folder, 'restore-backup', new Date())
    const again = openNotebook(folder, new Date(), [])
    expect([countNotes(again), findDamage(again, 'main', 'full')]).toEqual([NOTES, null])
    again.close()
    rmSync(join(folder, 'quarantine'), { recursive: true, force: true })
  }
}, 120_000)

function addNotes(db: Connection): void {
  db.transaction(() => {
    for (let i = 0; i < NOTES; i++) {
      db.run(`
        INSERT INTO main.annotation (id, document_id, edition, passage, "start", "end", quote, before, after, headings, meaning, note, tags,
          created, modified, revision, device, removed, document_title, region_code, region_name, sha256)
        VALUES (?, 'd', 'e', 0, 0, 2, '增长', '', '', '[]', 'data', ?, '[]', '', '', 1, '', NULL, '', '', '', '')`, `note-${i}`, '核对口径。'.repeat(20))
    }
  })
}

function countNotes(db: Connection): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM main.annotation')?.n ?? 0
}
