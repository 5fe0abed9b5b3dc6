import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PrintOutcome } from '../../contract/index.ts'
import { safeFileName } from '../shared/save-file.ts'
import { isOnPath } from './dialogs.ts'

const run = promisify(execFile)

/** A viewer that has not come up by then is not waited for: some of these programs stay until the viewer is closed. */
const START_LIMIT_MS = 4000

/** The system's way to open a file with the program that a person has for it. */
const OPENERS: Partial<Record<NodeJS.Platform, (path: string) => readonly [program: string, words: readonly string[]]>> = {
  linux: (path) => ['xdg-open', [path]],
  darwin: (path) => ['open', [path]],
  win32: (path) => ['explorer.exe', [path]],
}

/**
 * Opens a PDF in the system's viewer, from which it is printed: a page of an installed browser can bring up no print
 * dialog for another document. The file lies in a temporary folder that goes when the app ends. `no-viewer` where
 * nothing could be opened; then nothing was printed.
 */
export async function openInViewer(fileName: string, pdf: Uint8Array, platform: NodeJS.Platform = process.platform): Promise<PrintOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'antou-paper-'))
  const path = join(folder, safeFileName(fileName))
  const opener = OPENERS[platform]?.(path)
  if (opener === undefined || (platform === 'linux' && (!isOnPath(opener[0], process.env) || !(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])))) {
    await rm(folder, { recursive: true, force: true })
    return 'no-viewer'
  }
  await writeFile(path, pdf)
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }) })
  const [program, words] = opener
  const started = run(program, [...words]).then(() => true, () => platform === 'win32') // explorer answers 1 even when it worked
  const waited = new Promise<boolean>((resolve) => { setTimeout(() => resolve(true), START_LIMIT_MS).unref() })
  return await Promise.race([started, waited]) ? 'opened-in-viewer' : 'no-viewer'
}
