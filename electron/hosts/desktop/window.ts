import { BrowserWindow, screen } from 'electron'
import { DESIGN_SIZE, keepWindowBounds, readWindowBounds, SMALLEST_SIZE } from '../shared/window-bounds.ts'
import { webPreferences } from './security.ts'

export interface WindowOptions {
  readonly dataFolder: string
  readonly preload: string
  /** The person closes the window: it stays until it is destroyed. */
  readonly onCloseAsked: () => void
  readonly report: (error: unknown) => void
}

/** The paper colour of the light theme: what is seen before the page is. */
const BACKGROUND = '#f7f4ee'

/** Makes the app's window, not yet showing a page. It appears when the first page has been drawn. */
export function createWindow({ dataFolder, preload, onCloseAsked, report }: WindowOptions): BrowserWindow {
  const kept = readWindowBounds(dataFolder)
  const window = new BrowserWindow({
    ...DESIGN_SIZE, minWidth: SMALLEST_SIZE.width, minHeight: SMALLEST_SIZE.height, ...visiblePlace(kept),
    show: false, title: '案头', backgroundColor: BACKGROUND, autoHideMenuBar: false, webPreferences: webPreferences(preload),
  })
  if (kept?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    const { x, y, width, height } = window.getNormalBounds()
    keepWindowBounds(dataFolder, { left: x, top: y, width, height, maximized: window.isMaximized() })
    event.preventDefault()
    onCloseAsked()
  })
  // Windows ends the session without closing windows; the first of its two events leaves time to save.
  window.on('query-session-end', onCloseAsked)
  // A page that crashed has no drafts left to save; it is loaded anew once.
  let crashes = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    report(new Error(`the page's process ended: ${reason}`))
    if (reason !== 'clean-exit' && crashes++ === 0) window.webContents.reload()
  })
  return window
}

/** The place that was kept, if a screen still shows it. */
function visiblePlace(kept: ReturnType<typeof readWindowBounds>): Electron.BrowserWindowConstructorOptions {
  if (kept === null) return {}
  const { left: x, top: y, width, height } = kept
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  const visible = x < workArea.x + workArea.width - 100 && x + width > workArea.x + 100 && y >= workArea.y - 20 && y < workArea.y + workArea.height - 100
  return visible ? { x, y, width, height } : { width, height }
}
