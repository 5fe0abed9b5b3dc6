import type { DocumentId, SearchHit, TextSpan } from '../../../electron/contract/index.ts'

/** The hits of one document, in the order of their rank. */
export interface HitGroup {
  readonly documentId: DocumentId
  readonly title: string
  readonly regionName: string
  /** Each hit with its place in the whole list, which the arrow keys count. */
  readonly hits: readonly { readonly hit: SearchHit; readonly position: number }[]
}

/** Hits by document; a document stands where its best hit stands. Positions run through the groups as shown. */
export function groupHits(hits: readonly SearchHit[]): readonly HitGroup[] {
  const groups = new Map<DocumentId, SearchHit[]>()
  for (const hit of hits) groups.set(hit.documentId, [...(groups.get(hit.documentId) ?? []), hit])
  let position = 0
  return [...groups].map(([documentId, ofDocument]) => ({
    documentId,
    title: ofDocument[0]!.documentTitle,
    regionName: ofDocument[0]!.regionName,
    hits: ofDocument.map(hit => ({ hit, position: position++ })),
  }))
}

/** A piece of a text, marked or not. */
export interface TextPiece { readonly text: string; readonly marked: boolean }

/** Cuts a text at the marks (UTF-16 code units, any order, overlaps allowed). The pieces join to the text again. */
export function cutAtMarks(text: string, marks: readonly TextSpan[]): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  const add = (start: number, end: number, marked: boolean): void => { if (end > start) pieces.push({ text: text.slice(start, end), marked }) }
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.min(Math.max(mark.start, at), text.length)
    const end = Math.min(mark.end, text.length)
    add(at, start, false)
    add(start, end, true)
    at = Math.max(at, end)
  }
  add(at, text.length, false)
  return pieces
}
