import type { AnnotationGrouping, AnnotationPage, AnnotationSort, ListedAnnotation } from '../../contract/index.ts'

type Group = AnnotationPage['groups'][number]
/** A sorted list cut into groups: items in the order of the groups, so that a page of them needs no more than its offset. */
export interface GroupedMarks { readonly groups: readonly Group[]; readonly items: readonly ListedAnnotation[] }

const MEANING_NAMES = { data: '数据', measure: '举措', problem: '问题', doubt: '存疑', quote: '引用' } as const
const MEANING_ORDER = Object.keys(MEANING_NAMES)
const titles = new Intl.Collator('zh')

/**
 * Cuts sorted marks into groups; inside a group they keep their order. Documents stand by region and title, meanings
 * in their fixed order, tags by how often they are used (a mark stands under each of its tags, those without come
 * last), days of the sort's own time (else of the last change) newest first.
 */
export function groupMarks(sorted: readonly ListedAnnotation[], grouping: AnnotationGrouping, sort: AnnotationSort): GroupedMarks {
  switch (grouping) {
    case 'none': return { groups: [], items: sorted }
    case 'document': return gather(sorted, ({ annotation, documentTitle, regionName }) => [{ key: annotation.documentId, name: documentTitle, aside: regionName }],
      (a, b) => (a.first.regionCode < b.first.regionCode ? -1 : a.first.regionCode > b.first.regionCode ? 1 : titles.compare(a.name, b.name)))
    case 'meaning': return gather(sorted, ({ annotation: { meaning } }) => [{ key: meaning, name: MEANING_NAMES[meaning], aside: '' }],
      (a, b) => MEANING_ORDER.indexOf(a.key) - MEANING_ORDER.indexOf(b.key))
    case 'tag': return gather(sorted, ({ annotation: { tags } }) => (tags.length > 0 ? tags.map((tag) => ({ key: `#${tag}`, name: tag, aside: '' })) : [{ key: '', name: '没有标签', aside: '' }]),
      (a, b) => Number(a.key === '') - Number(b.key === '') || b.count - a.count || titles.compare(a.name, b.name))
    case 'day': return gather(sorted, ({ annotation }) => [dayOf(sort === 'created' ? annotation.created : annotation.modified)], (a, b) => (a.key < b.key ? 1 : -1))
  }
}

type Gathered = Group & { first: ListedAnnotation; items: ListedAnnotation[] }

function gather(marks: readonly ListedAnnotation[], keysOf: (mark: ListedAnnotation) => readonly Omit<Group, 'count'>[], order: (a: Gathered, b: Gathered) => number): GroupedMarks {
  const groups = new Map<string, Gathered>()
  for (const mark of marks) {
    for (const key of keysOf(mark)) {
      const group = groups.get(key.key)
      if (group) { group.items.push(mark); group.count++ } else groups.set(key.key, { ...key, count: 1, first: mark, items: [mark] })
    }
  }
  const inOrder = [...groups.values()].sort(order)
  return { groups: inOrder.map(({ key, name, aside, count }) => ({ key, name, aside, count })), items: inOrder.flatMap(({ items }) => items) }
}

/** The calendar day of a moment on this laptop's clock. */
function dayOf(moment: string): Omit<Group, 'count'> {
  const date = new Date(moment)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return { key: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, name: `${year}年${month}月${day}日`, aside: '' }
}
