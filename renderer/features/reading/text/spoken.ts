import { spokenText } from '../../../../electron/domain/text/index.ts'

/** What a voice says for a sentence: numbers, years, ratios and units in words. */
export const spokenWords = (sentence: string): string => spokenText(sentence).words.trim()
