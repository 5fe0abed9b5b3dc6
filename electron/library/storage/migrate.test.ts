import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folders.ts'
import { connect, type Connection } from './connection.ts'
import { listBackups } from './backup.ts'
import { migrate, versionOf, type Migration } from './migrate.ts'
import { corpusMigrations } from './migrations/corpus/index.ts'
import { notebookMigrations } from './migrations/notebook/index.ts'
import { openNotebook } from './notebook.ts'

const shape = (db: Connection, schema: 'main' | 'corpus') => db.all(`SELECT type, name, sql FROM ${schema}.sqlite_master ORDER BY name`)
const NOW = new Date('2025-02-26T08:00:00Z')

for (const [which, schema, migrations] of [['notebook', 'main', notebookMigrations], ['corpus', 'corpus', corpusMigrations]] as const) {
  test(`${which}: a failure at any statement leaves the version before, structure and number`, () => {
    const runs = migrations.flatMap(({ statements }, step) => statements.map((_, statement) => ({ step, statement })))
    for (const { step, statement } of runs) {
      const folder = temporaryFolder()
      const db = connect(join(folder, 'n.db'), join(folder, 'c.db'))
      migrate(db, which, migrations.slice(0, step))
      const before = { version: versionOf(db, which), shape: shape(db, schema) }
      const broken = migrations.map((migration, i) => (i === step ? withFault(migration, statement) : migration))
      expect(() => migrate(db, which, broken)).toThrow()
      expect({ version: versionOf(db, which), shape: shape(db, schema) }).toEqual(before)
      migrate(db, which, migrations)
      expect(versionOf(db, which)).toBe(migrations.at(-1)?.number)
      db.close()
    }
  })

  test(`${which}: the numbers rise, and the steps from any version end in the same structure`, () => {
    const numbers = migrations.map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    const shapes = migrations.map((_, from) => {
      const db = connect(':memory:', ':memory:')
      migrate(db, which, migrations.slice(0, from))
      migrate(db, which, migrations)
      const result = shape(db, schema)
      db.close()
      return JSON.stringify(result)
    })
    expect(new Set(shapes).size).toBe(1)
  })
}

test('before a notebook is migrated it is backed up, and its rows are there afterwards', () => {
  const folder = temporaryFolder()
  const first = openNotebook(folder, NOW, [], notebookMigrations.slice(0, 1))
  first.run(`INSERT INTO main.setting VALUES ('theme', '"dark"')`)
  first.close()
  const notices: string[] = []
  const db = openNotebook(folder, NOW, notices)
  expect(db.all('SELECT * FROM main.setting')).toEqual([{ name: 'theme', value: '"dark"' }])
  db.close()
  expect(notices).toEqual(['笔记的存储格式已更新；更新前的内容已备份。'])
  const [backup] = listBackups(folder)
  const kept = connect(':memory:', backup?.path ?? '')
  expect([Number(kept.pragma('corpus.user_version')), kept.all('SELECT * FROM corpus.setting').length]).toEqual([10, 1])
  kept.close()
})

/** The migration with a statement that fails behind one of its own. */
function withFault(migration: Migration, statement: number): Migration {
  return { ...migration, statements: [...migration.statements.slice(0, statement + 1), 'INSERT INTO nowhere VALUES (1)'] }
}
