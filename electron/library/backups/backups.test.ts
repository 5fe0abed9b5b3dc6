import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect, listBackups, notebookPath, openNotebook } from '../storage/index.ts'
import { notebookMigrations } from '../storage/migrations/notebook/index.ts'
import { temporaryFolder } from '../testing/folders.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'
import { exported, mark, registered, takeIn } from '../testing/notes.ts'

const notes = async (app: TestLibrary) => (await app.get('annotation.list', {})).map(({ annotation }) => annotation.note).sort()

test('a backup put back brings its notes, keeps what it replaced, and needs no restart', async () => {
  const app = openTestLibrary()
  await mark(app, 5, { note: '早' })
  await app.get('settings.set', { fontSize: 22 })
  const made = await app.get('backup.make', {})
  await mark(app, 6, { note: '晚' })
  await app.get('settings.set', { fontSize: 18 })
  const { restored, replaced } = await app.get('backup.restore', { source: { kind: 'listed', made: made.made }, confirmed: true })
  expect([restored.annotations, replaced.annotations, replaced.sound]).toEqual([1, 2, true])
  expect([await notes(app), (await app.get('settings.get', {})).fontSize]).toEqual([['早'], 22])
  await mark(app, 7, { note: '之后' })
  await app.get('backup.restore', { source: { kind: 'listed', made: replaced.made }, confirmed: true })
  expect(await notes(app)).toEqual(['早', '晚'])
  expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
  await app.library.close()
  const again = openTestLibrary({ dataFolder: app.dataFolder })
  expect(await notes(again)).toEqual(['早', '晚'])
})

test('imports and figures follow the notebook that is put back', async () => {
  const app = openTestLibrary()
  const first = await app.importText('全区投资完成56亿元。')
  const { made } = await app.get('backup.make', {})
  const second = await app.importText('全区投资完成57亿元。')
  await app.get('backup.restore', { source: { kind: 'listed', made }, confirmed: true })
  const ids = (await app.get('document.list', {})).filter(({ bundled }) => !bundled).map(({ id }) => id)
  expect([ids.includes(first.id), ids.includes(second.id)]).toEqual([true, false])
})

test('after a backup is put back this laptop counts its edits under a new id: no edit made since is mistaken for an old one', async () => {
  const [app, other] = [openTestLibrary(), openTestLibrary()]
  const { id } = await mark(app, 5, { note: '一' })
  const { made } = await app.get('backup.make', {})
  await app.get('annotation.update', { id, note: '二' })
  await takeIn(other, await exported(app))
  await app.get('backup.restore', { source: { kind: 'listed', made }, confirmed: true })
  await app.get('annotation.update', { id, note: '三' })
  await takeIn(other, await exported(app))
  const [listed] = await other.get('annotation.list', {})
  expect([listed?.annotation.note, ...listed?.others.map(({ annotation }) => annotation.note) ?? []].sort()).toEqual(['三', '二'])
})

test('a backup of an older structure is brought up to date on the way', async () => {
  const old = temporaryFolder()
  const db = openNotebook(old, new Date(), [], notebookMigrations.slice(0, 2))
  db.run(`INSERT INTO main.setting VALUES ('fontSize', '25')`)
  db.close()
  const app = openTestLibrary()
  await mark(app, 5)
  const file = await registered(app, notebookPath(old))
  expect(await app.get('backup.inspect', { source: { kind: 'file', file } })).toMatchObject({ annotations: 0 })
  await app.get('backup.restore', { source: { kind: 'file', file }, confirmed: true })
  expect([await notes(app), (await app.get('settings.get', {})).fontSize]).toEqual([[], 25])
  expect(readdirSync(app.dataFolder).filter((name) => name.startsWith('restore'))).toEqual([])
})

test('a damaged backup, another program’s, a newer one, the notebook itself: each is told, and nothing changes', async () => {
  const app = openTestLibrary()
  await mark(app, 5, { note: '在' })
  const { made } = await app.get('backup.make', {})
  const folder = temporaryFolder()
  const copy = (name: string) => { const path = join(folder, name); copyFileSync(listBackups(app.dataFolder)[0]!.path, path); return path }
  const damaged = copy('damaged.db')
  const bytes = readFileSync(damaged)
  bytes.fill(0x5a, 4096 * 2, 4096 * 6)
  writeFileSync(damaged, bytes)
  const newer = copy('newer.db')
  const db = connect(newer, null)
  db.script('PRAGMA main.user_version = 9999')
  db.close()
  const foreign = join(folder, 'foreign.db')
  const theirs = connect(foreign, null)
  theirs.script('CREATE TABLE main.x (y)')
  theirs.close()
  const text = join(folder, 'text.db')
  writeFileSync(text, '不是数据库'.repeat(1000))
  const failure = async (path: string) => app.failure('backup.restore', { source: { kind: 'file', file: await registered(app, path) }, confirmed: true })
  expect([await failure(damaged), await failure(newer), await failure(foreign), await failure(text), await failure(notebookPath(app.dataFolder)), await failure(join(folder, 'nothing.db'))])
    .toEqual(['backup-damaged', 'backup-newer', 'backup-foreign', 'backup-foreign', 'backup-foreign', 'backup-missing'])
  expect(await app.failure('backup.restore', { source: { kind: 'listed', made: '2001-01-01T00:00:00.000Z' }, confirmed: true })).toBe('backup-missing')
  expect(await app.failure('backup.restore', { source: { kind: 'listed', made } })).toBe('call-invalid')
  expect([await notes(app), (await app.get('backup.list', {})).length]).toEqual([['在'], 1])
})

/** The file with other bytes in its header, and of another size. */
function forged(path: string, changes: (header: Buffer) => void, size?: number): string {
  const header = readFileSync(path).subarray(0, 100)
  changes(header)
  const file = openSync(path, 'r+')
  writeSync(file, header, 0, 100, 0)
  closeSync(file)
  if (size !== undefined) truncateSync(path, size)
  return path
}
const GB = 1024 ** 3

test('what is no backup, by its first 100 bytes and its size, is refused before anything of it is copied, however large', async () => {
  const app = openTestLibrary()
  await mark(app, 5, { note: '在' })
  await app.get('backup.make', {})
  const folder = temporaryFolder()
  const copy = (name: string) => { const path = join(folder, name); copyFileSync(listBackups(app.dataFolder)[0]!.path, path); return path }
  const files = {
    'other.db': forged(copy('other.db'), header => header.writeUInt32BE(0x41_4e_54_43, 68), 5 * GB),
    'newer.db': forged(copy('newer.db'), header => header.writeUInt32BE(9999, 60), 5 * GB),
    'huge.db': forged(copy('huge.db'), header => header.writeUInt32BE(5 * GB / header.readUInt16BE(16), 28), 5 * GB),
    'cut.db': forged(copy('cut.db'), () => undefined, 40_000),
    'pages.db': forged(copy('pages.db'), header => header.writeUInt16BE(1000, 16)),
    'zeros.db': forged(copy('zeros.db'), header => header.fill(0), 5 * GB),
  }
  // Where the copy would be made there is something that cannot be written over.
  mkdirSync(join(app.dataFolder, 'restore.part.db'))
  const said: unknown[] = []
  for (const path of Object.values(files)) {
    const result = await app.library.call('backup.inspect', { source: { kind: 'file', file: await registered(app, path) } })
    said.push(result.ok ? 'fine' : [result.failure.code, result.failure.detail])
  }
  expect(said).toEqual([
    ['backup-foreign', 'other.db'], ['backup-newer', 'newer.db'], ['backup-foreign', 'huge.db 有 5.0 GB，笔记不会这样大'],
    ['backup-damaged', 'cut.db 不完整'], ['backup-damaged', 'pages.db'], ['backup-foreign', 'zeros.db'],
  ])
  expect([await notes(app), statSync(join(app.dataFolder, 'restore.part.db')).isDirectory()]).toEqual([['在'], true])
})

test('a sound backup with 5 GB of nothing behind it is restored from what it says it holds', async () => {
  const app = openTestLibrary()
  await mark(app, 5, { note: '在' })
  const { made } = await app.get('backup.make', {})
  await mark(app, 6, { note: '后来' })
  const path = join(temporaryFolder(), 'long.db')
  copyFileSync(listBackups(app.dataFolder).find(one => one.made === made)!.path, path)
  truncateSync(path, 5 * GB)
  const began = performance.now()
  await app.get('backup.restore', { source: { kind: 'file', file: await registered(app, path) }, confirmed: true })
  expect([await notes(app), performance.now() - began < 5000]).toEqual([['在'], true])
})

test('the list tells dates and counts, and which backup no longer passes its checks', async () => {
  let minute = 0
  const app = openTestLibrary({}, { now: () => new Date(Date.UTC(2025, 1, 26, 8, minute++)) })
  await mark(app, 5)
  const first = await app.get('backup.make', {})
  await mark(app, 6)
  await app.get('backup.make', {})
  expect((await app.get('backup.list', {})).map(({ annotations, sound }) => [annotations, sound])).toEqual([[2, true], [1, true]])
  const { path } = listBackups(app.dataFolder).find(({ made }) => made === first.made)!
  writeFileSync(path, readFileSync(path).fill(0, 5000, 20_000))
  expect((await app.get('backup.list', {})).map(({ sound }) => sound)).toEqual([true, false])
})

test('a session that ended without its backup gets one at the next start, once it is due', async () => {
  const app = openTestLibrary()
  await mark(app, 5)
  await app.library.close()
  const [backup] = listBackups(app.dataFolder)
  expect(existsSync(backup!.path)).toBe(true)
  const later = new Date(Date.now() + 2 * 3_600_000)
  const untouched = openTestLibrary({ dataFolder: app.dataFolder }, { now: () => later })
  expect((await untouched.get('backup.list', {})).length).toBe(1)
  await untouched.library.close()
  const changed = new Date(Date.now() + 3_600_000)
  utimesSync(notebookPath(app.dataFolder), changed, changed)
  const after = openTestLibrary({ dataFolder: app.dataFolder }, { now: () => later })
  expect((await after.get('backup.list', {})).map(({ annotations }) => annotations)).toEqual([1, 1])
  expect((await after.get('annotation.listForDocument', { documentId: TAIGU })).length).toBe(1)
})
