import { z } from 'zod'
import { Anchor, AnnotationId, AnnotationLink, AnnotationScope, DocumentId, MarkStyle, Meaning, RegionCode } from '../../contract/index.ts'
import type { MarkVersion } from '../../domain/exchange/index.ts'

// An `.antou-notes` file is a zip of three entries: manifest.json, signature.json, annotations.jsonl (docs/notes.md).

export const FORMAT = 'antou-notes'
/** Raised when an older app could no longer read a file rightly. */
export const FORMAT_VERSION = 1
export const ENTRY = { manifest: 'manifest.json', signature: 'signature.json', annotations: 'annotations.jsonl' } as const

/** What every version of the format says of itself, read before anything else. */
export const Header = z.object({ format: z.literal(FORMAT), version: z.int().min(1) })

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  made: z.iso.datetime(),
  /** Version of the app that made it. */
  program: z.string().max(40),
  device: z.uuid(),
  author: z.string().max(40),
  /** SPKI in base64. */
  publicKey: z.string().max(200),
  entries: z.array(z.strictObject({ name: z.literal(ENTRY.annotations), bytes: z.int().min(0), sha256: Sha256, lines: z.int().min(0) })).length(1),
})
export type Manifest = z.infer<typeof Manifest>

/** Signs the bytes of manifest.json, which holds the hash of all else. */
export const Signature = z.strictObject({ algorithm: z.literal('Ed25519'), signature: z.base64().max(200) })

/** More laptops than ever edit one mark; a counter stays far below what a double holds exactly. */
const Clock = z.record(z.uuid(), z.int().min(1).max(1_000_000_000)).refine((clock) => Object.keys(clock).length <= 200)

const Content = z.strictObject({
  documentId: DocumentId, anchor: Anchor, scope: AnnotationScope, style: MarkStyle, meaning: Meaning, note: z.string().max(20_000),
  tags: z.array(z.string().min(1).max(40)).max(20), links: z.array(AnnotationLink).max(50), created: z.iso.datetime(),
  documentTitle: z.string().max(300), regionCode: RegionCode, regionName: z.string().max(120),
})

const Version = z.strictObject({
  id: AnnotationId, clock: Clock, state: z.enum(['kept', 'binned', 'emptied']), since: z.iso.datetime().nullable(), content: Content.nullable(),
  author: z.string().max(40), device: z.uuid(), modified: z.iso.datetime(), revision: z.int().min(1).max(1_000_000_000),
}).refine(({ state, content, since }) => (content === null) === (state === 'emptied') && (since === null) === (state === 'kept'))

/** One line of annotations.jsonl: a version, and its hash, so that one damaged line spoils no other. */
export const Line = z.strictObject({ sha256: Sha256, version: Version })
export type Line = { readonly sha256: string; readonly version: MarkVersion }
