import type { AnnotationId, DocumentId, EditionId, ExchangeItem, ExchangeOutcome, ExchangeSide } from '../../contract/index.ts'
import { differingVersions, mergeVersions, outcomeOf, type MarkContent, type MarkVersion } from '../../domain/exchange/index.ts'
import { annotationOf, documentWithText, readVersions, stands } from '../annotations/index.ts'
import { ownEdits } from '../settings/index.ts'
import type { ReadDb } from '../storage/index.ts'
import type { ReadItem } from './reading.ts'

/** An item beside what stands here: what taking it in would do. */
export interface Judged {
  readonly item: ReadItem
  readonly outcome: ExchangeOutcome
  readonly remark: string
  readonly before: readonly MarkVersion[]
  readonly after: readonly MarkVersion[]
}

/** Compares an item with what stands on this laptop now; writes nothing. */
export function judge(db: ReadDb, item: ReadItem): Judged {
  const { id, versions, damage } = item
  const nothing = { item, before: [], after: [] }
  if (id === null || damage !== '') return { ...nothing, outcome: 'damaged', remark: damage }
  if (claimsOurEdits(db, versions)) return { ...nothing, outcome: 'damaged', remark: '这一项声称含有本机没有做过的修改，不会导入。' }
  const before = readVersions(db, id)
  const after = mergeVersions(before, versions)
  const outcome = outcomeOf(before, after)
  const shown = after[0]?.content
  const place = outcome === 'added' && shown ? placeRemark(db, shown) : ''
  if (place !== '') return { item, before, after, outcome: 'unplaced', remark: place }
  return { item, before, after, outcome, remark: remarkOn(outcome, before, after) + leavesPlace(db, before, after) }
}

/** Nobody can have seen edits of this laptop that it has not made: such a version was forged or garbled. */
function claimsOurEdits(db: ReadDb, versions: readonly MarkVersion[]): boolean {
  const own = ownEdits(db)
  return own !== null && versions.some(({ clock }) => (clock[own.id] ?? 0) > own.edits)
}

function remarkOn(outcome: ExchangeOutcome, before: readonly MarkVersion[], after: readonly MarkVersion[]): string {
  if (outcome === 'removed') return '对方已把这条批注删除；导入后移入回收站。'
  if (outcome !== 'conflict') return ''
  const mine = before[0]?.content
  const other = differingVersions(after).find(({ content }) => content && mine && (content.created !== mine.created || content.documentId !== mine.documentId))
  if (other) return '编号相同，但不是同一条批注；两条都会保留，由您决定。'
  if (differingVersions(after).some(({ state }) => state !== 'kept')) return '一方修改，另一方删除；两个版本都会保留，由您决定。'
  return '两台电脑都改过这条批注；两个版本都会保留，由您决定。'
}

/** Why a mark cannot be drawn here, in Chinese; empty where it can. `wasHere`: it is drawn here now, on a text of this laptop. */
function placeRemark(db: ReadDb, content: MarkContent, wasHere = false): string {
  const { documentId, anchor, documentTitle } = content
  const document = db.get<{ number: number; edition: EditionId }>(`
    SELECT number, edition FROM corpus.document WHERE edition = ? OR id = ? ORDER BY edition = ? DESC, id`, anchor.edition, documentId, anchor.edition)
  const corrected = document ? null : documentWithText(db, anchor.edition)
  if (corrected) return `对方标注的是《${titleOf(db, corrected)}》订正前的文稿；${TO_BE_PLACED}`
  if (!document && wasHere) return `对方标注的是《${documentTitle}》的另一版文稿，本机没有；导入后这条批注在本机的原文中不再标出，导入那一版文稿后自动归位。`
  if (!document) return `本机没有《${documentTitle}》；批注会保留，导入这份文件后自动归位。`
  if (document.edition !== anchor.edition) {
    const isOlder = documentWithText(db, anchor.edition) !== null
    return `对方标注的是《${documentTitle}》${isOlder ? '订正前的文稿' : '的另一版文稿，本机没有'}；${TO_BE_PLACED}`
  }
  const text = db.get<{ text: string }>('SELECT text FROM corpus.passage WHERE document = ? AND place = ?', document.number, anchor.passage)?.text ?? null
  return stands(content, text) ? '' : '原文在该处与引文不同；批注会保留，单独列出。'
}

/** What a person does with marks of another edition, wherever they came from. */
const TO_BE_PLACED = '批注会保留，导入后在“订正后待定”中由您确认位置。'

const titleOf = (db: ReadDb, id: DocumentId): string => db.get<{ title: string }>('SELECT title FROM corpus.document WHERE id = ?', id)?.title ?? ''

/** A mark that is drawn here now and will not be after the import, since the other laptop has put it on another edition. */
function leavesPlace(db: ReadDb, [mine]: readonly MarkVersion[], [first]: readonly MarkVersion[]): string {
  if (!mine?.content || first?.state !== 'kept' || !first.content || first.content.anchor.edition === mine.content.anchor.edition) return ''
  return placeRemark(db, mine.content) === '' ? placeRemark(db, first.content, true) : ''
}

/** An item as the preview shows it. */
export function shownItem({ item: { number, id, versions }, outcome, remark, before }: Judged): ExchangeItem {
  return { number, id, outcome, remark, mine: sideOf(before), theirs: sideOf(differingVersions(versions)) }
}

function sideOf(versions: readonly MarkVersion[]): ExchangeSide | null {
  const first = versions.find(({ content }) => content !== null)
  if (!first?.content) return null
  return {
    annotation: annotationOf(first, first.content, first.content.documentId as DocumentId), removed: versions[0]?.state !== 'kept',
    documentTitle: first.content.documentTitle,
  }
}

/** Items by their outcome. */
export function countOutcomes(judged: readonly Judged[]): Record<ExchangeOutcome, number> {
  const counts: Record<ExchangeOutcome, number> = { added: 0, updated: 0, removed: 0, same: 0, conflict: 0, unplaced: 0, damaged: 0 }
  for (const { outcome } of judged) counts[outcome]++
  return counts
}

/** What a person wants of a conflict. */
export type Choices = (id: AnnotationId) => 'mine' | 'theirs' | 'both'
