import type { AppInfo } from '../contract/index.ts'
import type { Session } from './handlers.ts'
import { listBackups, type ReadDb } from './storage/index.ts'

/** What the settings view tells of the app. */
export function appInfo(db: ReadDb, _: unknown, { version, host, dataFolder, notices }: Session): AppInfo {
  const one = (sql: string): number => db.get<{ n: number }>(sql)?.n ?? 0
  return {
    version, host, dataFolder, notices: [...notices],
    sqlite: db.get<{ version: string }>('SELECT sqlite_version() AS version')?.version ?? '',
    documents: one('SELECT count(*) AS n FROM corpus.document'),
    annotations: one('SELECT count(*) AS n FROM main.annotation WHERE removed IS NULL'),
    lastBackup: listBackups(dataFolder)[0]?.made ?? null,
  }
}
