// Region, date and period of a document that comes without them, from its title and opening.
import type { Passage } from '../../contract/documents.ts'
import { halfWidth } from './numerals.ts'
import { leadingRegion } from './nouns.ts'
import type { DocumentContext, Lexicon, RegionEntry } from './types.ts'

const HEAD_PASSAGES = 12
const COUNT_LETTERS = 20_000 // of the opening, in which names of regions are counted

/** What a document is about, as its own words tell; unknown parts are empty or null, never invented. */
export function guessContext(passages: readonly Passage[], lexicon: Lexicon): DocumentContext {
  const titles = passages.filter((passage) => passage.kind === 'title' || passage.kind === 'subtitle').map((passage) => passage.text)
  const head = [...titles, ...passages.filter((passage) => passage.kind !== 'title' && passage.kind !== 'subtitle').slice(0, HEAD_PASSAGES).map((passage) => passage.text.slice(0, 300))]
  const bylines = passages.filter((passage) => passage.kind === 'byline').map((passage) => passage.text)
  const region = regionIn([...titles, ...bylines], lexicon) ?? mostNamed(passages, lexicon)
  const date = dateIn([...titles, ...bylines, ...head])
  return { region: region?.name ?? '', regionCode: region?.code ?? null, date: date.date, speaksOf: date.speaksOf }
}

/** The narrowest region or zone named in the titles: 太谷经济技术开发区 before 晋中市. */
function regionIn(lines: readonly string[], lexicon: Lexicon): { name: string; code: string | null } | null {
  let best: { name: string; code: string | null; rank: number } | null = null
  for (const line of lines) {
    for (let at = 0; at < Math.min(line.length, 60); at++) {
      const name = leadingRegion(line.slice(at, at + 24), lexicon)
      if (name === '') continue
      const entries = lexicon.regionsByName.get(name)
      const entry: RegionEntry | null = entries?.length === 1 ? entries[0]! : null
      const rank = entry ? { country: 0, province: 1, city: 2, county: 3, township: 4, zone: 5 }[entry.level] : /(?:区|园)$/.test(name) && name.length > 4 ? 5 : 3
      if (!best || rank > best.rank) best = { name: entry?.name ?? name, code: entry?.code ?? null, rank }
      at += name.length - 1
    }
    if (best) return { name: best.name, code: best.code }
    // 江苏要闻速览: in a title, a province may go by its short name.
    const short = [4, 3, 2].map((length) => lexicon.regionsByName.get(line.slice(0, length))).find((entries) => entries?.length === 1)?.[0]
    if (short && short.level !== 'country') return { name: short.name, code: short.code }
  }
  return null
}

/** The region that the opening names most often by its full name. */
function mostNamed(passages: readonly Passage[], lexicon: Lexicon): RegionEntry | null {
  const counts = new Map<RegionEntry, number>()
  let letters = 0
  for (const { text } of passages) {
    if (letters > COUNT_LETTERS) break
    const part = text.slice(0, COUNT_LETTERS)
    letters += part.length
    for (const match of part.matchAll(/[\u4e00-\u9fff]{2,5}?[省市区县州盟旗]/g)) {
      for (let cut = 0; cut < match[0].length - 1; cut++) {
        const entries = lexicon.regionsByName.get(match[0].slice(cut))
        if (entries?.length === 1 && entries[0]!.level !== 'country') { counts.set(entries[0]!, (counts.get(entries[0]!) ?? 0) + 1); break }
      }
    }
  }
  let best: RegionEntry | null = null
  for (const [entry, count] of counts) if (!best || count > counts.get(best)!) best = entry
  return best
}

/** 2025年2月26日 in a title is the date; 2023年国民经济和社会发展统计公报 speaks of 2023. */
function dateIn(lines: readonly string[]): { date: string | null; speaksOf: string | null } {
  let date: string | null = null
  let speaksOf: string | null = null
  for (const line of lines) {
    const text = halfWidth(line)
    const full = /((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日/.exec(text)
    if (full && !date && /(?:会议|报告|日在|公报|讯|日电|^[\s—\-（(]*\d{4}年)/.test(text)) date = `${full[1]}-${full[2]!.padStart(2, '0')}-${full[3]!.padStart(2, '0')}`
    const year = /((?:19|20)\d{2})年(?!\d)/.exec(text)
    if (year && !speaksOf) speaksOf = year[1]!
  }
  // 2023年政府工作报告 is given in 2023 and looks back on 2022.
  if (speaksOf && lines.some((line) => new RegExp(`${speaksOf}年(?:[\u4e00-\u9fff]{0,8})政府工作报告`).test(halfWidth(line)))) return { date: date ?? speaksOf, speaksOf: null }
  if (date && speaksOf === date.slice(0, 4) && /^\d{4}-0[1-4]/.test(date)) return { date, speaksOf: null }
  return { date: date ?? speaksOf, speaksOf }
}
