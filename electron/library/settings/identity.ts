import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Identity } from '../../contract/index.ts'
import type { Session } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

type Given = Pick<Session, 'newId' | 'now'>

/** The id of this laptop, made once: says where a mark was made when notes of two laptops meet. */
export function deviceId(db: WriteDb, { newId, now }: Given): string {
  const known = db.get<{ id: string }>('SELECT id FROM main.device WHERE only = 1')
  if (known) return known.id
  const id = newId()
  db.run('INSERT INTO main.device (only, id, created) VALUES (1, ?, ?)', id, now().toISOString())
  return id
}

/** Who this laptop is to others. */
export function identityOf(db: WriteDb, session: Given): Identity {
  return { device: deviceId(db, session), author: db.get<{ author: string }>('SELECT author FROM main.device WHERE only = 1')?.author ?? '' }
}

export function setAuthor(db: WriteDb, author: string, session: Given): Identity {
  deviceId(db, session)
  db.run('UPDATE main.device SET author = ? WHERE only = 1', author)
  return identityOf(db, session)
}

/**
 * Goes on under a new id where the notebook came from elsewhere: a copied data folder, or a backup put back. Two
 * notebooks that count their edits under one id would take each other's edits for their own.
 */
export function settleIdentity(db: WriteDb, dataFolder: string, session: Given): void {
  const home = createHash('sha256').update(`${hostname()}\n${realpathSync(dataFolder)}`).digest('hex')
  db.transaction(() => {
    deviceId(db, session)
    const known = db.get<{ home: string | null }>('SELECT home FROM main.device WHERE only = 1')?.home
    if (known === home) return
    // No place is known of an id that was just given out, and of those of earlier versions.
    if (known) renewIdentity(db, session)
    db.run('UPDATE main.device SET home = ? WHERE only = 1', home)
  })
}

/** A new id and a new key; the name stays. */
export function renewIdentity(db: WriteDb, { newId, now }: Given): void {
  db.run('UPDATE main.device SET id = ?, created = ?, edits = 0, private_key = NULL WHERE only = 1', newId(), now().toISOString())
}

/** How many edits this laptop has made under its id; nobody else can have seen more. */
export function ownEdits(db: ReadDb): { id: string; edits: number } | null {
  return db.get<{ id: string; edits: number }>('SELECT id, edits FROM main.device WHERE only = 1') ?? null
}

/** The Ed25519 key by which other laptops know files of this one; made when it is first needed. */
export function signingKey(db: WriteDb, session: Given): KeyObject {
  deviceId(db, session)
  const stored = db.get<{ key: string | null }>('SELECT private_key AS key FROM main.device WHERE only = 1')?.key
  if (stored) return createPrivateKey(stored)
  const { privateKey } = generateKeyPairSync('ed25519')
  db.run('UPDATE main.device SET private_key = ? WHERE only = 1', String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  return privateKey
}

/** The public key of this laptop (SPKI in base64); null where it has signed nothing yet. */
export function ownPublicKey(db: ReadDb): string | null {
  const stored = db.get<{ key: string | null }>('SELECT private_key AS key FROM main.device WHERE only = 1')?.key
  return stored ? publicKeyText(createPrivateKey(stored)) : null
}

/** A key's public half as files carry it. */
export function publicKeyText(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
}
