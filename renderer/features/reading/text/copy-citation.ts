import { showToast } from '../../../shared/ui/index.ts'
import type { ReadingPage } from '../reading-page.ts'
import { copyText } from './clipboard.ts'
import { citationOf } from './quotation.ts'

/** Copies what is selected with its source, as plain and as rich text, and says so. */
export function copyCitation(page: ReadingPage): void {
  const selected = page.selecting.read()
  if (!selected || !page.opened.value) { showToast('先选中要引用的文字'); return }
  const { plain, html } = citationOf(page.opened.value.summary, page.passages.value, selected.spans)
  const done = copyText(plain, html)
  showToast(done ? '已复制引文和出处' : '没能复制，请按 Ctrl+C 复制所选文字', done ? {} : { tone: 'failure' })
}
