import type { Passage } from '../../contract/documents.ts'

/** A heading of a document with what stands under it, as the outline pane shows it. */
export interface OutlineEntry {
  /** Index of the passage. */
  readonly passage: number
  readonly text: string
  /** Depth, 1 for a chapter. */
  readonly level: number
  readonly children: readonly OutlineEntry[]
}

type Headed = Pick<Passage, 'index' | 'kind' | 'level' | 'text'>

/** The headings of a document as a tree, in reading order. The title is not part of it. */
export function outlineOf(passages: readonly Headed[]): OutlineEntry[] {
  const roots: OutlineEntry[] = []
  const open: { level: number, children: OutlineEntry[] }[] = []
  for (const { kind, index, text, level } of passages) {
    if (kind !== 'heading') continue
    while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= level) open.pop()
    const children: OutlineEntry[] = []
    const entry = { passage: index, text, level, children }
    ;(open[open.length - 1]?.children ?? roots).push(entry)
    open.push(entry)
  }
  return roots
}

/**
 * Texts of the headings above each passage, outermost first, for all passages in one pass. A heading stands under
 * the headings above it, not under itself.
 */
export function headingPaths(passages: readonly Headed[]): string[][] {
  const open: { level: number, text: string }[] = []
  let path: string[] = []
  return passages.map(({ kind, level, text }) => {
    if (kind !== 'heading') return path
    while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= level) open.pop()
    const above = open.map(entry => entry.text)
    open.push({ level, text })
    path = open.map(entry => entry.text)
    return above
  })
}

/** Texts of the headings above one passage, outermost first. For many passages `headingPaths` asks once. */
export function headingsAbove(passages: readonly Headed[], index: number): string[] {
  const above: string[] = []
  const own = passages[index]
  let level = own?.kind === 'heading' ? own.level : Infinity
  for (let at = index - 1; at >= 0 && level > 1; at--) {
    const passage = passages[at] as Headed
    if (passage.kind === 'heading' && passage.level < level) {
      above.unshift(passage.text)
      level = passage.level
    }
  }
  return above
}
