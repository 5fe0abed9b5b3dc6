import { ExpectedFailure, type CallArgument, type CallOutput, type LibraryCallName, type SavedFile, type PrintJob } from '../../contract/index.ts'
import type { LibraryClient } from './library-client.ts'
import { safeFileName, saveWhole } from './save-file.ts'

/** What saving a made file needs of its host. */
export interface SaveParts {
  readonly library: Pick<LibraryClient, 'call'>
  /** Asks where to save; null if the person cancelled. The host's own dialog asks before overwriting. */
  readonly chooseSavePath: (fileName: string) => Promise<string | null>
  /** Told after each export, for 打开所在文件夹. */
  readonly onSaved: (path: string) => void
}

/** What an export to paper needs besides. */
export interface ExportParts extends SaveParts {
  /** Prints the print page of a job: PDF bytes. Fails with `print-failed`. */
  readonly print: (job: string) => Promise<Uint8Array<ArrayBuffer>>
}

/** A library call that must succeed: its failure is thrown as an expected one. */
export async function callOrThrow<Name extends LibraryCallName>(
  library: Pick<LibraryClient, 'call'>, name: Name, input: CallArgument<Name>,
): Promise<CallOutput<Name>> {
  const result = await library.call(name, input)
  if (!result.ok) throw new ExpectedFailure(result.failure.code, result.failure.detail)
  return result.value as CallOutput<Name>
}

/**
 * Table → print page → PDF → completed PDF → file. The person is asked where to save only once there is something to
 * save. Null if the person cancelled; a failing write leaves an earlier file of that name as it was.
 */
export async function exportComparisonPdf(parts: ExportParts, input: CallArgument<'export.comparisonPdf'>): Promise<SavedFile | null> {
  const { job, fileName } = await callOrThrow(parts.library, 'export.prepare', input) satisfies PrintJob
  const printed = await parts.print(job)
  const pdf = await callOrThrow(parts.library, 'export.finish', { job, pdf: printed })
  return saveAsked(parts, fileName, pdf)
}

/** A file that the library makes whole: the ledger as it is shown, notes for people, notes for another laptop. Null if the person cancelled. */
export async function exportUnnumbered<Name extends 'ledger.file' | 'notes.file' | 'exchange.file'>(
  parts: SaveParts, name: Name, input: CallArgument<Name>,
): Promise<SavedFile | null> {
  const { fileName, bytes } = await callOrThrow(parts.library, name, input)
  return saveAsked(parts, fileName, bytes)
}

/** Asks where to save, and saves; null if the person cancelled. */
async function saveAsked(parts: SaveParts, fileName: string, bytes: Uint8Array): Promise<SavedFile | null> {
  const path = await parts.chooseSavePath(safeFileName(fileName))
  if (path === null) return null
  const saved = await saveWhole(path, bytes)
  parts.onSaved(path)
  return saved
}
