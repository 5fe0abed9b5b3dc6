import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedFailure, type ComparisonSpec, type PrintLayout, type Result } from '../contract/index.ts'
import { findBrowser } from '../hosts/chromium/find-browser.ts'
import { printJob } from '../hosts/chromium/printer.ts'
import { createAssetServer } from '../hosts/shared/assets.ts'
import { createGate, type HostHandlers } from '../hosts/shared/gate.ts'
import { isOwnAddress, PAGE_ORIGIN } from '../hosts/shared/policy.ts'
import type { Library } from '../library/library.ts'

export interface PdfFile { readonly fileName: string; readonly bytes: Uint8Array; readonly missingGlyphs: readonly string[] }

/**
 * A comparison as PDF, printed by an installed Chromium without a window: the same print page, the same library calls
 * and the same gate as in the app. Fails with a sentence where there is no browser or the page is not built, with
 * `nothing-to-export` and `print-failed`.
 */
export async function comparisonPdf(library: Library, spec: ComparisonSpec, layout: PrintLayout, rendererFolder: string): Promise<PdfFile> {
  const program = findBrowser()
  if (program === null) throw new Error('没有找到 Chromium、Chrome 或 Edge，不能生成 PDF。请先安装其中之一（Debian 系统：apt-get install chromium），或改用 --format docx。')
  if (!existsSync(join(rendererFolder, 'print/print.html'))) throw new Error('打印用的页面还没有构建。请先运行：npm run build')
  const { job, fileName } = value(await library.call('export.prepare', { spec, layout }))
  const gate = createGate({
    isOwnAddress: (url) => isOwnAddress(url, PAGE_ORIGIN.chromium), library: { call: (name, input) => library.callUnchecked(name, input) },
    // A print page may ask the library for its job and nothing else: no call of it ever reaches a host's handler.
    handlers: {} as HostHandlers, isClosed: () => false, report: () => undefined,
  })
  const reasons: string[] = []
  const report = (error: unknown): void => { reasons.push(error instanceof Error ? error.message : String(error)) }
  const { pdf, missingGlyphs } = await printJob({ program, assets: createAssetServer(rendererFolder), gate, report }, job).catch(() => {
    throw new Error(`浏览器没有印出 PDF（${program}）。${reasons[0] === undefined ? '' : `原因：${reasons[0].split('\n')[0]!.slice(0, 200)}`}`)
  })
  return { fileName, missingGlyphs, bytes: value(await library.call('export.finish', { job, pdf })) }
}

/** A reply's value, or its failure thrown. */
function value<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new ExpectedFailure(result.failure.code, result.failure.detail)
}
