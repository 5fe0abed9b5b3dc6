// `npm run cli -- …`: gets what is missing, then runs electron/cli.ts under Node 24. Standard output is the command's
// alone, so that it can be piped.
import { spawn } from 'node:child_process'
import { at, environment, tool } from './common.mjs'
import { buildIfStale } from './build.mjs'
import { ensureReady } from './setup.mjs'

await tool(async () => {
  const words = process.argv.slice(2)
  const { node } = await ensureReady({ quiet: true })
  // A PDF is printed from the built page; without a browser the command itself says so.
  if (words[0] === 'compare' && words.some((word) => /(^|=|\.)pdf$/.test(word))) await buildIfStale()
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', at('electron/cli.ts'), ...words], {
    // Files are named from where the person stands, which npm tells.
    cwd: process.env.INIT_CWD ?? process.cwd(), env: environment(), stdio: 'inherit',
  })
  return await new Promise((settle) => {
    child.once('error', () => settle(1))
    child.once('close', (code) => settle(code ?? 1))
  })
})
