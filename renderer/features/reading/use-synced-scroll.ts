import { nextTick, onScopeDispose, watch, type Ref } from 'vue'
import { pairedOffset, pairsInOrder, type SideBySide } from '../../../electron/domain/text/index.ts'
import type { ReadingPage } from './reading-page.ts'
import type { PairingState } from './use-pairing.ts'

/** The text that moves keeps the lead until nothing has moved for so long: what its follower does is no scrolling of a person. */
const LEAD_MS = 160
/** Rows come into sight by scrolling and are measured only then: so many looks until both stand where they belong. */
const MOST_LOOKS = 4

type Side = 'a' | 'b'

/**
 * Two texts that scroll together while `locked`: paired headings side by side, the way between them shared out, both
 * ends meeting. Whichever a person moves leads. `a` is the first text, `b` the second; of pairs that cross, the preferred
 * one counts, else as many as can.
 */
export function useSyncedScroll(pages: Readonly<Record<Side, ReadingPage>>, { pairs, preferred }: Pick<PairingState, 'pairs' | 'preferred'>, locked: Readonly<Ref<boolean>>): void {
  let leader: Side = 'a'
  let movedAt = -LEAD_MS
  let settling: ReturnType<typeof setTimeout> | undefined
  let ordered: readonly SideBySide[] = []
  const other = (side: Side): Side => side === 'a' ? 'b' : 'a'
  const element = (side: Side): HTMLElement | null => pages[side].scroller.value
  const most = (side: Side): number => { const box = element(side); return box ? Math.max(0, box.scrollHeight - box.clientHeight) : 0 }

  /** Puts the follower beside the leader; answers whether it had to move. */
  function follow(): boolean {
    const [from, to] = [element(leader), element(other(leader))]
    if (!locked.value || !from || !to) return false
    // The last lines stand at the foot together; below them both columns have room of their own.
    const last = { a: pages.a.list.endOffset(), b: pages.b.list.endOffset() }
    const headings = ordered.map(({ a, b }) => ({ a: pages.a.list.offsetOf(a), b: pages.b.list.offsetOf(b) })).filter(({ a, b }) => a < last.a && b < last.b)
    const wanted = pairedOffset([...headings, last], { a: most('a'), b: most('b') }, from.scrollTop, leader)
    if (Math.abs(to.scrollTop - wanted) < 1) return false
    to.scrollTop = wanted
    return true
  }

  async function settle(): Promise<void> {
    for (let look = 0; look < MOST_LOOKS && follow(); look++) {
      await nextTick()
      await new Promise(resolve => requestAnimationFrame(resolve))
    }
  }

  function moved(side: Side): void {
    const now = performance.now()
    if (side !== leader && now - movedAt < LEAD_MS) return
    leader = side
    movedAt = now
    follow()
    settleSoon()
  }
  function settleSoon(): void {
    clearTimeout(settling)
    settling = setTimeout(settle, LEAD_MS)
  }
  /** A hand on a text gives it the lead at once. */
  function take(side: Side): void {
    if (leader !== side) movedAt = -LEAD_MS
    leader = side
  }

  for (const side of ['a', 'b'] as const) {
    watch(pages[side].scroller, (box, _before, cleanUp) => {
      if (!box) return
      const [scroll, hand] = [() => moved(side), () => take(side)]
      const hands = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const
      box.addEventListener('scroll', scroll, { passive: true })
      for (const kind of hands) box.addEventListener(kind, hand, { passive: true })
      cleanUp(() => {
        box.removeEventListener('scroll', scroll)
        for (const kind of hands) box.removeEventListener(kind, hand)
      })
    }, { immediate: true })
  }
  watch([pairs, preferred], ([all, wanted]) => {
    ordered = pairsInOrder(wanted ? all.filter(pair => pair === wanted || (pair.a - wanted.a) * (pair.b - wanted.b) > 0) : all)
    void settle()
  }, { immediate: true })
  // A second text that comes, one that is locked again, and rows that turn out higher than thought move things too.
  watch([locked, pages.a.list.height, pages.b.list.height], settleSoon, { flush: 'post' })
  onScopeDispose(() => clearTimeout(settling))
}
