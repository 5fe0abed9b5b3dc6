import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CdpPipe } from './pipe.ts'

/** Place and size of the window, in device-independent pixels. */
export interface WindowBounds { readonly left: number; readonly top: number; readonly width: number; readonly height: number; readonly windowState: string }

const FILE_NAME = 'window.json'

/** Design size, and the smallest that the interface holds at. */
const DEFAULT_SIZE = { width: 1366, height: 768 }
const SMALLEST = { width: 800, height: 560 }

/** Browser flags for the window as it was left; the design size where nothing sensible was kept. */
export function windowFlags(dataFolder: string): string[] {
  const kept = readBounds(dataFolder)
  if (kept === null) return [`--window-size=${DEFAULT_SIZE.width},${DEFAULT_SIZE.height}`]
  const size = `--window-size=${kept.width},${kept.height}`
  if (kept.windowState === 'maximized') return [size, '--start-maximized']
  return [size, `--window-position=${kept.left},${kept.top}`]
}

function readBounds(dataFolder: string): WindowBounds | null {
  try {
    const kept = JSON.parse(readFileSync(join(dataFolder, FILE_NAME), 'utf8')) as WindowBounds
    const numbers = [kept.left, kept.top, kept.width, kept.height]
    if (!numbers.every(Number.isInteger) || kept.width < SMALLEST.width || kept.height < SMALLEST.height) return null
    return kept
  } catch { return null }
}

/** Keeps the window's place for the next start. A failure here must not hold up quitting. */
export async function keepWindowBounds(dataFolder: string, pipe: CdpPipe, targetId: string): Promise<void> {
  try {
    const { windowId } = await pipe.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId })
    const { bounds } = await pipe.send<{ bounds: WindowBounds }>('Browser.getWindowBounds', { windowId })
    // A maximised window answers with its whole-screen size: its earlier own size is what to come back to.
    const own = bounds.windowState === 'maximized' ? { ...bounds, ...DEFAULT_SIZE } : bounds
    writeFileSync(join(dataFolder, FILE_NAME), JSON.stringify(own))
  } catch { /* the window is gone or the folder cannot be written */ }
}
