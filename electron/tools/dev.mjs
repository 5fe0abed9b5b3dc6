// `npm run dev`: the app with hot reload, in Electron or, without its binary, in the Chromium host.
import { at, environment, packageProgram, run, tool } from './common.mjs'
import { buildResources } from './build.mjs'
import { ensureReady } from './setup.mjs'

await tool(async () => {
  const { node, electron } = await ensureReady({ need: ['packages', 'browser'] })
  await buildResources(node)
  const host = electron !== null ? {} : { ELECTRON_EXEC_PATH: node, ELECTRON_ENTRY: at('out/main/chromium-host.js') }
  const { code } = await run(node, [packageProgram('electron-vite/bin/electron-vite.js'), 'dev', ...process.argv.slice(2)], { env: environment(host) })
  return code
})
