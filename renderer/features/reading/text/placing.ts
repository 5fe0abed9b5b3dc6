/** Between a card and what it belongs to, and between a card and the edge of the window, CSS pixels. */
const GAP = 8

interface Size { readonly width: number; readonly height: number }
interface Box { readonly left: number; readonly top: number; readonly bottom: number; readonly width: number }

/** Where a card stands beside a box: centred, above or below as preferred if it fits there, never out of the window. */
export function placeBeside(box: Box, card: Size, frame: Size, prefer: 'above' | 'below'): { left: number; top: number } {
  const above = box.top - card.height - GAP
  const below = box.bottom + GAP
  const fitsAbove = above >= GAP, fitsBelow = below + card.height <= frame.height - GAP
  const top = prefer === 'above' ? (fitsAbove || !fitsBelow ? above : below) : (fitsBelow || !fitsAbove ? below : above)
  const clamp = (value: number, most: number): number => Math.max(GAP, Math.min(value, most - GAP))
  return { left: clamp(box.left + box.width / 2 - card.width / 2, frame.width - card.width), top: clamp(top, frame.height - card.height) }
}
