// Numbers whose noun stands in a clause of its own before them: 民间投资由降转增，增长4.3%.
import { readMeasure, signOf, type Binding, type Place, type SentenceMemory } from './binding-types.ts'
import { bareName, endingOf } from './lexicon.ts'
import { fits } from './naming.ts'
import { readNounPhrase } from './nouns.ts'

const MIN_NAME = 3 // shorter names (出口, 小麦) begin too many clauses that are about something else

/**
 * The name of the lexicon that opens the nearest numberless clause, where the number itself names nothing. It beats
 * the figure before, because a new clause with a name of its own has begun.
 */
export function bindClauseBefore({ draft, predicate, between, lexicon }: Place, memory: SentenceMemory): Binding | null {
  const own = readNounPhrase(predicate.noun, lexicon)
  const rateHead = endingOf(lexicon.verbs.rateHeads, own.noun)
  if (own.noun !== '' && rateHead !== own.noun) return null
  const clauses = between.split(/[，；：]/).filter((clause) => clause.trim() !== '')
  for (const clause of clauses.reverse().slice(0, 3)) {
    const phrase = readNounPhrase(clause, lexicon)
    const text = bareName(phrase.noun)
    for (let length = Math.min(lexicon.longestAlias, text.length); length >= MIN_NAME; length--) {
      const indicator = lexicon.indicatorByName.get(text.slice(0, length))
      if (!indicator) continue
      const measure = readMeasure(draft, predicate, own, rateHead, indicator.name)
      if (!fits(indicator, draft.family, measure === 'growth' || measure === 'delta') && draft.prefix === '') break
      if (memory.last?.indicator === indicator) return null
      return {
        name: indicator.name, indicator, match: 'inherited', asWritten: text.slice(0, length), measure, sign: signOf(predicate, rateHead), owner: phrase.owner || own.owner,
        scope: phrase.scope, verb: '', rule: 'clause-before',
      }
    }
  }
  return null
}
