import type { CallArgument, ExchangeOutcome, ExchangeReport } from '../../contract/index.ts'
import { differingVersions, editVersions, type MarkVersion, type Stamp } from '../../domain/exchange/index.ts'
import { adoptMarks, nextStamp, recordStep, versionHash, writeVersions } from '../annotations/index.ts'
import type { Session } from '../handlers.ts'
import { backUp, type WriteDb } from '../storage/index.ts'
import { countOutcomes, judge, type Choices, type Judged } from './judging.ts'
import type { ReadFile } from './reading.ts'

/**
 * Takes a file in: a verified backup, then one transaction and one step of the history. Judged anew against what stands
 * now, so that work done since the preview is not lost. Items that change nothing write nothing.
 */
export function applyFile(db: WriteDb, file: ReadFile, { choices, otherwise, leaveOut }: CallArgument<'exchange.apply'>, session: Session): ExchangeReport {
  const left = new Set<string>(leaveOut)
  const named = new Map(choices.map(({ id, keep }) => [id, keep]))
  const chosen: Choices = (id) => named.get(id) ?? otherwise
  const judged = file.items.map((item) => judge(db, item)).filter(({ item }) => item.id === null || !left.has(item.id))
  const counts = countOutcomes(judged)
  const changing = judged.filter(({ before, after, outcome }) => outcome !== 'damaged' && !sameVersions(before, after))
  if (changing.length === 0) return { counts, backup: null }
  const { made } = backUp(db, session.dataFolder, session.now())
  db.transaction(() => {
    const stamp = nextStamp(db, session)
    const steps = changing.flatMap((each) => {
      const { item: { id }, before } = each
      if (id === null) return []
      const after = settled(each, chosen, stamp)
      writeVersions(db, id, after)
      return [{ id, before, after }]
    })
    adoptMarks(db)
    recordStep(db, 'import', labelOf(file, counts), stamp.now, steps)
    if (file.signature === 'good') {
      const { publicKey, device, author } = file.manifest
      db.run('INSERT INTO main.known_key (public_key, device, author, first_seen) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', publicKey, device, author, stamp.now)
    }
  })
  return { counts, backup: made }
}

/** What is written of an item: the merge, or where a person chose a side of a conflict, an edit that says so. */
function settled({ item, outcome, before, after }: Judged, chosen: Choices, stamp: Stamp): readonly MarkVersion[] {
  const keep = item.id === null || outcome !== 'conflict' ? 'both' : chosen(item.id)
  if (keep === 'both' || item.id === null) return after
  return editVersions(item.id, after, differingVersions(keep === 'mine' ? before : item.versions), stamp)
}

const WORDS: readonly (readonly [ExchangeOutcome, string])[] = [
  ['added', '新增'], ['updated', '更新'], ['removed', '删除'], ['conflict', '冲突'], ['unplaced', '未归位'],
]

function labelOf({ manifest: { author } }: ReadFile, counts: Record<ExchangeOutcome, number>): string {
  const parts = WORDS.filter(([outcome]) => counts[outcome] > 0).map(([outcome, word]) => `${word} ${counts[outcome]} 条`)
  return `导入${author === '' ? '' : `${author}的`}批注（${parts.length === 0 ? '无可见变化' : parts.join('，')}）`
}

function sameVersions(a: readonly MarkVersion[], b: readonly MarkVersion[]): boolean {
  if (a.length !== b.length) return false
  const hashes = new Set(a.map(versionHash))
  return b.every((version) => hashes.has(versionHash(version)))
}
