import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnnotationId } from '../../contract/index.ts'
import { canonicalText, compareClocks, differingVersions, editVersions, mergeVersions, outcomeOf, type MarkVersion } from './index.ts'
import { contentOf, Laptop, type Deed, type Marks } from './testing/laptop.ts'

const YEAR_MS = 365 * 24 * 3_600_000
const RUNS = 400

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add' as const, 'edit' as const, 'edit' as const, 'edit' as const, 'bin' as const, 'restore' as const, 'empty' as const, 'settle' as const), pick: fc.nat(3), words: fc.constantFrom('一', '二', '三', '四') }),
  fc.record({ kind: fc.constant('import' as const), from: fc.nat(1) }),
  fc.record({ kind: fc.constant('undo-import' as const) }),
)
/** Up to forty deeds on three laptops, and how wrong their clocks are. */
const history = fc.record({
  deeds: fc.array(fc.tuple(fc.nat(2), deed), { minLength: 5, maxLength: 40, size: 'max' }),
  skews: fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
})

function live({ deeds, skews }: { deeds: [number, Deed][]; skews: number[] }): Laptop[] {
  const laptops = ['a', 'b', 'c'].map((name, i) => new Laptop(name, (skews[i] ?? 0) * YEAR_MS))
  // All begin with one mark of the first laptop, so that there is something to disagree on.
  laptops[0]?.do({ kind: 'add', pick: 0, words: '一' }, [])
  for (const laptop of laptops.slice(1)) laptop.take(laptops[0]?.marks ?? new Map())
  for (const [who, what] of deeds) laptops[who]?.do(what, laptops.filter((_, i) => i !== who))
  return laptops
}

/** All marks as text, the shown version of each first: what two laptops must agree on. */
const textOf = (marks: Marks): string => JSON.stringify([...marks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, versions]) => versions.map(canonicalText)))

test('three laptops with wrong clocks show the same once each has taken in the others’ files, in whatever order', () => {
  fc.assert(fc.property(history, (given) => {
    const laptops = live(given)
    const files = laptops.map(({ marks }) => new Map(marks))
    // Each file twice, in a random order that differs from laptop to laptop.
    for (const [i, laptop] of laptops.entries()) {
      const order = i % 2 === 0 ? given.order : [...given.order].reverse()
      for (const place of order) laptop.take(files[(place + i) % 3] ?? new Map())
    }
    const [a, b, c] = laptops.map(({ marks }) => textOf(marks))
    expect([b, c]).toEqual([a, a])
  }), { numRuns: RUNS })
})

test('the histories are worth something: a third of them and more come to open conflicts', () => {
  const samples = fc.sample(history, { numRuns: 100, seed: 7 })
  const conflicts = samples.filter((given) => {
    const [a, b, c] = live(given).map(({ marks }) => marks) as [Marks, Marks, Marks]
    return [...a.keys()].some((id) => differingVersions(mergeVersions(mergeVersions(a.get(id) ?? [], b.get(id) ?? []), c.get(id) ?? [])).length > 1)
  })
  expect(conflicts.length).toBeGreaterThan(30)
})

test('no word of a person is lost: what no later edit has seen still stands after all have met', () => {
  fc.assert(fc.property(history, (given) => {
    const laptops = live(given)
    const known = laptops.map(({ marks }) => marks)
    const [first] = laptops
    for (const marks of known) first?.take(marks)
    const there = new Set([...first?.marks.values() ?? []].flat().map(canonicalText))
    const reached = known.flatMap((marks) => [...marks.values()].flat())
    for (const version of reached) {
      const replaced = reached.some((other) => other.id === version.id && compareClocks(version.clock, other.clock) === 'before')
      expect(there.has(canonicalText(version))).toBe(!replaced)
    }
  }), { numRuns: RUNS })
})

test('taking the same file in twice changes nothing, and A then B equals B then A', () => {
  fc.assert(fc.property(history, (given) => {
    const [mine, a, b] = live(given).map(({ marks }) => marks) as [Marks, Marks, Marks]
    const ids = new Set([...mine.keys(), ...a.keys(), ...b.keys()])
    for (const id of ids) {
      const [m, x, y] = [mine.get(id) ?? [], a.get(id) ?? [], b.get(id) ?? []]
      const once = mergeVersions(m, x)
      expect(mergeVersions(once, x)).toEqual(once)
      expect(mergeVersions(mergeVersions(m, x), y)).toEqual(mergeVersions(mergeVersions(m, y), x))
      expect(outcomeOf(once, mergeVersions(once, x))).toBe('same')
    }
  }), { numRuns: RUNS })
})

const id = 'mark' as AnnotationId
const by = (device: string, count: number, now = '2025-01-01T00:00:00.000Z') => ({ device, author: device, now, count })
const edit = (before: readonly MarkVersion[], note: string, device: string, count: number, state: MarkVersion['state'] = 'kept') =>
  editVersions(id, before, [{ state, content: contentOf(note) }], by(device, count))

test('the words for what happened: new, later, deleted, the same, and both sides changed', () => {
  const first = edit([], '一', 'a', 1)
  const later = edit(first, '二', 'a', 2)
  const other = edit(first, '三', 'b', 1)
  const gone = edit(first, '一', 'b', 1, 'binned')
  const outcome = (mine: readonly MarkVersion[], theirs: readonly MarkVersion[]) => outcomeOf(mine, mergeVersions(mine, theirs))
  expect([outcome([], first), outcome(first, later), outcome(first, gone), outcome(later, first), outcome(later, other), outcome([], gone)])
    .toEqual(['added', 'updated', 'removed', 'same', 'conflict', 'same'])
})

test('an edit and a deletion that did not know of each other both stand; what was kept is shown', () => {
  const first = edit([], '一', 'a', 1)
  const merged = mergeVersions(edit(first, '一', 'a', 2, 'binned'), edit(first, '改过', 'b', 1))
  expect(differingVersions(merged).map(({ state }) => state)).toEqual(['kept', 'binned'])
})

test('a copy from before the bin was emptied does not bring the mark back', () => {
  const first = edit([], '一', 'a', 1)
  const emptied = edit(edit(first, '一', 'a', 2, 'binned'), '', 'a', 3, 'emptied')
  expect(mergeVersions(emptied, first)).toEqual(emptied)
})

test('the same change made on two laptops is no conflict', () => {
  const first = edit([], '一', 'a', 1)
  const merged = mergeVersions(edit(first, '二', 'a', 2), edit(first, '二', 'b', 1))
  expect([merged.length, differingVersions(merged).length, outcomeOf(edit(first, '二', 'a', 2), merged)]).toEqual([2, 1, 'same'])
})

test('two marks that happen to have one id both stand', () => {
  expect(differingVersions(mergeVersions(edit([], '甲', 'a', 1), edit([], '乙', 'b', 1))).map(({ content }) => content?.note).sort()).toEqual(['乙', '甲'])
})

test('a decision between two versions is itself an edit: it ends the conflict on the other laptop too', () => {
  const first = edit([], '一', 'a', 1)
  const [mine, theirs] = [edit(first, '二', 'a', 2), edit(first, '三', 'b', 1)]
  const both = mergeVersions(mine, theirs)
  const decided = edit(both, '二', 'a', 3)
  expect(mergeVersions(both, decided)).toEqual(decided)
  expect(outcomeOf(both, mergeVersions(both, decided))).toBe('updated')
})
