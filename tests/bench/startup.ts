import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/hosts/chromium/find-browser.ts'
import { against } from './statistics.ts'

const ROUNDS = 7, ROOT = join(import.meta.dirname, '../..')
/** Both sides are watched through the same debugging connection, so that watching costs both the same. */
const POLL_MS = 5

/** Process start of the app to its library on the page, against the bare start of the same browser on about:blank. */
export async function benchStartup() {
  const folder = mkdtempSync(join(tmpdir(), 'antou-bench-'))
  const program = findBrowser()
  if (program === null) throw new Error('no browser to compare with')
  try {
    return await against(ROUNDS, () => startApp(join(folder, 'data')), () => startBare(program, join(folder, 'bare')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startApp(dataFolder: string): Promise<number> {
  const portFile = join(dataFolder, 'browser/DevToolsActivePort')
  const child = () => spawn(process.execPath, [join(ROOT, 'out/main/chromium-host.js')], {
    stdio: 'ignore', env: { ...process.env, ANTOU_DATA: dataFolder, ANTOU_HEADLESS: '1', ANTOU_DEBUG_PORT: '1' },
  })
  return timeUntil(portFile, child, 'https://briefing.invalid/', (page) => page.getByRole('heading', { name: '资料库' }).waitFor())
}

async function startBare(program: string, profile: string): Promise<number> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const words = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-gpu', ...root, 'about:blank']
  return timeUntil(join(profile, 'DevToolsActivePort'), () => spawn(program, words, { stdio: 'ignore' }), 'about:blank', (page) => page.evaluate(() => document.readyState))
}

/** Milliseconds from the start of a process until `ready` holds on its page; ends the process afterwards. */
async function timeUntil(portFile: string, start: () => ChildProcess, address: string, ready: (page: Page) => Promise<unknown>): Promise<number> {
  rmSync(portFile, { force: true })
  const began = performance.now()
  const child = start()
  const ended = new Promise((settle) => child.once('exit', settle))
  while (!existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n')) await pause(POLL_MS)
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`)
  let page: Page | undefined
  while (!(page = browser.contexts().flatMap((context) => context.pages()).find((each) => each.url().startsWith(address)))) await pause(POLL_MS)
  await ready(page)
  const time = performance.now() - began
  await browser.close()
  child.kill('SIGTERM')
  await ended
  return time
}
