/**
 * Where a line may end although the browser would not: “15661” keeps the Chinese characters on both sides because
 * the quotes count as part of the number (UAX 14, LB19), and the line before it is torn apart. Before an opening
 * quote or bracket after a Chinese character, and after a closing one before a Chinese character.
 */
const ALLOWED = /(?<=[\p{Script=Han}、，。；：！？”’）》])(?=[“‘][\p{L}\p{N}])(?![“‘]\p{Script=Han})|(?<=[A-Za-z\p{N}%％+][”’])(?=\p{Script=Han})/gu

/** A text cut where a line may end; the pieces joined are the text. */
export const breakPieces = (text: string): string[] => text.split(ALLOWED)
