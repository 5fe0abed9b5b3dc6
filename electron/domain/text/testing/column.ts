import { EM, OPENING, widthOf } from '../characters.ts'

/** How a text is set into a column; a stand-in for what newspaper extraction gives. */
export interface Setting {
  /** Width of the column, in Chinese characters. */
  readonly width: number
  /** Blanks that begin a paragraph: kept as two wide blanks, or lost although the line is shorter by them. */
  readonly indent: 'kept' | 'lost'
  /** True where a blank line parts paragraphs. */
  readonly blankBetween: boolean
  /** True where a blank line stands before lines that begin with an opening quote, as column breaks leave it. */
  readonly blankBeforeQuotes: boolean
  /** True where blanks stand around numbers. */
  readonly spacedNumbers: boolean
}

const NEVER_FIRST = '，。、；：！？”’）》】％%…'

/** Sets one paragraph or heading: lines of the column's width, broken as Chinese type is. */
export function setInColumn(text: string, setting: Setting, isHeading: boolean): string[] {
  const spaced = setting.spacedNumbers && !isHeading ? text.replace(/([\u4e00-\u9fff])(\d)/g, '$1 $2') : text
  const lines: string[] = []
  let line = ''
  let used = isHeading ? 0 : 2 * EM
  for (const token of tokensOf(spaced)) {
    const width = [...token].reduce((sum, char) => sum + widthOf(char.codePointAt(0) as number), 0)
    if (used + width > setting.width * EM && line !== '' && !NEVER_FIRST.includes(token)) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += line === '' ? token.trimStart() : token
    used += width
  }
  lines.push(line)
  if (setting.indent === 'kept' && !isHeading) lines[0] = '　　' + lines[0]
  return lines
}

/** What may not be parted: one Chinese character, a number or word, an opening mark with what follows. */
function tokensOf(text: string): string[] {
  return text.match(new RegExp(`[${OPENING.replace(/[[\]]/g, '\\$&')}]*(?: ?[0-9A-Za-z.%]+|\\S| )`, 'gu')) ?? []
}

/** Sets a whole text; `blocks` are its headings and paragraphs in order. */
export function setDocument(blocks: readonly { readonly text: string, readonly isHeading: boolean }[], setting: Setting): string {
  const lines: string[] = []
  blocks.forEach((block, index) => {
    const isBesideHeading = block.isHeading || blocks[index - 1]?.isHeading === true
    if (index > 0 && (setting.blankBetween || isBesideHeading)) lines.push('')
    setInColumn(block.text, setting, block.isHeading).forEach((line, at) => {
      if (at > 0 && setting.blankBeforeQuotes && line.startsWith('“')) lines.push('')
      lines.push(line)
    })
  })
  return lines.join('\n') + '\n'
}
