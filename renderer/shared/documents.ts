import type { DocumentSummary } from '../../electron/contract/index.ts'
import { DOCUMENT_KIND_NAMES } from './words.ts'

/** The documents whose title, region, year or kind holds all words of the filter. */
export function filterDocuments(documents: readonly DocumentSummary[], filter: string): readonly DocumentSummary[] {
  const words = filter.trim().split(/\s+/).filter(word => word !== '')
  return documents.filter(document => {
    const text = `${document.title} ${document.region.fullName} ${document.date ?? ''} ${document.speaksOf} ${DOCUMENT_KIND_NAMES[document.kind]}`
    return words.every(word => text.includes(word))
  })
}
