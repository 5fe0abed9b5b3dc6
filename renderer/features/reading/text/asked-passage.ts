/**
 * The passage, by its index from 0, that a person asks for as a citation names it: 17, 第17段, １７, or 第3—5段 for the
 * first of them. Null where no number is said, or none that the text has.
 */
export function askedPassage(words: string, count: number): number | null {
  const said = /^第?\s*(\d{1,9})(?:\s*[-—–~、,]\s*\d{1,9})*\s*段?$/.exec(words.normalize('NFKC').trim())
  const passage = said ? Number(said[1]) - 1 : -1
  return passage >= 0 && passage < count ? passage : null
}
