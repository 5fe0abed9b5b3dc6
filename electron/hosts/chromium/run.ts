import type { LibraryState } from '../shared/library-client.ts'
import { createAssetServer } from '../shared/assets.ts'
import { isOwnAddress, PAGE_ORIGIN } from '../shared/policy.ts'
import { createSession } from '../shared/session.ts'
import { startFailureText } from '../shared/start-failure.ts'
import type { InstanceLock } from '../shared/instance-lock.ts'
import { chooseSavePath, pickFile, showInFolder } from './dialogs.ts'
import { NOTICE_PATH, withNoticePages, type Notice } from './notice-page.ts'
import { takePictures } from './pictures.ts'
import { createPrinter } from './printer.ts'
import { openInViewer } from './viewer.ts'
import { openWindow, type AppWindow } from './window.ts'

export interface RunOptions {
  readonly program: string
  readonly dataFolder: string
  readonly rendererFolder: string
  readonly resourcesFolder: string
  readonly workerFile: string
  readonly version: string
  readonly headless: boolean
  readonly debugPort: boolean
  readonly developmentOrigin: string | undefined
  /** Set for the work without a window: pictures and a PDF go there, then the app ends. */
  readonly picturesFolder: string | null
  readonly lock: InstanceLock
}

/** Runs the app until it is closed; answers with the exit code. Window and library start side by side. */
export async function runApp(options: RunOptions): Promise<number> {
  const { program, dataFolder, developmentOrigin } = options
  const origin = developmentOrigin ?? PAGE_ORIGIN.chromium
  let window: AppWindow | null = null
  let notice: Notice | null = null
  let finish: (code: number) => void = () => undefined
  const finished = new Promise<number>((resolve) => { finish = resolve })

  const files = createAssetServer(options.rendererFolder)
  const session = createSession({
    ...options, host: 'chromium', isOwnAddress: (url) => isOwnAddress(url, origin),
    dialogs: {
      chooseSavePath, showInFolder,
      pickFile: async (purpose) => (window === null ? null : pickFile(window.page, purpose)),
    },
    print: (job) => printer.print(job),
    printOnPaper: async ({ fileName, pdf }) => openInViewer(fileName, await pdf()),
    askPage: () => window?.page.emit('window.closing', {}) ?? false,
    async end() {
      await Promise.all([window?.close(), printer.close()])
      options.lock.release()
      finish(0)
    },
  })
  const printer = createPrinter({ program, assets: files, gate: session.gate, developmentOrigin, report: session.report })
  const quit = (): void => void session.quit.begin()
  const assets = withNoticePages(files, () => notice, (choice) => void session.library.recover(choice).then(show, session.report))

  /** Shows what the library's start led to. The notice goes away once the library is open. */
  async function show(state: LibraryState): Promise<void> {
    const failed = state.kind === 'start-failed'
    const changed = failed || notice !== null
    notice = failed ? { ...startFailureText(state.failure, dataFolder), recovery: state.recovery } : null
    if (failed) console.error(`${notice?.title}。${notice?.advice}`)
    if (changed) await window?.page.navigate(failed ? NOTICE_PATH : '/')
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit)
  process.on('uncaughtException', session.report)
  process.on('unhandledRejection', session.report)
  const starting = session.library.start()
  try {
    window = await openWindow({
      program, dataFolder, headless: options.headless, debugPort: options.debugPort, developmentOrigin, assets, gate: session.gate,
      onCloseAsked: quit,
      onGone: () => { window = null; session.quit.pageSays('ready'); quit() },
    })
  } catch (error) {
    session.report(error)
    console.error(`浏览器没有启动：${program}。请重新安装 Chromium、Chrome 或 Edge 后再试。`)
    await session.quit.begin()
    return 1
  }
  options.lock.onSecondStart(() => void window?.bringToFront().catch(session.report))
  await show(await starting)
  if (options.picturesFolder === null) return finished

  const code = notice === null ? await takePictures(window.page, session.gate, origin, options.picturesFolder).then(() => 0, (error) => {
    session.report(error)
    console.error(`没有完成：${error instanceof Error ? error.message : '未知的原因'}`)
    return 1
  }) : 1
  quit()
  await finished
  return code
}
