import { expect, test } from 'vitest'
import type { CallInput } from '../../contract/index.ts'
import { connect, notebookPath } from '../storage/index.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'

type NewAnnotation = CallInput<'annotation.add'>

async function markOn(app: TestLibrary, passage: number, changes: Partial<NewAnnotation> = {}): Promise<NewAnnotation> {
  const { passages, summary } = await app.get('document.open', { documentId: TAIGU })
  const quote = passages[passage]!.text.slice(0, 6)
  return {
    documentId: TAIGU, meaning: 'data', note: '核对', tags: ['月度'],
    anchor: { edition: summary.edition, passage, start: 0, end: 6, quote, before: '', after: '', headings: ['兴产业'] }, ...changes,
  }
}

test('a mark is there again after a restart, word for word', async () => {
  const first = openTestLibrary()
  const added = await first.get('annotation.add', await markOn(first, 5, { note: '𠮷野家？“引号”\n第二行', tags: ['一', '二', '一'] }))
  await first.library.close()
  const second = openTestLibrary({ dataFolder: first.dataFolder })
  const [listed] = await second.get('annotation.list', {})
  expect(listed).toMatchObject({ annotation: { ...added, tags: ['一', '二'] }, placed: true, regionName: '太谷区' })
})

test('a mark whose quote does not stand there is refused, and so is one on an unknown document', async () => {
  const app = openTestLibrary()
  const mark = await markOn(app, 5)
  expect(await app.failure('annotation.add', { ...mark, anchor: { ...mark.anchor, quote: '别的文字' } })).toBe('anchor-mismatch')
  expect(await app.failure('annotation.add', { ...mark, anchor: { ...mark.anchor, passage: 9999 } })).toBe('anchor-mismatch')
  expect(await app.failure('annotation.add', { ...mark, documentId: 'nothing' })).toBe('document-missing')
  expect(await app.get('annotation.list', {})).toEqual([])
})

test('an edit counts one revision more and keeps what was not named', async () => {
  let minute = 0
  const app = openTestLibrary({}, { now: () => new Date(Date.UTC(2025, 1, 26, 8, minute++)) })
  const added = await app.get('annotation.add', await markOn(app, 5))
  const edited = await app.get('annotation.update', { id: added.id, note: '改过' })
  expect(edited).toEqual({ ...added, note: '改过', revision: 2, modified: edited.modified })
  expect(edited.modified > added.modified).toBe(true)
})

test('a removed mark is out of all lists, cannot be edited, and comes back whole', async () => {
  const app = openTestLibrary()
  const added = await app.get('annotation.add', await markOn(app, 5))
  await app.get('annotation.remove', { id: added.id })
  await app.get('annotation.remove', { id: added.id })
  expect(await app.get('annotation.list', {})).toEqual([])
  expect(await app.get('annotation.listForDocument', { documentId: TAIGU })).toEqual([])
  expect(await app.failure('annotation.update', { id: added.id, note: '' })).toBe('annotation-missing')
  const restored = await app.get('annotation.restore', { id: added.id })
  expect(restored).toEqual({ ...added, revision: 3, modified: restored.modified })
  expect(await app.get('annotation.restore', { id: added.id })).toEqual(restored)
})

test('the marks of a document are listed in text order, all marks newest first', async () => {
  let minute = 0
  const app = openTestLibrary({}, { now: () => new Date(Date.UTC(2025, 1, 26, 8, minute++)) })
  for (const passage of [9, 5, 7]) await app.get('annotation.add', await markOn(app, passage))
  const passages = (list: { annotation: { anchor: { passage: number } } }[]) => list.map(({ annotation }) => annotation.anchor.passage)
  expect(passages(await app.get('annotation.listForDocument', { documentId: TAIGU }))).toEqual([5, 7, 9])
  expect(passages(await app.get('annotation.list', {}))).toEqual([7, 5, 9])
})

test('all marks made on one laptop carry its one id', async () => {
  const first = openTestLibrary()
  await first.get('annotation.add', await markOn(first, 5))
  await first.library.close()
  const second = openTestLibrary({ dataFolder: first.dataFolder })
  await second.get('annotation.add', await markOn(second, 6))
  await second.library.close()
  const db = connect(notebookPath(first.dataFolder), null)
  expect(db.all('SELECT count(DISTINCT device) AS devices, count(*) AS marks FROM main.annotation')).toEqual([{ devices: 1, marks: 2 }])
  db.close()
})

test('a note whose stored text was altered from outside is found', async () => {
  const first = openTestLibrary()
  await first.get('annotation.add', await markOn(first, 5))
  await first.library.close()
  const db = connect(notebookPath(first.dataFolder), null)
  db.run(`UPDATE main.annotation SET note = '被改'`)
  db.close()
  const findings = await openTestLibrary({ dataFolder: first.dataFolder }).library.examine()
  expect(findings.filter(({ sound }) => !sound).length).toBe(1)
})
