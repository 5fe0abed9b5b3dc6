import { createHash, sign } from 'node:crypto'
import { zipSync } from 'fflate'
import { ExpectedFailure, type CallArgument, type MadeFile } from '../../contract/index.ts'
import { allMarks, isAltered, readShown, readVersions, selectMarks, versionHash } from '../annotations/index.ts'
import type { Session } from '../handlers.ts'
import { identityOf, publicKeyText, signingKey } from '../settings/index.ts'
import type { WriteDb } from '../storage/index.ts'
import { ENTRY, FORMAT, FORMAT_VERSION, type Line, type Manifest } from './format.ts'

/**
 * The bytes of an exchange file. Marks with damaged text stay out, so that the damage does not travel; what is in the
 * bin goes along (as a tombstone) where everything goes. Fails with `nothing-to-export`.
 */
export function exchangeFile(db: WriteDb, selection: CallArgument<'exchange.file'>, session: Session): MadeFile {
  const chosen = chosenIds(db, selection)
  const marks = readShown(db, 'ORDER BY created, id').filter((mark) => (chosen === null || chosen.has(mark.version.id)) && !isAltered(mark))
  const lines = marks.flatMap(({ version: { id } }) => readVersions(db, id)).map((version): Line => ({ sha256: versionHash(version), version }))
  if (lines.length === 0) throw new ExpectedFailure('nothing-to-export')
  const { device, author } = identityOf(db, session)
  const key = signingKey(db, session)
  const annotations = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const manifest: Manifest = {
    format: FORMAT, version: FORMAT_VERSION, made: session.now().toISOString(), program: session.version, device, author, publicKey: publicKeyText(key),
    entries: [{ name: ENTRY.annotations, bytes: annotations.length, sha256: createHash('sha256').update(annotations).digest('hex'), lines: lines.length }],
  }
  const manifestBytes = Buffer.from(JSON.stringify(manifest, null, 2))
  const signature = { algorithm: 'Ed25519', signature: sign(null, manifestBytes, key).toString('base64') }
  // The manifest first: a reader knows what it has before it unpacks the rest.
  const bytes = zipSync({
    [ENTRY.manifest]: manifestBytes, [ENTRY.signature]: Buffer.from(JSON.stringify(signature)), [ENTRY.annotations]: annotations,
  }, { level: 6, mtime: session.now() })
  const day = manifest.made.slice(0, 10).replaceAll('-', '')
  return { fileName: `批注_${author === '' ? '' : `${author}_`}${day}.antou-notes`, bytes }
}

/** The marks that a selection names; null for all, the bin included. */
function chosenIds(db: WriteDb, { ids, filter }: CallArgument<'exchange.file'>): ReadonlySet<string> | null {
  if (ids !== null) return new Set(ids)
  return filter === null ? null : new Set(selectMarks(allMarks(db), filter, 'place').map(({ annotation }) => annotation.id))
}
