import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pickFile } from '../../electron/hosts/chromium/dialogs.ts'
import { findBrowser } from '../../electron/hosts/chromium/find-browser.ts'
import { openWindow, type AppWindow } from '../../electron/hosts/chromium/window.ts'
import { printJob } from '../../electron/hosts/chromium/printer.ts'
import { createAssetServer } from '../../electron/hosts/shared/assets.ts'
import { isOwnAddress, PAGE_ORIGIN, responseHeaders } from '../../electron/hosts/shared/policy.ts'
import { createSession, type Session } from '../../electron/hosts/shared/session.ts'

// A real Chromium without a window, by pipe, with a small page and a stand-in for the library.

const folder = mkdtempSync(join(tmpdir(), 'antou-chromium-'))
const assets = createAssetServer(join(import.meta.dirname, 'page'))
const program = findBrowser() ?? ''
const refused: string[] = []
const canaryHits: string[] = []
let canary: Server
let canaryAt = ''
let session: Session
let window: AppWindow
let closeAsked = 0

beforeAll(async () => {
  canary = createServer((request, response) => { canaryHits.push(request.url ?? ''); response.end('hit') })
  canary.on('upgrade', (request, socket) => { canaryHits.push(`upgrade ${request.url}`); socket.destroy() })
  await new Promise<void>((settle) => { canary.listen(0, '127.0.0.1', settle) })
  canaryAt = `127.0.0.1:${(canary.address() as AddressInfo).port}`
  session = createSession({
    host: 'chromium', version: '0.0.0', dataFolder: folder, resourcesFolder: folder,
    workerFile: join(import.meta.dirname, '../../electron/hosts/testing/stand-in-worker.ts'),
    isOwnAddress: (url) => isOwnAddress(url, PAGE_ORIGIN.chromium),
    dialogs: { pickFile: async () => null, chooseSavePath: async () => null, showInFolder: async () => false },
    print: (job) => printJob({ program, assets, gate: session.gate, report: session.report }, job),
    printOnPaper: async () => 'no-viewer',
    askPage: () => false, end: () => undefined,
  })
  mkdirSync(folder, { recursive: true })
  window = await openWindow({
    program, dataFolder: folder, headless: true, assets, gate: session.gate,
    onCloseAsked: () => { closeAsked++ }, onGone: () => undefined, onRefused: (url) => refused.push(url),
  })
  await window.page.evaluate('document.readyState === "complete" || new Promise((resolve) => addEventListener("load", resolve))')
})

afterAll(async () => {
  await window?.close()
  await session?.library.close()
  canary?.close()
  rmSync(folder, { recursive: true, force: true })
})

const evaluate = (expression: string): Promise<unknown> => window.page.evaluate(expression)

test('the page has a secure context and a bridge with exactly two functions, frozen, and no other new name', async () => {
  expect(await evaluate(`({
    keys: bridgeKeys, secure: isSecureContext, frozen: Object.isFrozen(antou), origin: location.origin,
    stray: Object.getOwnPropertyNames(globalThis).filter((name) => /^_[0-9a-f]{24}$/.test(name)),
    node: [typeof require, typeof process, typeof module, typeof Buffer],
  })`)).toEqual({
    keys: ['call', 'on'], secure: true, frozen: true, origin: 'https://briefing.invalid', stray: [],
    node: ['undefined', 'undefined', 'undefined', 'undefined'],
  })
})

test('every answer carries the headers of the policy, letter by letter', async () => {
  const seen = await evaluate(`fetch('/page.css').then((answer) => Object.fromEntries(answer.headers))`) as Record<string, string>
  const expected = Object.fromEntries(Object.entries(responseHeaders()).map(([name, value]) => [name.toLowerCase(), value]))
  expect(seen).toMatchObject(expected)
})

test('a call goes to the library and back; a long answer takes the other way and arrives whole', async () => {
  expect(await evaluate(`antou.call('search.query', { text: '太谷', limit: 5, documentId: null })`)).toEqual({
    ok: true, value: { name: 'search.query', input: { text: '太谷', limit: 5, documentId: null }, padding: '' },
  })
  expect(await evaluate(`antou.call('search.query', { text: 'long', limit: 5, documentId: null }).then((answer) => answer.value.padding.length)`)).toBe(700_000)
})

test('a worker that dies answers worker-lost, and the next call finds a new one', async () => {
  expect(await evaluate(`antou.call('search.query', { text: 'crash', limit: 5, documentId: null })`)).toEqual({ ok: false, failure: { code: 'worker-lost' } })
  expect(await evaluate(`antou.call('search.query', { text: '后来', limit: 5, documentId: null }).then((answer) => answer.ok)`)).toBe(true)
})

test('steps that only the host may take are refused to the page, whatever else it says', async () => {
  expect(await evaluate(`Promise.all([
    antou.call('export.finish', { job: crypto.randomUUID(), pdf: {} }),
    antou.call('file.register', { token: crypto.randomUUID(), path: '/etc/passwd' }),
    antou.call('__proto__', {}), antou.call('toString', {}), antou.call('document.list', { extra: 1 }),
    antou.call('search.query', { text: 'x'.repeat(2_000_000), limit: 1, documentId: null }),
  ]).then((answers) => answers.map((answer) => answer.failure.code))`)).toEqual([
    'call-refused', 'call-refused', 'call-unknown', 'call-unknown', 'call-invalid', 'call-too-large',
  ])
})

test('inline script, inline handlers, eval, javascript: and inline style do not run', async () => {
  await evaluate(`document.getElementById('inline').click()`)
  expect(await evaluate(`new Promise((resolve) => {
    const script = Object.assign(document.createElement('script'), { textContent: 'window.injectedRan = true' })
    document.body.append(script)
    const link = Object.assign(document.createElement('a'), { href: 'javascript:window.linkRan = true' })
    document.body.append(link)
    link.click()
    document.body.insertAdjacentHTML('beforeend', '<img src="/missing.png" onerror="window.errorRan = true"><p id="styled" style="color: rgb(1, 2, 3)">x</p>')
    setTimeout(() => resolve({
      inline: window.inlineRan, script: window.inlineScriptRan, injected: window.injectedRan, link: window.linkRan, error: window.errorRan,
      styled: getComputedStyle(document.getElementById('styled')).color === 'rgb(1, 2, 3)', sheet: getComputedStyle(document.querySelector('h1')).color,
    }), 300)
  })`)).toEqual({ styled: false, sheet: 'rgb(140, 47, 33)' })
})

test('no way of reaching out touches a server that listens beside the app', async () => {
  await evaluate(`(async () => {
    const at = ${JSON.stringify(canaryAt)}, http = 'http://' + at
    const quiet = (start) => { try { return Promise.resolve(start()).catch(() => undefined) } catch { return undefined } }
    const add = (tag, attributes) => quiet(() => { document.head.append(Object.assign(document.createElement(tag), attributes)) })
    await quiet(() => fetch(http + '/fetch')); await quiet(() => fetch(http + '/cors', { mode: 'no-cors' }))
    await quiet(() => navigator.sendBeacon(http + '/beacon', 'x'))
    quiet(() => { new WebSocket('ws://' + at + '/socket') }); quiet(() => { new EventSource(http + '/events') })
    add('img', { src: http + '/image' }); add('script', { src: http + '/script' }); add('iframe', { src: http + '/frame' })
    for (const rel of ['stylesheet', 'prefetch', 'preload', 'preconnect', 'dns-prefetch', 'modulepreload', 'icon', 'manifest']) add('link', { rel, href: http + '/' + rel, as: 'font' })
    quiet(() => new FontFace('x', 'url(' + http + '/font)').load())
    quiet(() => new Worker(http + '/worker')); await quiet(() => navigator.serviceWorker.register('/page.js'))
    quiet(async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + at }, { urls: 'turn:' + at + '?transport=tcp', username: 'a', credential: 'b' }] })
      peer.createDataChannel('x'); await peer.setLocalDescription(await peer.createOffer())
    })
    const form = Object.assign(document.createElement('form'), { action: http + '/form', method: 'post' })
    document.body.append(form); quiet(() => form.submit())
    quiet(() => { open(http + '/window') }); quiet(() => { location.href = http + '/navigation' })
    await new Promise((resolve) => setTimeout(resolve, 1500))
  })()`)
  expect({ hits: canaryHits, still: await evaluate('location.href') }).toEqual({ hits: [], still: 'https://briefing.invalid/' })
})

test('file: addresses, data: pages and blank pages do not take the place of the app', async () => {
  expect(await evaluate(`fetch('file:///etc/passwd').then(() => 'read', () => 'refused')`)).toBe('refused')
  await evaluate(`void (location.href = 'file:///etc/passwd')`)
  await evaluate(`void (location.href = 'data:text/html,x')`)
  await new Promise((settle) => setTimeout(settle, 300))
  expect(await evaluate('location.href')).toBe('https://briefing.invalid/')
  await evaluate(`void (location.href = 'about:blank')`)
  await expect.poll(() => evaluate('location.href').catch(() => ''), { timeout: 5000 }).toBe('https://briefing.invalid/')
  await expect.poll(() => evaluate('typeof antou').catch(() => ''), { timeout: 5000 }).toBe('object')
})

test('a frame inside the page has no bridge and no binding', async () => {
  expect(await evaluate(`(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return { bridge: typeof frame.contentWindow.antou, stray: Object.getOwnPropertyNames(frame.contentWindow).filter((name) => name.startsWith('_')).length }
  })()`)).toEqual({ bridge: 'undefined', stray: 0 })
})

test('permissions are denied without asking', async () => {
  expect(await evaluate('typeof Notification')).toBe('undefined')
  expect(await evaluate(`Promise.all([
    new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('granted'), (error) => resolve(error.code === 1 ? 'denied' : String(error.code)))),
    ...['camera', 'microphone', 'notifications', 'clipboard-read', 'local-fonts'].map((name) => navigator.permissions.query({ name }).then((answer) => answer.state)),
  ])`)).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'denied'])
})

test('the print document may ask for its job and nothing else, and becomes a tagged PDF', async () => {
  const { pdf } = await printJob({ program, assets, gate: session.gate, report: session.report }, '00000000-0000-4000-8000-000000000000')
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: pdf }).promise
  const page = await document.getPage(1)
  // Chromium rounds A4 to whole pixels: 210 mm become 596 points.
  const [width, height] = [page.view[2] ?? 0, page.view[3] ?? 0]
  const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
  const tags = JSON.stringify(await page.getStructTree())
  expect({ pages: document.numPages, a4: Math.abs(width - 595.3) < 1 && Math.abs(height - 841.9) < 1, heading: tags.includes('"H1"'), refused: text.includes('call-refused') })
    .toEqual({ pages: 1, a4: true, heading: true, refused: true })
})

test('the picker answers with the path that the browser knows, or null; the page sees neither', async () => {
  const picked = join(folder, '报告.txt')
  writeFileSync(picked, '太谷')
  const { page } = window
  await page.send('Page.setInterceptFileChooserDialog', { enabled: true, cancel: false })
  const stop = page.listen(({ method, params }) => {
    if (method === 'Page.fileChooserOpened') page.send('DOM.setFileInputFiles', { files: [picked], backendNodeId: params['backendNodeId'] }).catch(() => undefined)
  })
  // Under load Chromium at times reports the intercepted dialog as cancelled before the file is set: asked again then.
  let answer: string | null = null
  for (let attempt = 0; attempt < 5 && answer === null; attempt++) answer = await pickFile(page, 'import-document', {})
  stop()
  await page.send('Page.setInterceptFileChooserDialog', { enabled: true, cancel: true })
  const cancelled = await pickFile(page, 'import-document', {})
  await page.send('Page.setInterceptFileChooserDialog', { enabled: false })
  expect([answer, cancelled]).toEqual([picked, null])
  expect(await evaluate('document.querySelectorAll("input[type=file]").length')).toBe(0)
})

/** A click into the page: Chromium asks before leaving only where a person has touched something. */
async function touch(): Promise<void> {
  for (const type of ['mousePressed', 'mouseReleased']) await window.page.send('Input.dispatchMouseEvent', { type, x: 5, y: 5, button: 'left', clickCount: 1 })
}

test('reloading or following a link out of the app leaves the page as it is, and does not count as closing', async () => {
  await touch()
  await evaluate('void (window.mark = 1)')
  window.page.send('Page.reload').catch(() => undefined)
  await new Promise((settle) => setTimeout(settle, 300))
  await evaluate(`void (location.href = 'https://example.com/')`)
  await new Promise((settle) => setTimeout(settle, 300))
  await evaluate('void location.reload()')
  await new Promise((settle) => setTimeout(settle, 300))
  expect([await evaluate('window.mark'), closeAsked]).toEqual([1, 0])
})

test('closing the window asks the host first, and the page stays until the host has answered', async () => {
  await touch()
  window.page.send('Page.close').catch(() => undefined)
  await expect.poll(() => closeAsked, { timeout: 5000 }).toBe(1)
  expect(await evaluate('location.href')).toBe('https://briefing.invalid/')
})

test('the profile lies in the data folder', () => {
  expect(existsSync(join(folder, 'browser/Default'))).toBe(true)
})
