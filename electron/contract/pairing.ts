import { z } from 'zod'
import { read, write } from './call.ts'
import { DocumentId } from './ids.ts'

/** A heading of one document beside one of another; indexes of passages. */
export const PairedHeadings = z.strictObject({
  a: z.int().min(0),
  b: z.int().min(0),
  /** How alike the two are, 0..1; 1 for a pair that a person made. */
  score: z.number().min(0).max(1),
  /** `words`: they say the same; `topic`: their sections speak of the same, or they share their main word; `place`: alone between two pairs on both sides; `person`: made by hand. */
  reason: z.enum(['words', 'topic', 'place', 'person']),
})
export type PairedHeadings = z.infer<typeof PairedHeadings>

const Heading = z.int().min(0)
const Two = z.strictObject({ a: DocumentId, b: DocumentId })

/** The pairs in force between two documents, by passage of the first. */
export const Pairing = z.strictObject({
  pairs: z.array(PairedHeadings),
  /** How many of a person's pairs and partings are in force; 0 where all is computed. */
  corrections: z.int(),
})
export type Pairing = z.infer<typeof Pairing>

export const pairingCalls = {
  /** Headings of two documents paired for reading side by side, with a person's corrections. The other way round gives the same pairs. Fails with `document-missing`. */
  'pairing.get': read({ input: Two, output: Pairing }),
  /**
   * A person's word on the pairing: `pair` puts two headings side by side, `part` takes a pair apart, `reset` forgets all
   * corrections between the two documents. Fails with `document-missing`, or `anchor-mismatch` for passages that are no headings.
   */
  'pairing.set': write({
    input: Two.extend({
      change: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('pair'), heading: Heading, with: Heading }),
        z.strictObject({ kind: z.literal('part'), heading: Heading, with: Heading }),
        z.strictObject({ kind: z.literal('reset') }),
      ]),
    }),
    output: Pairing,
  }),
}
