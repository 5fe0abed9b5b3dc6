import { z } from 'zod'
import { read, write } from './call.ts'
import { DocumentId, FileToken, IndicatorId, ObservationKey } from './ids.ts'
import { IndicatorSummary, Reading, ReviewState } from './metrics.ts'

/** An entry of the lexicon as the forms offer it, whether or not a document speaks of it. */
export const LexiconIndicator = IndicatorSummary.omit({ regions: true, observations: true })
export type LexiconIndicator = z.infer<typeof LexiconIndicator>

/** One thing that a person added to the lexicon: another name for an indicator, or an indicator of their own. */
export const LexiconAddition = z.strictObject({
  kind: z.enum(['alias', 'indicator']),
  indicatorId: IndicatorId,
  /** Name of the indicator; of an alias whose indicator is gone from the lexicon, the name that it had. */
  indicator: z.string(),
  /** The added name; for an indicator of their own, its names without the first, joined by 、. */
  alias: z.string(),
  /** Name of the file that it came from; null where it was added by hand. */
  source: z.string().nullable(),
  /** ISO 8601 UTC. */
  added: z.iso.datetime(),
  /** False where the lexicon no longer has its indicator: kept, but not used. */
  used: z.boolean(),
})
export type LexiconAddition = z.infer<typeof LexiconAddition>

/** A figure as it is read: what the ledger shows of it. */
export const FigureReading = z.strictObject({
  value: z.number(), valueMax: z.number().nullable(), unit: z.string(), reading: Reading, review: ReviewState,
})
export type FigureReading = z.infer<typeof FigureReading>

/** One figure that another lexicon reads otherwise. Null before or after: it was or becomes no metric. */
export const ReadingChange = z.strictObject({
  documentId: DocumentId,
  title: z.string(),
  key: ObservationKey,
  raw: z.string(),
  quote: z.string(),
  /** Where `raw` stands in `quote`, UTF-16 code units. */
  quoteStart: z.int().min(0),
  before: FigureReading.nullable(),
  after: FigureReading.nullable(),
})
export type ReadingChange = z.infer<typeof ReadingChange>

/** What a change of the lexicon does to the ledger of all documents. */
export const LexiconEffect = z.strictObject({
  /** Figures that are read otherwise than before. */
  changed: z.int(),
  /** Documents in which they stand. */
  documents: z.int(),
  /** Of them, those that no longer wait for a person (待核 → 未核). */
  settled: z.int(),
  /** Of them, those that wait for a person from now on. */
  unsettled: z.int(),
  /** Figures of which the machine thinks otherwise now, but where a person's word stands and stays. */
  kept: z.int(),
  /** The first 300 changes, in document and text order. */
  changes: z.array(ReadingChange),
})
export type LexiconEffect = z.infer<typeof LexiconEffect>

/** A new name for an indicator, and what it would do. */
export const AliasPreview = z.strictObject({
  alias: z.string(),
  indicator: z.string(),
  /** Name of the indicator that has this alias now and would lose it; null where none has. */
  takenFrom: z.string().nullable(),
  effect: LexiconEffect,
})
export type AliasPreview = z.infer<typeof AliasPreview>

/** A mistake in a lexicon file. */
export const LexiconMistake = z.strictObject({
  /** Where in the file, e.g. `indicators[3].field`; empty for the file as a whole. */
  path: z.string(),
  /** Line in the file, from 1; null where it cannot be told. */
  line: z.int().nullable(),
  /** What is wrong and what should stand there, in Chinese. */
  message: z.string(),
})
export type LexiconMistake = z.infer<typeof LexiconMistake>

/** What a picked lexicon file holds. With a mistake in it nothing of it can be imported. */
export const LexiconInspection = z.strictObject({
  name: z.string(),
  mistakes: z.array(LexiconMistake),
  /** Additions that the file would make or replace. */
  indicators: z.int(),
  aliases: z.int(),
  effect: LexiconEffect.nullable(),
})
export type LexiconInspection = z.infer<typeof LexiconInspection>

const NewAlias = z.strictObject({ alias: z.string().trim().min(1).max(60), indicatorId: IndicatorId })

// Previews are declared as writing since they read all documents again inside a transaction; it is rolled back.
export const lexiconCalls = {
  /** All indicators of the lexicon in force, by field and name. */
  'lexicon.indicators': read({ input: z.strictObject({}), output: z.array(LexiconIndicator) }),
  /** What a person added, newest first. */
  'lexicon.additions': read({ input: z.strictObject({}), output: z.array(LexiconAddition) }),
  /** What another name for an indicator would change in all documents. Stores nothing. Fails with `alias-refused`. */
  'lexicon.previewAlias': write({ input: NewAlias, output: AliasPreview }),
  /** Adds the name and reads all documents again, in one transaction. Fails with `alias-refused`. */
  'lexicon.addAlias': write({ input: NewAlias, output: LexiconEffect }),
  /** Takes an added name back and reads all documents again. One that is not there changes nothing. */
  'lexicon.removeAlias': write({ input: z.strictObject({ alias: z.string().max(120) }), output: LexiconEffect }),
  /** Takes an indicator of one's own back, with the names added to it. */
  'lexicon.removeIndicator': write({ input: z.strictObject({ indicatorId: IndicatorId }), output: LexiconEffect }),
  /** Reads a picked lexicon file, says every mistake in it, or what it would change. Stores nothing. Fails with `file-…` codes. */
  'lexicon.inspectFile': write({ input: z.strictObject({ file: FileToken }), output: LexiconInspection }),
  /** Takes a picked file's indicators and names into the lexicon. Fails with `lexicon-invalid` where it has a mistake. */
  'lexicon.importFile': write({ input: z.strictObject({ file: FileToken }), output: LexiconEffect }),
}
