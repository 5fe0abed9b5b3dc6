import type { PrintJob } from '../../contract/index.ts'

/** A completed PDF as it was shown to the person. */
export interface KeptPdf { readonly preview: string; readonly fileName: string; readonly pdf: Uint8Array }

/** Previews kept at once: the one that is looked at, and the one before while the next is being printed. */
const MOST_KEPT = 2

/** PDFs that were shown and not saved yet. In memory only; a forgotten one is printed anew. */
export class Previews {
  readonly #kept = new Map<PrintJob['job'], KeptPdf>()

  keep(pdf: KeptPdf): void {
    this.#kept.set(pdf.preview, pdf)
    for (const id of [...this.#kept.keys()].slice(0, -MOST_KEPT)) this.#kept.delete(id)
  }

  /** The PDF that was shown under this id, or null. */
  find(id: string | null): KeptPdf | null {
    return id === null ? null : this.#kept.get(id) ?? null
  }
}
