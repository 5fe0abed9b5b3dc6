import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../contract/index.ts'
import { connect, notebookPath } from '../storage/index.ts'
import { temporaryFolder } from '../testing/folders.ts'
import { openTestLibrary } from '../testing/library.ts'

test('what was set is kept over a restart, what was not stays as it is', async () => {
  const first = openTestLibrary()
  expect(await first.get('settings.get', {})).toEqual(DEFAULT_SETTINGS)
  await first.get('settings.set', { theme: 'eyecare', fontSize: 22 })
  await first.library.close()
  expect(await openTestLibrary({ dataFolder: first.dataFolder }).get('settings.get', {})).toEqual({ ...DEFAULT_SETTINGS, theme: 'eyecare', fontSize: 22 })
})

test('a value out of bounds changes nothing', async () => {
  const app = openTestLibrary()
  expect(await app.failure('settings.set', { fontSize: 400 })).toBe('call-invalid')
  expect(await app.failure('settings.set', { colour: 'red' })).toBe('call-invalid')
  expect(await app.get('settings.get', {})).toEqual(DEFAULT_SETTINGS)
})

test('a stored value that this version cannot use counts as not set', async () => {
  const first = openTestLibrary()
  await first.get('settings.set', { fontSize: 22, theme: 'dark' })
  await first.library.close()
  const db = connect(notebookPath(first.dataFolder), null)
  db.run(`UPDATE main.setting SET value = '"huge"' WHERE name = 'fontSize'`)
  db.run(`INSERT INTO main.setting VALUES ('later', 'true'), ('font', 'no json')`)
  db.close()
  expect(await openTestLibrary({ dataFolder: first.dataFolder }).get('settings.get', {})).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
})

test('a copied data folder goes on under an id of its own, the name stays', async () => {
  const first = openTestLibrary()
  const { device } = await first.get('identity.setAuthor', { author: '李文' })
  await first.library.close()
  const again = openTestLibrary({ dataFolder: first.dataFolder })
  expect(await again.get('identity.get', {})).toEqual({ device, author: '李文' })
  await again.library.close()
  const copy = temporaryFolder()
  cpSync(first.dataFolder, copy, { recursive: true })
  const moved = await openTestLibrary({ dataFolder: copy }).get('identity.get', {})
  expect([moved.device !== device, moved.author]).toEqual([true, '李文'])
})
