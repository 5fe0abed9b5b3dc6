import { annotationHandlers } from './annotations/index.ts'
import { appInfo } from './app-info.ts'
import { backupHandlers } from './backups/index.ts'
import { comparisonHandlers } from './comparisons/index.ts'
import { documentHandlers } from './documents/index.ts'
import { editionHandlers, historyHandlers } from './editions/index.ts'
import { exchangeHandlers } from './exchange/index.ts'
import { exportHandlers } from './exports/index.ts'
import type { Handlers } from './handlers.ts'
import { ledgerFileHandlers } from './ledger-files/index.ts'
import { metricHandlers } from './metrics/index.ts'
import { noteFileHandlers } from './note-files/index.ts'
import { pairingHandlers } from './pairing/index.ts'
import { searchHandlers } from './search/index.ts'
import { settingsHandlers } from './settings/index.ts'
import { lexiconHandlers } from './user-lexicon/index.ts'

/** Every call of the library; a missing one does not compile. */
export const handlers: Handlers = {
  ...documentHandlers, ...searchHandlers, ...metricHandlers, ...annotationHandlers, ...settingsHandlers, ...comparisonHandlers,
  ...exportHandlers, ...lexiconHandlers, ...ledgerFileHandlers,
  ...historyHandlers, ...exchangeHandlers, ...editionHandlers, ...pairingHandlers, ...backupHandlers, ...noteFileHandlers,
  'app.info': appInfo,
}
