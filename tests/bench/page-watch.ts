// What a person sees of the page, timed inside the page: from a real event to the frame that shows its effect.
import type { Page } from '@playwright/test'

/** A sight that is waited for: an element of the page that can be seen, with these words in it. */
export interface Sight { readonly selector: string; readonly words?: string }

/** Frames over which nothing may move any more until a sight counts as settled. */
const STILL_FRAMES = 4
const LIMIT_MS = 60_000

/** The share of a scroll that was seen: frames as painted, and what stood at each scroll event before the page answered it. */
export interface Scrolled {
  readonly frames: number
  /** Painted frames in which a part of the column showed no row where text belongs, and the largest such part. */
  readonly blankFrames: number
  readonly worstGapPx: number
  /** The same at the scroll events: the browser may show a place a moment before the page has heard of it. */
  readonly events: number
  readonly blankEvents: number
  readonly worstGapAtEventPx: number
  readonly frameMs: readonly number[]
  readonly travelledPx: number
}

interface Watched { antouWatch?: Promise<number>; antouScroll?: () => Scrolled }

/** Does `act` and answers the milliseconds from its first `event` until the sight has been painted and stands still. */
export async function timeUntilSeen(page: Page, event: 'click' | 'keydown' | 'input', sight: Sight, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(({ event, sight, stillFrames, limitMs }) => {
    const scope = window as unknown as Watched
    const seen = (): string | null => {
      const element = document.querySelector(sight.selector)
      if (!element || (sight.words && !element.textContent.includes(sight.words))) return null
      const box = element.getClientRects()[0], column = element.closest('.column')
      if (!box || box.height === 0) return null
      const frame = column?.getBoundingClientRect()
      if (frame && (box.top < frame.top - 1 || box.top > frame.bottom - 20)) return null
      return `${column?.scrollTop} ${box.top} ${column?.scrollHeight}`
    }
    scope.antouWatch = new Promise((resolve, reject) => {
      const start = (given: Event): void => {
        window.removeEventListener(event, start, true)
        const began = given.timeStamp
        let before: string | null = null, since = 0, still = 0
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          const now = performance.now(), state = seen()
          if (state === null || state !== before) { since = now; still = 0 } else still++
          before = state
          if (state !== null && still >= stillFrames) resolve(since - began)
          else if (now - began > limitMs) reject(new Error(`not seen: ${sight.selector}`))
          else requestAnimationFrame(afterPaint)
        }
        const afterPaint = (): void => channel.port2.postMessage(null)
        requestAnimationFrame(afterPaint)
      }
      window.addEventListener(event, start, true)
    })
    scope.antouWatch.catch(() => {})
  }, { event, sight, stillFrames: STILL_FRAMES, limitMs: LIMIT_MS })
  await act()
  return page.evaluate(() => (window as unknown as Watched).antouWatch!)
}

/** Watches the column while `act` scrolls it. */
export async function watchScroll(page: Page, act: () => Promise<unknown>): Promise<Scrolled> {
  await page.evaluate(() => {
    const column = document.querySelector('.column')!, text = column.querySelector('.text')!
    const firstLine = 32 // the list begins so far down, CSS pixels
    /** Height of the largest stretch in sight where text belongs and no row is, CSS pixels. */
    const gap = (): number => {
      const frame = column.getBoundingClientRect(), whole = text.getBoundingClientRect()
      const from = Math.max(frame.top, whole.top + firstLine), to = Math.min(frame.bottom, whole.bottom)
      const boxes = [...text.querySelectorAll(':scope > [data-row]')].map(row => row.getBoundingClientRect()).sort((a, b) => a.top - b.top)
      let reached = from, worst = 0
      for (const { top, bottom } of boxes) {
        if (bottom <= reached) continue
        if (top >= to) break
        worst = Math.max(worst, top - reached)
        reached = bottom
      }
      return Math.max(worst, to - reached, 0)
    }
    const BLANK_PX = 4
    const painted: number[] = [], atEvents: number[] = [], frameMs: number[] = []
    const began = column.scrollTop
    const onScroll = (): void => { atEvents.push(gap()) }
    window.addEventListener('scroll', onScroll, true)
    let on = true, last = performance.now()
    const channel = new MessageChannel()
    channel.port1.onmessage = () => { painted.push(gap()) }
    const frame = (now: number): void => {
      frameMs.push(now - last)
      last = now
      channel.port2.postMessage(null)
      if (on) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    const blank = (gaps: readonly number[]): number => gaps.filter(each => each > BLANK_PX).length
    ;(window as unknown as Watched).antouScroll = () => {
      on = false
      window.removeEventListener('scroll', onScroll, true)
      return {
        frames: painted.length, blankFrames: blank(painted), worstGapPx: Math.round(Math.max(0, ...painted)),
        events: atEvents.length, blankEvents: blank(atEvents), worstGapAtEventPx: Math.round(Math.max(0, ...atEvents)),
        frameMs: frameMs.slice(1), travelledPx: Math.round(Math.abs(column.scrollTop - began)),
      }
    }
  })
  await act()
  return page.evaluate(() => (window as unknown as Watched).antouScroll!())
}
