// Which headings of two documents stand side by side: computed, with a person's corrections over it.
import { ExpectedFailure, type CallArgument, type DocumentId, type Pairing, type Passage } from '../../contract/index.ts'
import { correctedPairs, pairHeadings } from '../../domain/text/index.ts'
import { readPassages, textOfDocument } from '../documents/index.ts'
import type { HandlersOf } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

export const pairingHandlers: HandlersOf<'pairing.get' | 'pairing.set'> = {
  'pairing.get': (db, { a, b }) => pairing(db, a, b),
  'pairing.set': (db, input, { now }) => db.transaction(() => {
    correct(db, input, now().toISOString())
    return pairing(db, input.a, input.b)
  }),
}

/** Both orders of two documents share their corrections. */
function pairing(db: ReadDb, a: DocumentId, b: DocumentId): Pairing {
  if (a > b) return turned(pairing(db, b, a))
  const [leftText, rightText] = [passagesOf(db, a), passagesOf(db, b)]
  const [left, right] = [leftText.filter(isHeading), rightText.filter(isHeading)]
  const made: { a: number; b: number }[] = []
  const parted: { a: number; b: number }[] = []
  for (const row of db.all<Row>(`
    SELECT heading_a AS headingA, nth_a AS nthA, heading_b AS headingB, nth_b AS nthB, kind FROM main.pairing
    WHERE document_a = ? AND document_b = ? ORDER BY made`, a, b)) {
    const one = passageOf(left, row.headingA, row.nthA)
    const other = passageOf(right, row.headingB, row.nthB)
    // A heading that a corrected text no longer has keeps its row: the text may come back.
    if (one !== undefined && other !== undefined) (row.kind === 'pair' ? made : parted).push({ a: one, b: other })
  }
  return { pairs: correctedPairs(pairHeadings(leftText, rightText), made, parted), corrections: made.length + parted.length }
}

function turned({ pairs, corrections }: Pairing): Pairing {
  return { pairs: pairs.map(({ a, b, ...rest }) => ({ a: b, b: a, ...rest })).sort((x, y) => x.a - y.a), corrections }
}

interface Row { headingA: string; nthA: number; headingB: string; nthB: number; kind: 'pair' | 'part' }

function correct(db: WriteDb, { a, b, change }: CallArgument<'pairing.set'>, now: string): void {
  const isTurned = a > b
  const [first, second] = isTurned ? [b, a] : [a, b]
  if (change.kind === 'reset') {
    db.run('DELETE FROM main.pairing WHERE document_a = ? AND document_b = ?', first, second)
    return
  }
  const [one, other] = isTurned ? [change.with, change.heading] : [change.heading, change.with]
  const left = nameOf(passagesOf(db, first).filter(isHeading), one)
  const right = nameOf(passagesOf(db, second).filter(isHeading), other)
  // A heading has one pair: what was said before of either gives way.
  if (change.kind === 'pair') {
    db.run(`DELETE FROM main.pairing WHERE document_a = ? AND document_b = ? AND kind = 'pair' AND ((heading_a = ? AND nth_a = ?) OR (heading_b = ? AND nth_b = ?))`,
      first, second, left.text, left.nth, right.text, right.nth)
  }
  db.run(`
    INSERT INTO main.pairing (document_a, document_b, heading_a, nth_a, heading_b, nth_b, kind, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET kind = excluded.kind, made = excluded.made`, first, second, left.text, left.nth, right.text, right.nth, change.kind, now)
}

/** The text of a document. Fails with `document-missing`. */
const passagesOf = (db: ReadDb, id: DocumentId): Passage[] => readPassages(db, textOfDocument(db, id).number)

const isHeading = ({ kind }: Passage): boolean => kind === 'heading'

/** A heading by its words, and which of those with the same words it is. Fails with `anchor-mismatch`. */
function nameOf(headings: readonly Passage[], passage: number): { text: string; nth: number } {
  const heading = headings.find(({ index }) => index === passage)
  if (!heading) throw new ExpectedFailure('anchor-mismatch')
  return { text: heading.text, nth: headings.filter(({ text, index }) => text === heading.text && index < passage).length }
}

function passageOf(headings: readonly Passage[], text: string, nth: number): number | undefined {
  return headings.filter((heading) => heading.text === text)[nth]?.index
}
