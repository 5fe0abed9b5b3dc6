import { randomBytes } from 'node:crypto'
import { access, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { SavedFile } from '../../contract/index.ts'
import { writingFailure } from './failure.ts'

/** Longest file name that we propose, in characters: more is unreadable in a file manager. */
const MAX_NAME_LENGTH = 80
/** And in bytes of UTF-8: ext4 and APFS take 255, and a number such as `（12）` may be added. */
const MAX_NAME_BYTES = 240

/** Device names that Windows gives no file, whatever the extension. */
const WINDOWS_DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that every file system takes: none of `\ / : * ? " < > |` nor control characters, no dot or blank at the
 * ends, no device name, at most 80 characters and 240 bytes with the extension kept.
 */
export function safeFileName(proposed: string, fallback = '对比表.pdf'): string {
  const clean = proposed.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\ufeff]/g, ' ').replace(/\s+/g, ' ')
  const extension = extname(clean.trim()).replace(/[. ]+$/, '')
  const stem = clean.trim().slice(0, extension === '' ? undefined : -extension.length).replace(/^[. ]+|[. ]+$/g, '')
  if (stem === '' || WINDOWS_DEVICES.test(stem)) return fallback
  const letters = [...stem].slice(0, MAX_NAME_LENGTH - extension.length)
  while (Buffer.byteLength(letters.join('') + extension) > MAX_NAME_BYTES) letters.pop()
  return `${letters.join('').trim()}${extension}`
}

/**
 * Writes a file whole or not at all: a temporary neighbour, flushed to the disk, then renamed. An earlier file of the
 * name stays as it was until the new one is complete. Fails with `disk-full`, `folder-read-only` or `save-failed`.
 */
export async function saveWhole(path: string, bytes: Uint8Array): Promise<SavedFile> {
  const temporary = join(dirname(path), `.antou-${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw writingFailure(error, 'save-failed')
  }
  return { name: basename(path), folder: basename(dirname(path)) || dirname(path), bytes: bytes.byteLength }
}

/** A path in `folder` that is not taken: `表.pdf`, `表（2）.pdf`, `表（3）.pdf` … Used where no dialog asks before overwriting. */
export async function freePath(folder: string, name: string): Promise<string> {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? name : `${stem}（${count}）${extension}`)
    try { await access(path) } catch { return path }
  }
}

/** The rename itself reaches the disk; systems that cannot sync a folder (Windows) do it on their own. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (handle === null) return
  try { await handle.sync() } catch { /* not on this file system */ } finally { await handle.close() }
}
