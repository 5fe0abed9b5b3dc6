import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Place and size of the window as it was left, in device-independent pixels. */
export interface WindowBounds {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** The size that the interface is designed for, and the smallest that it holds at. */
export const DESIGN_SIZE = { width: 1366, height: 768 } as const
export const SMALLEST_SIZE = { width: 800, height: 560 } as const

const FILE_NAME = 'window.json'

/** The bounds kept at the last quit; null where there are none or they make no sense. */
export function readWindowBounds(dataFolder: string): WindowBounds | null {
  try {
    const kept = JSON.parse(readFileSync(join(dataFolder, FILE_NAME), 'utf8')) as WindowBounds
    const sensible = [kept.left, kept.top, kept.width, kept.height].every(Number.isInteger)
      && kept.width >= SMALLEST_SIZE.width && kept.height >= SMALLEST_SIZE.height
    return sensible ? kept : null
  } catch { return null }
}

/** Keeps the bounds for the next start. A failure must not hold up quitting, so there is none. */
export function keepWindowBounds(dataFolder: string, bounds: WindowBounds): void {
  try { writeFileSync(join(dataFolder, FILE_NAME), JSON.stringify(bounds)) } catch { /* the next window opens in its design size */ }
}
