import {
  AlignmentType, Bookmark, BorderStyle, Document, Footer, HeadingLevel, HeightRule, InternalHyperlink,
  LineRuleType, Packer, PageBreak, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun,
  VerticalAlignTable, WidthType, type IRunOptions, type ISectionOptions, type ParagraphChild,
} from 'docx'
import type { WordAlign, WordBlock, WordCell, WordDocument, WordFont, WordParagraph, WordRun, WordTable } from './word.ts'

/** East Asian and Latin face of each family: those that Windows and WPS bring along. */
const FACES: Readonly<Record<WordFont, { eastAsia: string; ascii: string }>> = {
  serif: { eastAsia: '宋体', ascii: 'Times New Roman' },
  sans: { eastAsia: '黑体', ascii: 'Arial' },
  kai: { eastAsia: '楷体', ascii: 'Times New Roman' },
  fangsong: { eastAsia: '仿宋', ascii: 'Times New Roman' },
}
const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, both: AlignmentType.BOTH } as const
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
/** The page of GB/T 9704 is A4. */
const A4_MM = { width: 210, height: 297 }
/** Page numbers are 四号 (14 pt) 宋体 and stand 7 mm below the type area (GB/T 9704-2012, 7.5). */
const PAGE_NUMBER = { sizePt: 14, belowMm: 7 }
const TWIPS_PER_POINT = 20, HALF_POINTS_PER_POINT = 2
/** A line is 240 units high in Word; 300 is 1.25 lines. */
const USUAL_LINE = 300

/** Millimetres in twentieths of a point. */
const twips = (millimetres: number): number => Math.round(millimetres / 25.4 * 72 * TWIPS_PER_POINT)
const face = (font: WordFont) => ({ ...FACES[font], hAnsi: FACES[font].ascii, cs: FACES[font].ascii, hint: 'eastAsia' })

/**
 * Writes a Word document (.docx). Fonts are named for East Asian text, tables carry grid and cell widths, and the only
 * fields are page numbers, which WPS fills in too. Control characters, which XML cannot hold, are left out.
 */
export async function writeWord(paper: WordDocument): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title, creator: paper.author, lastModifiedBy: paper.author, ...(paper.subject === undefined ? {} : { subject: paper.subject }),
    styles: { default: { document: { run: { font: face(paper.body.font), size: paper.body.sizePt * HALF_POINTS_PER_POINT, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } } },
    evenAndOddHeaderAndFooters: paper.pageNumbers === 'official',
    sections: [{ properties: pageOf(paper), footers: footersOf(paper), children: paper.blocks.map((block) => blockOf(block)) }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function pageOf({ orientation, marginsMm }: WordDocument): ISectionOptions['properties'] {
  const footer = twips(Math.max(0, marginsMm.bottom - PAGE_NUMBER.belowMm - 5))
  return {
    page: {
      // The package turns width and height itself where the paper lies.
      size: { width: twips(A4_MM.width), height: twips(A4_MM.height), orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: { top: twips(marginsMm.top), right: twips(marginsMm.right), bottom: twips(marginsMm.bottom), left: twips(marginsMm.left), footer },
    },
  }
}

function footersOf({ pageNumbers }: WordDocument): ISectionOptions['footers'] {
  const number = (align: WordAlign) => new Footer({
    children: [new Paragraph({
      alignment: ALIGNMENTS[align],
      indent: align === 'center' ? {} : { [align]: PAGE_NUMBER.sizePt * TWIPS_PER_POINT }, // one character in from the edge
      children: [new TextRun({ font: face('serif'), size: PAGE_NUMBER.sizePt * HALF_POINTS_PER_POINT, children: ['— ', PageNumber.CURRENT, ' —'] })],
    })],
  })
  return pageNumbers === 'official' ? { default: number('right'), even: number('left') } : { default: number('center') }
}

function blockOf(block: WordBlock): Paragraph | Table {
  switch (block.kind) {
    case 'paragraph': return paragraphOf(block)
    case 'heading': return new Paragraph({
      heading: HEADINGS[block.level], alignment: ALIGNMENTS[block.align ?? 'left'], keepNext: true, spacing: { before: 200, after: 120 },
      children: [runOf({ text: block.text, bold: true, font: block.font ?? 'sans', sizePt: block.sizePt ?? 16, colour: '000000' })],
    })
    case 'table': return tableOf(block)
    case 'page-break': return new Paragraph({ children: [new PageBreak()] })
  }
}

function paragraphOf(paragraph: Omit<WordParagraph, 'kind'>): Paragraph {
  const { runs, align = 'left', indentCharacters, leftMm, spaceBeforePt = 0, spaceAfterPt = 0, leadingPt } = paragraph
  const size = runs[0]?.sizePt ?? 12
  const children: ParagraphChild[] = runs.map(childOf)
  return new Paragraph({
    alignment: ALIGNMENTS[align], keepNext: paragraph.keepWithNext ?? false,
    indent: { left: leftMm ? twips(leftMm) : 0, firstLine: (indentCharacters ?? 0) * size * TWIPS_PER_POINT },
    spacing: {
      before: spaceBeforePt * TWIPS_PER_POINT, after: spaceAfterPt * TWIPS_PER_POINT,
      ...(leadingPt === undefined ? { line: USUAL_LINE, lineRule: LineRuleType.AUTO } : { line: Math.round(leadingPt * TWIPS_PER_POINT), lineRule: LineRuleType.EXACT }),
    },
    children: paragraph.bookmark === undefined ? children : [new Bookmark({ id: paragraph.bookmark, children })],
  })
}

const childOf = (run: WordRun): ParagraphChild =>
  run.linkTo === undefined ? runOf(run) : new InternalHyperlink({ anchor: run.linkTo, children: [runOf(run)] })

function runOf(run: WordRun): TextRun {
  const options: IRunOptions = {
    text: run.text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed(),
    ...(run.font === undefined ? {} : { font: face(run.font) }),
    ...(run.sizePt === undefined ? {} : { size: run.sizePt * HALF_POINTS_PER_POINT }),
    ...(run.colour === undefined ? {} : { color: run.colour }),
    bold: run.bold ?? false, italics: run.italic ?? false, superScript: run.superscript ?? false,
  }
  return new TextRun(options)
}

function tableOf(table: WordTable): Table {
  const widths = table.widthsMm.map((width) => twips(width))
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }, thick = { ...line, size: 12 }, none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const grid = table.rules === 'grid'
  return new Table({
    columnWidths: widths, width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: grid
      ? { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
      : { top: thick, bottom: thick, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: table.rows.map((row, index) => new TableRow({
      tableHeader: index < table.headRows, cantSplit: true, height: { value: 400, rule: HeightRule.ATLEAST },
      children: cellsOf(row, widths, !grid && index === table.headRows - 1 ? { bottom: line } : undefined),
    })),
  })
}

function cellsOf(row: readonly WordCell[], widths: readonly number[], borders: Record<string, unknown> | undefined): TableCell[] {
  let column = 0
  return row.map((cell) => {
    const columns = cell.columns ?? 1
    const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0)
    column += columns
    return new TableCell({
      width: { size: width, type: WidthType.DXA }, columnSpan: columns, rowSpan: cell.rows ?? 1, verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 80, right: 80, top: 30, bottom: 30 },
      ...(cell.fill === undefined ? {} : { shading: { fill: cell.fill } }), ...(borders === undefined ? {} : { borders }),
      children: (cell.paragraphs.length > 0 ? cell.paragraphs : [{ runs: [] }]).map(paragraphOf),
    })
  })
}
