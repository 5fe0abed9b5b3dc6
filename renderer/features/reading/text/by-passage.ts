/** Items by the passage in which they stand, in their order. */
export function byPassage<Item extends { readonly passage: number }>(items: readonly Item[]): ReadonlyMap<number, readonly Item[]> {
  const groups = new Map<number, Item[]>()
  for (const item of items) {
    const group = groups.get(item.passage)
    if (group) group.push(item)
    else groups.set(item.passage, [item])
  }
  return groups
}
