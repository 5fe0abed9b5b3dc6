import { onMounted, onUnmounted, type Ref } from 'vue'

/**
 * Arrow keys in a list of links or buttons marked `data-row`: ↑ ↓ move, Home and End go to the ends; Enter is the
 * element's own. While nothing has the focus, ↓ enters the list at the row that was left, or at the first.
 * Call it in setup; it answers a handler for `@keydown` on the container.
 */
export function useListKeys(container: Readonly<Ref<HTMLElement | null>>): (event: KeyboardEvent) => void {
  let left: HTMLElement | null = null
  const rowsNow = (): HTMLElement[] => [...container.value?.querySelectorAll<HTMLElement>('[data-row]') ?? []]

  function goTo(row: HTMLElement, event: KeyboardEvent): void {
    event.preventDefault()
    left = row
    row.focus()
    row.scrollIntoView?.({ block: 'nearest' })
  }

  function enter(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || event.altKey || event.ctrlKey || event.metaKey || event.target !== document.body) return
    const rows = rowsNow()
    const row = left && rows.includes(left) ? left : rows[0]
    if (row) goTo(row, event)
  }
  onMounted(() => { document.addEventListener('keydown', enter) })
  onUnmounted(() => { document.removeEventListener('keydown', enter) })

  return event => {
    const target = event.target as HTMLElement
    if (event.altKey || event.ctrlKey || event.metaKey || target.matches('input, select, textarea')) return
    const rows = rowsNow()
    const at = rows.findIndex(row => row === target || row.contains(target))
    const next = rows[{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key] ?? -1]
    if (next) goTo(next, event)
  }
}
