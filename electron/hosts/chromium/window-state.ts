import { DESIGN_SIZE, keepWindowBounds, readWindowBounds } from '../shared/window-bounds.ts'
import type { CdpPipe } from './pipe.ts'

/** Browser flags for the window as it was left; the design size where nothing was kept. */
export function windowFlags(dataFolder: string): string[] {
  const kept = readWindowBounds(dataFolder)
  const { width, height } = kept ?? DESIGN_SIZE
  const size = `--window-size=${width},${height}`
  if (kept === null) return [size]
  return [size, kept.maximized ? '--start-maximized' : `--window-position=${kept.left},${kept.top}`]
}

/** Keeps where the window is, for the next start. */
export async function keepWindow(dataFolder: string, pipe: CdpPipe, targetId: string): Promise<void> {
  try {
    const { windowId } = await pipe.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId })
    const { bounds } = await pipe.send<{ bounds: { left: number; top: number; width: number; height: number; windowState: string } }>('Browser.getWindowBounds', { windowId })
    const { left, top, width, height, windowState } = bounds
    // A maximised window answers with the size of the screen: the design size is what to come back to then.
    if (windowState === 'maximized' || windowState === 'fullscreen') keepWindowBounds(dataFolder, { left, top, ...DESIGN_SIZE, maximized: true })
    else if (windowState === 'normal') keepWindowBounds(dataFolder, { left, top, width, height, maximized: false })
  } catch { /* the window is gone already */ }
}
