/** A source of choices that gives the same ones for the same seed. */
export interface Choices {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  /** One of several; throws where there is none. */
  of<Item>(items: readonly Item[]): Item
}

/** Choices by a 32-bit generator (mulberry32): enough for picking places, the same on every machine. */
export function choicesOf(seed: number): Choices {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: limit => Math.floor(next() * limit),
    of: items => {
      if (items.length === 0) throw new RangeError('nothing to choose from')
      return items[Math.floor(next() * items.length)] as never
    },
  }
}
