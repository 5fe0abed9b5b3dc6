export type { ReadDb, SqlValue, WriteDb } from './db.ts'
