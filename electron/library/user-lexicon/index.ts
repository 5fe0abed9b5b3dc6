// The lexicon as a person extends it: other names for indicators, indicators of one's own, and the effect of each on
// what the documents say (docs/ledger.md).
import type { IndicatorId, LexiconAddition, LexiconIndicator } from '../../contract/index.ts'
import { bareName, type Lexicon } from '../../domain/metrics/index.ts'
import { numbersMark, readNumbersAgain } from '../documents/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { addAlias, changeLexicon, previewAlias } from './changing.ts'
import { importLexicon, inspectLexicon } from './file.ts'
import { lexiconMark, merged } from './merged.ts'
import { forgetAlias, forgetIndicator, readStored } from './stored.ts'

export { parseJson, sentenceOf } from './file.ts'
export { lineOfPath } from './json-lines.ts'

type Names = 'lexicon.indicators' | 'lexicon.additions' | 'lexicon.previewAlias' | 'lexicon.addAlias' | 'lexicon.removeAlias'
  | 'lexicon.removeIndicator' | 'lexicon.inspectFile' | 'lexicon.importFile'

export const lexiconHandlers: HandlersOf<Names> = {
  'lexicon.indicators': (_db, _input, { lexicon }) => listLexicon(lexicon),
  'lexicon.additions': (db, _input, session) => listAdditions(db, session),
  'lexicon.previewAlias': (db, { alias, indicatorId }, session) => previewAlias(db, session, alias, indicatorId),
  'lexicon.addAlias': (db, { alias, indicatorId }, session) => addAlias(db, session, alias, indicatorId),
  'lexicon.removeAlias': (db, { alias }, session) => changeLexicon(db, session, () => { forgetAlias(db, alias) }),
  'lexicon.removeIndicator': (db, { indicatorId }, session) => changeLexicon(db, session, () => { forgetIndicator(db, indicatorId) }),
  'lexicon.inspectFile': (db, { file }, session) => inspectLexicon(db, session, file),
  'lexicon.importFile': (db, { file }, session) => importLexicon(db, session, file),
}

/**
 * The lexicon in force: `base` with what the notebook's person added. Additions that cannot be used are told in
 * Chinese and left out; they stay stored.
 */
export function lexiconInForce(db: ReadDb, base: Lexicon, notices: string[]): Lexicon {
  const { lexicon, unused, problem } = merged(base, readStored(db))
  if (problem !== null) notices.push(`自己添加的指标和别名有误，暂未使用（${problem}）。`)
  else if (unused.size > 0) notices.push(`自己添加的 ${unused.size} 个别名所属的指标已不在词库中，暂未使用。`)
  return lexicon
}

/** Reads all documents again where they were read with another lexicon than the one in force: after an app upgrade, or a change of the user's file. */
export function bringNumbersUpToDate(db: WriteDb, app: Lexicon, lexicon: Lexicon): void {
  const mark = lexiconMark(app, lexicon)
  if (numbersMark(db) !== mark) readNumbersAgain(db, lexicon, mark)
}

/** All indicators, by field and name. */
function listLexicon(lexicon: Lexicon): LexiconIndicator[] {
  const fields = [...new Set(lexicon.indicators.map(({ field }) => field))]
  return lexicon.indicators
    .map(({ id, name, field, aliases, unitFamily, usualMeasure }) => ({ id: id as IndicatorId, name, field, aliases: [...aliases], unitFamily, usualMeasure }))
    .sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field) || a.name.localeCompare(b.name, 'zh-Hans-CN'))
}

function listAdditions(db: ReadDb, { baseLexicon, lexicon }: Session): LexiconAddition[] {
  const stored = readStored(db)
  const { unused } = merged(baseLexicon, stored)
  const additions: LexiconAddition[] = [
    ...stored.aliases.map(({ alias, indicatorId, indicator, source, added }): LexiconAddition => ({
      kind: 'alias', alias, indicatorId, indicator: lexicon.indicatorById.get(indicatorId)?.name ?? indicator, source, added, used: !unused.has(bareName(alias)),
    })),
    ...stored.indicators.map(({ entry, source, added }): LexiconAddition => ({
      kind: 'indicator', alias: entry.aliases.join('、'), indicatorId: entry.id as IndicatorId, indicator: entry.name, source, added, used: true,
    })),
  ]
  return additions.sort((a, b) => b.added.localeCompare(a.added))
}
