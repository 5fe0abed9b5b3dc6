import type { CallInput, CallOutput, DocumentId, DocumentMetrics } from '../../contract/index.ts'
import { unpackMetrics } from '../../domain/ledger/index.ts'

interface Ask {
  (name: 'metric.listForDocument', input: CallInput<'metric.listForDocument'>): Promise<CallOutput<'metric.listForDocument'>>
  (name: 'document.open', input: CallInput<'document.open'>): Promise<CallOutput<'document.open'>>
}

/** The numbers of a document as a page gets them: in rows, unpacked against its text. Throws where one does not stand there. */
export async function metricsOf(ask: Ask, documentId: DocumentId): Promise<DocumentMetrics> {
  const packed = await ask('metric.listForDocument', { documentId })
  const { passages, summary: { edition } } = await ask('document.open', { documentId })
  const metrics = unpackMetrics(packed, { documentId, edition, passages })
  const lost = packed.entries.length + packed.others.length - metrics.entries.length - metrics.others.length
  if (lost > 0) throw new Error(`${lost} numbers of ${documentId} do not stand in its text`)
  return metrics
}
