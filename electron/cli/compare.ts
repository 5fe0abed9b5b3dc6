import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ComparisonSpec, ExpectedFailure, PrintLayout, type ComparisonFile, type Result } from '../contract/index.ts'
import { titleFor } from '../domain/comparison/index.ts'
import { codePointName } from '../domain/handover/index.ts'
import { saveWhole } from '../hosts/shared/save-file.ts'
import { comparisonCsv } from '../library/exports/index.ts'
import type { Library } from '../library/library.ts'
import { indicatorNamed, namesIn, regionNamed } from './names.ts'
import { comparisonPdf } from './print.ts'
import { UsageMistake, type Request } from './usage.ts'

const FORMATS = ['csv', 'json', 'pdf', 'docx', 'xlsx'] as const
type Format = (typeof FORMATS)[number]
/** Formats that are text, so that they may go to standard output. */
const TEXTS: readonly Format[] = ['csv', 'json']

/** What was typed about the file to be made. */
interface Choice { readonly format: Format; readonly out: string | null; readonly layout: PrintLayout; readonly encoding: ComparisonFile['encoding'] }

/**
 * `compare`: the default comparison with what was typed put in its place. Answers what goes to standard output: the
 * table itself, or where its file went. `tell` gets what a person should know besides (a file replaced, missing glyphs).
 */
export async function compare(library: Library, { options }: Request, rendererFolder: string, tell: (sentence: string) => void): Promise<string> {
  const choice = choiceOf(options)
  const spec = await specOf(library, options)
  if (choice.out === null) return textOf(library, spec, choice.format)
  const path = resolve(choice.out)
  const bytes = await bytesOf(library, spec, choice, rendererFolder, tell)
  const replaced = existsSync(path)
  const { bytes: size } = await saveWhole(path, bytes)
  if (replaced) tell('已替换同名的原有文件。')
  return `已写出：${path}（${Math.ceil(size / 1024)} KB）`
}

function choiceOf(options: Request['options']): Choice {
  const out = typeof options['out'] === 'string' && options['out'] !== '' ? options['out'] : null
  const extension = /\.([a-z]+)$/iu.exec(out ?? '')?.[1]?.toLowerCase()
  const format = FORMATS.find((each) => each === (options['format'] ?? extension ?? 'csv'))
  if (format === undefined) throw new UsageMistake(`--format 应为 ${FORMATS.join('、')} 之一。`)
  if (out === null && !TEXTS.includes(format)) throw new UsageMistake(`${format} 不能直接打印到屏幕，请用 --out 写明文件，例如 --out 对比表.${format}`)
  const encoding = options['encoding'] ?? 'utf-8'
  if (encoding !== 'utf-8' && encoding !== 'gb18030') throw new UsageMistake('--encoding 应为 utf-8 或 gb18030。')
  if (encoding === 'gb18030' && (format !== 'csv' || out === null)) throw new UsageMistake('--encoding gb18030 只用于写成文件的 CSV，请加 --out。')
  const style = options['style'] ?? 'official'
  if (style !== 'official' && style !== 'reading') throw new UsageMistake('--style 应为 official（公文附表）或 reading（阅读版）。')
  return { format, out, encoding, layout: { style, orientation: options['landscape'] === true ? 'landscape' : 'portrait', chart: options['chart'] === true, sources: options['no-sources'] !== true } }
}

/** The default choice with regions, indicators and periods as typed; own title only where nothing else was chosen. */
async function specOf(library: Library, options: Request['options']): Promise<ComparisonSpec> {
  const [spec, regions, indicators] = [
    value(await library.call('comparison.default', {})), value(await library.call('document.regions', {})), value(await library.call('metric.indicators', {})),
  ]
  const codes = namesIn(options['regions']).map((name) => regionNamed(name, regions)), ids = namesIn(options['indicators']).map((name) => indicatorNamed(name, indicators))
  const title = typeof options['title'] === 'string' ? options['title'] : codes.length > 0 ? titleFor(codes, regions) : spec.title
  const chosen = ComparisonSpec.safeParse({
    ...spec, title,
    ...(codes.length > 0 ? { regions: codes } : {}),
    // Whoever names an indicator wants to see that a region does not mention it.
    ...(ids.length > 0 ? { indicators: ids, hideEmptyRows: false } : {}),
    ...(options['period'] === undefined ? {} : { periods: options['period'] === 'latest' ? 'latest' : namesIn(options['period']) }),
  })
  if (chosen.success) return chosen.data
  throw new UsageMistake(chosen.error.issues[0]?.path[0] === 'title' ? '--title 最多 200 字。' : '--period 应为 latest，或用逗号分开的年份，例如 2023,2024。')
}

async function textOf(library: Library, spec: ComparisonSpec, format: Format): Promise<string> {
  const table = value(await library.call('comparison.build', { spec }))
  return format === 'json' ? JSON.stringify(table, null, 2) : `\uFEFF${comparisonCsv(table)}`
}

async function bytesOf(library: Library, spec: ComparisonSpec, { format, layout, encoding }: Choice, rendererFolder: string, tell: (sentence: string) => void): Promise<Uint8Array> {
  if (format === 'json') return new TextEncoder().encode(`${await textOf(library, spec, 'json')}\n`)
  if (format !== 'pdf') return value(await library.call('comparison.file', { spec, format, encoding, orientation: layout.orientation, sources: layout.sources })).bytes
  const { bytes, missingGlyphs } = await comparisonPdf(library, spec, layout, rendererFolder)
  if (missingGlyphs.length > 0) tell(`字库中没有这些字，印出来或是空框，已列在注中：${missingGlyphs.map((each) => `${each}（${codePointName(each)}）`).join('、')}`)
  return bytes
}

/** A reply's value, or its failure thrown. */
function value<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new ExpectedFailure(result.failure.code, result.failure.detail)
}
