import type {
  Anchor, Annotation, DocumentId, EditionCounts, EditionId, EditionItem, EditionOutcome, EditionPlace, Passage,
} from '../../contract/index.ts'
import { candidatesFor, compareEditions, comparisonFromAnchor, makeAnchor, relocate, type AnchorPlace, type EditionComparison, type Mark, type Relocation } from '../../domain/anchoring/index.ts'
import { headingsAbove, sentencesOf } from '../../domain/text/index.ts'
import { annotationOf, readShown } from '../annotations/index.ts'
import { keptPassages, readPassages, textOfDocument } from '../documents/index.ts'
import type { Session } from '../handlers.ts'
import { standingCorrections, type StandingCorrection } from '../metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { leftItems } from './journal.ts'
import { regionNamesOf } from './region-names.ts'

/** A text that marks are looked for in. */
export interface Target { readonly edition: EditionId, readonly passages: readonly Passage[] }

/** An annotation or a person's word on a number, with where it stands. */
export interface Made {
  readonly key: string
  readonly kind: EditionItem['kind']
  readonly anchor: Pick<Anchor, 'edition' | 'passage' | 'start' | 'end' | 'quote'> & Partial<Anchor>
  readonly annotation: Annotation | null
  readonly figure: StandingCorrection | null
}

/** One of them with what became of it; `place` is where it would go without asking. */
export interface Judged { readonly made: Made, readonly item: EditionItem, readonly place: AnchorPlace | null }

/** Candidates that are shown at most. */
const MOST_CANDIDATES = 5
/** Characters shown on each side of a quote at most, UTF-16 code units. */
const LONGEST_AROUND = 300
/** The contract's limit on a quote. */
const LONGEST_QUOTE = 20_000

/**
 * What becomes of everything that a person made on other editions of a document than `target`, in text order. Items
 * that a person left in their old edition for this target are not asked about again.
 */
export function judgeItems(db: ReadDb, documentId: DocumentId, target: Target, session: Pick<Session, 'lexicon' | 'dataFolder'>): Judged[] {
  const left = leftItems(db, documentId, target.edition)
  const waiting = madeOn(db, documentId).filter(({ anchor, key }) => anchor.edition !== target.edition && !left.has(key))
  const regionNames = regionNamesOf(session.lexicon)
  const comparisons = new Map<EditionId, { old: readonly Passage[], comparison: EditionComparison } | null>()
  const comparisonWith = (edition: EditionId) => {
    if (!comparisons.has(edition)) {
      const old = passagesOf(db, documentId, edition, session)
      comparisons.set(edition, old && { old, comparison: compareEditions(old, target.passages, regionNames) })
    }
    return comparisons.get(edition) ?? null
  }
  return waiting.map(made => {
    const known = comparisonWith(made.anchor.edition)
    return judge(made, target, known?.old ?? null, known ? { mark: made.anchor, comparison: known.comparison } : withoutText(made, target, regionNames))
  })
}

/** Passages of an edition of a document: the present one, or one that was kept; null where its text is lost. */
export function passagesOf(db: ReadDb, documentId: DocumentId, edition: EditionId, { dataFolder }: Pick<Session, 'dataFolder'>): readonly Passage[] | null {
  const document = textOfDocument(db, documentId)
  return document.edition === edition ? readPassages(db, document.number) : keptPassages(db, dataFolder, edition)
}

/** All that a person made on a document. What is in the bin stays where it is. */
export function madeOn(db: ReadDb, documentId: DocumentId): Made[] {
  const annotations = readShown(db, 'WHERE removed IS NULL AND document_id = ? ORDER BY passage, "start", created', documentId)
    .flatMap(({ version, documentId: id }): Made[] => version.content
      ? [{ key: version.id, kind: 'annotation', anchor: version.content.anchor, annotation: annotationOf(version, version.content, id), figure: null }] : [])
  const figures = standingCorrections(db, documentId).map((figure): Made => {
    const { key, edition, passage, start, end, raw } = figure
    return { key, kind: 'figure', anchor: { edition, passage, start, end, quote: raw }, annotation: null, figure }
  })
  return [...annotations, ...figures].sort((a, b) => a.anchor.passage - b.anchor.passage || a.anchor.start - b.anchor.start)
}

export function countOutcomes(judged: readonly { readonly item: EditionItem }[]): EditionCounts {
  const counts: Record<EditionOutcome, number> = { same: 0, moved: 0, changed: 0, gone: 0 }
  for (const { item } of judged) counts[item.outcome]++
  return counts
}

type Question = { readonly mark: Mark, readonly comparison: EditionComparison } | null

/** Where the old text is lost, an anchor still keeps some words around; a key alone keeps none. */
function withoutText({ anchor, annotation }: Made, target: Target, regionNames: readonly string[]): Question {
  return annotation ? comparisonFromAnchor(anchor as Anchor, target.passages, regionNames) : null
}

function judge(made: Made, target: Target, old: readonly Passage[] | null, question: Question): Judged {
  const found = answer(made, target, question)
  const place = found.outcome === 'gone' ? null : found.place
  const isAsked = found.outcome === 'changed' || found.outcome === 'gone'
  const candidates = isAsked && question ? candidatesFor(question.mark, question.comparison, MOST_CANDIDATES) : []
  const { key, kind, annotation, figure } = made
  return {
    made, place: isAsked ? null : place,
    item: {
      key, kind, annotation,
      figure: figure && { key: figure.key, decision: figure.decision, indicator: figure.indicator, value: figure.value, unit: figure.unit },
      outcome: found.outcome, reason: found.outcome === 'changed' ? found.reason : null,
      old: oldPlace(made, old),
      now: place && placeIn(target, place),
      candidates: candidates.map(candidate => placeIn(target, candidate)),
    },
  }
}

function answer({ annotation }: Made, target: Target, question: Question): Relocation {
  const first = target.passages[0]
  // A note on the document as a whole stands wherever the document is.
  if (annotation?.scope === 'document' && first && first.text !== '') {
    return { outcome: 'same', place: makeAnchor(target.passages, 0, { start: 0, end: Math.min(first.text.length, LONGEST_QUOTE) }) }
  }
  if (!question) return { outcome: 'gone' }
  const found = relocate(question.mark, question.comparison)
  return found.outcome !== 'gone' && found.place.quote.length > LONGEST_QUOTE ? { outcome: 'gone' } : found
}

/** Words of an edition with the sentences around them. */
export function placeIn({ edition, passages }: Target, { passage, start, end }: Pick<AnchorPlace, 'passage' | 'start' | 'end'>): EditionPlace {
  const text = passages[passage]?.text ?? ''
  return { edition, passage, start, end, quote: text.slice(start, end), headings: headingsAbove(passages, passage), around: around(text, start, end) }
}

function oldPlace({ anchor }: Made, old: readonly Passage[] | null): EditionPlace {
  const { edition, passage, start, end, quote, before = '', after = '', headings = [] } = anchor
  if (old?.[passage]?.text.slice(start, end) === quote) return placeIn({ edition, passages: old }, anchor)
  return { edition, passage, start, end, quote, headings: [...headings], around: { text: before + quote + after, start: before.length, end: before.length + quote.length } }
}

function around(text: string, start: number, end: number): EditionPlace['around'] {
  const sentences = sentencesOf(text).filter(sentence => sentence.start < end && sentence.end > start)
  const from = Math.max(0, Math.min(start, sentences[0]?.start ?? start), start - LONGEST_AROUND)
  const to = Math.min(text.length, Math.max(end, sentences.at(-1)?.end ?? end), end + LONGEST_AROUND)
  return { text: text.slice(from, to), start: start - from, end: end - from }
}
