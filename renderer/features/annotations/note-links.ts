import type { RouteLocationRaw } from 'vue-router'
import type { AnnotationLink, AnnotationPage, ListedAnnotation } from '../../../electron/contract/index.ts'
import { isOnEmptyCell } from '../../../electron/domain/comparison/index.ts'
import { periodWords } from '../../../electron/domain/ledger/index.ts'
import { cellLink, ledgerLink, readingLink } from '../../shared/links.ts'

/** A link of a note in words, and where it leads. */
export interface ShownLink { readonly words: string; readonly to: RouteLocationRaw }

const KEY = /^([0-9a-f]{64}):(\d+):(\d+)-(\d+)$/

/** What a note is about: figures open where they stand, cells and tables open the comparison. */
export function shownLink(link: AnnotationLink, item: ListedAnnotation, facets: AnnotationPage['facets'], regionName: (code: string) => string): ShownLink {
  switch (link.kind) {
    case 'observation': {
      if (item.lostLinks?.includes(link.key)) return { words: '关联的数字在现用文稿中已改动或删去', to: readingLink(item.annotation.documentId) }
      const { anchor, documentId } = item.annotation
      const [, edition, passage, start, end] = KEY.exec(link.key) ?? []
      const span = { start: Number(start), end: Number(end) }
      if (edition !== anchor.edition) return { words: item.placed ? '另一份文件里的指标值' : '关联的指标值', to: ledgerLink(undefined, link.key) }
      const inside = item.annotation.scope !== 'document' && Number(passage) === anchor.passage && span.start >= anchor.start && span.end <= anchor.end
      return { words: inside ? `指标值 ${anchor.quote.slice(span.start - anchor.start, span.end - anchor.start)}` : `第 ${Number(passage) + 1} 段的指标值`, to: readingLink(documentId, Number(passage), span) }
    }
    case 'cell': {
      const name = facets.indicators.find(one => one.value === link.indicatorId)?.name ?? link.indicatorId
      return { words: `对比 ${name}·${regionName(link.region)}·${link.period === null ? '各期' : periodWords(link.period)}`, to: cellLink({ ...link, gap: isOnEmptyCell(item.annotation) }) }
    }
    case 'comparison': return { words: '对比表', to: { name: 'compare' } }
    default: return link satisfies never
  }
}
