import { ref, type Ref } from 'vue'

/** A head that is being dragged, and the head that it is over. */
export interface HeadDrag { readonly scope: 'col' | 'row'; readonly from: string; readonly over: string | null }

/**
 * Dragging a head to the place of another of its like, known by their keys. `drop` gets the two keys.
 */
export function useHeadDrag(drop: (scope: 'col' | 'row', from: string, to: string) => void): {
  dragged: Ref<HeadDrag | null>; start: (event: DragEvent, scope: 'col' | 'row', key: string) => void
  over: (event: DragEvent, scope: 'col' | 'row', key: string) => void; end: () => void; land: (event: DragEvent) => void
} {
  const dragged = ref<HeadDrag | null>(null)
  const end = (): void => { dragged.value = null }
  return {
    dragged, end,
    start: (event, scope, key) => {
      dragged.value = { scope, from: key, over: null }
      event.dataTransfer?.setData('text/plain', '') // Firefox and Chromium start no drag without data
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    },
    over: (event, scope, key) => {
      if (dragged.value?.scope !== scope) return
      event.preventDefault()
      dragged.value = { ...dragged.value, over: key }
    },
    land: event => {
      const drag = dragged.value
      end()
      if (drag?.over == null) return
      event.preventDefault()
      if (drag.over !== drag.from) drop(drag.scope, drag.from, drag.over)
    },
  }
}

/** Follows a pointer that drags a column's edge; `resize` gets the new width in CSS pixels, `done` ends it. */
export function dragEdge(event: PointerEvent, width: number, resize: (width: number) => void, done: (width: number) => void): void {
  const from = event.clientX
  let now = width
  const move = (moved: PointerEvent): void => { now = Math.max(56, width + moved.clientX - from); resize(now) }
  const up = (): void => {
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('pointercancel', up)
    done(now)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', up)
  window.addEventListener('pointercancel', up)
}
