import type { EditionItem, EditionOutcome, EditionPlace, EditionReason } from '../../../electron/contract/index.ts'
import { difference } from './difference.ts'

/** The four outcomes on screen, in the order of a review: what needs a person first. */
export const OUTCOME_WORDS: Readonly<Record<EditionOutcome, { readonly name: string; readonly hint: string }>> = {
  changed: { name: '内容有变', hint: '原处的数字、单位、升降、地区或文字变了，等您决定' },
  gone: { name: '找不到', hint: '新稿里没有这段话，等您决定' },
  moved: { name: '已移动', hint: '同一句话换了位置，随文字移过去' },
  same: { name: '未变', hint: '还在原处，原样保留' },
}

/** Why a person is asked. */
export const REASON_WORDS: Readonly<Record<EditionReason, string>> = {
  numbers: '数字变了', unit: '单位变了', direction: '升降变了', region: '地区变了', wording: '文字变了', surroundings: '前后文变了', several: '不止一处相同',
}

/** What a person had said of a number; null for an annotation. */
export function figureWords({ figure, old }: Pick<EditionItem, 'figure' | 'old'>): string | null {
  if (!figure) return null
  if (figure.decision === 'dismiss') return '您记为非指标'
  return `${figure.decision === 'confirm' ? '您已核对' : '您已改正'}：${figure.indicator ?? ''} ${old.quote}`
}

/** Reasons that two short words tell best. */
const SHOWN_AS_PAIR: readonly EditionReason[] = ['numbers', 'unit', 'direction', 'region', 'wording']
const LONGEST_PAIR = 12

/** What stands there now instead: 682.6 → 683.1; null where that cannot be said in a few words. */
export function changeInWords({ reason, old }: Pick<EditionItem, 'reason' | 'old'>, now: EditionPlace | null): string | null {
  if (!reason || !now || !SHOWN_AS_PAIR.includes(reason)) return null
  const sides = difference(old.quote, now.quote)
  const differing = (pieces: typeof sides.old): string => pieces.filter(({ differs }) => differs).map(({ text }) => text.trim()).filter(text => text !== '').join('、')
  const [was, is] = [differing(sides.old), differing(sides.now)]
  return was === '' || is === '' || was.length > LONGEST_PAIR || is.length > LONGEST_PAIR ? null : `${was} → ${is}`
}

const GONE_FROM_PLACE = { name: '原处没有了', hint: '别处有相同或相近的话，等您决定' } as const

const isElsewhere = ({ outcome, candidates }: Pick<EditionItem, 'outcome' | 'candidates'>): boolean => outcome === 'gone' && candidates.length > 0

/** What became of an item: 数字变了, 找不到. */
export const outcomeWords = (item: Pick<EditionItem, 'outcome' | 'reason' | 'candidates'>): string =>
  item.reason ? REASON_WORDS[item.reason] : isElsewhere(item) ? GONE_FROM_PLACE.name : OUTCOME_WORDS[item.outcome].name

const REASON_HINTS: Partial<Record<EditionReason, string>> = {
  surroundings: '这几个字还在，但放在了别的话里，等您决定', several: '相同的话不止一处，等您选定', wording: '原处换了说法，等您决定',
}

/** What that means for the person; `waits` where she has to decide although the words stand. */
export function outcomeHint(item: Pick<EditionItem, 'outcome' | 'reason' | 'candidates'>, waits: boolean): string {
  if (item.reason) return REASON_HINTS[item.reason] ?? '原处的内容变了，等您决定'
  if (isElsewhere(item)) return GONE_FROM_PLACE.hint
  return waits && item.outcome !== 'gone' ? '现用文稿里有同样的话，等您放过去' : OUTCOME_WORDS[item.outcome].hint
}

/** What the button that takes a whole correction back does. */
export const WHAT_GOING_BACK_DOES = '文件恢复为采用新稿之前的文字。移到新稿的批注和核对回到原处，采用后所作的决定一并撤销；采用后写的附注、新加的批注都保留，旧文字里找不到位置的列为待定。'