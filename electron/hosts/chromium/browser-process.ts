import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { createCdpPipe, type CdpPipe } from './pipe.ts'

/** A browser that we started and talk to by pipe. */
export interface Browser {
  readonly pipe: CdpPipe
  /** Resolves when the process has ended (its profile is written by then). */
  readonly ended: Promise<void>
  /** Asks the browser to close and waits; after `CLOSE_LIMIT_MS` it is ended from outside. */
  readonly close: () => Promise<void>
}

export interface BrowserOptions {
  readonly program: string
  readonly profileFolder: string
  readonly headless: boolean
  /** What to open, last on the command line. */
  readonly open: string
  /** Names besides the page's own that may be resolved: `localhost` while developing, else none. */
  readonly resolvable?: readonly string[]
  readonly extra?: readonly string[]
}

/** The profile is written after `Browser.close` is answered, which takes up to about a second. */
const CLOSE_LIMIT_MS = 5000

/** Nothing in the background, nothing asked, nothing sent; the pipe instead of a port. */
const FLAGS = [
  '--remote-debugging-pipe',
  '--no-first-run', '--no-default-browser-check', '--disable-default-apps', '--disable-extensions', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--disable-component-extensions-with-background-pages',
  '--disable-domain-reliability', '--disable-client-side-phishing-detection', '--disable-breakpad', '--no-pings',
  '--disable-search-engine-choice-screen', '--hide-crash-restore-bubble', '--disable-notifications', '--disable-prompt-on-repost',
  '--disable-features=Translate,OptimizationHints,OptimizationGuideModelDownloading,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,GlobalMediaControls',
  '--password-store=basic', '--use-mock-keychain', '--metrics-recording-only', '--lang=zh-CN',
  // WebRTC would open sockets of its own that no request filter sees.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp', '--webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/** Starts the browser with a pipe. The second lock on the network is the resolver: no name leads anywhere. */
export function startBrowser({ program, profileFolder, headless, open, resolvable = [], extra = [] }: BrowserOptions): Browser {
  const excluded = resolvable.map((name) => `, EXCLUDE ${name}`).join('')
  const child = spawn(program, [
    ...FLAGS, `--user-data-dir=${profileFolder}`, `--host-resolver-rules=MAP * ~NOTFOUND${excluded}`,
    ...(headless ? ['--headless=new', '--hide-scrollbars'] : []),
    // The sandbox cannot be set up by root, which is who runs in containers.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
    ...extra, open,
  ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], windowsHide: false })
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()).once('error', () => resolve()) })
  const pipe = createCdpPipe(child.stdio[3] as Writable, child.stdio[4] as unknown as Readable)
  return { pipe, ended, close: () => closeBrowser(child, pipe, ended) }
}

async function closeBrowser(child: ChildProcess, pipe: CdpPipe, ended: Promise<void>): Promise<void> {
  await pipe.send('Browser.close').catch(() => undefined)
  const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS)
  await ended
  clearTimeout(timer)
}
