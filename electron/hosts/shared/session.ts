import type { AppInfo } from '../../contract/index.ts'
import { createFileTokens } from './file-tokens.ts'
import { createGate, type Gate } from './gate.ts'
import { createHostHandlers, type HostParts } from './host-calls.ts'
import { createLibraryClient, type LibraryClient } from './library-client.ts'
import { createQuitSequence, type QuitParts, type QuitSequence } from './quit.ts'
import { createReport } from './report.ts'

/** What a host brings; everything else is the same in both. */
export interface SessionParts {
  readonly host: AppInfo['host']
  readonly version: string
  readonly dataFolder: string
  readonly resourcesFolder: string
  readonly workerFile: string
  readonly isOwnAddress: (url: string) => boolean
  readonly dialogs: Pick<HostParts, 'pickFile' | 'chooseSavePath' | 'showInFolder'>
  readonly print: HostParts['print']
  readonly printOnPaper: HostParts['printOnPaper']
  readonly askPage: QuitParts['askPage']
  readonly end: QuitParts['end']
}

/** The app between its window and its library. */
export interface Session {
  readonly library: LibraryClient
  readonly gate: Gate
  readonly quit: QuitSequence
  readonly report: (error: unknown) => void
}

/** Wires gate, library, file tokens and quit sequence. The library starts with the first `library.start()` or call. */
export function createSession(parts: SessionParts): Session {
  const report = createReport(parts.dataFolder)
  const { dataFolder, resourcesFolder, host, version } = parts
  const library = createLibraryClient({ workerFile: parts.workerFile, start: { dataFolder, resourcesFolder, host, version }, report })
  const quit = createQuitSequence({ askPage: parts.askPage, closeLibrary: library.close, end: parts.end, report })
  const handlers = createHostHandlers({ ...parts.dialogs, print: parts.print, printOnPaper: parts.printOnPaper, library, tokens: createFileTokens(), quit })
  const gate = createGate({ isOwnAddress: parts.isOwnAddress, handlers, library, isClosed: quit.isClosed, report })
  return { library, gate, quit, report }
}
