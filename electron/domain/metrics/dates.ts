// Shapes that are dates, times and spans of time whatever stands around them.

const D = '[0-9０-９]'
const TO = '[—–\\-－~～至到]{1,2}'
/** In order of trial; each is tried at the start of a numeral only. */
const SHAPES: readonly RegExp[] = [
  // 2025年2月26日, 2024年1—9月, 2024年末, 2021—2025年, 2024年度
  `${D}{4}年${D}{1,2}月${D}{1,2}[日号](?:${TO}(?:${D}{4}年)?(?:${D}{1,2}月)?${D}{1,2}[日号])?`,
  `${D}{4}年${D}{1,2}(?:月份?)?${TO}(?:${D}{4}年)?${D}{1,2}月份?`,
  `${D}{4}年${D}{1,2}月(?:份|底|末|初|[上中下]旬)?`,
  `(?:19|20)${D}{2}年?(?:${TO})(?:19|20)?${D}{2}(?:学)?年(?:度)?`,
  `(?:19|20)${D}{2}${TO}(?:19|20)${D}{2}`,
  `(?:19|20|１９|２０)${D}{2}(?:学)?年(?:度)?`,
  // 2024-06-30, 2024.6.30, 2024/6
  `(?:19|20)${D}{2}[\\-/.]${D}{1,2}[\\-/.]${D}{1,2}`,
  // 1—9月, 6月底, 8月18日至20日
  `${D}{1,2}月?${TO}${D}{1,2}月(?:份)?(?!${D})`,
  `${D}{1,2}月${D}{1,2}[日号](?:${TO}(?:${D}{1,2}月)?${D}{1,2}[日号])?`,
  `${D}{1,2}月(?:份|底|末|初|[上中下]旬)?`,
  `${D}{1,2}[日号]?${TO}${D}{1,2}日(?!均)`,
  `${D}{1,2}日(?!均)`,
  // 15:30, 8时30分
  `${D}{1,2}[时点]${D}{2}分?`,
  `${D}{2}年代`, `${D}{2}世纪`,
].map((source) => new RegExp(`${source}(?!${D})`, 'y'))

/** End of the date that begins at `from`, or −1. 3个月 and 5年 are spans of time, not dates, and don't match. */
export function dateEnd(text: string, from: number): number {
  for (const shape of SHAPES) {
    shape.lastIndex = from
    if (shape.test(text)) return shape.lastIndex
  }
  return -1
}

/** 四位年份 without 年, as in 2024中国能源企业500强 or 2023—2025. */
export const isYearNumber = (value: number, letters: number): boolean => letters === 4 && value >= 1949 && value <= 2060
