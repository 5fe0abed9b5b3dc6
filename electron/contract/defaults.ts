import type { Settings } from './settings.ts'

// Plain values of the contract: the only file of it that the page may import at run time, since it needs no zod.

/** What holds until a person sets otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system', font: 'serif', fontSize: 19, lineHeight: 1.9, lineWidth: 38, indent: true, showMetrics: true, ownRegion: null,
}
