import { z } from 'zod'
import { FileToken } from './ids.ts'
import { read, write } from './call.ts'

/** A backup of the notebook, as the settings view lists it. */
export const BackupEntry = z.strictObject({
  /** When it was made, ISO 8601 UTC: also its name. */
  made: z.iso.datetime(),
  bytes: z.int(),
  /** Whether it passes all checks now; a backup that does not is never restored. */
  sound: z.boolean(),
  /** What it holds; 0 where it cannot be read. */
  annotations: z.int(),
  corrections: z.int(),
  comparisons: z.int(),
})
export type BackupEntry = z.infer<typeof BackupEntry>

/** What a picked file holds that is to be restored. */
export const BackupContent = BackupEntry.omit({ made: true, sound: true })
export type BackupContent = z.infer<typeof BackupContent>

/** Which backup: one of the list, or a picked file. */
export const BackupSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listed'), made: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('file'), file: FileToken }),
])
export type BackupSource = z.infer<typeof BackupSource>

export const backupCalls = {
  /** All backups, newest first, each checked (the result is kept as long as its file does not change). */
  'backup.list': read({ input: z.strictObject({}), output: z.array(BackupEntry) }),
  /** Backs the notebook up now. */
  'backup.make': write({ input: z.strictObject({}), output: BackupEntry }),
  /** Looks into a backup; changes nothing. Fails like `backup.restore`. */
  'backup.inspect': read({ input: z.strictObject({ source: BackupSource }), output: BackupContent }),
  /**
   * Puts a backup in the notebook's place, at once and without a restart: what is replaced is backed up first
   * (`replaced` is that backup), then all rows change in one transaction. Fails with `backup-missing`,
   * `backup-damaged`, `backup-foreign` or `backup-newer`; then nothing has changed.
   */
  'backup.restore': write({
    input: z.strictObject({ source: BackupSource, confirmed: z.literal(true) }),
    /** `notices`: sentences in Chinese, e.g. of an imported file whose original is no longer there. */
    output: z.strictObject({ restored: BackupContent, replaced: BackupEntry, notices: z.array(z.string()) }),
  }),
}
