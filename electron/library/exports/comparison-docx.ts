import type { ComparisonCell, ComparisonTable, ObservationKey, PrintLayout } from '../../contract/index.ts'
import { cellSigns, cellText, FLAG_WORDS, layOut, numberSources, type LayoutHead, type LayoutLine } from '../../domain/comparison/index.ts'
import { noteSentences, paperTitle, shareOut, sourceEntry, sourceNumbers, splitColumns, typeArea, unitLine } from '../../domain/handover/index.ts'
import { OFFICIAL_MARGINS_MM, writeWord, type WordBlock, type WordCell, type WordRun } from '../office/index.ts'

/** 五号 for the table, 小五 for notes and quotes, as on the printed annex. */
const TABLE_PT = 10.5, SMALL_PT = 9
/** 三号 and its leading in the grid of GB/T 9704-2012 (22 lines on 225 mm). */
const ANNEX_PT = 16, ANNEX_LEADING_PT = 28.98, TITLE_PT = 22
/** Room beside a cell's text, and least and widest columns, in millimetres. */
const PADDING_MM = 4, NARROWEST_MM = 12, NARROW_NAME_MM = 32, WIDEST_NAME_MM = 56
/** Lying paper turns the margins with it. */
const LYING_MARGINS_MM = { top: 28, right: 37, bottom: 26, left: 35 }

export interface WordChoice { readonly orientation: PrintLayout['orientation']; readonly sources: boolean; readonly date: string }

type Numbers = ReadonlyMap<ObservationKey, number> | null
type CellsLine = Extract<LayoutLine, { kind: 'cells' }>

/** The table as a Word annex: title, units, real tables whose head rows repeat, notes, and every quote with links to and fro. */
export async function comparisonDocx(table: ComparisonTable, choice: WordChoice): Promise<Uint8Array<ArrayBuffer>> {
  const { sources, numberOf } = numberSources(table)
  const title = paperTitle(table)
  const blocks: WordBlock[] = [
    { kind: 'paragraph', runs: [{ text: '附表', font: 'sans', sizePt: ANNEX_PT }], leadingPt: ANNEX_LEADING_PT },
    { kind: 'heading', level: 1, text: title, align: 'center', font: 'serif', sizePt: TITLE_PT },
    ...tableBlocks(table, choice, choice.sources ? numberOf : null),
    ...noteSentences(table, { date: choice.date, sources: choice.sources && sources.length > 0, missingGlyphs: [] })
      .map((sentence, index): WordBlock => small(`${index === 0 ? '注：' : '　　'}${index + 1}．${sentence}`, index === 0 ? 4 : 0)),
    ...(choice.sources && sources.length > 0 ? appendixBlocks(table) : []),
  ]
  const bytes = await writeWord({
    title, subject: table.columns.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) === at).join('、'), author: '案头',
    orientation: choice.orientation, marginsMm: choice.orientation === 'landscape' ? LYING_MARGINS_MM : OFFICIAL_MARGINS_MM,
    pageNumbers: 'official', body: { font: 'serif', sizePt: TABLE_PT }, blocks,
  })
  return new Uint8Array(bytes)
}

/** The table, in parts by columns where it is too wide, each with the first columns repeated and 续表 above. */
function tableBlocks(table: ComparisonTable, { orientation }: WordChoice, numbers: Numbers): WordBlock[] {
  const { leads, heads, lines } = layOut(table)
  const width = typeArea({ style: 'official', orientation }).width
  const body = lines.filter((line): line is CellsLine => line.kind === 'cells')
  const leadWidths = leads.slice(1).map((lead, at) => columnWidth([lead, ...body.map((line) => line.leads[at + 1] ?? '')], width / 4))
  const beside = leadWidths.reduce((sum, each) => sum + each, 0)
  // Marks on one line if there is room, else broken once; a name takes two lines before that.
  const liked = heads.map((head, at) => columnWidth([shortened(head.title), head.beneath, ...body.map((line) => longestPiece(line.cells[at]!.cell, false))], width / 3))
  const least = heads.map((head, at) => Math.min(liked[at]!, columnWidth([shortened(head.title), ...body.map((line) => longestPiece(line.cells[at]!.cell, true))], width / 3)))
  const likedName = columnWidth([leads[0]!, ...body.map((line) => line.leads[0]!)], WIDEST_NAME_MM)
  const name = Math.min(likedName, Math.max(NARROW_NAME_MM, width - beside - liked.reduce((sum, each) => sum + each, 0)))
  const room = width - beside - name
  return splitColumns(least, room).flatMap((columns, part): WordBlock[] => {
    const shared = shareOut(room, columns.map((at) => least[at]!), columns.map((at) => liked[at]!))
    const spare = Math.max(0, room - shared.reduce((sum, each) => sum + each, 0)) / (columns.length + 1)
    const widths = [name + spare, ...leadWidths, ...shared.map((each) => Math.min(each + spare, room))]
    return [
      ...(part === 0 ? [] : [{ kind: 'paragraph', runs: [{ text: '续表', font: 'sans', sizePt: TABLE_PT }], spaceBeforePt: 10, keepWithNext: true } satisfies WordBlock]),
      { kind: 'paragraph', runs: [{ text: unitLine(table), sizePt: TABLE_PT }], align: 'right', keepWithNext: true },
      {
        kind: 'table', widthsMm: widths, headRows: 1, rules: 'grid',
        rows: [
          [...leads.map((lead) => cell([{ text: lead, font: 'sans' }])), ...columns.map((at) => headCell(heads[at]!))],
          ...lines.map((line) => line.kind === 'field'
            ? [{ ...cell([{ text: line.field, font: 'sans' }], 'left'), columns: widths.length }]
            : [...line.leads.map((text, at) => cell([{ text: text === '' && at > 0 ? '—' : text }, ...levelSign(line.otherLevel && at === 0)], at === 0 ? 'left' : 'center')), ...columns.map((at) => figureCell(line.cells[at]!.cell, numbers, part))]),
        ],
      },
    ]
  })
}

function headCell({ title, beneath, otherLevel }: LayoutHead): WordCell {
  const runs: WordRun[] = [{ text: title, font: 'sans' }, ...levelSign(otherLevel)]
  return { paragraphs: [paragraph(runs), ...(beneath === '' ? [] : [paragraph([{ text: beneath, sizePt: SMALL_PT }])])] }
}

const levelSign = (shown: boolean): WordRun[] => (shown ? [{ text: FLAG_WORDS['other-level'].sign, superscript: true }] : [])

/**
 * The number, below it its mark, then signs and the numbers of its sources: read in this order it is the text shown. The
 * first place of a source is what its entry in the appendix belongs to.
 */
function figureCell(each: ComparisonCell, numbers: Numbers, part: number): WordCell {
  if (each.kind === 'missing') return cell([{ text: cellText(each), sizePt: SMALL_PT }])
  const { before, number, after, mark } = each.parts
  const signs = cellSigns(each)
  const raised: WordRun[] = [
    ...(signs === '' ? [] : [{ text: `〔${signs}〕`, superscript: true }]),
    ...(numbers === null ? [] : sourceNumbers(each, numbers)).map((cited): WordRun => ({ text: `[${cited}]`, superscript: true, linkTo: `source_${cited}` })),
  ]
  const own = each.kind === 'figure' ? numbers?.get(each.source.key) : undefined
  const first = paragraph([{ text: before + number + after }, ...(mark === '' ? raised : [])])
  // Of a table in parts by columns every column stands in one part, so that the name is given once.
  const named = own === undefined ? first : { ...first, bookmark: `cell_${own}_${part}` }
  return { paragraphs: mark === '' ? [named] : [named, paragraph([{ text: mark, sizePt: SMALL_PT }, ...raised])] }
}

const cell = (runs: readonly WordRun[], align: 'left' | 'center' = 'center'): WordCell => ({ paragraphs: [paragraph(runs, align)] })
const paragraph = (runs: readonly WordRun[], align: 'left' | 'center' = 'center') => ({ runs: runs.map((run) => ({ sizePt: TABLE_PT, ...run })), align, leadingPt: 15 })
const small = (text: string, spaceBeforePt = 0): WordBlock => ({ kind: 'paragraph', runs: [{ text, sizePt: SMALL_PT }], align: 'both', spaceBeforePt, leadingPt: 14 })

function appendixBlocks(table: ComparisonTable): WordBlock[] {
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 2, text: '附录　数据出处', align: 'center', font: 'sans', sizePt: ANNEX_PT },
    { kind: 'paragraph', runs: [{ text: '编号与表中方括号内数字对应；引文照录原文，数值加粗。', sizePt: SMALL_PT }], align: 'center', spaceAfterPt: 6 },
    ...numberSources(table).sources.map((numbered): WordBlock => {
      const { number, head, printed, converted, facts, quote, origin } = sourceEntry(table, numbered)
      return {
        kind: 'paragraph', bookmark: `source_${number}`, align: 'both', spaceAfterPt: 5, leadingPt: 14,
        runs: [
          { text: `[${number}] ` }, { text: `${head}：` }, { text: printed, bold: true }, { text: `${converted}${facts}“${quote.before}` }, { text: quote.number, bold: true },
          { text: `${quote.after}”——${origin}` },
        ].map((run) => ({ sizePt: SMALL_PT, ...run })),
      }
    }),
  ]
}

/** Millimetres that the longest of some texts takes in the table's size, within limits. */
function columnWidth(texts: readonly string[], widest: number): number {
  const letters = Math.max(...texts.map((text) => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 0.55 : 1), 0)))
  return Math.min(widest, Math.max(NARROWEST_MM, letters * TABLE_PT / 72 * 25.4 + PADDING_MM))
}

/** A long region's name may take two lines in the head. */
const shortened = (name: string): string => name.slice(0, Math.max(5, Math.ceil(name.length / 2)))

/** What of a cell should stand on one line, as a text as wide as that: the number, or the mark (or half of it) with the signs. */
function longestPiece(each: ComparisonCell, broken: boolean): string {
  if (each.kind === 'missing') return cellText(each)
  const { before, number, after, mark } = each.parts
  const signs = cellSigns(each)
  // Raised letters are small: five signs, brackets or digits take the room of three.
  const raised = '字'.repeat(Math.ceil(0.6 * (signs === '' ? 2 : signs.length + 4)))
  const first = before + number + after
  if (mark === '') return broken ? first : first + raised
  const second = broken ? mark.slice(0, Math.max(5, Math.ceil(mark.length / 2))) : mark + raised
  return second.length * SMALL_PT > first.length * TABLE_PT ? second : first
}
