import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ExpectedFailure } from '../../contract/index.ts'
import { callOrThrow, exportComparisonPdf, exportMade, exportNotes, exportUnnumbered, previewPdf, printComparison, type ExportParts } from './export-flow.ts'
import type { PickPurpose } from './file-kinds.ts'
import type { FileTokens } from './file-tokens.ts'
import type { HostHandlers } from './gate.ts'
import { Previews } from './previews.ts'
import type { QuitSequence } from './quit.ts'

/** What differs between the hosts: dialogs, printing, the file manager. */
export interface HostParts extends Omit<ExportParts, 'onSaved' | 'previews'> {
  readonly tokens: FileTokens
  /** Opens the system's file picker: an absolute path, or null if the person cancelled. */
  readonly pickFile: (purpose: PickPurpose) => Promise<string | null>
  /** Shows a file in the system's file manager; false where that cannot be done. */
  readonly showInFolder: (path: string) => Promise<boolean>
  readonly quit: Pick<QuitSequence, 'pageSays'>
}

/** Every call that a host answers itself, the same in both hosts. */
export function createHostHandlers(parts: HostParts): HostHandlers {
  let lastExport: string | null = null
  const saving: ExportParts = { ...parts, previews: new Previews(), onSaved: (path) => { lastExport = path } }
  return {
    async 'file.pick'({ purpose }) {
      const path = await parts.pickFile(purpose)
      if (path === null) return null
      const file = await stat(path).catch(() => null)
      if (file === null) throw new ExpectedFailure('file-missing', basename(path))
      if (!file.isFile()) throw new ExpectedFailure('file-unreadable', basename(path))
      const token = parts.tokens.issue(path)
      await callOrThrow(parts.library, 'file.register', { token, path })
      parts.tokens.redeem(token) // the library keeps it from here on
      return { token, name: basename(path), size: file.size }
    },
    'export.preview': (input) => previewPdf(saving, input),
    'export.comparisonPdf': (input) => exportComparisonPdf(saving, input),
    'export.comparisonFile': (input) => exportMade(saving, 'comparison.file', input),
    'export.chart': (input) => exportMade(saving, 'comparison.chartFile', input),
    'export.print': (input) => printComparison(saving, input),
    'export.ledger': (input) => exportUnnumbered(saving, 'ledger.file', input),
    'export.notes': (input) => exportNotes(saving, input),
    'export.exchange': (input) => exportUnnumbered(saving, 'exchange.file', input),
    async 'window.readyToClose'() {
      parts.quit.pageSays('ready')
      return null
    },
    async 'window.keepOpen'({ word }) {
      parts.quit.pageSays(word)
      return null
    },
    async 'file.showLastExport'() {
      return lastExport === null ? false : await parts.showInFolder(lastExport)
    },
  }
}
