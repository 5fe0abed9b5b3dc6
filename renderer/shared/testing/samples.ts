import type {
  Annotation, AnnotationId, DocumentId, DocumentSummary, EditionId, ListedAnnotation, Region, RegionCode, SearchHit, Settings,
} from '../../../electron/contract/index.ts'

// Values of the contract for component tests: whole, valid, and easy to vary.

export const region = (code: string, name: string, parent: string | null, level: Region['level'] = 'county', fullName = name): Region =>
  ({ code: code as RegionCode, name, fullName, level, parent: parent as RegionCode | null })

export const SHANXI = region('140000', '山西省', null, 'province')
export const JINZHONG = region('140700', '晋中市', '140000', 'city', '山西省晋中市')
export const TAIYUAN = region('140100', '太原市', '140000', 'city', '山西省太原市')
export const TAIGU = region('140703', '太谷区', '140700', 'county', '山西省晋中市太谷区')
export const XINGHUALING = region('140107', '杏花岭区', '140100', 'county', '山西省太原市杏花岭区')
export const TAIGU_ZONE = region('zone:太谷经济技术开发区', '太谷经济技术开发区', '140703', 'zone', '山西省晋中市太谷区太谷经济技术开发区')
export const REGIONS = [SHANXI, TAIYUAN, XINGHUALING, JINZHONG, TAIGU, TAIGU_ZONE]

export const documentId = (id: string): DocumentId => id as DocumentId
export const editionId = (digit: string): EditionId => digit.repeat(64) as EditionId

/** A document as the library lists it. */
export function documentSummary(changes: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    id: documentId('taigu-2024-plan'), edition: editionId('a'), title: '紧抓机遇谋发展 凝聚力量崇实干', region: TAIGU, kind: 'plan',
    date: '2024', speaksOf: '2024', sourceFile: 'taigu-2024-plan.txt', bundled: true, characters: 9_876, passages: 92,
    metrics: 164, doubtful: 12, annotations: 0, lastRead: null, progress: 0, ...changes,
  }
}

export const annotationId = (last: string): AnnotationId => `00000000-0000-4000-8000-${last.padStart(12, '0')}` as AnnotationId

/** A stored mark. */
export function annotation(changes: Partial<Annotation> = {}): Annotation {
  return {
    id: annotationId('1'), documentId: documentId('taigu-2024-plan'), scope: 'span', style: 'highlight', meaning: 'data', note: '', tags: [], links: [], author: '', device: '00000000-0000-4000-8000-0000000000d1',
    anchor: { edition: editionId('a'), passage: 4, start: 10, end: 24, quote: '固投增长10%的目标（56亿元）', before: '今年要实现', after: '，必须聚焦', headings: ['推项目'] },
    created: '2024-03-01T02:00:00.000Z', modified: '2024-03-01T02:00:00.000Z', revision: 1, ...changes,
  }
}

/** A mark as the list shows it. */
export function listedAnnotation(changes: Partial<Annotation> = {}, around: Partial<Omit<ListedAnnotation, 'annotation'>> = {}): ListedAnnotation {
  return {
    annotation: annotation(changes), documentTitle: '紧抓机遇谋发展 凝聚力量崇实干', regionCode: TAIGU.code, regionName: '太谷区', placed: true,
    altered: false, others: [], indicators: [], periods: [], ...around,
  }
}

/** A search hit. */
export function searchHit(changes: Partial<SearchHit> = {}): SearchHit {
  return {
    documentId: documentId('taigu-2024-plan'), documentTitle: '紧抓机遇谋发展 凝聚力量崇实干', regionName: '太谷区', headings: ['推项目 积蓄高质量发展新能量'],
    passage: 6, span: { start: 5, end: 7 }, snippet: '千方百计招商引资', marks: [{ start: 4, end: 6 }], annotationId: null, ...changes,
  }
}

export const settings = (changes: Partial<Settings> = {}): Settings => ({
  theme: 'light', font: 'serif', fontSize: 19, lineHeight: 1.9, lineWidth: 38, indent: true, showMetrics: true, ownRegion: null, ...changes,
})
