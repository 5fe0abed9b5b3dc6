import { z } from 'zod'
import { Annotation } from './annotations.ts'
import { read, write } from './call.ts'
import { DocumentSummary, Passage } from './documents.ts'
import { DocumentId, EditionId, FileToken, ObservationKey } from './ids.ts'

/**
 * What became of something a person made when the text was replaced. `same`: its words stand at the same place;
 * `moved`: the same words in the same sentence, elsewhere or in other width; `changed`: other words stand there, or
 * the same words mean something else; `gone`: nothing like it stands anywhere.
 */
export const EditionOutcome = z.enum(['same', 'moved', 'changed', 'gone'])
export type EditionOutcome = z.infer<typeof EditionOutcome>

/**
 * Why a person is asked. `numbers`, `unit`, `direction` and `region` differ; `wording`: other words; `surroundings`: the
 * words stand, but in another sentence; `several`: in more than one place.
 */
export const EditionReason = z.enum(['numbers', 'unit', 'direction', 'region', 'wording', 'surroundings', 'several'])
export type EditionReason = z.infer<typeof EditionReason>

/** Words in one edition, with the sentence around them: what is shown side by side. */
export const EditionPlace = z.strictObject({
  edition: EditionId,
  passage: z.int().min(0),
  /** UTF-16 code units of the passage's text. */
  start: z.int().min(0),
  end: z.int().min(1),
  quote: z.string(),
  /** Texts of the headings above, outermost first. */
  headings: z.array(z.string()),
  /** The sentences around, at most some 600 characters; `start` and `end` are the quote's place in `text`. */
  around: z.strictObject({ text: z.string(), start: z.int().min(0), end: z.int().min(0) }),
})
export type EditionPlace = z.infer<typeof EditionPlace>

/** A person's word on a number that stands in an older edition. */
export const EditionFigure = z.strictObject({
  key: ObservationKey,
  decision: z.enum(['confirm', 'dismiss', 'correct']),
  /** What the person stands by, e.g. 固定资产投资; null for a dismissal. */
  indicator: z.string().nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
})
export type EditionFigure = z.infer<typeof EditionFigure>

/** Something that a person made on another edition than the one that the document has (or would have). */
export const EditionItem = z.strictObject({
  /** Names the item in decisions: an annotation's id or an observation's key. */
  key: z.string().max(200),
  kind: z.enum(['annotation', 'figure']),
  annotation: Annotation.nullable(),
  figure: EditionFigure.nullable(),
  outcome: EditionOutcome,
  /** Set exactly where the outcome is `changed`. */
  reason: EditionReason.nullable(),
  /** Where it was made. Its text may be lost: then only the quote and what the anchor keeps is shown. */
  old: EditionPlace,
  /** Where it stands, or what stands there now; null where it is gone. */
  now: EditionPlace.nullable(),
  /** Places that may be chosen for it, best first, `now` included. */
  candidates: z.array(EditionPlace),
})
export type EditionItem = z.infer<typeof EditionItem>

export const EditionCounts = z.strictObject({ same: z.int(), moved: z.int(), changed: z.int(), gone: z.int() })
export type EditionCounts = z.infer<typeof EditionCounts>

/** What a corrected text would do, before anything is stored. */
export const EditionProposal = z.strictObject({
  documentId: DocumentId,
  from: EditionId,
  to: EditionId,
  fileName: z.string(),
  encoding: z.string(),
  characters: z.int(),
  passages: z.int(),
  /** Share of the old text that stands in the new one, 0..1: a low one means that it is another document. */
  kept: z.number().min(0).max(1),
  counts: EditionCounts,
  /** All that is not `same`, in the order of the old text. */
  items: z.array(EditionItem),
})
export type EditionProposal = z.infer<typeof EditionProposal>

/**
 * A person's word on one item: put it on these words of the document's present text, leave it in the old edition, or
 * take such a word back, so that the item waits again. A confirmed or corrected figure can only be put on the same number.
 */
export const EditionDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('place'), key: z.string().max(200), passage: z.int().min(0), start: z.int().min(0), end: z.int().min(1) }),
  z.strictObject({ kind: z.literal('leave'), key: z.string().max(200) }),
  z.strictObject({ kind: z.literal('reopen'), key: z.string().max(200) }),
])
export type EditionDecision = z.infer<typeof EditionDecision>

/** One stored text of a document. */
export const EditionEntry = z.strictObject({
  edition: EditionId,
  fileName: z.string(),
  /** When it was stored, ISO 8601 UTC; null for the text that came with the app or was imported first. */
  stored: z.iso.datetime().nullable(),
  current: z.boolean(),
  /** True for the text that `edition.undo` goes back to; none where the app itself brought the present one. */
  previous: z.boolean(),
  /** True for the text that `edition.redo` brings back. */
  next: z.boolean(),
  /** Annotations and figures of a person that stand in this edition. */
  items: z.int(),
})
export type EditionEntry = z.infer<typeof EditionEntry>

/** A document after its text was replaced, with what waits for a person. */
export const EditionState = z.strictObject({ document: DocumentSummary, counts: EditionCounts, pending: z.array(EditionItem) })
export type EditionState = z.infer<typeof EditionState>

const ofDocument = z.strictObject({ documentId: DocumentId })

export const editionCalls = {
  /** Reads a picked file as a corrected text of a document; stores nothing. Fails with `file-…` codes, `document-missing`, `edition-same`. */
  'edition.propose': read({ input: z.strictObject({ documentId: DocumentId, file: FileToken }), output: EditionProposal }),
  /** The text of a picked file, cut into passages as it would be stored: where a person chooses another place. Fails with `file-…` codes. */
  'edition.preview': read({ input: z.strictObject({ file: FileToken }), output: z.array(Passage) }),
  /**
   * Makes a picked file the text of a document, in one transaction: what is same or moved goes along, what was decided
   * goes where the person said, all else keeps its old anchor and waits. Fails as `edition.propose`, and with
   * `anchor-mismatch` for a decision that does not fit; then nothing was stored.
   */
  'edition.apply': write({
    input: z.strictObject({ documentId: DocumentId, file: FileToken, decisions: z.array(EditionDecision).max(20_000).default([]) }), output: EditionState,
  }),
  /** What waits for a person, of one document or (null) of all. */
  'edition.pending': read({ input: z.strictObject({ documentId: DocumentId.nullable() }), output: z.array(z.strictObject({ documentId: DocumentId, title: z.string(), items: z.array(EditionItem) })) }),
  /** Carries decisions out. Fails with `document-missing`, `annotation-missing` (no such item waits, or was decided), `anchor-mismatch`. */
  'edition.decide': write({ input: z.strictObject({ documentId: DocumentId, decisions: z.array(EditionDecision).min(1).max(20_000) }), output: EditionState }),
  /**
   * Goes back to the text before the last `edition.apply`, with all that went along and all that was decided since.
   * Fails with `edition-missing` where there is none.
   */
  'edition.undo': write({ input: ofDocument, output: EditionState }),
  /**
   * Brings the text back that `edition.undo` took away last, with where everything went and what was decided on it, as
   * long as the document was not corrected or decided on anew since. What was made or moved since is judged like with a
   * new text. Fails with `edition-passed` where nothing can be done again, `edition-missing` where that text is lost,
   * `edition-same` where another document has it now.
   */
  'edition.redo': write({ input: ofDocument, output: EditionState }),
  /** The stored texts of a document, the present one first. */
  'edition.list': read({ input: ofDocument, output: z.array(EditionEntry) }),
  /** The text of any stored edition. Fails with `edition-missing`. */
  'edition.open': read({ input: z.strictObject({ documentId: DocumentId, edition: EditionId }), output: z.array(Passage) }),
}
