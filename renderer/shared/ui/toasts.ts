import { shallowRef } from 'vue'

/** A line that appears at the foot of the window and goes by itself. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'failure'
  readonly action: { readonly name: string; readonly run: () => Promise<void> | void } | null
  /** Goes only when its action or its cross is pressed. */
  readonly stays: boolean
  /** Where taking the line away means more than having read it: what its cross is called, and does. */
  readonly cross: { readonly name: string; readonly run: () => void } | null
}

const SHORTEST_MS = 4_000 // noticed at all
const PER_CHARACTER_MS = 220 // read by someone who was looking elsewhere
const ACTION_MS = 10_000 // time to notice a wrong deletion and reach for 撤销

/** The toasts on screen, oldest first. */
export const toasts = shallowRef<readonly Toast[]>([])
let lastId = 0
const timers = new Map<number, ReturnType<typeof setTimeout>>()

const lifeOf = (toast: Toast): number => Math.max(toast.action ? ACTION_MS : SHORTEST_MS, toast.text.length * PER_CHARACTER_MS)

/** Shows a line, with 撤销 or another action if given. Answers its id. At most three stand at once, besides those that stay. */
export function showToast(text: string, options: { tone?: Toast['tone']; action?: Toast['action']; stays?: boolean; cross?: Toast['cross'] } = {}): number {
  const toast: Toast = { id: ++lastId, text, tone: options.tone ?? 'plain', action: options.action ?? null, stays: options.stays ?? false, cross: options.cross ?? null }
  for (const old of toasts.value.filter(one => !one.stays).slice(0, -2)) dismissToast(old.id)
  toasts.value = [...toasts.value, toast]
  resumeToast(toast)
  return toast.id
}

/** Takes a line away. */
export function dismissToast(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  toasts.value = toasts.value.filter(toast => toast.id !== id)
}

/** Keeps a line while it is pointed at or focused. */
export function holdToast(toast: Toast): void {
  clearTimeout(timers.get(toast.id))
}

/** Lets its time run again, from the start. */
export function resumeToast(toast: Toast): void {
  clearTimeout(timers.get(toast.id))
  if (!toast.stays) timers.set(toast.id, setTimeout(() => dismissToast(toast.id), lifeOf(toast)))
}
