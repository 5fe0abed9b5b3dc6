// `npm run screens`: regenerates the pictures of docs/screens/ from the running app.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at, environment, Problem, run, tool } from './common.mjs'
import { buildIfStale } from './build.mjs'
import { ensureReady } from './setup.mjs'

await tool(async () => {
  const { node } = await ensureReady({ need: ['packages', 'browser'] })
  await buildIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'antou-screens-'))
  try {
    const { code } = await run(node, [at('out/main/chromium-host.js'), '--pictures', join(folder, 'pictures'), '--data', join(folder, 'data')], { env: environment() })
    if (code !== 0) throw new Problem('没有拍成图片，原有的图片未改动。')
    mkdirSync(at('docs/screens'), { recursive: true })
    for (const name of readdirSync(join(folder, 'pictures'))) if (name.endsWith('.png')) copyFileSync(join(folder, 'pictures', name), at('docs/screens', name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
})
