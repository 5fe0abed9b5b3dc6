import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readElectronTypes } from '../testing/electron-types.ts'
import { createFakeElectron, type Answers, type FakeElectron } from '../testing/fake-electron.ts'
import { responseHeaders } from '../shared/policy.ts'

// The real app.ts and all that it imports, with a fake `electron` that has exactly what Electron's types have.

const types = readElectronTypes()
const root = resolve(import.meta.dirname, '../../..')
let fake: FakeElectron

let folder = ''
const exits: number[] = []
const WINDOW = 'BrowserWindow#1'
const PAGE = `${WINDOW}.webContents`
const frame = { url: 'antou://app/' }

const usual = (): Answers => ({
  'app.isPackaged': true,
  'app.whenReady': () => Promise.resolve(),
  'app.requestSingleInstanceLock': true,
  'app.exit': (code: number) => { exits.push(code) },
  'app.getPath': () => folder,
  'BrowserWindow.webContents.mainFrame': frame,
  'BrowserWindow.webContents.printToPDF': () => Promise.resolve(Buffer.from('%PDF-1.7')),
  'BrowserWindow.getNormalBounds': { x: 10, y: 20, width: 1200, height: 700 },
  'BrowserWindow.isMaximized': false,
})

/** Starts the app with the stand-in for the library; `answers` change what Electron says. */
async function start(answers: Answers = {}): Promise<void> {
  fake = createFakeElectron(types, { ...usual(), ...answers })
  vi.resetModules()
  vi.doMock('electron', () => fake.module)
  const { startDesktop } = await import('./app.ts')
  await startDesktop({
    dataFolder: folder, rendererFolder: join(root, 'tests/security/page'), resourcesFolder: folder, preload: '/preload.cjs',
    workerFile: join(root, 'electron/hosts/testing/stand-in-worker.ts'), version: '0.0.0', developmentOrigin: undefined,
  })
}

/** Sends a message as a page would. */
function call(name: string, input: unknown, event: object = { sender: fake.at(PAGE), senderFrame: frame }): Promise<unknown> {
  const handler = fake.callsOf('ipcMain.handle')[0]?.[1] as (event: object, message: string) => Promise<unknown>
  return handler(event, JSON.stringify({ name, input }))
}

const quit = async (): Promise<void> => {
  fake.emit('app', 'before-quit', { preventDefault: () => undefined })
  await call('window.readyToClose', {})
  await expect.poll(() => exits.length, { timeout: 10_000 }).toBeGreaterThan(0)
}

beforeEach(() => {
  fake = createFakeElectron(types, {})
  folder = mkdtempSync(join(tmpdir(), 'antou-desktop-'))
})
afterEach(async () => {
  if (exits.length === 0 && fake.callsOf('ipcMain.handle').length > 0) await quit()
  exits.length = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection']) process.removeAllListeners(signal)
  rmSync(folder, { recursive: true, force: true })
})

describe('the fake', () => {
  test('refuses members, options, words and arguments that Electron does not have', () => {
    const { module } = createFakeElectron(types, {})
    const electron = module as unknown as Record<string, Record<string, (...words: unknown[]) => unknown>>
    expect(() => electron['app']?.['beginQuitting']).toThrow('electron has no app.beginQuitting')
    expect(() => electron['dialog']?.['showSaveDialog']?.({ defaultFolder: '/' })).toThrow('has no option “defaultFolder”')
    expect(() => electron['app']?.['on']?.('before-closing', () => undefined)).toThrow('does not take “before-closing”')
    expect(() => electron['app']?.['enableSandbox']?.(true)).toThrow('takes 0 arguments')
    expect(() => electron['Menu']?.['buildFromTemplate']?.([{ label: '案头', submenu: [{ role: 'leave' }] }])).toThrow('does not take “leave”')
    const { BrowserWindow } = module as { BrowserWindow: new (options: object) => object }
    expect(() => new BrowserWindow({ webPreferences: { nodeIntegrated: true } })).toThrow('has no option “nodeIntegrated”')
  })
})

describe('before a page is shown', () => {
  test('the scheme is registered and the sandbox enabled before Electron is ready', async () => {
    await start()
    const order = fake.calls.map(({ path }) => path)
    for (const path of ['protocol.registerSchemesAsPrivileged', 'app.enableSandbox', 'app.setPath', 'app.requestSingleInstanceLock']) {
      expect(order.indexOf(path), path).toBeGreaterThanOrEqual(0)
      expect(order.indexOf(path), path).toBeLessThan(order.indexOf('app.whenReady'))
    }
    for (const path of ['protocol.handle', 'ipcMain.handle', 'session.defaultSession.webRequest.onBeforeRequest']) {
      expect(order.indexOf(path), path).toBeGreaterThan(order.indexOf('app.whenReady'))
      expect(order.indexOf(path), path).toBeLessThan(order.indexOf('BrowserWindow'))
    }
  })

  test('the window is sandboxed, isolated and without Node', async () => {
    await start()
    const [options] = fake.callsOf('BrowserWindow')[0] as [{ webPreferences: object }]
    expect(options.webPreferences).toEqual({
      preload: '/preload.cjs', sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false, webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false,
      webviewTag: false, navigateOnDragDrop: false, disableDialogs: true, spellcheck: false, devTools: false,
    })
    expect(fake.callsOf(`${WINDOW}.loadURL`)).toEqual([['antou://app/']])
  })

  test('a second start shows the first window and ends', async () => {
    await start({ 'app.requestSingleInstanceLock': false })
    expect({ exits, windows: fake.callsOf('BrowserWindow') }).toEqual({ exits: [1], windows: [] })
  })
})

describe('the policy', () => {
  test('files come with the headers of the policy; other methods, hosts and paths get nothing', async () => {
    await start()
    const [scheme, handler] = fake.callsOf('protocol.handle')[0] as [string, (request: { url: string; method: string }) => Promise<Response>]
    const page = await handler({ url: 'antou://app/', method: 'GET' })
    expect(scheme).toBe('antou')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    for (const [name, value] of Object.entries(responseHeaders())) expect(page.headers.get(name), name).toBe(value)
    const refused = await Promise.all([
      { url: 'antou://app/', method: 'POST' }, { url: 'antou://other/', method: 'GET' }, { url: 'antou://app/%2e%2e/%2e%2e/package.json', method: 'GET' },
    ].map(async (request) => (await handler(request)).status))
    expect(refused).toEqual([404, 404, 404])
  })

  test('every foreign request is cancelled, our own goes on', async () => {
    await start()
    const [listener] = fake.callsOf('session.defaultSession.webRequest.onBeforeRequest')[0] as [(details: { url: string }, answer: (response: object) => void) => void]
    const outcome = (url: string): unknown => {
      let said: unknown
      listener({ url }, (response) => { said = response })
      return said
    }
    const foreign = ['https://example.com/', 'http://127.0.0.1/', 'ws://127.0.0.1/', 'file:///etc/passwd', 'data:text/html,x', 'antou://other/', 'antou://app.evil/', 'devtools://devtools/x']
    expect(foreign.map(outcome)).toEqual(foreign.map(() => ({ cancel: true })))
    expect(outcome('antou://app/assets/a.js')).toEqual({ cancel: false })
  })

  test('permissions, devices and downloads are refused', async () => {
    await start()
    const [ask] = fake.callsOf('session.defaultSession.setPermissionRequestHandler')[0] as [(contents: null, permission: string, answer: (granted: boolean) => void, details: object) => void]
    const [check] = fake.callsOf('session.defaultSession.setPermissionCheckHandler')[0] as [(contents: null, permission: string, origin: string) => boolean]
    const names = ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal', 'fullscreen']
    const asked = names.map((name) => { let said: boolean | null = null; ask(null, name, (granted) => { said = granted }, { requestingUrl: 'antou://app/' }); return said })
    expect(asked).toEqual(names.map(() => false))
    expect(names.map((name) => check(null, name, 'antou://app/'))).toEqual(names.map(() => false))
    expect(check(null, 'clipboard-sanitized-write', 'https://example.com/')).toBe(false)
    const [devices] = fake.callsOf('session.defaultSession.setDevicePermissionHandler')[0] as [() => boolean]
    expect(devices()).toBe(false)
    const stopped = vi.fn()
    fake.emit('session.defaultSession', 'will-download', { preventDefault: stopped })
    expect(stopped).toHaveBeenCalledOnce()
  })

  test('pages stay where they are and open no windows', async () => {
    await start()
    const contents = fake.at(PAGE)
    fake.emit('app', 'web-contents-created', {}, contents)
    const outcome = (event: string, url: string): boolean => {
      let stopped = false
      fake.emit(PAGE, event, { url, preventDefault: () => { stopped = true } })
      return stopped
    }
    expect(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].map((event) => outcome(event, 'https://example.com/'))).toEqual([true, true, true, true])
    expect(outcome('will-navigate', 'antou://app/')).toBe(false)
    const [open] = fake.callsOf(`${PAGE}.setWindowOpenHandler`)[0] as [(details: { url: string }) => object]
    expect(['https://example.com/', 'file:///x', 'antou://app/'].map((url) => open({ url }))).toEqual([{ action: 'deny' }, { action: 'deny' }, { action: 'deny' }])
    expect(fake.callsOf('shell.openExternal')).toEqual([])
  })
})

describe('calls', () => {
  test('the top document of the window is answered; frames, other contents and other addresses are refused', async () => {
    await start()
    const input = { text: '太谷', limit: 1, documentId: null }
    expect(await call('search.query', input)).toMatchObject({ ok: true, value: { input } })
    const refused = { ok: false, failure: { code: 'call-refused' } }
    expect(await call('search.query', input, { sender: fake.at(PAGE), senderFrame: { url: 'antou://app/' } })).toEqual(refused)
    expect(await call('search.query', input, { sender: {}, senderFrame: frame })).toEqual(refused)
    expect(await call('search.query', input, { sender: fake.at(PAGE), senderFrame: null })).toEqual(refused)
    expect(await call('export.prepare', input)).toEqual(refused)
  })

  test('menus are in Chinese and tell the page what was chosen', async () => {
    await start()
    interface Entry { label?: string; click?: () => void; submenu?: Entry[] }
    const [template] = fake.callsOf('Menu.buildFromTemplate')[0] as [Entry[]]
    expect(template.map(({ label }) => label)).toEqual(['案头', '文件', '编辑', '查看', '窗口', '帮助'])
    const entries = template.flatMap(({ submenu }) => submenu ?? [])
    expect(entries.filter(({ label }) => label !== undefined && !/[\u4e00-\u9fff]/.test(label))).toEqual([])
    entries.find(({ label }) => label === '搜索…')?.click?.()
    expect(fake.callsOf(`${PAGE}.send`)).toEqual([['antou:event', 'menu.command', { command: 'search' }]])
  })

  test('an export prints a tagged document in a hidden window, asks where, and writes it', async () => {
    const path = join(tmpdir(), `antou-${process.pid}.pdf`)
    await start({ 'dialog.showSaveDialog': () => Promise.resolve({ canceled: false, filePath: path }) })
    const spec = { title: '对比', regions: ['140703'], indicators: ['gdp'], periods: 'latest', statuses: ['actual'], measures: null, hideEmptyRows: true }
    const answer = await call('export.comparisonPdf', { spec, layout: { style: 'official', orientation: 'landscape', chart: false, sources: true } })
    expect(answer).toMatchObject({ ok: true, value: { name: `antou-${process.pid}.pdf`, bytes: 8 } })
    expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7')
    const [hidden] = fake.callsOf('BrowserWindow')[1] as [{ show: boolean; webPreferences: { sandbox: boolean } }]
    expect([hidden.show, hidden.webPreferences.sandbox]).toEqual([false, true])
    expect(fake.callsOf('BrowserWindow#2.webContents.printToPDF')).toEqual([[
      { pageSize: 'A4', printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true },
    ]])
    expect(fake.callsOf('BrowserWindow#2.destroy')).toHaveLength(1)
    rmSync(path)
  })
})

describe('printing on paper', () => {
  const spec = { title: '对比', regions: ['140703'], indicators: ['gdp'], periods: 'latest', statuses: ['actual'], measures: null, hideEmptyRows: true }
  const input = { spec, layout: { style: 'official', orientation: 'portrait', chart: false, sources: true } }
  type Told = (success: boolean, reason: string) => void

  test.each([
    ['sent', [{}], (_options: object, told: Told) => told(true, '')], ['cancelled', [{}], (_options: object, told: Told) => told(false, 'Print job canceled')], ['no-printer', [], () => undefined],
  ])('the printer\'s dialog is the system\'s own: %s', async (outcome, printers, print) => {
    await start({ 'BrowserWindow.webContents.getPrintersAsync': () => Promise.resolve(printers), 'BrowserWindow.webContents.print': print })
    expect(await call('export.print', input)).toEqual({ ok: true, value: outcome })
    expect(fake.callsOf('BrowserWindow#2.webContents.print').map(([options]) => options)).toEqual(outcome === 'no-printer' ? [] : [{ silent: false, printBackground: true, pageSize: 'A4' }])
    expect(fake.callsOf('BrowserWindow#2.destroy')).toHaveLength(1)
  })

  test('a printer that fails is told as a failure', async () => {
    await start({ 'BrowserWindow.webContents.getPrintersAsync': () => Promise.resolve([{}]), 'BrowserWindow.webContents.print': (_options: object, told: Told) => told(false, 'Print job failed') })
    expect(await call('export.print', input)).toMatchObject({ ok: false, failure: { code: 'print-failed' } })
  })
})

describe('the preload', () => {
  test('gives the page two functions and nothing else; a call is text, an event goes to who asked for it', async () => {
    fake = createFakeElectron(types, { 'ipcRenderer.invoke': () => Promise.resolve({ ok: true, value: null }) })
    vi.resetModules()
    vi.doMock('electron', () => fake.module)
    await import('./preload.ts')
    const [name, bridge] = fake.callsOf('contextBridge.exposeInMainWorld')[0] as [string, { call: (name: string, input: object) => Promise<unknown>; on: (name: string, listener: (payload: unknown) => void) => () => void }]
    expect([name, Object.keys(bridge)]).toEqual(['antou', ['call', 'on']])
    expect(await bridge.call('document.list', {})).toEqual({ ok: true, value: null })
    expect(fake.callsOf('ipcRenderer.invoke')).toEqual([['antou:call', '{"name":"document.list","input":{}}']])
    const heard: unknown[] = []
    const stop = bridge.on('menu.command', (payload) => heard.push(payload))
    fake.emit('ipcRenderer', 'antou:event', {}, 'window.closing', {})
    fake.emit('ipcRenderer', 'antou:event', {}, 'menu.command', { command: 'search' })
    stop()
    fake.emit('ipcRenderer', 'antou:event', {}, 'menu.command', { command: 'about' })
    expect(heard).toEqual([{ command: 'search' }])
  })
})

describe('quitting', () => {
  test('a person whose words could not be saved may stay, and close later', async () => {
    await start()
    fake.emit(WINDOW, 'close', { preventDefault: () => undefined })
    await call('window.keepOpen', { word: 'asking' })
    await call('window.keepOpen', { word: 'stay' })
    expect([await call('search.query', { text: '接着写', limit: 1, documentId: null }), fake.callsOf(`${WINDOW}.destroy`), exits]).toMatchObject([{ ok: true }, [], []])
    await quit()
    expect(fake.callsOf(`${PAGE}.send`)).toHaveLength(2)
  })

  test('closing the window lets the page save first, then ends once', async () => {
    await start()
    const stopped = vi.fn()
    fake.emit(WINDOW, 'close', { preventDefault: stopped })
    fake.emit('app', 'before-quit', { preventDefault: stopped })
    expect(stopped).toHaveBeenCalledTimes(2)
    expect(fake.callsOf(`${PAGE}.send`)).toEqual([['antou:event', 'window.closing', {}]])
    expect(fake.callsOf(`${WINDOW}.destroy`)).toEqual([])
    // What the page saves now still arrives.
    expect(await call('search.query', { text: '草稿', limit: 1, documentId: null })).toMatchObject({ ok: true })
    await call('window.readyToClose', {})
    await expect.poll(() => exits).toEqual([0])
    expect(fake.callsOf(`${WINDOW}.destroy`)).toHaveLength(1)
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual({ left: 10, top: 20, width: 1200, height: 700, maximized: false })
  })
})
