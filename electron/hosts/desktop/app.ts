import { join } from 'node:path'
import { app, ipcMain, powerMonitor, shell, type BrowserWindow, type WebContents } from 'electron'
import { ExpectedFailure } from '../../contract/index.ts'
import type { LibraryState } from '../shared/library-client.ts'
import { takeInstanceLock, type InstanceLock } from '../shared/instance-lock.ts'
import { isOwnAddress, PAGE_ORIGIN } from '../shared/policy.ts'
import { createSession } from '../shared/session.ts'
import { startFailureText } from '../shared/start-failure.ts'
import { askAfterFailure, chooseSavePath, pickFile, showInFolder } from './dialogs.ts'
import { setMenu } from './menu.ts'
import { printJob, printOnPaper, type PrinterOptions } from './printer.ts'
import { registerScheme, serveRenderer } from './protocol.ts'
import { guardContents, guardSession, isFromMainFrame, lockBrowser } from './security.ts'
import { createWindow } from './window.ts'

export interface DesktopPaths {
  readonly dataFolder: string
  readonly rendererFolder: string
  readonly resourcesFolder: string
  readonly preload: string
  readonly workerFile: string
  readonly version: string
  /** Address of the development server; the app's own origin otherwise. */
  readonly developmentOrigin: string | undefined
}

/** Starts the app in Electron. Must be called before Electron is `ready`; settles when the window's page is loaded. */
export async function startDesktop(paths: DesktopPaths): Promise<void> {
  registerScheme()
  lockBrowser(paths.developmentOrigin !== undefined)
  // The browser's own files lie beside the databases, not among them.
  app.setPath('userData', join(paths.dataFolder, 'electron'))
  app.setName('案头')
  const lock = takeLock(paths.dataFolder)
  if (lock === null) return
  await app.whenReady()
  await runDesktop(paths, lock)
}

/** The hold on the data folder; null (and the app quits) where another instance, of either host, has it. */
function takeLock(dataFolder: string): InstanceLock | null {
  try {
    const lock = app.requestSingleInstanceLock() ? takeInstanceLock(dataFolder) : null
    if (lock === null) {
      console.error('案头已经在运行，请切换到已打开的窗口。')
      app.exit(1)
    }
    return lock
  } catch (error) {
    const { title, advice } = startFailureText(error instanceof ExpectedFailure ? error.failure : { code: 'unknown' }, dataFolder)
    void app.whenReady().then(() => askAfterFailure(title, advice, null)).then(() => app.exit(1))
    return null
  }
}

async function runDesktop(paths: DesktopPaths, lock: InstanceLock): Promise<void> {
  const { dataFolder, preload } = paths
  const origin = paths.developmentOrigin ?? PAGE_ORIGIN.desktop
  const isOwn = (url: string): boolean => isOwnAddress(url, origin) || (paths.developmentOrigin !== undefined && isOwnAddress(url, origin.replace(/^http/, 'ws')))
  const printing = new Set<WebContents>()
  let window: BrowserWindow | null = null
  const theWindow = (): BrowserWindow => {
    if (window === null) throw new ExpectedFailure('busy-closing')
    return window
  }

  const session = createSession({
    ...paths, host: 'desktop', isOwnAddress: isOwn,
    dialogs: { pickFile: (purpose) => pickFile(theWindow(), purpose), chooseSavePath: (name) => chooseSavePath(theWindow(), name), showInFolder },
    print: (job) => printJob(printer(), job),
    printOnPaper: ({ job }) => printOnPaper(printer(), job),
    askPage: () => tell('window.closing', {}),
    end() {
      window?.destroy()
      lock.release()
      app.exit(0)
    },
  })
  const { quit, report, gate, library } = session
  function printer(): PrinterOptions {
    return { origin, preload, report, onOpened: (contents) => printing.add(contents), onClosed: (contents) => printing.delete(contents) }
  }

  /** Tells the page something; false where there is no page to hear it. */
  function tell(name: string, payload: unknown): boolean {
    if (window === null || window.webContents.isDestroyed() || window.webContents.isCrashed()) return false
    window.webContents.send('antou:event', name, payload)
    return true
  }

  serveRenderer(paths.rendererFolder)
  guardSession(isOwn)
  guardContents(isOwn)
  ipcMain.handle('antou:call', (event, message: unknown) => {
    const page = printing.has(event.sender) ? 'print' : 'window'
    const isMainFrame = page === 'print' ? isFromMainFrame(event, event.sender) : window !== null && isFromMainFrame(event, window.webContents)
    return gate({ isMainFrame, url: event.senderFrame?.url ?? '', page }, message)
  })
  setMenu({ tell: (command) => tell('menu.command', { command }), quit: () => void quit.begin(), openDataFolder: () => void shell.openPath(dataFolder) })

  const quitInstead = (event?: { preventDefault: () => void }): void => {
    event?.preventDefault()
    void quit.begin()
  }
  app.on('before-quit', quitInstead)
  app.on('window-all-closed', () => void quit.begin())
  // Electron hands an event over that holds up the shutdown, though its types do not say so.
  powerMonitor.on('shutdown', (...words: unknown[]) => quitInstead(words[0] as Electron.Event | undefined))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void quit.begin())
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)

  const showWindow = (): void => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  }
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  lock.onSecondStart(showWindow)

  // Window and library start side by side; the page's first calls wait for the library.
  const starting = library.start()
  window = createWindow({ dataFolder, preload, onCloseAsked: () => void quit.begin(), report })
  await Promise.all([window.loadURL(`${origin}/`).catch(report), starting.then(settleStart)])

  /** Asks what to do until the library is open or the person quits. */
  async function settleStart(state: LibraryState): Promise<void> {
    let recovered = false
    while (state.kind === 'start-failed') {
      const { title, advice } = startFailureText(state.failure, dataFolder)
      const choice = await askAfterFailure(title, advice, state.recovery)
      if (choice === null) return void quit.begin()
      state = await library.recover(choice)
      recovered = true
    }
    if (recovered) window?.webContents.reload()
  }
}
