import { z } from 'zod'

/** Everything that may go wrong and is expected to: the renderer has a Chinese sentence for each code. */
export const FailureCode = z.enum([
  // calls
  'call-unknown', 'call-invalid', 'call-too-large', 'call-refused', 'busy-closing', 'worker-lost',
  // documents and files
  'document-missing', 'document-bundled', 'file-missing', 'file-unreadable', 'file-empty', 'file-binary', 'file-encoding', 'file-too-large',
  'file-type', 'file-token-unknown', 'region-missing', 'edition-same', 'edition-missing', 'edition-passed',
  // notes
  'annotation-missing', 'anchor-mismatch', 'comparison-missing', 'observation-missing', 'settings-invalid',
  // notes from other laptops, backups
  'exchange-foreign', 'exchange-newer', 'exchange-damaged', 'preview-missing', 'backup-missing', 'backup-damaged', 'backup-foreign', 'backup-newer',
  // storage
  'notebook-newer', 'notebook-damaged', 'corpus-newer', 'corpus-damaged', 'folder-read-only', 'folder-in-use', 'disk-full', 'database-locked',
  // paper
  'print-failed', 'print-job-missing', 'save-failed', 'glyph-missing', 'nothing-to-export', 'picture-invalid', 'file-locked', 'save-denied',
  // seeds and lexicon
  'seed-mismatch', 'lexicon-invalid', 'alias-refused',
  'unknown',
])
export type FailureCode = z.infer<typeof FailureCode>

/** An expected failure. `detail` is for people (a file name, a number), never a stack or a full path. */
export const Failure = z.strictObject({ code: FailureCode, detail: z.string().max(500).optional() })
export type Failure = z.infer<typeof Failure>

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

/** Thrown inside the library and the hosts where an expected failure must leave a deep place; the gate turns it into a Result. */
export class ExpectedFailure extends Error {
  readonly failure: Failure
  constructor(code: FailureCode, detail?: string) {
    super(detail ? `${code}: ${detail}` : code)
    this.name = 'ExpectedFailure'
    this.failure = detail === undefined ? { code } : { code, detail }
  }
}
