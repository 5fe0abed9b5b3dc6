import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { Settings } from '../../electron/contract/index.ts'
import { call, messageOf } from './bridge.ts'
import { familyOf, loadFont } from './fonts.ts'
import { showToast } from './ui/toasts.ts'

/** What stands in until the notebook has answered, and if it cannot. */
const FALLBACK: Settings = {
  theme: 'system', font: 'serif', fontSize: 19, lineHeight: 1.9, lineWidth: 38, indent: true, showMetrics: true, ownRegion: null,
}

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

/** Writes theme and typography on the root element; base.css and the reading view take them from there. */
export function applySettings(settings: Settings, root: HTMLElement = document.documentElement): void {
  root.dataset['theme'] = settings.theme === 'system' ? (dark().matches ? 'dark' : 'light') : settings.theme
  root.style.setProperty('--reading-font', familyOf(settings.font))
  root.style.setProperty('--reading-size', `${settings.fontSize}px`)
  root.style.setProperty('--reading-leading', String(settings.lineHeight))
  root.style.setProperty('--reading-measure', `${settings.lineWidth}em`)
  root.style.setProperty('--reading-indent', settings.indent ? '2em' : '0')
}

/** What the person has set. Views read `settings`; `change` shows it at once and keeps it in the notebook. */
export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>(FALLBACK)
  /** True once the notebook has answered. */
  const loaded = ref(false)
  let inFlight: Promise<unknown> = Promise.resolve()

  /** Reads the settings; throws `CallFailed`. */
  async function load(): Promise<void> {
    settings.value = await call('settings.get', {})
    loaded.value = true
  }

  /** Changes the named settings. If the notebook refuses, the old ones come back and a line says why. */
  function change(changes: Partial<Settings>): Promise<void> {
    const before = settings.value
    settings.value = { ...before, ...changes }
    const task = inFlight.then(async () => {
      try {
        await call('settings.set', changes)
      } catch (error) {
        settings.value = before
        showToast(messageOf(error), { tone: 'failure' })
      }
    })
    inFlight = task
    return task
  }

  watch(settings, now => {
    applySettings(now)
    if (now.font === 'kai' || now.font === 'fangsong') void loadFont(now.font)
  }, { flush: 'sync' })
  dark().addEventListener('change', () => applySettings(settings.value))

  return { settings, loaded, load, change, settled: () => inFlight }
})
