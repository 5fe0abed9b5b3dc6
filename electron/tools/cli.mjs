// `npm run cli -- …`: gets what is missing, then runs electron/cli.ts under Node 24. Standard output is the command's
// alone, so that it can be piped.
import { spawn } from 'node:child_process'
import { at, environment, tool } from './common.mjs'
import { ensureReady } from './setup.mjs'

await tool(async () => {
  const { node } = await ensureReady({ quiet: true })
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', at('electron/cli.ts'), ...process.argv.slice(2)], {
    // Files are named from where the person stands, which npm tells.
    cwd: process.env.INIT_CWD ?? process.cwd(), env: environment(), stdio: 'inherit',
  })
  return await new Promise((settle) => {
    child.once('error', () => settle(1))
    child.once('close', (code) => settle(code ?? 1))
  })
})
