import type { Ref } from 'vue'

/**
 * Arrow keys in a list of links or buttons marked `data-row`: ↑ ↓ move, Home and End go to the ends. Enter is the
 * element's own.
 * Answers a handler for `@keydown` on the container.
 */
export function useListKeys(container: Readonly<Ref<HTMLElement | null>>): (event: KeyboardEvent) => void {
  return event => {
    if (event.altKey || event.ctrlKey || event.metaKey || !container.value) return
    const target = event.target as HTMLElement
    if (target.matches('input, select, textarea')) return
    const rows = [...container.value.querySelectorAll<HTMLElement>('[data-row]')]
    const at = rows.findIndex(row => row === target || row.contains(target))
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (next === undefined || !rows[next]) return
    event.preventDefault()
    rows[next].focus()
    rows[next].scrollIntoView?.({ block: 'nearest' })
  }
}
