import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AssetServer } from '../shared/assets.ts'
import type { Gate } from '../shared/gate.ts'
import { ALLOWED_PERMISSIONS, PAGE_ORIGIN } from '../shared/policy.ts'
import { startBrowser, type Browser } from './browser-process.ts'
import { takeFirstPage } from './first-page.ts'
import { openPageSession, type PageSession } from './page-session.ts'
import { keepWindow, windowFlags } from './window-state.ts'

export interface WindowOptions {
  readonly program: string
  readonly dataFolder: string
  readonly headless: boolean
  readonly assets: AssetServer
  readonly gate: Gate
  readonly developmentOrigin?: string | undefined
  /** Tests only: the browser also opens a debugging port, which Playwright connects to. */
  readonly debugPort?: boolean
  /** The person closes the window. The page stays until `close` is called. */
  readonly onCloseAsked: () => void
  /** The window or the whole browser is gone. */
  readonly onGone: () => void
  readonly onRefused?: (url: string) => void
}

/** The app's window: one page in a browser of its own. */
export interface AppWindow {
  readonly page: PageSession
  readonly bringToFront: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Shown for the moment before our page can be served: `--app=https://…` would race against interception. */
const SPLASH = 'data:text/html,<!doctype html><meta charset=utf-8><title>%E6%A1%88%E5%A4%B4</title><body bgcolor="f7f4ee">'

/** Names of DevTools permissions for the browser's own permission words. */
const PERMISSION_NAMES: Readonly<Record<string, string>> = { 'clipboard-sanitized-write': 'clipboardSanitizedWrite' }

/** Starts the browser and shows the app's first page. Rejects where the browser does not start. */
export async function openWindow(options: WindowOptions): Promise<AppWindow> {
  const profileFolder = join(options.dataFolder, 'browser')
  mkdirSync(profileFolder, { recursive: true })
  const browser = startBrowser({
    program: options.program, profileFolder, headless: options.headless,
    open: options.headless ? 'about:blank' : `--app=${SPLASH}`,
    resolvable: options.developmentOrigin === undefined ? [] : ['localhost', '127.0.0.1'],
    extra: [
      ...(options.headless ? ['--window-size=1366,768'] : windowFlags(options.dataFolder)),
      ...(options.debugPort === true ? ['--remote-debugging-port=0'] : []),
    ],
  })
  void browser.ended.then(options.onGone)
  try {
    return await showPage(browser, options)
  } catch (error) {
    await browser.close()
    throw error
  }
}

async function showPage(browser: Browser, options: WindowOptions): Promise<AppWindow> {
  const { pipe } = browser
  const { targetId, sessionId } = await takeFirstPage(pipe, options.onGone)
  const page = await openPageSession({
    pipe, sessionId, origin: PAGE_ORIGIN.chromium, assets: options.assets, gate: options.gate, page: 'window',
    developmentOrigin: options.developmentOrigin, onCloseAsked: options.onCloseAsked, ...(options.onRefused ? { onRefused: options.onRefused } : {}),
  })
  await Promise.all([
    pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
    // Grants these and refuses all others, without asking.
    pipe.send('Browser.grantPermissions', { permissions: ALLOWED_PERMISSIONS.map((name) => PERMISSION_NAMES[name]) }),
  ])
  const forgetSplash = page.listen(({ method }) => {
    if (method !== 'Page.loadEventFired') return
    forgetSplash()
    page.send('Page.resetNavigationHistory').catch(() => undefined) // the splash is no page to go back to
  })
  await page.navigate('/')
  return {
    page,
    bringToFront: async () => { await page.send('Page.bringToFront') },
    async close() {
      page.allowLeaving()
      if (!options.headless) await keepWindow(options.dataFolder, pipe, targetId)
      await browser.close()
    },
  }
}
