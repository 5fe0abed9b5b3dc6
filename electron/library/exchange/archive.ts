import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { Unzip, UnzipInflate } from 'fflate'
import { ExpectedFailure } from '../../contract/index.ts'
import { ENTRY } from './format.ts'

/** Larger than 20,000 marks with long notes come to; a 500 MB file is refused before it is read. */
const MOST_FILE_BYTES = 64 * 1024 * 1024
/** Counted on what comes out, whatever the headers claim. */
const MOST_UNPACKED_BYTES = 192 * 1024 * 1024
/** DEFLATE can pack zeros a thousandfold; notes come to 5 to 60. */
const MOST_RATIO = 400
/** Below this much output a high ratio is harmless. */
const RATIO_COUNTS_FROM_BYTES = 4 * 1024 * 1024
/** One piece can unpack to a thousand times its size at once: small pieces keep that small. */
const PIECE_BYTES = 16 * 1024

/** What came out of one entry. */
export interface ArchiveEntry { readonly bytes: Buffer; /** False where the file ends before the entry does, or is garbled. */ readonly whole: boolean }

/**
 * Unpacks an exchange file piece by piece, in memory, and stops at the first sign of a bomb. What was unpacked of a
 * cut off or garbled file is answered too. Fails with `file-missing`, `file-unreadable`, `file-empty`,
 * `file-too-large`, and `exchange-foreign` where it is no such archive.
 */
export function readArchive(path: string): Map<string, ArchiveEntry> {
  const name = basename(path)
  const entries = new Map<string, { pieces: Buffer[]; whole: boolean }>()
  let packed = 0
  let unpacked = 0
  const unzip = new Unzip((file) => {
    if (!Object.values<string>(ENTRY).includes(file.name) || entries.has(file.name)) throw new ExpectedFailure('exchange-foreign', name)
    const entry = { pieces: [] as Buffer[], whole: false }
    entries.set(file.name, entry)
    file.ondata = (error, data, final) => {
      if (error) throw error
      unpacked += data.length
      if (unpacked > MOST_UNPACKED_BYTES || (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked > packed * MOST_RATIO)) {
        throw new ExpectedFailure('file-too-large', '解压后的内容过大')
      }
      entry.pieces.push(Buffer.from(data))
      entry.whole = final
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (const piece of piecesOf(path, name)) {
      packed += piece.bytes.length
      unzip.push(piece.bytes, piece.last)
    }
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    // Garbled or cut off: what came out so far is judged by its hashes.
    if (entries.size === 0) throw new ExpectedFailure('exchange-foreign', name)
  }
  if (entries.size === 0) throw new ExpectedFailure('exchange-foreign', name)
  return new Map([...entries].map(([entry, { pieces, whole }]) => [entry, { bytes: Buffer.concat(pieces), whole }]))
}

function* piecesOf(path: string, name: string): Generator<{ bytes: Uint8Array; last: boolean }> {
  const file = openFile(path, name)
  try {
    const { size } = fstatSync(file)
    if (size === 0) throw new ExpectedFailure('file-empty', name)
    if (size > MOST_FILE_BYTES) throw new ExpectedFailure('file-too-large', `${Math.round(size / 1024 / 1024)} MB，上限 ${MOST_FILE_BYTES / 1024 / 1024} MB`)
    for (let read = 0; read < size;) {
      const bytes = new Uint8Array(Math.min(PIECE_BYTES, size - read))
      const count = readSync(file, bytes)
      if (count === 0) break
      read += count
      yield { bytes: bytes.subarray(0, count), last: read >= size }
    }
  } finally {
    closeSync(file)
  }
}

function openFile(path: string, name: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    throw new ExpectedFailure((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'file-missing' : 'file-unreadable', name)
  }
}
