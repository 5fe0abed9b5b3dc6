/** What a voice says for a sentence. */
export const spokenWords = (sentence: string): string => sentence.trim()
