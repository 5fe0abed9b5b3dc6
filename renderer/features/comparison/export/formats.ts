import type { PrintLayout } from '../../../../electron/contract/index.ts'

/** What a table can be handed over as, in the words of whoever hands it over. */
export type HandoverFormat = 'official' | 'reading' | 'docx' | 'xlsx' | 'csv' | 'png' | 'svg'

export interface FormatWords { readonly value: HandoverFormat; readonly name: string; readonly hint: string }

/** In the order of the dialog: what is handed over most comes first. */
export const FORMATS: readonly FormatWords[] = [
  { value: 'official', name: 'PDF 公文附表', hint: '按 GB/T 9704 版式，打印、作附件' },
  { value: 'reading', name: 'PDF 阅读版', hint: '小一号字，有颜色，出处可点' },
  { value: 'docx', name: 'Word 文档', hint: '接着改，或并进别的材料' },
  { value: 'xlsx', name: 'Excel 工作簿', hint: '接着算，数字是数字' },
  { value: 'csv', name: 'CSV 文本', hint: '交给别的系统' },
  { value: 'png', name: '附图 PNG', hint: '贴进材料或幻灯片' },
  { value: 'svg', name: '附图 SVG', hint: '放大不糊，可再编辑' },
]

/** What a file of this kind holds, for those that have no preview. */
export const CONTENTS: Readonly<Record<Exclude<HandoverFormat, PrintLayout['style'] | 'png' | 'svg'>, readonly string[]>> = {
  docx: ['真正的 Word 表格，换页时表头自动重复', '标题、单位、注与公文附表相同；续页不会自动写“续表”', '附录“数据出处”逐条引原文，编号可点'],
  xlsx: ['数字仍是数字，可以直接计算；“约”“（目标）”等字样由单元格格式显示', '表头冻结，打印时每页重复', '第二张表是“数据出处”，逐条引原文'],
  csv: ['只有表格本身，没有注和出处', '内容与屏幕上逐格相同'],
}

/** True for what is printed and can be looked at beforehand. */
export function isPaper(format: HandoverFormat): format is PrintLayout['style'] {
  return format === 'official' || format === 'reading'
}

/** True for a picture of the charts. */
export function isPicture(format: HandoverFormat): format is 'png' | 'svg' {
  return format === 'png' || format === 'svg'
}
