import type { DocumentId } from '../../electron/contract/index.ts'
import { annotationsChanged } from './annotation-history.ts'

type Listener = (documentId: DocumentId) => Promise<void> | void
const listeners = new Set<Listener>()

/** Tells when a document was given another text while it may be shown: a correction taken back or done again by the line at the foot. */
export function onTextChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

/** To be called after a document got another text: what shows it shows the new one, then marks follow. */
export async function textChanged(documentId: DocumentId): Promise<void> {
  await Promise.all([...listeners].map(async listener => listener(documentId)))
  await annotationsChanged()
}
