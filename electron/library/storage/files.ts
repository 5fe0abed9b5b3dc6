import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names that SQLite puts beside a database file. A restored file beside one of these is corrupt on opening. */
export const SIDECARS = ['-wal', '-shm', '-journal'] as const

/** Waits until a file's content (or a folder's list of names) is on the disk. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    // Windows cannot sync a folder; renames are durable there by the journal of NTFS.
    if (process.platform !== 'win32') throw error
  } finally {
    closeSync(handle)
  }
}

/** Puts a finished file into its place: content first, then the name, so that a crash leaves the old one or the new one. */
export function replaceFile(from: string, to: string): void {
  syncToDisk(from)
  renameSync(from, to)
  syncToDisk(dirname(to))
}

/** Writes a whole file or none: a temporary file, then `replaceFile`. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  const temporary = `${path}.part`
  try {
    writeFileSync(temporary, content)
    replaceFile(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Copies a whole file or none. */
export function copyWhole(from: string, to: string): void {
  const temporary = `${to}.part`
  try {
    copyFileSync(from, temporary)
    replaceFile(temporary, to)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

const COPIED_AT_ONCE_BYTES = 1024 * 1024

/** Copies the first bytes of a file that has at least so many; no more of it is read. */
export function copyStart(from: string, to: string, bytes: number): void {
  const piece = Buffer.alloc(Math.min(bytes, COPIED_AT_ONCE_BYTES))
  const source = openSync(from, 'r')
  try {
    const target = openSync(to, 'w')
    try {
      for (let done = 0, read = 1; done < bytes && read > 0; done += read) {
        read = readSync(source, piece, 0, Math.min(piece.length, bytes - done), done)
        writeFileSync(target, piece.subarray(0, read))
      }
    } finally {
      closeSync(target)
    }
  } finally {
    closeSync(source)
  }
}

/** Removes a database with what SQLite left beside it. Only for files that can be made again. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', ...SIDECARS]) rmSync(path + suffix, { force: true })
}

/**
 * Moves a damaged database with its sidecars to `quarantine/<name>-<time>/` in the same folder. Nothing is deleted.
 * @returns the folder's name, for people.
 */
export function quarantine(path: string, name: string, now: Date): string {
  const stamp = fileStamp(now)
  const root = join(dirname(path), 'quarantine')
  let folder = `${name}-${stamp}`
  for (let copy = 2; existsSync(join(root, folder)); copy++) folder = `${name}-${stamp}-${copy}`
  mkdirSync(join(root, folder), { recursive: true })
  for (const suffix of [...SIDECARS, '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, join(root, folder, `${name}.db${suffix}`))
  }
  syncToDisk(dirname(path))
  return folder
}

/** A time as part of a file name, UTC: `20250226T081530Z`. */
export function fileStamp(time: Date): string {
  return time.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
}

/** The time that `fileStamp` wrote, as ISO 8601 UTC; null if the text is no such stamp. */
export function stampTime(stamp: string): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}.000Z` : null
}
