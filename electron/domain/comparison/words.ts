// The words and signs of a comparison table: one list for the screen, for paper and for the command line.
import type { CellFlag, Measure, MissingReason, RegionLevel, ReviewState, Status } from '../../contract/index.ts'

/** A flag's sign in a cell (empty where the cell's own words say it) and its sentence in the legend. */
export interface FlagWords { readonly sign: string; readonly name: string; readonly legend: string }

/** In the order of the legend. `other-level` stands at the column's head; in a cell only where the cell compares levels itself. */
export const FLAG_WORDS: Readonly<Record<CellFlag, FlagWords>> = {
  'converted-unit': { sign: '换', name: '已换算', legend: '计量单位已换算，原文单位见数据出处' },
  'other-period': { sign: '期', name: '时期不同', legend: '时期与本行（列）不同，或文中未写明时期' },
  'other-status': { sign: '', name: '完成与目标之别', legend: '括号内注“完成”“目标”“预计”的，与本行多数数据性质不同' },
  'part-of-region': { sign: '部', name: '部分地区', legend: '只是该地区的一部分，主体见数据出处' },
  'other-level': { sign: '级', name: '层级不同', legend: '与首选地区层级不同，不宜直接比较大小' },
  doubtful: { sign: '疑', name: '待核', legend: '由程序识别，尚待人工核对' },
  conflict: { sign: '异', name: '来源不一', legend: '另有来源数值不同，采用与未采用的见数据出处' },
  revised: { sign: '修', name: '已修订', legend: '较新文件修订了较早文件的数值，采用较新的' },
  hedged: { sign: '', name: '约数', legend: '“约”“近”“超过”“以上”“左右”等字样照录原文' },
}

/** Flags in the order of the legend. */
export const FLAG_ORDER = Object.keys(FLAG_WORDS) as CellFlag[]

/** Fields in the order in which reports speak of them. */
export const FIELD_ORDER: readonly string[] = ['经济', '项目', '工业', '农业', '城建', '生态', '民生', '政务']

/** What stands in a cell without a figure, and what it means. */
export const MISSING_WORDS: Readonly<Record<MissingReason, { readonly word: string; readonly legend: string }>> = {
  'not-mentioned': { word: '未提及', legend: '该地区的文件中没有这项数据' },
  'no-document': { word: '无文件', legend: '资料库中没有该地区相应年份的文件' },
  'not-applicable': { word: '不适用', legend: '这项比较对该单元格没有意义' },
  doubtful: { word: '存疑', legend: '有数字，但识别把握不足，核对后方可采用' },
  conflict: { word: '冲突', legend: '几处数字不一致，没有依据取舍，须由人选定' },
}

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  level: '总量', growth: '增速', share: '占比', delta: '增量', rank: '位次', ratio: '比值',
}

export const STATUS_WORDS: Readonly<Record<Status, string>> = { actual: '完成', target: '目标', expected: '预计' }

export const REVIEW_WORDS: Readonly<Record<ReviewState, string>> = {
  doubtful: '待核', certain: '未核（程序有把握）', confirmed: '已核', corrected: '已改正', dismissed: '非指标',
}

export const LEVEL_WORDS: Readonly<Record<RegionLevel, string>> = {
  country: '全国', province: '省级', city: '市级', county: '县（区、市）级', township: '乡镇（街道）', zone: '开发区',
}

/**
 * The name of a row: 固定资产投资, 固定资产投资增速. The measure is added where the name alone would be read as an amount,
 * unless the name says it already (进出口总额增速, 居民消费价格涨幅, 新增规上工业企业数).
 */
export function rowName(row: { readonly indicator: string; readonly measure: Measure }): string {
  const { indicator, measure } = row
  if (measure === 'level' || NAMED_ALREADY[measure].test(indicator)) return indicator
  return indicator + MEASURE_WORDS[measure]
}

const NAMED_ALREADY: Readonly<Record<Exclude<Measure, 'level'>, RegExp>> = {
  growth: /增速|增长率|涨幅|增幅|降幅$/u,
  share: /率|比重|占比|比例$/u,
  delta: /新增|新建|新设|新认定|净增|增量|减少/u,
  rank: /排名|位次|排位$/u,
  ratio: /之比|比值|比$|倍数|倍$/u,
}
