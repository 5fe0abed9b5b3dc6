// Builds the app into out/: main, preload, renderer, and resources (lexicon, seeds, the ready corpus).
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at, packageProgram, Problem, root, run, tool } from './common.mjs'
import { ensureReady } from './setup.mjs'

const STAMP = at('out/build.json')
const SOURCES = ['electron', 'renderer', 'resources', 'seeds', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.json']

/** Builds if a source changed since the last build. Throws a Problem with the compiler's last lines. */
export async function buildIfStale() {
  const sources = fingerprint()
  if (existsSync(STAMP) && existsSync(at('out/renderer/index.html')) && readFileSync(STAMP, 'utf8') === sources) return
  await build()
}

/** Builds everything. `out/` keeps what other tools wrote there. */
export async function build() {
  const { node } = await ensureReady({ quiet: true })
  rmSync(STAMP, { force: true })
  const sources = fingerprint() // before the build: what changes meanwhile is built next time
  await step('构建', run(node, [packageProgram('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], { capture: true }))
  await buildResources(node)
  writeFileSync(STAMP, sources)
}

/** What the library reads at run time: lexicon, seeds, and the corpus built from them. */
export async function buildResources(node) {
  mkdirSync(at('out/resources'), { recursive: true })
  for (const name of ['lexicon', 'icons']) {
    rmSync(at('out/resources', name), { recursive: true, force: true })
    if (existsSync(at('resources', name))) cpSync(at('resources', name), at('out/resources', name), { recursive: true })
  }
  rmSync(at('out/resources/seeds'), { recursive: true, force: true })
  cpSync(at('seeds'), at('out/resources/seeds'), { recursive: true })
  copyLicences()
  await step('建立资料库', run(node, [at('electron/tools/build-corpus.ts')], { capture: true }))
}

/** The licence of each package and font that is part of the app, from the list that the settings view shows. */
function copyLicences() {
  const folder = at('out/resources/licences')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const listed = readFileSync(at('renderer/features/settings/licences.ts'), 'utf8').matchAll(/name: '([^']+)', licence: '[^']+'(?:, folder: '([^']+)')?/g)
  for (const [, name, folderOfIt = `node_modules/${name}`] of listed) {
    const file = readdirSync(at(folderOfIt)).find((each) => /^licen[cs]e/i.test(each))
    if (file === undefined) throw new Problem(`依赖 ${name} 没有附带许可证文件。`)
    cpSync(at(folderOfIt, file), join(folder, `${name.replace(/^@/, '').replace('/', '-')}.txt`))
  }
}

async function step(name, running) {
  const { code, output } = await running
  if (code !== 0) throw new Problem(`${name}失败：\n${output.trim().split('\n').slice(-25).join('\n')}`)
}

/** Names, sizes and times of all sources, hashed: quick, and good enough to notice an edit. */
function fingerprint() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const facts = statSync(path)
    if (facts.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (!/\.test\.ts$/.test(path)) hash.update(`${path.slice(root.length)} ${facts.size} ${facts.mtimeMs}\n`)
  }
  for (const name of SOURCES) if (existsSync(at(name))) visit(at(name))
  return hash.digest('hex')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await tool(async () => { await build() })
