import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { PICKED_KINDS, type PickPurpose } from '../shared/file-kinds.ts'
import { writingFailure } from '../shared/failure.ts'
import { freePath } from '../shared/save-file.ts'
import type { PageSession } from './page-session.ts'

const run = promisify(execFile)

/** A program of the desktop that shows a file dialog, and how it is asked. */
interface DialogProgram { readonly program: string; readonly save: (folder: string, name: string) => string[] }

const DIALOGS: Partial<Record<NodeJS.Platform, readonly DialogProgram[]>> = {
  linux: [
    { program: 'zenity', save: (folder, name) => ['--file-selection', '--save', '--confirm-overwrite', '--title=另存为', `--filename=${join(folder, name)}`] },
    { program: 'kdialog', save: (folder, name) => ['--title', '另存为', '--getsavefilename', join(folder, name)] },
  ],
  darwin: [
    { program: 'osascript', save: (folder, name) => ['-e', 'on run argv', '-e', 'POSIX path of (choose file name with prompt "另存为" default name (item 2 of argv) default location (POSIX file (item 1 of argv)))', '-e', 'end run', folder, name] },
  ],
  win32: [
    {
      program: 'powershell.exe',
      save: (folder, name) => ['-NoProfile', '-STA', '-Command',
        '& { param($folder, $name) [Console]::OutputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Windows.Forms; $dialog = New-Object System.Windows.Forms.SaveFileDialog; $dialog.InitialDirectory = $folder; $dialog.FileName = $name; if ($dialog.ShowDialog() -eq "OK") { $dialog.FileName } else { exit 1 } }',
        folder, name],
    },
  ],
}

/**
 * Where to save: the desktop's own dialog where it offers one, else the person's documents folder under a name that
 * is not taken (the page says where the file went). Null if the person cancelled. `ANTOU_SAVE_DIR` answers instead of
 * a dialog, for tests and for work without a window.
 */
export async function chooseSavePath(fileName: string, environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const given = environment['ANTOU_SAVE_DIR']
  if (given) return freePath(given, fileName)
  const folder = await documentsFolder()
  const dialog = DIALOGS[process.platform]?.find(({ program }) => isOnPath(program, environment))
  if (dialog === undefined) return freeDocumentPath(folder, fileName)
  try {
    // A free name is proposed; a person who types a taken one is asked by the dialog itself.
    const { stdout } = await run(dialog.program, dialog.save(folder, basename(await freePath(folder, fileName))), { encoding: 'utf8' })
    return stdout.replace(/\r?\n$/, '') || null
  } catch (error) {
    // Exit code 1 is the person's no; anything else (no display, a broken dialog) must not lose the table.
    return (error as { code?: unknown }).code === 1 ? null : freeDocumentPath(folder, fileName)
  }
}

async function freeDocumentPath(folder: string, fileName: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw writingFailure(error, 'save-failed')
  }
  return freePath(folder, fileName)
}

/** 文档: what XDG says on Linux, `Documents` elsewhere. */
async function documentsFolder(): Promise<string> {
  if (process.platform === 'linux') {
    const answer = await run('xdg-user-dir', ['DOCUMENTS'], { encoding: 'utf8' }).catch(() => null)
    const folder = answer?.stdout.trim()
    // Without a configuration the program answers with the home folder itself.
    if (folder && folder !== homedir() && existsSync(folder)) return folder
  }
  return join(homedir(), 'Documents')
}

/** True where a program can be started by its name alone. */
export function isOnPath(program: string, environment: NodeJS.ProcessEnv): boolean {
  return (environment['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))
    || (process.platform === 'win32' && program.endsWith('.exe'))
}

/**
 * Opens Chromium's own file picker and answers with the path that the browser knows for the picked file; null if the
 * person cancelled. The input element lives in an isolated world: no script of the page sees it or the file.
 */
export async function pickFile(page: PageSession, purpose: PickPurpose, environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const given = environment['ANTOU_PICK_FILE']
  if (given) return given
  const accept = PICKED_KINDS[purpose].extensions.map((extension) => `.${extension}`).join(',')
  const { executionContextId } = await page.send<{ executionContextId: number }>('Page.createIsolatedWorld', { frameId: page.mainFrame, worldName: 'picker' })
  const { result } = await page.send<{ result: { objectId?: string } }>('Runtime.evaluate', {
    contextId: executionContextId, awaitPromise: true, userGesture: true,
    expression: `new Promise((resolve) => {
      const input = Object.assign(document.createElement('input'), { type: 'file', accept: ${JSON.stringify(accept)} })
      input.addEventListener('change', () => resolve(input.files[0] ?? null))
      input.addEventListener('cancel', () => resolve(null))
      input.click()
    })`,
  })
  if (result.objectId === undefined) return null
  const { path } = await page.send<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId })
  return path === '' ? null : path
}

/** Shows a file's folder in the system's file manager; false where there is none. */
export async function showInFolder(path: string): Promise<boolean> {
  const [program, words]: [string, string[]] =
    process.platform === 'win32' ? ['explorer.exe', [`/select,${path}`]]
      : process.platform === 'darwin' ? ['open', ['-R', path]] : ['xdg-open', [join(path, '..')]]
  if (process.platform === 'linux' && !isOnPath(program, process.env)) return false
  try {
    await run(program, words)
    return true
  } catch {
    return process.platform === 'win32' // explorer answers 1 even when it worked
  }
}
