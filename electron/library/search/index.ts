// Full text over documents and notes (references on search; docs/decisions/0002).
import type { HandlersOf } from '../handlers.ts'
import { searchAll } from './query.ts'

export { checkIndex, indexDocument, indexIsComplete, rebuildIndex, unindexDocument } from './index-writing.ts'
export { foldedLines } from './tokens.ts'

export const searchHandlers: HandlersOf<'search.query'> = {
  'search.query': (db, input) => searchAll(db, input),
}
