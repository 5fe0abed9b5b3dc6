import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folders.ts'
import { connect } from './connection.ts'

test('the settings hold on a reopened file: FULL for the notebook, whatever the library compiles in', () => {
  const folder = temporaryFolder()
  const open = () => connect(join(folder, 'notebook.db'), join(folder, 'corpus.db'))
  open().close()
  const db = open()
  const settings = Object.fromEntries([
    'main.journal_mode', 'main.synchronous', 'corpus.journal_mode', 'corpus.synchronous', 'main.locking_mode', 'foreign_keys',
    'recursive_triggers', 'trusted_schema', 'cell_size_check', 'busy_timeout',
  ].map((name) => [name, db.pragma(name)]))
  db.close()
  expect(settings).toEqual({
    'main.journal_mode': 'wal', 'main.synchronous': 2, 'corpus.journal_mode': 'wal', 'corpus.synchronous': 1, 'main.locking_mode': 'exclusive',
    foreign_keys: 1, recursive_triggers: 1, trusted_schema: 0, cell_size_check: 1, busy_timeout: 5000,
  })
})

test('a reader cannot change anything, even with a statement that answers rows', () => {
  const db = connect(':memory:', null)
  db.script('CREATE TABLE main.word (text TEXT)')
  expect(() => db.get(`INSERT INTO main.word VALUES ('一') RETURNING text`)).toThrow('reader')
  expect(() => db.all('DELETE FROM main.word')).toThrow('reader')
  expect([...db.each('SELECT * FROM main.word')]).toEqual([])
  db.close()
})

test('a transaction is all or nothing, also inside another one', () => {
  const db = connect(':memory:', null)
  db.script('CREATE TABLE main.word (text TEXT)')
  db.transaction(() => {
    db.run('INSERT INTO main.word VALUES (?)', '甲')
    expect(() => db.transaction(() => {
      db.run('INSERT INTO main.word VALUES (?)', '乙')
      throw new Error('half way')
    })).toThrow('half way')
  })
  expect(db.all('SELECT text FROM main.word')).toEqual([{ text: '甲' }])
  db.close()
})

test('a foreign key without its row is refused', () => {
  const db = connect(':memory:', null)
  db.script('CREATE TABLE main.a (id INTEGER PRIMARY KEY); CREATE TABLE main.b (a INTEGER REFERENCES a (id))')
  expect(() => db.run('INSERT INTO main.b VALUES (1)')).toThrow('FOREIGN KEY')
  db.close()
})
