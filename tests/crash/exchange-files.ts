import { createHash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { canonicalText, type MarkVersion } from '../../electron/domain/exchange/index.ts'
import { temporaryFolder } from '../../electron/library/testing/folders.ts'
import { openTestLibrary } from '../../electron/library/testing/library.ts'
import { exported, mark } from '../../electron/library/testing/notes.ts'

/** An exchange file, taken apart. */
export type ExchangeParts = Readonly<Record<string, Uint8Array>>

/** What is compared of a mark that came with a file. */
export interface BroughtMark { readonly note: string; readonly meaning: string }

/** The exchange file of another laptop with so many marks. */
export async function exchangeFile(marks: number): Promise<ExchangeParts> {
  const app = openTestLibrary()
  for (let i = 0; i < marks; i++) await mark(app, 4 + (i % 20), { note: `来自别处 ${i}` })
  const parts = unzipSync(await exported(app))
  await app.library.close()
  return parts
}

/** The same marks as other marks: every file brings something new. Writes it; answers its path and what it brings. */
export function copyWithNewIds(parts: ExchangeParts): { path: string; marks: Map<string, BroughtMark> } {
  const marks = new Map<string, BroughtMark>()
  const lines = strFromU8(parts['annotations.jsonl']!).trimEnd().split('\n').map((line) => {
    const version = { ...(JSON.parse(line) as { version: MarkVersion }).version, id: randomUUID() as unknown as MarkVersion['id'] }
    if (version.content === null) throw new Error('the file carries a tombstone')
    marks.set(version.id, { note: version.content.note, meaning: version.content.meaning })
    return `${JSON.stringify({ sha256: createHash('sha256').update(canonicalText(version)).digest('hex'), version })}\n`
  }).join('')
  const manifest = JSON.parse(strFromU8(parts['manifest.json']!)) as { entries: object[] }
  const entries = [{ ...manifest.entries[0], bytes: strToU8(lines).length, sha256: createHash('sha256').update(lines).digest('hex') }]
  const path = join(temporaryFolder(), `${randomUUID()}.antou-notes`)
  writeFileSync(path, zipSync({ 'manifest.json': strToU8(JSON.stringify({ ...manifest, entries })), 'annotations.jsonl': strToU8(lines) }))
  return { path, marks }
}
