import type { AnnotationId } from '../../../contract/index.ts'
import { editVersions, mergeVersions, type MarkContent, type MarkVersion } from '../index.ts'

/** What happens on a laptop; numbers choose among what is there. */
export type Deed =
  | { readonly kind: 'add' | 'edit' | 'bin' | 'restore' | 'empty' | 'settle'; readonly pick: number; readonly words: string }
  | { readonly kind: 'import'; readonly from: number }
  /** Forgets the last import, where nothing was done on top of it. */
  | { readonly kind: 'undo-import' }

export type Marks = ReadonlyMap<AnnotationId, readonly MarkVersion[]>

/** A laptop without a network whose clock is wrong by years. */
export class Laptop {
  readonly name: string
  readonly #skewMs: number
  #count = 0
  #marks = new Map<AnnotationId, readonly MarkVersion[]>()
  #beforeImport: Map<AnnotationId, readonly MarkVersion[]> | null = null
  /** Every version that was answered to a person here. */
  readonly written: MarkVersion[] = []

  constructor(name: string, skewMs: number) {
    this.name = name
    this.#skewMs = skewMs
  }

  get marks(): Marks { return this.#marks }

  do(deed: Deed, others: readonly Laptop[]): void {
    if (deed.kind === 'import') {
      const from = others[deed.from % others.length]
      if (from) this.take(from.marks)
    } else if (deed.kind === 'undo-import') {
      if (this.#beforeImport) this.#marks = this.#beforeImport
      this.#beforeImport = null
    } else if (deed.kind === 'add') {
      this.#write(`${this.name}-${this.#count + 1}` as AnnotationId, 'kept', deed.words)
    } else {
      const id = [...this.#marks.keys()].sort()[deed.pick % Math.max(1, this.#marks.size)]
      if (id) this.#write(id, ({ edit: 'kept', settle: 'kept', restore: 'kept', bin: 'binned', empty: 'emptied' } as const)[deed.kind], deed.words)
    }
  }

  take(marks: Marks): void {
    this.#beforeImport = new Map(this.#marks)
    for (const [id, versions] of marks) this.#marks.set(id, mergeVersions(this.#marks.get(id) ?? [], versions))
  }

  #write(id: AnnotationId, state: MarkVersion['state'], words: string): void {
    this.#beforeImport = null
    const count = ++this.#count
    const stamp = { device: this.name, author: this.name, now: new Date(Date.UTC(2025, 0, 1) + this.#skewMs + count * 1000).toISOString(), count }
    const after = editVersions(id, this.#marks.get(id) ?? [], [{ state, content: contentOf(words) }], stamp)
    this.written.push(...after)
    this.#marks.set(id, mergeVersions(after, []))
  }
}

/** A content of which only the note matters. */
export function contentOf(note: string): MarkContent {
  return {
    documentId: 'document', scope: 'span', style: 'highlight', meaning: 'data', note, tags: [], links: [], created: '2025-01-01T00:00:00.000Z',
    anchor: { edition: 'edition', passage: 0, start: 0, end: 2, quote: '增长', before: '', after: '', headings: [] },
    documentTitle: '材料', regionCode: '140703', regionName: '太谷区',
  } as unknown as MarkContent
}
