import { z } from 'zod'
import { Annotation, AnnotationFilter } from './annotations.ts'
import { AnnotationId, FileToken } from './ids.ts'
import { byHost, forHost, read, write } from './call.ts'
import { MadeFile } from './ledger.ts'
import { NotesPaper } from './notes-paper.ts'
import { SavedFile } from './host.ts'

/** Who this laptop is to others: its random id, and the name that stands on new marks. */
export const Identity = z.strictObject({ device: z.uuid(), author: z.string() })
export type Identity = z.infer<typeof Identity>

/**
 * What importing would do with one mark of a file. `removed`: the other laptop deleted it after seeing this version.
 * `unplaced`: new, but its text is not in this library; it is kept and listed apart. `damaged`: cannot be taken in.
 */
export const ExchangeOutcome = z.enum(['added', 'updated', 'removed', 'same', 'conflict', 'unplaced', 'damaged'])
export type ExchangeOutcome = z.infer<typeof ExchangeOutcome>

/** One side of an item: a version of the mark. */
export const ExchangeSide = z.strictObject({ annotation: Annotation, removed: z.boolean(), documentTitle: z.string() })
export type ExchangeSide = z.infer<typeof ExchangeSide>

/** One mark of a file, before anything is written. */
export const ExchangeItem = z.strictObject({
  /** Place in the file, from 1. */
  number: z.int(),
  /** Null where the item cannot be read. */
  id: AnnotationId.nullable(),
  outcome: ExchangeOutcome,
  /** What a person should know of it, in Chinese; empty where the outcome says all. */
  remark: z.string(),
  mine: ExchangeSide.nullable(),
  theirs: ExchangeSide.nullable(),
})
export type ExchangeItem = z.infer<typeof ExchangeItem>

/** What is known of a file as a whole. */
export const ExchangePreview = z.strictObject({
  /** Names this preview in the next calls; good until it is applied, or the library closes. */
  preview: z.uuid(),
  author: z.string(),
  device: z.string(),
  /** By the clock of the laptop that made it. */
  made: z.iso.datetime(),
  /** Version of the app that made it. */
  program: z.string(),
  /** `known`: signed by a laptop whose files were taken in before. `broken`: changed after it was signed. */
  signature: z.enum(['none', 'own', 'known', 'unknown', 'broken']),
  /** Sentences in Chinese about the file as a whole: cut off, changed, of an unknown laptop. */
  warnings: z.array(z.string()),
  counts: z.record(ExchangeOutcome, z.int()),
})
export type ExchangePreview = z.infer<typeof ExchangePreview>

/** What an import did. */
export const ExchangeReport = z.strictObject({
  counts: z.record(ExchangeOutcome, z.int()),
  /** When the backup before it was made, ISO 8601 UTC; null where nothing had to be written. */
  backup: z.iso.datetime().nullable(),
})
export type ExchangeReport = z.infer<typeof ExchangeReport>

/** Which marks go into a file: the named ones, else those that match; the bin's tombstones go along only where all go. */
export const NotesSelection = z.strictObject({ ids: z.array(AnnotationId).max(20_000).nullable(), filter: AnnotationFilter.nullable() })
export type NotesSelection = z.infer<typeof NotesSelection>

export const NotesExport = z.strictObject({
  format: z.enum(['markdown', 'csv', 'xlsx', 'docx', 'pdf']),
  /** Of a CSV file. */
  encoding: z.enum(['utf-8', 'gb18030']),
  grouping: z.enum(['document', 'meaning']),
  selection: NotesSelection,
})
export type NotesExport = z.infer<typeof NotesExport>

/** A file of notes that the library makes alone; a PDF is printed by the host in between. */
export const NotesFile = NotesExport.extend({ format: NotesExport.shape.format.exclude(['pdf']) })
export type NotesFile = z.infer<typeof NotesFile>

export const exchangeCalls = {
  'identity.get': write({ input: z.strictObject({}), output: Identity }),
  /** The name that stands on marks from now on. */
  'identity.setAuthor': write({ input: z.strictObject({ author: z.string().trim().max(40) }), output: Identity }),

  /**
   * Reads a picked `.antou-notes` file and says what it would do; writes nothing. Fails with `exchange-foreign` (no
   * such file), `exchange-newer`, `exchange-damaged`, `file-too-large` and the other `file-…` codes.
   */
  'exchange.inspect': read({ input: z.strictObject({ file: FileToken }), output: ExchangePreview }),
  /** A page of its items, in the file's order; `outcome` null: all. Fails with `preview-missing`. */
  'exchange.items': read({
    input: z.strictObject({ preview: z.uuid(), outcome: ExchangeOutcome.nullable(), offset: z.int().min(0), limit: z.int().min(1).max(500) }),
    output: z.strictObject({ items: z.array(ExchangeItem), total: z.int() }),
  }),
  /**
   * Takes the file in: a verified backup first, then all of it in one transaction and one step of the history.
   * Conflicts that are not named go by `otherwise`, which keeps both versions; ids in `leaveOut` are left alone. Fails with `preview-missing`.
   */
  'exchange.apply': write({
    input: z.strictObject({
      preview: z.uuid(),
      choices: z.array(z.strictObject({ id: AnnotationId, keep: z.enum(['mine', 'theirs', 'both']) })).max(20_000),
      otherwise: z.enum(['mine', 'theirs', 'both']).default('both'),
      leaveOut: z.array(AnnotationId).max(20_000).default([]),
    }),
    output: ExchangeReport,
  }),

  /** Makes an exchange file, asks where to save, writes it whole or not at all; null if the person cancelled. */
  'export.exchange': byHost({ input: NotesSelection, output: SavedFile.nullable() }),
  /** Makes a file of notes for people, asks where to save; null if the person cancelled. */
  'export.notes': byHost({ input: NotesExport, output: SavedFile.nullable() }),
  /** The bytes of an exchange file. Fails with `nothing-to-export`. */
  'exchange.file': forHost({ input: NotesSelection, output: MadeFile }),
  /** The bytes of a file of notes. Fails with `nothing-to-export`. */
  'notes.file': forHost({ input: NotesFile, output: MadeFile }),
  /** Keeps a print job of notes until `export.finish`. Fails with `nothing-to-export`. */
  'notes.prepare': forHost({ input: NotesExport, output: NotesPaper }),
}
