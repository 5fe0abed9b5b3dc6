import type { SourcedPassage } from '../../../contract/documents.ts'

/**
 * What is wrong with the map between passages and raw text; empty where every non-blank character of the raw text
 * is in exactly one passage, runs are equal letter by letter and in order, and shown blanks are single.
 */
export function faultsOf(raw: string, passages: readonly SourcedPassage[]): string[] {
  const faults: string[] = []
  const seen = new Uint8Array(raw.length)
  passages.forEach((passage, index) => {
    if (passage.index !== index) faults.push(`passage ${index} says that it is ${passage.index}`)
    let textEnd = 0
    let rawEnd = 0
    for (const [textStart, rawStart, length] of passage.runs) {
      if (textStart < textEnd || rawStart < rawEnd) faults.push(`a run of passage ${index} goes back`)
      if (/\S/.test(passage.text.slice(textEnd, textStart))) faults.push(`passage ${index} shows what stands in no run`)
      if (passage.text.slice(textStart, textStart + length) !== raw.slice(rawStart, rawStart + length)) faults.push(`a run of passage ${index} differs from the raw text`)
      seen.subarray(rawStart, rawStart + length).forEach((count, at) => { seen[rawStart + at] = count + 1 })
      textEnd = textStart + length
      rawEnd = rawStart + length
    }
    if (textEnd !== passage.text.length) faults.push(`passage ${index} ends outside its runs`)
    for (const [start, end] of passage.markup) for (let at = start; at < end; at++) seen[at] = (seen[at] ?? 0) + 1
    if (/^\s|\s\s|\s$|[\n\r\t]/.test(passage.text)) faults.push(`passage ${index} has stray blanks`)
  })
  for (let at = 0; at < raw.length; at++) {
    const isBlank = /[\s\u200b\u2060\ufeff\u0085]/.test(raw[at] as string)
    if (isBlank ? (seen[at] ?? 0) > 1 : seen[at] !== 1) faults.push(`character ${at} (${JSON.stringify(raw[at])}) is in ${seen[at]} places`)
  }
  return faults.slice(0, 10)
}
