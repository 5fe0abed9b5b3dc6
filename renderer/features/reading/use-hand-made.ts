import { computed, type ComputedRef } from 'vue'
import { tryCall } from '../../shared/bridge.ts'
import { sentenceFor } from '../../shared/failures.ts'
import { showToast } from '../../shared/ui/index.ts'
import type { ReadingPage } from './reading-page.ts'
import type { PassageSpan } from './text/selection.ts'

const NUMERAL = /[0-9０-９〇零一二三四五六七八九十百千万亿两半兩萬億壹贰叁肆伍陆柒捌玖拾佰仟]/
const LONGEST_NUMBER = 60 // what the library takes for one number, UTF-16 code units

/** 记为指标: a number in selected words becomes a metric by hand, in digits or spelled out, whatever the machine made of it. */
export function useHandMade(page: ReadingPage): { numeral: ComputedRef<PassageSpan | null>; makeMetric: () => Promise<void> } {
  /** The one stretch that is selected, where it may hold a number. */
  const numeral = computed(() => {
    const spans = page.selecting.selection.value?.spans ?? []
    const span = spans.length === 1 ? spans[0]! : null
    return span && span.end - span.start <= LONGEST_NUMBER && NUMERAL.test(page.passages.value[span.passage]?.text.slice(span.start, span.end) ?? '') ? span : null
  })

  /** Opens the form for a number that the machine knows (metric or not), or else for just these words. */
  async function makeMetric(): Promise<void> {
    const span = numeral.value, document = page.opened.value
    if (!span || !document) return
    const inside = (one: { passage: number; start: number; end: number }): boolean => one.passage === span.passage && one.start >= span.start && one.end <= span.end
    const entry = page.numbers.metrics.value?.entries.find(inside)
    const other = page.numbers.metrics.value?.others.find(inside)
    if (entry) { page.correctFigure(entry); return }
    if (other) { page.makeMetric(other); return }
    const answer = await tryCall('metric.readSpan', { edition: document.summary.edition, passage: span.passage, start: span.start, end: span.end })
    if (!answer.ok) showToast(sentenceFor(answer.failure), { tone: 'failure' })
    else if (answer.value === null) showToast('所选文字里没有能读出的数字。请从头到尾选中一个数字。', { tone: 'failure' })
    else page.makeMetric(answer.value.quantity)
  }

  return { numeral, makeMetric }
}
