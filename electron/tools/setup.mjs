// Checks what the app needs and gets what is missing: packages, Node 24, a browser. Runs on Node 20 with nothing
// installed; takes well under a second when nothing is missing; may be run as often as one likes.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at, environment, nodeProgram, Problem, run, tool } from './common.mjs'

const STAMP = at('node_modules/.antou-setup.json')
/** One full installation takes about 35 s here; a slow line may need ten minutes. */
const INSTALL_LIMIT_MS = 15 * 60_000
/** Whether Electron's binary can be had is found out by one small request … */
const PROBE_LIMIT_MS = 4000
/** … and the download (about 110 MB) must then end within this time. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000
/** After a failure the network is not asked again for a day. */
const RETRY_AFTER_MS = 24 * 3600_000

/**
 * Makes ready what is needed (`packages`, `browser`, `display`) and answers with what there is:
 * `{ node, electron, browser, xvfb }` (paths or null). Throws a Problem that says what is missing and what to do.
 */
export async function ensureReady({ need = ['packages'], quiet = false } = {}) {
  const say = quiet ? () => {} : (line) => console.error(line)
  await ensurePackages(say)
  const node = nodeProgram()
  if (!need.includes('browser')) return { node, electron: electronProgram(), browser: findBrowser(), xvfb: findOnPath('Xvfb') }
  const electron = await ensureElectron(say)
  const wanted = []
  if (electron === null && findBrowser() === null) wanted.push('chromium')
  if (need.includes('display') && process.platform === 'linux' && findOnPath('Xvfb') === null && (electron !== null || wanted.length > 0)) wanted.push('xvfb')
  if (wanted.length > 0) await ensureSystemPackages(wanted, say)
  const browser = findBrowser()
  if (electron === null && browser === null) throw new Problem(browserAdvice())
  return { node, electron, browser, xvfb: findOnPath('Xvfb') }
}

// ── packages ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function ensurePackages(say) {
  const lock = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex')
  if (readStamp().lock === lock && existsSync(at('node_modules/.bin'))) return
  if (!installedAsLocked()) {
    say('正在安装依赖（npm ci，约需一分钟）……')
    await installPackages()
  }
  writeStamp({ lock })
}

/** True where every locked package is installed in its locked version; optional ones may be for other systems. */
function installedAsLocked() {
  try {
    const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
    const there = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(([path, { version, optional, peer }]) =>
      path === '' || there[path]?.version === version || ((optional || peer) && there[path] === undefined))
  } catch {
    return false
  }
}

async function installPackages() {
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  // Under `npm start` npm says where it is; otherwise the one in PATH is taken (a `.cmd` needs a shell on Windows).
  const own = process.env.npm_execpath
  const env = { ...process.env }
  for (let attempt = 1; ; attempt++) {
    const { code, output } = own?.endsWith('.js')
      ? await run(process.execPath, [own, ...words], { env, capture: true, limitMs: INSTALL_LIMIT_MS })
      : await run(process.platform === 'win32' ? 'cmd.exe' : 'npm', process.platform === 'win32' ? ['/c', 'npm', ...words] : words, { env, capture: true, limitMs: INSTALL_LIMIT_MS })
    if (code === 0) return
    if (code === 127) throw new Problem('没有找到 npm。请安装 Node 20 或更新的版本（自带 npm）后再试。')
    if (attempt === 2) {
      const reason = output.split('\n').filter((line) => line.startsWith('npm error') && !line.includes('A complete log')).slice(0, 3).join('\n')
      throw new Problem(`依赖没有装齐。请检查网络（只需访问 npm 源）和磁盘空间后再运行一次。\n${reason}`)
    }
  }
}

const readStamp = () => { try { return JSON.parse(readFileSync(STAMP, 'utf8')) } catch { return {} } }
const writeStamp = (change) => { try { writeFileSync(STAMP, JSON.stringify({ ...readStamp(), ...change })) } catch { /* asked again next time */ } }

// ── Electron ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Electron's program, or null. The package is never imported: that would start a download. */
export function electronProgram() {
  try {
    const program = at('node_modules/electron/dist', readFileSync(at('node_modules/electron/path.txt'), 'utf8').trim())
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

async function ensureElectron(say) {
  const there = electronProgram()
  if (there !== null) return there
  const failed = readStamp().electronFailed
  if (typeof failed === 'number' && Date.now() - failed < RETRY_AFTER_MS) return null
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !(await isReachable())) {
    writeStamp({ electronFailed: Date.now() })
    return null
  }
  say('正在下载 Electron（约 110 MB，只此一次）……')
  const { code } = await run(nodeProgram(), [at('node_modules/electron/install.js')], { capture: true, limitMs: DOWNLOAD_LIMIT_MS })
  const program = code === 0 ? electronProgram() : null
  if (program === null) writeStamp({ electronFailed: Date.now() })
  return program
}

/** Whether the place that Electron is downloaded from answers at all. */
async function isReachable() {
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com/electron/electron/releases/'
  try {
    const answer = await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_LIMIT_MS) })
    return answer.status < 500
  } catch {
    return false
  }
}

// ── browser ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The installed Chromium, Chrome or Edge, or null: the places are those that the Chromium host knows. */
export function findBrowser() {
  if (process.env.ANTOU_BROWSER) return existsSync(process.env.ANTOU_BROWSER) ? process.env.ANTOU_BROWSER : null
  const places = JSON.parse(readFileSync(at('electron/hosts/chromium/browsers.json'), 'utf8'))
  const known = places[process.platform] ?? places.linux
  return known
    .map((place) => place.replace(/^~/, homedir()).replace(/%([^%]+)%/g, (_all, name) => process.env[name] ?? ''))
    .find((place) => existsSync(place)) ?? null
}

function findOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null
}

async function ensureSystemPackages(names, say) {
  if (process.platform !== 'linux' || findOnPath('apt-get') === null || process.getuid?.() !== 0) {
    if (names.includes('chromium')) throw new Problem(browserAdvice())
    return
  }
  say(`正在安装 ${names.join('、')}（apt-get）……`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env, capture: true, limitMs: INSTALL_LIMIT_MS })
  const { code } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env, capture: true, limitMs: INSTALL_LIMIT_MS })
  if (code !== 0 && names.includes('chromium')) throw new Problem(browserAdvice())
}

function browserAdvice() {
  const what = '没有 Electron 的程序文件（下载不到），也没有找到 Chromium、Chrome 或 Edge。'
  if (process.platform === 'win32') return `${what}请安装 Microsoft Edge 或 Chrome 后再试，例如：winget install Microsoft.Edge`
  if (process.platform === 'darwin') return `${what}请安装 Chrome 后再试，例如：brew install --cask google-chrome`
  if (findOnPath('apt-get') !== null) return `${what}请运行：sudo apt-get update && sudo apt-get install -y chromium xvfb`
  if (findOnPath('dnf') !== null) return `${what}请运行：sudo dnf install -y chromium`
  return `${what}请用系统的软件管理器安装 chromium 后再试。`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await tool(async () => {
    const { electron, browser } = await ensureReady({ need: ['packages', 'browser', 'display'] })
    environment() // a Node that is too old is told here rather than later
    console.log(`已就绪：${electron !== null ? 'Electron' : `用已安装的浏览器（${browser}）`}`)
  })
}
