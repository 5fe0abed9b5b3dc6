// `npm test`: types, boundaries, unit and component tests, build, browser tests. The last line sums all suites.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { at, environment, packageProgram, Problem, run, tool } from './common.mjs'
import { build } from './build.mjs'
import { ensureReady } from './setup.mjs'
import { typecheck } from './typecheck.mjs'

const RESULTS = at('out/test-results')

await tool(async () => {
  const total = { passed: 0, failed: 0 }
  const add = (name, { passed, failed }, seconds) => {
    total.passed += passed
    total.failed += failed
    console.log(`${name}：${passed} 通过，${failed} 未通过（${Math.round(seconds)} 秒）`)
  }
  try {
    const { node } = await ensureReady({ need: ['packages', 'browser', 'display'] })
    rmSync(RESULTS, { recursive: true, force: true })
    mkdirSync(RESULTS, { recursive: true })
    for (const [name, suite] of [['类型', types], ['构建', building], ['单元与组件', units], ['浏览器', browser]]) {
      const began = Date.now()
      add(name, await suite(node), (Date.now() - began) / 1000)
    }
  } catch (error) {
    console.error(error instanceof Problem ? error.message : `没有完成：${error?.message ?? error}`)
    total.failed += 1
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
})

async function types() {
  const failures = await typecheck()
  for (const { layer, output } of failures) console.log(`${layer}：\n${output}`)
  return { passed: 0, failed: failures.length > 0 ? 1 : 0 }
}

async function building() {
  try {
    await build()
    return { passed: 0, failed: 0 }
  } catch (error) {
    console.log(error.message)
    return { passed: 0, failed: 1 }
  }
}

/** vitest over all projects. A run that ends without a report, or fails outside a test, counts as one failure. */
async function units(node) {
  const report = `${RESULTS}/vitest.json`
  const { code, output } = await run(node, [packageProgram('vitest/vitest.mjs'), 'run', '--reporter=json', `--outputFile=${report}`, '--reporter=dot'], { capture: true, env: environment({ CI: 'true' }) })
  if (!existsSync(report)) return showing(output, { passed: 0, failed: 1 })
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'))
  const failed = numFailedTests > 0 ? numFailedTests : success && code === 0 ? 0 : 1
  return failed > 0 ? showing(output, { passed: numPassedTests, failed }) : { passed: numPassedTests, failed }
}

/** Playwright over the built app in whatever host is there. */
async function browser(node) {
  const report = `${RESULTS}/playwright.json`
  const { code, output } = await run(node, [packageProgram('@playwright/test/cli.js'), 'test', '--reporter=json,line'], {
    capture: true, env: environment({ CI: 'true', PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
  })
  if (!existsSync(report)) return showing(output, { passed: 0, failed: 1 })
  const { expected, unexpected, flaky } = JSON.parse(readFileSync(report, 'utf8')).stats
  const failed = unexpected + flaky > 0 ? unexpected + flaky : code === 0 ? 0 : 1
  return failed > 0 ? showing(output, { passed: expected, failed }) : { passed: expected, failed }
}

function showing(output, result) {
  console.log(output.trim().split('\n').slice(-200).join('\n'))
  return result
}
