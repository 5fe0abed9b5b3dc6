import type { PrintJob } from '../../electron/contract/index.ts'
import { gridOf, numberSources } from '../../electron/domain/comparison/index.ts'
import { noteSentences, paperTitle, sourceEntry, unitLine } from '../../electron/domain/handover/index.ts'

/** Words of the layout itself; what is forgotten here costs a second layout, never a glyph. */
const FIXED_TEXT = '附表续表注：．0123456789.[]—−/（）“”……附录　数据出处编号与表中方括号内数字对应；引文照录原文，数值加粗。附图主要指标对比各图自零起，刻度互不相同；实心为完成数，空心虚线为目标数或预计数。'

/** Every character that the document of a job may print, each once. */
export function charactersOf({ table, date, layout }: PrintJob): Set<string> {
  const characters = new Set(FIXED_TEXT)
  const add = (text: string): void => { for (const character of text) characters.add(character) }
  for (const text of [paperTitle(table), unitLine(table), ...noteSentences(table, { date, sources: layout.sources, missingGlyphs: [] }), ...gridOf(table).flat()]) add(text)
  if (layout.chart) for (const { indicator } of table.rows) add(indicator)
  if (!layout.sources) return characters
  for (const numbered of numberSources(table).sources) {
    const { head, printed, converted, facts, quote, origin } = sourceEntry(table, numbered)
    for (const text of [head, printed, converted, facts, quote.before, quote.number, quote.after, origin]) add(text)
  }
  return characters
}
