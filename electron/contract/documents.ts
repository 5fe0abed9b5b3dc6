import { z } from 'zod'
import { DocumentId, EditionId, FileToken, RegionCode } from './ids.ts'
import { read, write } from './call.ts'
import { PackedEntry } from './metrics.ts'

/** A span of a passage, in UTF-16 code units of `Passage.text`, end exclusive. */
export const TextSpan = z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).readonly()
export type TextSpan = z.infer<typeof TextSpan>

/**
 * What a passage is on the page.
 * `title` and `subtitle` head the whole text; `heading` opens a section (see `level`); `byline` names the
 * author; `note` is a page note such as （下转第4版） or the kicker above a title; `credit` is a photo credit.
 */
export const PassageKind = z.enum(['title', 'subtitle', 'heading', 'paragraph', 'byline', 'note', 'credit'])
export type PassageKind = z.infer<typeof PassageKind>

/** A heading or paragraph of an edition, in reading order. */
export const Passage = z.strictObject({
  /** Position in reading order, from 0. */
  index: z.int().min(0),
  kind: PassageKind,
  /** Depth of a heading: 1 is a chapter. 0 for everything else. */
  level: z.int().min(0).max(6),
  /** The clean text: one line, without markup and without stray spaces. */
  text: z.string(),
}).readonly()
export type Passage = z.infer<typeof Passage>

/** A passage with the way back to the raw file. Only the library needs that: with it a million characters took 170 ms to the page, without it 95. */
export const SourcedPassage = Passage.unwrap().extend({
  /**
   * Where the text came from: runs `[textStart, rawStart, length]` in UTF-16 code units, in text order, covering
   * every code unit of `text` that stands in the raw file. Within a run, text and raw are equal letter by letter.
   */
  runs: z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(1)])).readonly(),
  /** Raw characters that belong to this passage but are not shown, e.g. `## ` or `<sub>`: `[start, end]` pairs. */
  markup: z.array(z.tuple([z.int().min(0), z.int().min(0)])).readonly(),
}).readonly()
export type SourcedPassage = z.infer<typeof SourcedPassage>

/** How high a region stands; `zone` is a development zone of any rank. */
export const RegionLevel = z.enum(['country', 'province', 'city', 'county', 'township', 'zone'])
export type RegionLevel = z.infer<typeof RegionLevel>

export const Region = z.strictObject({
  code: RegionCode,
  /** Short name as people say it: 太谷区, 晋中市. */
  name: z.string().min(1).max(60),
  /** Full name with the regions above: 山西省晋中市太谷区. */
  fullName: z.string().min(1).max(120),
  level: RegionLevel,
  parent: RegionCode.nullable(),
}).readonly()
export type Region = z.infer<typeof Region>

/** What a document is, as the library groups it. */
export const DocumentKind = z.enum(['work-report', 'plan', 'summary', 'feature', 'news', 'other'])
export type DocumentKind = z.infer<typeof DocumentKind>

/** A document as the library lists it. */
export const DocumentSummary = z.strictObject({
  id: DocumentId,
  edition: EditionId,
  title: z.string(),
  region: Region,
  kind: DocumentKind,
  /** Date of publication: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exactly as it is known; null if unknown. */
  date: z.string().nullable(),
  /** The period that the document speaks of, e.g. `2024` or `2024-2025`. */
  speaksOf: z.string(),
  sourceFile: z.string(),
  /** True for a briefing that ships with the app. */
  bundled: z.boolean(),
  /** Non-blank characters (Unicode code points). */
  characters: z.int(),
  passages: z.int(),
  metrics: z.int(),
  /** Metrics that wait for a person's review (待核). */
  doubtful: z.int(),
  annotations: z.int(),
  /** When it was last read on this laptop, ISO 8601 UTC; null if never. */
  lastRead: z.string().nullable(),
  /** Share of the text above the reading position, 0..1. */
  progress: z.number(),
}).readonly()
export type DocumentSummary = z.infer<typeof DocumentSummary>

/** Where a person stopped reading: the passage at the top of the page and how far into it, 0..1 of its height. */
export const ReadingPosition = z.strictObject({ passage: z.int().min(0), fraction: z.number().min(0).max(1) }).readonly()
export type ReadingPosition = z.infer<typeof ReadingPosition>

/** A document with its text, as the reading view shows it. */
export const OpenedDocument = z.strictObject({
  summary: DocumentSummary,
  passages: z.array(Passage).readonly(),
  position: ReadingPosition.nullable(),
}).readonly()
export type OpenedDocument = z.infer<typeof OpenedDocument>

/**
 * What a long document shows before all of its text has come: how long each passage is, the headings, and the passages
 * around the place where it is opened, with their figures. It is laid out by that as by the whole text, so that nothing moves afterwards.
 */
export const DocumentGlimpse = z.strictObject({
  summary: DocumentSummary,
  position: ReadingPosition.nullable(),
  /** Each passage in reading order: kind, level, length of its text in code points, and the text itself where it is known. */
  passages: z.array(z.union([z.tuple([PassageKind, z.int(), z.int()]), z.tuple([PassageKind, z.int(), z.int(), z.string()])])).readonly(),
  /** The ledger's entries in the passages around that place, in text order. */
  entries: z.array(PackedEntry).readonly(),
}).readonly()
export type DocumentGlimpse = z.infer<typeof DocumentGlimpse>

/** Details of a document that its text does not tell for sure; the import dialog proposes, a person decides. */
export const DocumentDetails = z.strictObject({
  title: z.string().trim().min(1).max(200),
  region: RegionCode,
  kind: DocumentKind,
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).nullable(),
  speaksOf: z.string().max(20),
})
export type DocumentDetails = z.infer<typeof DocumentDetails>

/** What a picked file holds, before anything is stored. */
export const FileInspection = z.strictObject({
  name: z.string(),
  /** `utf-8` or `gb18030` (converted). */
  encoding: z.string(),
  characters: z.int(),
  passages: z.int(),
  metrics: z.int(),
  proposed: z.strictObject({
    title: z.string(), region: RegionCode.nullable(), kind: DocumentKind, date: z.string().nullable(), speaksOf: z.string(),
  }),
  /** The document that already has exactly this text, if any. */
  duplicateOf: DocumentId.nullable(),
})
export type FileInspection = z.infer<typeof FileInspection>

export const documentCalls = {
  /** All documents, by region code, then newest first. */
  'document.list': read({ input: z.strictObject({}), output: z.array(DocumentSummary) }),
  /** One document with its text. Fails with `document-missing`. */
  'document.open': read({ input: z.strictObject({ documentId: DocumentId }), output: OpenedDocument }),
  /**
   * The first sight of a long document, opened at a passage (null: where reading stopped); null for one that comes whole
   * as quickly. Ask it before `document.open`. Fails with `document-missing`.
   */
  'document.glimpse': read({ input: z.strictObject({ documentId: DocumentId, passage: z.int().min(0).nullable() }), output: DocumentGlimpse.nullable() }),
  /** Remembers where the person stopped reading. */
  'document.recordPosition': write({ input: z.strictObject({ documentId: DocumentId, position: ReadingPosition }), output: z.null() }),
  /** All regions that a document may be filed under: the bundled table of regions. */
  'document.regions': read({ input: z.strictObject({}), output: z.array(Region) }),
  /** Reads a picked file and proposes its details; stores nothing. Fails with `file-…` codes. */
  'document.inspectFile': read({ input: z.strictObject({ file: FileToken }), output: FileInspection }),
  /** Stores a picked file as a document: reflow, extraction and index in one transaction. */
  'document.import': write({ input: z.strictObject({ file: FileToken, details: DocumentDetails }), output: DocumentSummary }),
  /** Removes an imported document from the corpus; its annotations stay in the notebook. Bundled ones are refused. */
  'document.remove': write({ input: z.strictObject({ documentId: DocumentId }), output: z.null() }),
}
