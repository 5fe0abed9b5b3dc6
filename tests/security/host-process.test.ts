import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'

// The Chromium host as a process of its own, with a page of the tests and a stand-in for the library.

const root = resolve(import.meta.dirname, '../..')
let folder = ''
let started: ChildProcess[] = []

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'antou-process-')) })
afterEach(() => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL')
  started = []
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

interface Running { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly words: () => string }

function run(words: string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let said = ''
  child.stdout?.on('data', (piece: Buffer) => { said += piece.toString() })
  child.stderr?.on('data', (piece: Buffer) => { said += piece.toString() })
  return { child, ended: new Promise((settle) => { child.once('exit', (code) => settle(code)) }), words: () => said }
}
const runStandIn = (env: Record<string, string> = {}): Running =>
  run([join(root, 'electron/hosts/testing/run-stand-in.ts'), folder, join(root, 'tests/security/page')], env)
const runHost = (...words: string[]): Running => run([join(root, 'electron/hosts/chromium/main.ts'), ...words], { ANTOU_DATA: folder, ANTOU_HEADLESS: '1' })

/** The process and all that descend from it. */
function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap((child) => { try { return family(child) } catch { return [] } })]
}

/** Inodes of the sockets that a process holds, and of those that listen (TCP, state 0A) on this machine. */
function listeningSockets(pids: readonly number[]): string[] {
  const held = new Set(pids.flatMap((pid) => {
    try { return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => { try { return [readlinkSync(`/proc/${pid}/fd/${fd}`)] } catch { return [] } }) } catch { return [] }
  }))
  return ['tcp', 'tcp6'].flatMap((kind) => readFileSync(`/proc/net/${kind}`, 'utf8').split('\n').slice(1)
    .map((line) => line.trim().split(/\s+/)).filter((fields) => fields[3] === '0A' && held.has(`socket:[${fields[9]}]`)).map((fields) => `${kind} ${fields[1]}`))
}

/** The page has been shown once the browser has written its profile's first files and the host has made its lock. */
const isUp = (): boolean => existsSync(join(folder, 'browser/Default')) && existsSync(join(folder, 'instance.lock'))
const untilUp = async (): Promise<void> => {
  await expect.poll(isUp, { timeout: 20_000 }).toBe(true)
  await new Promise((settle) => setTimeout(settle, 1500))
}

test.runIf(process.platform === 'linux')('host and browser listen on no socket at all; with the debugging port of tests they would', async () => {
  const quiet = runStandIn()
  await untilUp()
  expect(listeningSockets(family(quiet.child.pid ?? 0))).toEqual([])
  quiet.child.kill('SIGTERM')
  expect(await quiet.ended).toBe(0)

  const debugged = runStandIn({ ANTOU_DEBUG_PORT: '1' })
  await expect.poll(() => listeningSockets(family(debugged.child.pid ?? 0)).length, { timeout: 20_000 }).toBeGreaterThan(0)
  debugged.child.kill('SIGTERM')
  await debugged.ended
})

test('each signal ends the app in order: exit code 0, no process left, lock released', async () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const { child, ended } = runStandIn()
    await untilUp()
    const members = process.platform === 'linux' ? family(child.pid ?? 0) : []
    child.kill(signal)
    expect(await ended, signal).toBe(0)
    expect(members.filter((pid) => isRunning(pid)), signal).toEqual([])
    expect(existsSync(join(folder, 'instance.lock')), signal).toBe(false)
  }
})

const isRunning = (pid: number): boolean => {
  try { return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')) } catch { return false }
}

test('a browser that is killed ends the host, which closes the library and releases its lock', async () => {
  const { child, ended } = runStandIn()
  await untilUp()
  const [, browser = 0] = process.platform === 'linux' ? family(child.pid ?? 0) : [0, Number(execFileSync('pgrep', ['-P', String(child.pid)]).toString().split('\n')[0])]
  process.kill(browser, 'SIGKILL')
  expect(await ended).toBe(0)
  expect(existsSync(join(folder, 'instance.lock'))).toBe(false)
})

test('a second start on the same folder says so in Chinese and leaves the first alone', async () => {
  const first = runStandIn()
  await untilUp()
  const second = runHost()
  expect(await second.ended).toBe(1)
  expect(second.words()).toContain('案头已经在运行')
  expect(first.child.exitCode).toBeNull()
  first.child.kill('SIGTERM')
  await first.ended
})

test.each([
  [['--help'], 0, '用法'], [['--version'], 0, '案头 '], [['--colour'], 2, '不认识的选项“--colour”'], [['--data'], 2, '--data'], [['文件.txt'], 2, '不需要“文件.txt”'],
])('the options %j end with code %i and say “%s”', async (words, code, text) => {
  const { ended, words: said } = runHost(...words)
  expect([await ended, said().includes(text), /at .*\.ts|Error:/.test(said())]).toEqual([code, true, false])
})

test('a data folder that cannot be made is told in Chinese, without a stack', async () => {
  const { ended, words } = runHost('--data', join(root, 'package.json', 'inside'))
  expect([await ended, words().includes('数据文件夹不能写入'), words().includes('    at ')]).toEqual([1, true, false])
})

test('a damaged notebook is explained in the window; nothing happens until the person chooses, then the app opens', async () => {
  const { child, ended, words } = runStandIn({ ANTOU_DEBUG_PORT: '1', ANTOU_STAND_IN: 'start-failed' })
  const portFile = join(folder, 'browser/DevToolsActivePort')
  await expect.poll(() => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'), { timeout: 20_000 }).toBe(true)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`)
  const findPage = () => browser.contexts().flatMap((context) => context.pages()).find((each) => each.url().endsWith('/-/notice'))
  await expect.poll(() => findPage() !== undefined, { timeout: 10_000 }).toBe(true)
  const page = findPage()
  await page?.getByRole('heading', { name: '“我的笔记”损坏，不能打开' }).waitFor()
  await page?.keyboard.press('Enter')
  await page?.keyboard.press('Escape')
  expect(page?.url()).toMatch(/\/-\/notice$/)
  await page?.getByRole('link', { name: /恢复备份.*批注 12 条，更正 3 条/ }).click()
  await page?.getByRole('heading', { name: '安全测试页' }).waitFor()
  expect(words()).toContain('“我的笔记”损坏，不能打开')
  await browser.close()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
