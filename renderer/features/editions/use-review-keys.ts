import type { Ref } from 'vue'
import type { EditionItem } from '../../../electron/contract/index.ts'

/** What the detail of an item does for the keys. */
interface Detail { place(): void; leave(): void; pick(): void; show(index: number): void }

interface Reviewed {
  readonly listed: Readonly<Ref<readonly EditionItem[]>>
  readonly item: Readonly<Ref<EditionItem | null>>
  readonly open: Readonly<Ref<readonly EditionItem[]>>
  readonly detail: Readonly<Ref<Detail | null>>
  focusItem(key: string | undefined): Promise<void>
  takeBack(): Promise<void>
  redo(): Promise<void>
  reopen(key: string): Promise<unknown>
}

/** The keys of the review, the same as those of the ledger where they do the same; nothing while a field has the focus. */
export function useReviewKeys({ listed, item, open, detail, focusItem, takeBack, redo, reopen }: Reviewed): (event: KeyboardEvent) => void {
  function step(by: number): void {
    const at = item.value ? listed.value.indexOf(item.value) : -1
    const next = listed.value[Math.min(Math.max(at + by, 0), listed.value.length - 1)]
    if (next) void focusItem(next.key)
  }
  function toOpen(): void {
    const at = item.value ? listed.value.indexOf(item.value) : -1
    const waiting = listed.value.filter(one => open.value.includes(one))
    const next = waiting.find(one => listed.value.indexOf(one) > at) ?? waiting[0]
    if (next) void focusItem(next.key)
  }
  return event => {
    const control = event.ctrlKey || event.metaKey
    const { target } = event
    if (event.defaultPrevented || (target instanceof Element && target.matches('input, textarea, select, [role="radio"], [role="dialog"] *'))) return
    const key = event.key.toLowerCase()
    if (control && (key === 'y' || (key === 'z' && event.shiftKey))) void redo()
    else if (control && key === 'z') void takeBack()
    else if (control || event.altKey) return
    else {
      switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
        case 'j': case 'ArrowDown': step(1); break
        case 'k': case 'ArrowUp': step(-1); break
        case 'Home': step(-listed.value.length); break
        case 'End': step(listed.value.length); break
        case 'n': toOpen(); break
        case 'p': detail.value?.place(); break
        case 'l': detail.value?.leave(); break
        case 'o': detail.value?.pick(); break
        case 'r': if (item.value) void reopen(item.value.key); break
        case '1': case '2': case '3': case '4': case '5': detail.value?.show(Number(event.key) - 1); break
        default: return
      }
    }
    event.preventDefault()
  }
}
