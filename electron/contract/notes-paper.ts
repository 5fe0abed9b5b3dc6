import { z } from 'zod'

/** One note on paper: all of it text, never markup. */
export const PaperNote = z.strictObject({
  number: z.int(),
  /** Empty for a note on a document as a whole. */
  quote: z.string(),
  /** The note's lines as written. */
  lines: z.array(z.string()),
  /** Meaning, source, tags, author and day, in the order in which they stand below the note. */
  facts: z.array(z.string()),
})
export type PaperNote = z.infer<typeof PaperNote>

/** What a print document of notes is made from; the print page gets it as its job. */
export const NotesPaper = z.strictObject({
  kind: z.literal('notes'),
  job: z.uuid(),
  title: z.string(),
  subtitle: z.string(),
  fileName: z.string(),
  groups: z.array(z.strictObject({ title: z.string(), notes: z.array(PaperNote) })),
})
export type NotesPaper = z.infer<typeof NotesPaper>
