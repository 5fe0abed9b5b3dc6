// `npm run bench [names]`: builds, then measures. The figures go to standard output as JSON.
import { buildIfStale } from './build.mjs'
import { at, environment, run, tool } from './common.mjs'
import { ensureReady } from './setup.mjs'

await tool(async () => {
  const { node } = await ensureReady({ need: ['packages', 'browser'], quiet: true })
  await buildIfStale()
  const { code } = await run(node, ['--disable-warning=ExperimentalWarning', at('tests/bench/index.ts'), ...process.argv.slice(2)], { env: environment() })
  return code
})
