import type { CallArgument, PassageKind, SearchAnswer, SearchHit } from '../../contract/index.ts'
import { headingsAbove } from '../../domain/text/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { findCandidates } from './candidates.ts'
import { searchNotes } from './notes.ts'
import { snippetOf } from './snippet.ts'
import { expansionOf, isIn, termsOf, type Term } from './terms.ts'
import { HEADING_MARK, withoutMark } from './tokens.ts'

/** Texts that are read for one answer, best first: some 0.05 ms each. Beyond it the answer says what was counted. Documents. */
const MOST_READ = 200

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
  const read = candidates.documents.slice(0, MOST_READ)
  const perDocument = read.map((document, rank) => matchesIn(db, document, rank, terms))
  const matches = perDocument.flat()
  const notes = searchNotes(db, terms, documentId)
  const best = matches.sort((a, b) => b.terms - a.terms || Number(b.heading) - Number(a.heading) || a.rank - b.rank || a.passage - b.passage)
  const found = perDocument.filter((list) => list.length > 0).length
  const beyond = candidates.count > read.length
  // Notes are few and are the person's own: they keep a third of the places where both overflow.
  const noteHits = notes.slice(0, Math.max(limit - best.length, Math.ceil(limit / 3)))
  return {
    hits: [...showPassages(db, best.slice(0, limit - noteHits.length), terms), ...noteHits],
    total: matches.length + notes.length,
    documents: beyond ? candidates.count : found,
    terms: terms.map((term) => term.text),
    expansion: [expansionOf(terms), beyond ? `文件太多，段落只数了最相关的 ${MOST_READ} 份` : null].filter(Boolean).join('；') || null,
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

/** What a hit shows of its document. */
interface ShownDocument {
  readonly id: SearchHit['documentId']
  readonly title: string
  readonly regionName: string
  /** Headings in order; a passage's path is found among those before it. */
  readonly headings: readonly ShownPassage[]
}

interface ShownPassage { readonly index: number; readonly kind: PassageKind; readonly level: number; readonly text: string }

/** The hits as the page shows them, with heading path and snippet. */
function showPassages(db: ReadDb, matches: readonly Match[], terms: readonly Term[]): SearchHit[] {
  const documents = new Map<number, ShownDocument>()
  return matches.map(({ document, passage }) => {
    const { id, title, regionName, headings } = documents.get(document) ?? readDocument(db, document)
    documents.set(document, { id, title, regionName, headings })
    const own = db.get<ShownPassage>(`${PASSAGE} WHERE document = ? AND place = ?`, document, passage)
    if (!own) throw new Error(`the index knows passage ${passage} of document ${document}, the corpus does not`)
    const path = [...headings.filter(({ index }) => index < passage), own]
    return {
      documentId: id, documentTitle: title, regionName, headings: headingsAbove(path, path.length - 1), passage,
      ...snippetOf(own.text, terms), annotationId: null,
    }
  })
}

const PASSAGE = 'SELECT place AS "index", kind, level, text FROM corpus.passage'

function readDocument(db: ReadDb, number: number): ShownDocument {
  const row = db.get<Omit<ShownDocument, 'headings'>>(
    'SELECT d.id, d.title, r.name AS regionName FROM corpus.document d JOIN corpus.region r ON r.code = d.region WHERE d.number = ?', number)
  if (!row) throw new Error(`the index knows document ${number}, the corpus does not`)
  return { ...row, headings: db.all<ShownPassage>(`${PASSAGE} WHERE document = ? AND kind = 'heading' ORDER BY place`, number) }
}
