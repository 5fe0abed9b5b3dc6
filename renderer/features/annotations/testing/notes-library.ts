import type { Annotation, AnnotationId, AnnotationPage, BinnedAnnotation, CallOutput, ListedAnnotation } from '../../../../electron/contract/index.ts'
import type { FakeAnswers } from '../../../shared/testing/fake-bridge.ts'
import { REGIONS } from '../../../shared/testing/samples.ts'

const tally = <Value extends string>(values: readonly (readonly [Value, string])[]): { value: Value; name: string; count: number }[] =>
  [...new Map(values)].map(([value, name]) => ({ value, name, count: values.filter(([one]) => one === value).length }))

/** A notebook of marks in memory that answers the calls of the 批注 view; filters by meaning, tag, region and words. */
export function notesLibrary(marks: readonly ListedAnnotation[]) {
  const kept = new Map(marks.map(mark => [mark.annotation.id, mark]))
  const bin = new Map<AnnotationId, BinnedAnnotation>()
  const move = (ids: readonly AnnotationId[], removed: boolean): number => {
    for (const id of ids) {
      const listed = removed ? kept.get(id) : bin.get(id)?.listed
      if (!listed) continue
      if (removed) { kept.delete(id); bin.set(id, { listed, removed: '2024-03-02T02:00:00.000Z' }) } else { bin.delete(id); kept.set(id, listed) }
    }
    return ids.length
  }
  const update = ({ id, ...changes }: { id: AnnotationId } & Partial<Annotation>): Annotation => {
    const before = kept.get(id)!
    const annotation = { ...before.annotation, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)), revision: before.annotation.revision + 1 }
    kept.set(id, { ...before, annotation })
    return annotation
  }
  const answers: FakeAnswers = {
    'document.regions': () => REGIONS, 'edition.pending': () => [],
    'annotation.query': ({ filter = {}, grouping, offset, limit }): AnnotationPage => {
      const all = [...kept.values()]
      const found = all.filter(({ annotation, regionCode }) => (!filter.meanings?.length || filter.meanings.includes(annotation.meaning))
        && (filter.tags ?? []).every(tag => annotation.tags.includes(tag)) && (!filter.region || filter.region === regionCode)
        && `${annotation.anchor.quote}${annotation.note}`.includes(filter.text ?? ''))
      const groups = grouping === 'document' ? tally(found.map(one => [one.annotation.documentId, one.documentTitle] as const)).map(({ value, name, count }) => ({ key: value as string, name, aside: '', count })) : []
      const inOrder = groups.length > 0 ? groups.flatMap(group => found.filter(one => one.annotation.documentId === group.key)) : found
      return {
        items: inOrder.slice(offset, offset + limit), total: found.length, groups,
        facets: {
          meanings: tally(all.map(one => [one.annotation.meaning, one.annotation.meaning] as const)), tags: tally(all.flatMap(one => one.annotation.tags.map(tag => [tag, tag] as const))),
          regions: tally(all.map(one => [one.regionCode, one.regionName] as const)), documents: tally(all.map(one => [one.annotation.documentId, one.documentTitle] as const)),
          indicators: [], periods: [],
        },
      }
    },
    'annotation.ids': () => [...kept.keys()],
    'annotation.tags': () => tally([...kept.values()].flatMap(one => one.annotation.tags.map(tag => [tag, tag] as const))).map(({ value, count }) => ({ tag: value as string, count })),
    'annotation.update': change => update(change as { id: AnnotationId }),
    'annotation.removeMany': ({ ids }) => move(ids, true),
    'annotation.restoreMany': ({ ids }) => move(ids, false),
    'annotation.bin': (): CallOutput<'annotation.bin'> => [...bin.values()],
    'annotation.emptyBin': () => { const emptied = bin.size; bin.clear(); return { emptied } },
  }
  return { answers, kept, bin }
}
