import type { CallArgument, PassageKind, SearchAnswer, SearchHit } from '../../contract/index.ts'
import { headingsAbove } from '../../domain/text/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { findCandidates, MOST_CANDIDATES } from './candidates.ts'
import { searchNotes } from './notes.ts'
import { snippetOf } from './snippet.ts'
import { expansionOf, isIn, termsOf, type Term } from './terms.ts'
import { HEADING_MARK, withoutMark } from './tokens.ts'

/** A passage that matches, before it is shown. */
interface Match {
  readonly document: number
  /** Rank of its document among the candidates, best is 0. */
  readonly rank: number
  readonly passage: number
  readonly heading: boolean
  /** How many of the terms stand in it. */
  readonly terms: number
}

/**
 * Answers `search.query`: documents by the index, then passages by reading the folded texts of these documents.
 * Where no passage of a document holds all terms, those that hold most of them stand for it.
 */
export function searchAll(db: ReadDb, { text, limit, documentId }: CallArgument<'search.query'>): SearchAnswer {
  const terms = termsOf(text)
  if (terms.length === 0) return { hits: [], total: 0, documents: 0, terms: [], expansion: null }
  const candidates = findCandidates(db, terms, documentId)
  const perDocument = candidates.documents.map((document, rank) => matchesIn(db, document, rank, terms))
  const matches = perDocument.flat()
  const notes = searchNotes(db, terms, documentId)
  const best = matches.sort((a, b) => b.terms - a.terms || Number(b.heading) - Number(a.heading) || a.rank - b.rank || a.passage - b.passage)
  const found = perDocument.filter((list) => list.length > 0).length
  const beyond = candidates.count > candidates.documents.length
  // Notes are few and are the person's own: they keep a third of the places where both overflow.
  const noteHits = notes.slice(0, Math.max(limit - best.length, Math.ceil(limit / 3)))
  return {
    hits: [...showPassages(db, best.slice(0, limit - noteHits.length), terms), ...noteHits],
    total: matches.length + notes.length,
    documents: beyond ? candidates.count : found,
    terms: terms.map((term) => term.text),
    expansion: [expansionOf(terms), beyond ? `文件太多，段落只数了前 ${MOST_CANDIDATES} 份` : null].filter(Boolean).join('；') || null,
  }
}

function matchesIn(db: ReadDb, document: number, rank: number, terms: readonly Term[]): Match[] {
  const folded = db.get<{ folded: string }>('SELECT folded FROM corpus.text WHERE document = ?', document)?.folded ?? ''
  if (!terms.every((term) => isIn(term, folded))) return []
  const matches = folded.split('\n').flatMap((line, passage): Match[] => {
    const passageText = withoutMark(line)
    const held = terms.filter((term) => isIn(term, passageText)).length
    return held > 0 ? [{ document, rank, passage, heading: line.startsWith(HEADING_MARK), terms: held }] : []
  })
  const most = Math.max(0, ...matches.map((match) => match.terms))
  return matches.filter((match) => match.terms === most)
}

interface PassageRow { place: number; kind: PassageKind; level: number; text: string }

/** The hits as the page shows them, with heading path and snippet; documents are read once each. */
function showPassages(db: ReadDb, matches: readonly Match[], terms: readonly Term[]): SearchHit[] {
  const documents = new Map<number, ReturnType<typeof readDocument>>()
  return matches.map(({ document, passage }) => {
    const known = documents.get(document) ?? readDocument(db, document)
    documents.set(document, known)
    return {
      documentId: known.id, documentTitle: known.title, regionName: known.regionName,
      headings: headingsAbove(known.passages, passage), passage,
      ...snippetOf(known.passages[passage]?.text ?? '', terms), annotationId: null,
    }
  })
}

function readDocument(db: ReadDb, number: number) {
  const row = db.get<{ id: SearchHit['documentId']; title: string; regionName: string }>(
    `SELECT d.id, d.title, r.name AS regionName FROM corpus.document d JOIN corpus.region r ON r.code = d.region WHERE d.number = ?`, number)
  if (!row) throw new Error(`the index knows document ${number}, the corpus does not`)
  const passages = db.all<PassageRow>('SELECT place, kind, level, text FROM corpus.passage WHERE document = ? ORDER BY place', number)
    .map(({ place, kind, level, text }) => ({ index: place, kind, level, text, runs: [], markup: [] }))
  return { ...row, passages }
}
