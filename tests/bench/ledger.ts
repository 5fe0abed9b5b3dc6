// The ledger with 50,000 observations: what a keystroke in its filter costs, what a document's name costs, what files cost.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FileToken, IndicatorId, type CallInput, type CallOutput, type LedgerEntry, type LibraryCallName } from '../../electron/contract/index.ts'
import { filterEntries, groupEntries, NO_FILTER, sortEntries, type LedgerContext } from '../../electron/domain/ledger/index.ts'
import { openLibrary } from '../../electron/library/library.ts'
import { median, rounded, timed } from './statistics.ts'

const OBSERVATIONS = 50_000
const PER_DOCUMENT = 1_250
const ROUNDS = 5

const NAMES = ['固定资产投资', '地区生产总值', '规模以上工业增加值', '社会消费品零售总额', '一般公共预算收入', '城镇新增就业', '粮食产量', '新建农村公路', '改造老旧小区', '实施重点项目']
const UNITS = ['亿元', '亿元', '亿元', '亿元', '亿元', '人', '万吨', '公里', '个', '个']

/** A text of made-up sentences as reports write them, each with one figure of its own. */
function madeUpText(document: number): string {
  const sentences = Array.from({ length: PER_DOCUMENT }, (_, i) => `${NAMES[(i + document) % NAMES.length]}完成${((i * 37 + document * 11) % 9000) / 10 + 1}${UNITS[(i + document) % NAMES.length]}。`)
  return [`第${document}份工作总结`, ...Array.from({ length: PER_DOCUMENT / 10 }, (_, i) => `2024年，全区${sentences.slice(i * 10, i * 10 + 10).join('')}`)].join('\n\n')
}

/** Medians in milliseconds: the library's calls, then what the page does with their answer. */
export async function benchLedger(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'antou-bench-'))
  const library = openLibrary({ dataFolder: join(folder, 'data'), resourcesFolder: resolve(import.meta.dirname, '../..'), host: 'command-line', version: 'bench' })
  async function get<Name extends LibraryCallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const result = await library.call(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.failure.code}`)
    return result.value
  }
  const time = async (work: () => unknown): Promise<number> => rounded(median(await timed(ROUNDS, work)))
  try {
    for (let document = 0; document < OBSERVATIONS / PER_DOCUMENT; document++) {
      const path = join(folder, `${document}.txt`)
      writeFileSync(path, madeUpText(document))
      const file = FileToken.parse(randomUUID())
      await get('file.register', { token: file, path })
      await get('document.import', { file, details: { title: `第${document}份工作总结`, region: '140703' as never, kind: 'summary', date: '2025', speaksOf: '2024' } })
    }
    const entries: readonly LedgerEntry[] = await get('metric.list', {})
    const context: LedgerContext = {
      documents: new Map((await get('document.list', {})).map((one) => [one.id as string, one])),
      indicators: new Map((await get('metric.indicators', {})).map((one) => [one.id as string, one])),
    }
    for (const { key } of entries.slice(0, 500)) await get('metric.review', { key, decision: { kind: 'confirm' } })
    const choice = { encoding: 'utf-8', filter: NO_FILTER, sort: { by: 'place', descending: false }, grouping: 'none' } as const
    const alias = { alias: '农村公路里程数', indicatorId: IndicatorId.parse('gdp') }
    return {
      observations: entries.length,
      listMs: await time(() => get('metric.list', {})),
      reviewMs: await time(() => get('metric.review', { key: entries[900]!.key, decision: { kind: 'confirm' } })),
      filterWordsMs: await time(() => filterEntries(entries, { ...NO_FILTER, text: '投资 2024年' }, context)),
      filterStateMs: await time(() => filterEntries(entries, { ...NO_FILTER, review: 'doubtful' }, context)),
      sortMs: {
        indicator: await time(() => sortEntries(entries, { by: 'indicator', descending: false }, context)),
        value: await time(() => sortEntries(entries, { by: 'value', descending: true }, context)),
      },
      groupMs: { indicator: await time(() => groupEntries(entries, 'indicator', context)), field: await time(() => groupEntries(entries, 'field', context)) },
      previewAliasMs: rounded(median(await timed(2, () => get('lexicon.previewAlias', alias)))),
      fileMs: {
        csv: rounded(median(await timed(2, () => get('ledger.file', { ...choice, format: 'csv' })))),
        csvGb18030: rounded(median(await timed(2, () => get('ledger.file', { ...choice, format: 'csv', encoding: 'gb18030' })))),
        xlsx: rounded(median(await timed(1, () => get('ledger.file', { ...choice, format: 'xlsx' })))),
      },
    }
  } finally {
    await library.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
