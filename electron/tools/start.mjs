// `npm start`: sets up what is missing, builds if the sources changed, opens the app.
import { at, environment, hasDisplay, run, tool } from './common.mjs'
import { buildIfStale } from './build.mjs'
import { ensureReady } from './setup.mjs'

await tool(async () => {
  const { node, electron, browser } = await ensureReady({ need: ['packages', 'browser'] })
  await buildIfStale()
  const words = process.argv.slice(2)
  const asks = words.some((word) => word.startsWith('-') && word !== '--data' && !word.startsWith('--data='))

  if (electron === null && !asks) console.log(`没有 Electron 的程序文件，用已安装的浏览器运行案头：${browser}`)
  if (!hasDisplay() && !asks) {
    console.log('没有图形界面：改在后台打开资料库，把默认对比表的 PDF 和各界面的图片写到 out/。')
    return await runHost(node, [at('out/main/chromium-host.js'), '--pictures', at('out'), ...words])
  }
  if (electron !== null) {
    console.log('用 Electron 打开案头。')
    const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return await runHost(electron, [at('.'), ...sandbox, ...words])
  }
  return await runHost(node, [at('out/main/chromium-host.js'), ...words])
})

/** The app gets our signals and closes in its own way; its exit code is ours. */
async function runHost(program, words) {
  const { code } = await run(program, words, {
    env: environment(), cwd: process.cwd(),
    onStart: (child) => { for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal)) },
  })
  return code
}
