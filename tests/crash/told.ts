// What the interface has told a person so far, and what a notebook that was found after a kill may then hold.

/** A note's text as it stood in the field at a moment, milliseconds of this process's clock; 0: shown as saved. */
interface Typed { readonly text: string; readonly at: number }

/** A mark as the person knows it. */
export interface ToldMark { readonly meaning: string; readonly removed: boolean; readonly typed: readonly Typed[] }

/** A mark as it was found. */
export interface FoundMark { readonly meaning: string; readonly removed: boolean; readonly note: string }

export type ToldMarks = ReadonlyMap<string, ToldMark>

/**
 * A key press is on disk after so many milliseconds, though nothing on the page has said so yet. On a laptop that is 400:
 * the long run sets it so. The gate runs on machines that may hold any process up for a second.
 */
export const SAVED_WITHIN_MS = Number(process.env['ANTOU_SAVED_WITHIN_MS'] ?? 2000)

export const saved = (meaning: string, note = '', removed = false): ToldMark => ({ meaning, removed, typed: [{ text: note, at: 0 }] })

/** What a person was told, action by action. */
export class Told {
  /** All that was shown as saved. */
  sure: ToldMarks = new Map()
  /** Backups by the name that the list gives them. */
  readonly backups = new Map<string, ToldMarks>()
  /** What was begun and not yet shown as saved: there whole or not at all. */
  #begun: ((marks: ToldMarks) => ToldMarks) | null = null
  /** Marks that may be there without the person knowing their names yet. */
  unnamed = 0
  /** How often the interface showed something as saved, by what it was. */
  readonly acknowledged = { mark: 0, note: 0, meaning: 0, removal: 0, import: 0, backup: 0, restore: 0 }

  /** Begins something that `change` describes. */
  begin(change: (marks: ToldMarks) => ToldMarks): void { this.#begun = change }

  beginMark(): void { this.unnamed = 1 }

  /** The interface shows the mark. */
  marked(id: string, meaning: string): void {
    this.unnamed = 0
    this.begin((marks) => new Map(marks).set(id, saved(meaning)))
    this.acknowledge('mark')
  }

  /** The interface shows what was begun as saved. */
  acknowledge(what: keyof Told['acknowledged']): void {
    if (this.#begun === null) throw new Error('nothing was begun')
    this.sure = this.#begun(this.sure)
    this.#begun = null
    this.acknowledged[what]++
  }

  /** A key is about to be pressed, or (`at`) was. */
  typed(id: string, text: string, at = Number.POSITIVE_INFINITY): void {
    const mark = this.sure.get(id)!
    this.sure = new Map(this.sure).set(id, { ...mark, typed: [...mark.typed.filter((one) => one.text !== text), { text, at }] })
  }

  /** The field says 已保存 of what stands in it. */
  noteSaved(id: string): void {
    const mark = this.sure.get(id)!
    this.sure = new Map(this.sure).set(id, { ...mark, typed: [{ text: mark.typed.at(-1)!.text, at: 0 }] })
    this.acknowledged.note++
  }

  backedUp(name: string): void {
    this.backups.set(name, this.sure)
    this.acknowledged.backup++
  }

  /** Judges what was found after a kill at a moment; then goes on from it. */
  settle(found: ReadonlyMap<string, FoundMark>, killedAt: number): Verdict {
    const whole = judge(this.sure, found, killedAt, this.unnamed)
    const done = this.#begun && judge(this.#begun(this.sure), found, killedAt, this.unnamed)
    const inFlight = whole.wrong.length > 0 && done !== null && done.wrong.length === 0
    const verdict = inFlight ? done : whole
    this.sure = new Map([...found].map(([id, { meaning, note, removed }]) => [id, saved(meaning, note, removed)]))
    this.#begun = null
    this.unnamed = 0
    return { ...verdict, inFlight: inFlight || verdict.more > 0 }
  }
}

/** `wrong`: what is not as told, in words. `oldestLostMs`: age at the kill of the oldest key press that is not on disk. */
export interface Verdict { readonly wrong: readonly string[]; readonly more: number; readonly oldestLostMs: number; readonly inFlight: boolean }

function judge(told: ToldMarks, found: ReadonlyMap<string, FoundMark>, killedAt: number, unnamed: number): Omit<Verdict, 'inFlight'> {
  const wrong: string[] = []
  let oldestLostMs = 0
  for (const [id, mark] of told) {
    const there = found.get(id)
    if (!there) { wrong.push(`${id} is not there`); continue }
    if (there.meaning !== mark.meaning || there.removed !== mark.removed) wrong.push(`${id}: ${JSON.stringify(there)} instead of ${JSON.stringify(mark)}`)
    const most = mark.typed.at(-1)!.text
    const least = mark.typed.findLast(({ at }) => killedAt - at > SAVED_WITHIN_MS)?.text ?? ''
    if (!most.startsWith(there.note) || !there.note.startsWith(least)) wrong.push(`${id}: note “${there.note}”, of “${least}” at least and “${most}” at most`)
    for (const { text, at } of mark.typed) if (text.length > there.note.length) oldestLostMs = Math.max(oldestLostMs, killedAt - at)
  }
  const more = [...found.keys()].filter((id) => !told.has(id)).length
  if (more > unnamed) wrong.push(`${more} marks that nobody made`)
  return { wrong, more, oldestLostMs }
}
