// What a person has set, and who this laptop is; both in the notebook.
import { DEFAULT_SETTINGS, Settings } from '../../contract/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

export const settingsHandlers: HandlersOf<'settings.get' | 'settings.set'> = {
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

/** The id of this laptop, made once: says where a mark was made when notes of two laptops meet. */
export function deviceId(db: WriteDb, { newId, now }: Pick<Session, 'newId' | 'now'>): string {
  const known = db.get<{ id: string }>('SELECT id FROM main.device WHERE only = 1')
  if (known) return known.id
  const id = newId()
  db.run('INSERT INTO main.device (only, id, created) VALUES (1, ?, ?)', id, now().toISOString())
  return id
}

function parseOr(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
