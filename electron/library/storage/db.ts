/** What SQLite can hold. Booleans are stored as 0 and 1. */
export type SqlValue = string | number | bigint | null | Uint8Array

/**
 * The connection, for reading: `main` is the notebook, `corpus` the corpus (docs/decisions/0002).
 * A statement that would change something is refused at run time, whatever its caller thinks.
 */
export interface ReadDb {
  /** The first row, or undefined. Rows are plain objects, keyed by column. */
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  /** Row by row, for long results; no other statement may write while it runs. */
  each<Row>(sql: string, ...values: SqlValue[]): IterableIterator<Row>
}

/** The connection, for changing something as well. */
export interface WriteDb extends ReadDb {
  /** Runs one statement that changes something; answers how many rows it changed. */
  run(sql: string, ...values: SqlValue[]): { changes: number }
  /** All or nothing: a throw inside rolls back. Inside another transaction it is a savepoint. */
  transaction<Value>(work: () => Value): Value
}
