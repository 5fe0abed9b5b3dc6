// The print page: asks for its job, lays it out, waits for fonts and charts, and says that it is ready to be printed.
import './fonts.ts'
import './print.css'
import './official.css'
import './reading.css'
import type { Bridge, PrintJob } from '../../electron/contract/index.ts'
import { renderDocument } from './document.ts'
import { bundledRanges, missingGlyphs } from './glyphs.ts'

declare global {
  interface Window { antou?: Bridge }
}

async function print(): Promise<void> {
  const root = document.documentElement
  try {
    const job = await askForJob()
    const text = textOf(job)
    await loadFonts(text)
    const stage = document.querySelector<HTMLElement>('#paper')!
    await renderDocument(job, stage, missingGlyphs(text, bundledRanges(document.fonts as unknown as Iterable<FontFace>)))
    await document.fonts.ready
    root.dataset['printReady'] = ''
  } catch (error) {
    // The host prints nothing that is not ready; this says why.
    root.dataset['printFailed'] = error instanceof Error ? error.message : String(error)
    throw error
  }
}

async function askForJob(): Promise<PrintJob> {
  const job = new URLSearchParams(location.hash.slice(1)).get('job')
  if (job === null || window.antou === undefined) throw new Error('a print page needs a job and a host')
  const result = await window.antou.call('print.job', { job })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

/** Words that the layout itself adds. */
const FIXED_TEXT = '附表续单位：见内“”栏指标时期注．—方括号内数字为数据出处编号，见附录；年月日编制。附录　数据出处附图主要指标对比各图自零起刻度互不相同实心为完成数空心虚线为目标或预计引文照录原文加粗第段《》……总量增速占比位次值完成目标预计未提及无文件不适用存疑冲突换期部级疑异修主体已核改正待核非指标上下半一二三四季度前省市县区乡镇街道开发层级计量单位已换算原文单位时期与本行列不同或中写明只是该地的部分与首宜直接比较大小由程序识别尚待人工来源另有采用新文件订了早资料库没有相应这项对元格意义有字把握足后方可几处一致依据取舍须选定所用字体缺少下列形印出为空框0123456789.%[]（）～−约'

/** Every character that the document may print, each once. */
function textOf({ table, date, layout }: PrintJob): string {
  const characters = new Set(FIXED_TEXT + date + table.spec.title + table.notes.join(''))
  const add = (text: string): void => { for (const character of text) characters.add(character) }
  for (const { name } of table.columns) add(name)
  for (const { indicator, unit, cells } of table.rows) {
    add(indicator + unit)
    for (const cell of cells) {
      if (cell.kind !== 'figure') continue
      add(cell.shown)
      if (layout.sources) add(cell.source.quote + cell.source.documentTitle + cell.source.subject)
    }
  }
  return [...characters].join('')
}

/** Fetches the slices of all faces before anything is measured: a font that comes later would move every row. */
async function loadFonts(text: string): Promise<void> {
  const faces = ["400 12pt 'Noto Serif SC'", "700 12pt 'Noto Serif SC'", "500 12pt 'Noto Sans SC'", "400 12pt 'Source Han Serif CN VF'"]
  await Promise.all(faces.map((face) => document.fonts.load(face, text)))
}

void print()
