import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Packs the built app with a small stand-in for Electron's files: what goes in, what stays out, which fuses are set.

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'antou-pack-'))
const packed = join(folder, 'dist/linux-unpacked')

/** Where a real binary keeps its fuses: a mark, a version, the number of fuses, and one letter for each. */
const FUSES = Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(200), Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('1'.repeat(9)), Buffer.alloc(100)])

beforeAll(async () => {
  if (!existsSync(join(root, 'out/main/main.js'))) throw new Error('the app is not built: npm run build')
  mkdirSync(join(folder, 'electron/resources'), { recursive: true })
  mkdirSync(join(folder, 'electron/locales'))
  writeFileSync(join(folder, 'electron/electron'), FUSES, { mode: 0o755 })
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/zh-CN.pak', 'locales/fr.pak']) writeFileSync(join(folder, 'electron', name), '45.4.1')
  await promisify(execFile)(process.execPath, [
    join(root, 'node_modules/electron-builder/cli.js'), '--linux', '--x64', '--dir', '--publish', 'never',
    `-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'dist')}`,
  ], { cwd: root })
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the archive holds the built app and the one package that runs, and nothing of the sources', () => {
  const archive = join(packed, 'resources/app.asar')
  const files = listPackage(archive, { isPack: false })
  const tops = new Set(files.map((file) => file.split('/').slice(1, 3).join('/')).filter((file) => file.includes('/') || !files.some((each) => each.startsWith(`/${file}/`))))
  expect([...tops].sort()).toEqual(['node_modules/better-sqlite3', 'out/main', 'out/preload', 'out/renderer', 'package.json'])
  for (const file of ['/out/main/main.js', '/out/main/worker.js', '/out/preload/preload.cjs', '/out/renderer/index.html', '/out/renderer/print/print.html']) expect(files).toContain(file)
  expect(files.filter((file) => /\.(ts|map|woff)$/.test(file))).toEqual([])
  expect(JSON.parse(extractFile(archive, 'package.json').toString())).toMatchObject({ main: 'out/main/main.js', type: 'module' })
})

test('the native part lies outside the archive, for this system only', () => {
  expect(readdirSync(join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds')).sort()).toEqual(['linux-arm64.node', 'linux-x64.node'])
})

test('lexicon, seeds and the ready corpus lie beside the archive', () => {
  expect(readdirSync(join(packed, 'resources/antou')).sort()).toEqual(expect.arrayContaining(['corpus.db', 'corpus.json', 'lexicon', 'seeds']))
})

test('the fuses read back from the program are those that were ordered', async () => {
  const wire = await getCurrentFuseWire(join(packed, 'antou')) as unknown as Record<number, number>
  const set = (fuse: FuseV1Options): boolean => wire[fuse] === '1'.charCodeAt(0)
  expect({
    runAsNode: set(FuseV1Options.RunAsNode), nodeOptions: set(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: set(FuseV1Options.EnableNodeCliInspectArguments), integrity: set(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    asarOnly: set(FuseV1Options.OnlyLoadAppFromAsar), fileRights: set(FuseV1Options.GrantFileProtocolExtraPrivileges), cookies: set(FuseV1Options.EnableCookieEncryption),
  }).toEqual({ runAsNode: false, nodeOptions: false, inspect: false, integrity: true, asarOnly: true, fileRights: false, cookies: true })
})
