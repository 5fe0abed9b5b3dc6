import type { EditionItem, EditionOutcome, EditionReason } from '../../../electron/contract/index.ts'
import { plainWords } from '../../shared/markdown/index.ts'

/** The four outcomes on screen, in the order of a review: what needs a person first. */
export const OUTCOME_WORDS: Readonly<Record<EditionOutcome, { readonly name: string; readonly hint: string }>> = {
  changed: { name: '内容有变', hint: '原处的数字、单位、升降、地区或文字变了，等您决定' },
  gone: { name: '找不到', hint: '新稿里没有这段话，等您决定' },
  moved: { name: '已移动', hint: '同一句话换了位置，随文字移过去' },
  same: { name: '未变', hint: '还在原处，原样保留' },
}

/** Why a person is asked. */
export const REASON_WORDS: Readonly<Record<EditionReason, string>> = {
  numbers: '数字有变', unit: '单位有变', direction: '升降有变', region: '地区有变', wording: '文字有变', surroundings: '前后文有变', several: '不止一处相同',
}

/** An item as the list names it. */
export function itemWords(item: EditionItem): string {
  if (item.annotation) return plainWords(item.annotation.note) || item.old.quote
  const { figure } = item
  if (!figure) return item.old.quote
  return figure.decision === 'dismiss' ? `${item.old.quote}（记为非指标）` : `${figure.indicator ?? ''} ${item.old.quote}（${figure.decision === 'confirm' ? '已核' : '改正'}）`
}

/** What became of an item, and why: 内容有变：数字有变. */
export const outcomeWords = ({ outcome, reason }: Pick<EditionItem, 'outcome' | 'reason'>): string => reason ? REASON_WORDS[reason] : OUTCOME_WORDS[outcome].name
