import { randomBytes } from 'node:crypto'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { ExpectedFailure, type SavedFile } from '../../contract/index.ts'
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
 * name stays as it was until the new one is complete. Fails with `disk-full`, `save-denied`, `file-locked` (open in
 * another program) or `save-failed`.
 */
export async function saveWhole(path: string, bytes: Uint8Array): Promise<SavedFile> {
  const temporary = join(dirname(path), `.antou-${randomBytes(6).toString('hex')}.tmp`)
  try {
    if (await isOpenElsewhere(path)) throw new ExpectedFailure('file-locked', basename(path))
    const file = await open(temporary, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path).catch((error: unknown) => { throw renamingFailure(error, basename(path)) })
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw savingFailure(error)
  }
  return { name: basename(path), folder: basename(dirname(path)) || dirname(path), bytes: bytes.byteLength }
}

/**
 * True where an office program says by its own lock file that it has this file open: `.~lock.表.xlsx#` (LibreOffice),
 * `~$表.xlsx` (WPS, Office; of long names without their first two letters). Windows forbids the rename by itself;
 * elsewhere the program would silently write its old copy over ours.
 */
async function isOpenElsewhere(path: string): Promise<boolean> {
  const folder = dirname(path), name = basename(path)
  const locks = [`.~lock.${name}#`, `~$${name}`, `~$${name.slice(2)}`].map((lock) => stat(join(folder, lock)).then(() => true, () => false))
  return await stat(path).then((file) => file.isFile(), () => false) && (await Promise.all(locks)).includes(true)
}

/** The neighbour could be written, so what forbids the rename is the file itself: Windows says so of open files. */
function renamingFailure(error: unknown, name: string): unknown {
  return ['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'].includes(codeOf(error)) ? new ExpectedFailure('file-locked', name) : error
}

/** What a person can do about it; a folder that may not be written is not that of the databases here. */
function savingFailure(error: unknown): ExpectedFailure {
  const known = writingFailure(error, 'save-failed')
  if (known.failure.code === 'folder-read-only') return new ExpectedFailure('save-denied')
  const why = known.failure.code === 'save-failed' && known.failure.detail === undefined ? WHY_NOT[codeOf(error)] : undefined
  return why === undefined ? known : new ExpectedFailure('save-failed', why)
}

const WHY_NOT: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件夹', ENOTDIR: '没有这个文件夹', EISDIR: '这个名字是一个文件夹', ENOTEMPTY: '这个名字是一个文件夹', EEXIST: '这个名字是一个文件夹', ENAMETOOLONG: '名字太长',
}

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '')

/**
 * A path in `folder` that is not taken. Names of ours count their number on (`表_v1.pdf`, `表_v2.pdf`), others get one:
 * `表.pdf`, `表（2）.pdf`. Proposed in dialogs, and used where no dialog asks before overwriting.
 */
export async function freePath(folder: string, name: string): Promise<string> {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  const [, base, version] = /^(.+_v)(\d+)$/.exec(stem) ?? []
  for (let count = 0; ; count++) {
    const numbered = base === undefined ? (count === 0 ? stem : `${stem}（${count + 1}）`) : `${base}${Number(version) + count}`
    const path = join(folder, `${numbered}${extension}`)
    try { await access(path) } catch { return path }
  }
}

/** The rename itself reaches the disk; systems that cannot sync a folder (Windows) do it on their own. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (handle === null) return
  try { await handle.sync() } catch { /* not on this file system */ } finally { await handle.close() }
}
