// `npm run typecheck`: every layer against its own tsconfig.json, so that a layer sees only what it may.
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { at, packageProgram, run, tool } from './common.mjs'
import { ensureReady } from './setup.mjs'

const LAYERS = [
  ['tests', 'vue-tsc'], ['renderer', 'vue-tsc'], ['electron/library', 'tsc'], ['electron/hosts', 'tsc'],
  ['electron/domain', 'tsc'], ['electron/contract', 'tsc'],
]
const PROGRAMS = { 'tsc': 'typescript/bin/tsc', 'vue-tsc': 'vue-tsc/bin/vue-tsc.js' }

/** Checks all layers; answers with those that failed and what the compiler said. */
export async function typecheck() {
  const { node } = await ensureReady({ quiet: true })
  const waiting = [...LAYERS]
  const failures = []
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [layer, program] = next
      const { code, output } = await run(node, [packageProgram(PROGRAMS[program]), '-p', at(layer)], { capture: true })
      if (code !== 0) failures.push({ layer, output: output.trim() })
    }
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
  return failures
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await tool(async () => {
    const failures = await typecheck()
    for (const { layer, output } of failures) console.error(`${layer}：\n${output}\n`)
    console.log(failures.length === 0 ? '类型检查通过。' : `类型检查未通过：${failures.map(({ layer }) => layer).join('、')}`)
    return failures.length === 0 ? 0 : 1
  })
}
