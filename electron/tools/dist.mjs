// `npm run dist`: installers for this system in dist/. Further words go to electron-builder, e.g. `-- --dir`.
// Without a network: `ANTOU_ELECTRON_DIST=FOLDER npm run dist -- --dir` takes Electron's files from a folder.
import { environment, packageProgram, run, tool } from './common.mjs'
import { build } from './build.mjs'
import { ensureReady } from './setup.mjs'

await tool(async () => {
  const { node } = await ensureReady()
  await build()
  const folder = process.env.ANTOU_ELECTRON_DIST
  const words = ['--publish', 'never', ...(folder ? [`-c.electronDist=${folder}`] : []), ...process.argv.slice(2)]
  const { code } = await run(node, [packageProgram('electron-builder/cli.js'), ...words], { env: environment() })
  if (code !== 0) console.error('打包没有完成。AppImage、Windows 和 macOS 的安装包需要联网下载打包工具；不联网时可用：npm run dist -- --dir')
  return code
})
