import type { ReadDb, WriteDb } from '../storage/index.ts'
import { fileNameOf } from './file-name.ts'

/** The name of the next version of a file: each kind counts for itself, so that a PDF and its Word file may both be v1. */
export function nextFileName(db: ReadDb, base: string, extension: string): string {
  const last = db.get<{ number: number }>('SELECT number FROM main.export_number WHERE name = ?', keyOf(base, extension))?.number ?? 0
  return fileNameOf(base, last + 1, extension)
}

/** Notes that a file was saved under a proposed name. Names that are not ours count nothing. */
export function countSaved(db: WriteDb, fileName: string): void {
  const [, base, extension] = /^(.+)_v\d+\.([a-z]+)$/u.exec(fileName) ?? []
  if (base === undefined || extension === undefined) return
  db.run('INSERT INTO main.export_number (name, number) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET number = number + 1', keyOf(base, extension))
}

/** PDFs are counted under their bare name, as they were before there were other kinds. */
const keyOf = (base: string, extension: string): string => (extension === 'pdf' ? base : `${base}.${extension}`)
