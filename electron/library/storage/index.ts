// The only place that knows SQLite: open, check, migrate, back up, restore.
export type { ReadDb, SqlValue, WriteDb } from './db.ts'
export { connect, type Connection } from './connection.ts'
export { backUp, isBackupDue, listBackups, newestVerified, verify, type Backup } from './backup.ts'
export { corpusDamage, corpusPath, corpusState, createCorpus, finishCorpus, setCorpusAside, type CorpusState } from './corpus.ts'
export { findDamage, type CheckDepth } from './check.ts'
export { codeOf, expectedFailure, isDamage } from './failures.ts'
export { copyWhole, fileStamp, removeDatabase, replaceFile, writeWhole } from './files.ts'
export { notebookNeedsRecovery, notebookPath, notebookState, openNotebook, recoverNotebook, recoveryOffer, type NotebookState } from './notebook.ts'
