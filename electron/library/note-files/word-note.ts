import { parseMarkdown, type Block, type Inline } from '../../domain/markdown/index.ts'
import type { WordParagraph, WordRun } from '../office/index.ts'

type Paragraph = Omit<WordParagraph, 'kind'>
type Look = Omit<WordRun, 'text'>

/** Lists and quotes stand in by so much, millimetres a level. */
const STEP_MM = 4
/** What was noted as code keeps its letters apart by its colour: the fixed faces of the offices have no Chinese. */
const CODE_COLOUR = '3B4F63'

/** A note's Markdown as paragraphs of Word: bold, italic, lists, quotes, headings, code and line breaks; all else is text. */
export function noteParagraphs(note: string, look: Look): Paragraph[] {
  return parseMarkdown(note).flatMap((block) => paragraphsOf(block, look, 0))
}

function paragraphsOf(block: Block, look: Look, leftMm: number): Paragraph[] {
  switch (block.kind) {
    case 'paragraph': return linesOf(block.children, look).map((runs) => ({ leftMm, runs }))
    case 'heading': return linesOf(block.children, { ...look, bold: true }).map((runs) => ({ leftMm, spaceBeforePt: 3, runs }))
    case 'quote': return block.children.flatMap((inner) => paragraphsOf(inner, { ...look, font: 'kai' }, leftMm + STEP_MM))
    case 'code': return block.text.split('\n').map((text) => ({ leftMm: leftMm + STEP_MM, runs: [{ ...look, text, colour: CODE_COLOUR }] }))
    case 'list': return block.items.map((item, index) => {
      const mark = block.ordered ? `${block.first + index}. ` : '• '
      return { leftMm: leftMm + STEP_MM, runs: [{ ...look, text: mark }, ...linesOf(item, look).flat()] }
    })
    default: return block satisfies never
  }
}

/** The runs of a text, one list for each of its lines. */
function linesOf(parts: readonly Inline[], look: Look): WordRun[][] {
  const lines: WordRun[][] = [[]]
  const say = (part: Inline, now: Look): void => {
    switch (part.kind) {
      case 'text': lines.at(-1)!.push({ ...now, text: part.text }); break
      case 'code': lines.at(-1)!.push({ ...now, text: part.text, colour: CODE_COLOUR }); break
      case 'bold': for (const inner of part.children) say(inner, { ...now, bold: true }); break
      case 'italic': for (const inner of part.children) say(inner, { ...now, italic: true }); break
      case 'break': lines.push([]); break
      default: part satisfies never
    }
  }
  for (const part of parts) say(part, look)
  return lines
}
