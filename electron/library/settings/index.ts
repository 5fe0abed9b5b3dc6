// What a person has set, and who this laptop is; both in the notebook.
import { DEFAULT_SETTINGS, Settings } from '../../contract/index.ts'
import type { HandlersOf } from '../handlers.ts'
import type { ReadDb } from '../storage/index.ts'
import { identityOf, setAuthor } from './identity.ts'

export { deviceId, identityOf, ownEdits, ownPublicKey, publicKeyText, renewIdentity, settleIdentity, signingKey } from './identity.ts'

export const settingsHandlers: HandlersOf<'settings.get' | 'settings.set' | 'identity.get' | 'identity.setAuthor'> = {
  'identity.get': (db, _, session) => identityOf(db, session),
  'identity.setAuthor': (db, { author }, session) => setAuthor(db, author, session),
  'settings.get': (db) => readSettings(db),
  'settings.set': (db, changes) => db.transaction(() => {
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) continue
      db.run('INSERT INTO main.setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', name, JSON.stringify(value))
    }
    return readSettings(db)
  }),
}

/** The settings in force. A stored value that this version does not accept counts as not set. */
export function readSettings(db: ReadDb): Settings {
  const stored = new Map(db.all<{ name: string; value: string }>('SELECT name, value FROM main.setting').map(({ name, value }) => [name, value]))
  const chosen = Object.entries(Settings.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(parseOr(stored.get(name)))
    return stored.has(name) && value.success ? [[name, value.data]] : []
  })
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(chosen) as Partial<Settings> }
}

function parseOr(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
