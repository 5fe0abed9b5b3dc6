import type { Component } from 'vue'
import type { PlaceName } from './router.ts'

/** The view of each place, fetched when it is first shown, through its feature's door. */
export const VIEWS: Record<PlaceName, () => Promise<Component>> = {
  library: async () => (await import('../features/library/index.ts')).LibraryView,
  read: async () => (await import('../features/reading/index.ts')).ReadingView,
  edition: async () => (await import('../features/editions/index.ts')).EditionView,
  search: async () => (await import('../features/search/index.ts')).SearchView,
  annotations: async () => (await import('../features/annotations/index.ts')).AnnotationsView,
  compare: async () => (await import('../features/comparison/index.ts')).ComparisonView,
  ledger: async () => (await import('../features/metrics/index.ts')).LedgerView,
  settings: async () => (await import('../features/settings/index.ts')).SettingsView,
}
