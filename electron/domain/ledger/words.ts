import type { Measure, OtherReason, ReviewState, Status } from '../../contract/index.ts'

// The Chinese words for the contract's values. A missing word is a type error.

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  level: '数值', growth: '增速', share: '占比', delta: '增减量', rank: '位次', ratio: '比值',
}

export const STATUS_WORDS: Readonly<Record<Status, string>> = { actual: '完成', target: '目标', expected: '预计' }

export const REVIEW_WORDS: Readonly<Record<ReviewState, string>> = {
  doubtful: '待核', certain: '未核', confirmed: '已核', corrected: '改正', dismissed: '非指标',
}

/** What the review state means, for tooltips and for the legend. */
export const REVIEW_HINTS: Readonly<Record<ReviewState, string>> = {
  doubtful: '机器没有把握，请看原文核对', certain: '机器有把握，还没有人核对', confirmed: '已经由人核对',
  corrected: '已经由人改正', dismissed: '由人判为不是指标',
}

export const OTHER_WORDS: Readonly<Record<OtherReason, string>> = {
  'date': '日期', 'duration': '时长', 'ordinal': '序数', 'name': '名称中的数字', 'slogan': '口号', 'threshold': '界定范围',
  'document-number': '文号', 'list-number': '编号', 'specification': '规格', 'unclear': '不明确',
}

/** Confidence in words: a bare 0.83 tells a reader nothing. The steps are shown beside the share that was right in docs/extraction.md. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.9) return '有把握'
  if (confidence >= 0.7) return '较有把握'
  if (confidence >= 0.4) return '把握不大'
  return '没有把握'
}

const QUARTERS = ['一', '二', '三', '四']

/** A period as people write it: `2024Q1` → 2024年一季度. Forms that it does not know are shown as they are. */
export function periodWords(period: string | null): string {
  if (period === null || period === '') return '未写明'
  const parts = /^(\d{4})(?:Q([1-4])|H([12])|-(\d{2})(?:-(\d{2}))?)?$/.exec(period)
  if (!parts) {
    const span = /^(\d{4})-(\d{4})$/.exec(period)
    return span ? `${span[1]}—${span[2]}年` : period
  }
  const [, year, quarter, half, month, day] = parts
  if (quarter) return `${year}年${QUARTERS[Number(quarter) - 1]}季度`
  if (half) return `${year}年${half === '1' ? '上' : '下'}半年`
  if (day) return `${year}年${Number(month)}月${Number(day)}日`
  if (month) return `${year}年${Number(month)}月`
  return `${year}年`
}
