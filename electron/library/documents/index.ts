// Documents: how a file's bytes become passages and numbers in the corpus, and how they are read again.
import type { HandlersOf } from '../handlers.ts'
import { ExpectedFailure } from '../../contract/index.ts'
import { importFile, inspectFile, removeImport } from './importing.ts'
import { numberOf } from './reading.ts'
import { listRegions } from './regions.ts'
import { glimpse, listDocuments, openDocument } from './summaries.ts'

export { numbersMark, readNumbersAgain } from './again.ts'
export { buildCorpus, readFact, type BuiltCorpus, type CorpusSources } from './build.ts'
export { decode, editionOf, sha256, type DecodedText } from './decode.ts'
export { findBundled, readFileOr } from './bundled.ts'
export { alignImports, prepareCorpus } from './prepare.ts'
export {
  correctedFact, currentRaw, importOf, keepEdition, keptPassages, keptText, readPickedEdition, replaceText, setImport, textOfDocument,
  type ImportRow, type PickedEdition, type TextOfDocument,
} from './replacing.ts'
export { findRegion, listRegions } from './regions.ts'
export { documentSummary, forPage, listDocuments, openDocument, readPassages } from './summaries.ts'
export { findTextDrift } from './drift.ts'

type Names = 'document.list' | 'document.open' | 'document.glimpse' | 'document.recordPosition' | 'document.regions' | 'document.inspectFile'
  | 'document.import' | 'document.remove' | 'file.register'

export const documentHandlers: HandlersOf<Names> = {
  'document.list': (db) => listDocuments(db),
  'document.open': (db, { documentId }) => openDocument(db, documentId),
  'document.glimpse': (db, { documentId, passage }) => glimpse(db, documentId, passage),
  'document.recordPosition': (db, { documentId, position }, { now }) => {
    if (numberOf(db, documentId) === undefined) throw new ExpectedFailure('document-missing')
    db.run(`
      INSERT INTO main.position (document_id, passage, fraction, read_at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET passage = excluded.passage, fraction = excluded.fraction, read_at = excluded.read_at`,
    documentId, position.passage, position.fraction, now().toISOString())
    return null
  },
  'document.regions': (db) => listRegions(db),
  'document.inspectFile': (db, { file }, session) => inspectFile(db, file, session),
  'document.import': (db, { file, details }, session) => importFile(db, file, details, session),
  'document.remove': (db, { documentId }, session) => removeImport(db, documentId, session),
  'file.register': (_, { token, path }, { files }) => {
    files.set(token, path)
    return null
  },
}
