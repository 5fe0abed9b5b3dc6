import { z } from 'zod'

/** One note on paper. */
export const PaperNote = z.strictObject({
  number: z.int(),
  /** Empty for a note on a document as a whole. */
  quote: z.string(),
  /** The note in Markdown, of which the paper shows the small safe part that all notes may use; the rest is text. */
  note: z.string(),
  /** Versions of other laptops that nobody has decided about: whose, and their note. */
  others: z.array(z.strictObject({ title: z.string(), note: z.string() })),
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
