import { basename, join, resolve } from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import { defaultDataFolder } from '../shared/data-folder.ts'
import { takeInstanceLock } from '../shared/instance-lock.ts'
import { HELP, readOptions } from '../shared/options.ts'
import { startFailureText } from '../shared/start-failure.ts'
import { ExpectedFailure } from '../../contract/index.ts'
import { findBrowser } from './find-browser.ts'
import { runApp } from './run.ts'

// The app in an installed Chromium, Chrome or Edge. Built: `node out/main/chromium-host.js`; from source:
// `node electron/hosts/chromium/main.ts` after a build of the renderer. Environment, for tests:
// ANTOU_DATA data folder, ANTOU_HEADLESS=1 no window, ANTOU_SAVE_DIR and ANTOU_PICK_FILE answer for dialogs,
// ANTOU_DEBUG_PORT=1 opens a debugging port, ANTOU_BROWSER names the browser.

const here = import.meta.dirname
const fromSource = basename(import.meta.filename).endsWith('.ts')
const root = fromSource ? resolve(here, '../../..') : resolve(here, '../..')

process.exitCode = await main()
// Nothing may keep the process once the window is closed and the library is written down.
process.exit()

/** Exit codes: 0 closed by the person, 1 could not run, 2 the command line was not understood. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options.kind === 'help') return say(HELP, 0)
  if (options.kind === 'version') return say(`案头 ${packageFile.version}`, 0)
  if (options.kind === 'mistake') return complain(options.message, 2)

  const program = findBrowser()
  if (program === null) return complain('没有找到 Chromium、Chrome 或 Edge。请先安装其中之一（Debian 系统：apt-get install chromium），再打开案头。', 1)
  const dataFolder = resolve(options.dataFolder ?? defaultDataFolder())
  try {
    const lock = takeInstanceLock(dataFolder)
    if (lock === null) return complain('案头已经在运行，请切换到已打开的窗口。要同时打开另一份资料，请用 --data 指定另一个文件夹。', 1)
    try {
      return await runApp({
        program, dataFolder, lock, version: packageFile.version,
        rendererFolder: join(root, 'out/renderer'),
        resourcesFolder: fromSource ? root : resolve(here, '../resources'),
        workerFile: fromSource ? join(root, 'electron/library/worker.ts') : join(here, 'worker.js'),
        headless: process.env['ANTOU_HEADLESS'] === '1' || options.picturesFolder !== null,
        debugPort: process.env['ANTOU_DEBUG_PORT'] !== undefined,
        developmentOrigin: process.env['ELECTRON_RENDERER_URL'],
        picturesFolder: options.picturesFolder === null ? null : resolve(options.picturesFolder),
      })
    } finally {
      lock.release()
    }
  } catch (error) {
    const { title, advice } = startFailureText(error instanceof ExpectedFailure ? error.failure : { code: 'unknown' }, dataFolder)
    return complain(`${title}。${advice}`, 1)
  }
}

function say(text: string, code: number): number {
  console.log(text)
  return code
}

function complain(text: string, code: number): number {
  console.error(text)
  return code
}
