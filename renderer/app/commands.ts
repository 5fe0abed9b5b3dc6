import type { Router } from 'vue-router'
import { runCommand, type Command } from '../shared/commands.ts'
import { searchPaletteOpen } from '../shared/search-palette.ts'

/** Carries out a menu entry or a shortcut: goes to a view, or hands the command to the view that takes it. */
export async function carryOut(command: Command, router: Router): Promise<void> {
  switch (command) {
    case 'search': searchPaletteOpen.value = true; return
    case 'back': router.back(); return
    case 'forward': router.forward(); return
    case 'library': await router.push({ name: 'library' }); return
    case 'annotations': await router.push({ name: 'annotations' }); return
    case 'comparison': await router.push({ name: 'compare' }); return
    case 'metrics': await router.push({ name: 'ledger' }); return
    case 'settings': await router.push({ name: 'settings' }); return
    case 'about': await router.push({ name: 'settings', hash: '#about' }); return
    case 'import': await router.push({ name: 'library' }); runCommand('import'); return
    case 'export-pdf': await router.push({ name: 'compare' }); runCommand('export-pdf'); return
    default: command satisfies never
  }
}

/**
 * The browser's keys for loading the page anew (the Chromium host's window has them). Nothing would come of it but the
 * loss of selection, panels and the order of undoing: the page always shows what the library holds.
 */
export function isReload(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  if (event.key === 'BrowserRefresh') return true
  return !event.altKey && (event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r'))
}

/** The command of a key press that works everywhere in the app, or null. */
export function commandOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): Command | null {
  const control = event.ctrlKey || event.metaKey
  if (control && !event.altKey && !event.shiftKey) {
    if (event.key.toLowerCase() === 'k') return 'search'
    if (event.key === ',') return 'settings'
  }
  if (event.altKey && !control && !event.shiftKey) {
    switch (event.key) {
      case 'ArrowLeft': return 'back'
      case 'ArrowRight': return 'forward'
      case '1': return 'library'
      case '2': return 'annotations'
      case '3': return 'comparison'
      case '4': return 'metrics'
    }
  }
  return null
}
