// The small part of Markdown that notes may use: paragraphs, lists, quotes, headings as bold lines, code, bold and
// italic. Everything else, HTML above all, is text like any other. Links keep their words and their address as
// text: nothing in a note can be followed or fetched.

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic'; readonly children: readonly Inline[] }
  | { readonly kind: 'break' }

export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly first: number; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }

/** Quotes inside quotes inside quotes: a hostile note must not exhaust the stack. */
const DEEPEST = 6

const ITEM = /^ {0,3}(?:([-*+•])|(\d{1,4})[.)、．]) *(?!\s)(.*)$/
const QUOTE = /^ {0,3}[>＞] ?(.*)$/
const HEADING = /^ {0,3}#{1,6} +(.+?) *#*$/
const FENCE = /^ {0,3}```/

/** The blocks of a note, in order. Never throws; time grows with the length of the note. */
export function parseMarkdown(source: string, depth = 0): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  const blocks: Block[] = []
  let open: string[] = []
  const close = (): void => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', children: parseLines(open) })
    open = []
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!
    if (line.trim() === '') { close(); at++; continue }
    if (FENCE.test(line)) {
      close()
      const from = ++at
      while (at < lines.length && !FENCE.test(lines[at]!)) at++
      blocks.push({ kind: 'code', text: lines.slice(from, at++).join('\n') })
      continue
    }
    const heading = HEADING.exec(line)
    if (heading) { close(); blocks.push({ kind: 'heading', children: parseInline(heading[1]!) }); at++; continue }
    if (QUOTE.test(line) && depth < DEEPEST) {
      close()
      const inner: string[] = []
      for (let quote; at < lines.length && (quote = QUOTE.exec(lines[at]!)); at++) inner.push(quote[1]!)
      blocks.push({ kind: 'quote', children: parseMarkdown(inner.join('\n'), depth + 1) })
      continue
    }
    const item = itemOf(line)
    if (item) {
      close()
      const items: (readonly Inline[])[] = []
      for (let next; at < lines.length && (next = itemOf(lines[at]!)) && next.ordered === item.ordered; at++) items.push(parseInline(next.text))
      blocks.push({ kind: 'list', ordered: item.ordered, first: item.number, items })
      continue
    }
    open.push(line)
    at++
  }
  close()
  return blocks
}

/** A line that begins a list item: `- 甲`, `1. 乙`, `1、丙`. A bullet wants a blank behind it, so that −5% is no item. */
function itemOf(line: string): { ordered: boolean; number: number; text: string } | null {
  const found = ITEM.exec(line)
  if (!found || (found[1] && !/^ {0,3}[-*+•] /.test(line)) || (found[2] && /^ {0,3}\d+[.．]\d/.test(line))) return null
  return { ordered: found[2] !== undefined, number: Number(found[2] ?? 1), text: found[3]! }
}

function parseLines(lines: readonly string[]): Inline[] {
  return lines.flatMap((line, index): Inline[] => index === 0 ? parseInline(line.trim()) : [{ kind: 'break' }, ...parseInline(line.trim())])
}

/** `code`, **bold**, *italic*, [words](address), \escapes; the earliest that closes wins, what does not close is text. */
const INLINE = /\\([\\`*_[\]])|`([^`]+)`|\*\*(?=\S)([^*]*(?:\*(?!\*)[^*]*)*)\*\*|\*(?=[^\s*])([^*]*[^\s*])\*|!?\[([^[\]]*)\]\(([^()\s]*)\)/

export function parseInline(source: string): Inline[] {
  const parts: Inline[] = []
  const say = (text: string): void => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text }
    else parts.push({ kind: 'text', text })
  }
  let rest = source
  for (let found; (found = INLINE.exec(rest)); rest = rest.slice(found.index + found[0].length)) {
    say(rest.slice(0, found.index))
    const [, escaped, code, bold, italic, words, address] = found
    if (escaped !== undefined) say(escaped)
    else if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (bold !== undefined) parts.push({ kind: 'bold', children: parseInline(bold) })
    else if (italic !== undefined) parts.push({ kind: 'italic', children: parseInline(italic) })
    else say(words === '' || words === address ? address ?? '' : `${words}${address ? `（${address}）` : ''}`)
  }
  say(rest)
  return parts
}

/** A note as one line of bare words, for lists and previews. */
export function plainWords(source: string): string {
  const inline = (parts: readonly Inline[]): string => parts.map(part => 'text' in part ? part.text : 'children' in part ? inline(part.children) : ' ').join('')
  const block = (one: Block): string => {
    switch (one.kind) {
      case 'code': return one.text
      case 'list': return one.items.map(inline).join(' ')
      case 'quote': return one.children.map(block).join(' ')
      default: return inline(one.children)
    }
  }
  return parseMarkdown(source).map(block).join(' ')
}
