// Spelled-out numerals. Most of them are words (一批), slogans (五大集群) or names (第六届); a few really count
// (八成以上, 千余名, 两所变电站, 翻一番). What is neither is left alone.
import { beginningOf } from './lexicon.ts'
import { parseSpelled } from './numerals.ts'
import type { Draft, Lexicon, Numeral } from './types.ts'
import { readScale, readUnit } from './units.ts'

const HAN = /[\u4e00-\u9fff]/
/** After these, a spelled count is one of real things that were built, held or reached. */
const COUNTING_VERB = /(?:建设|新建|建成|建好|投资|新增|引进|设立|打造|创建|获批|完成|拥有|共有|达到|加大[^，。；]{0,14})$/
/** Classifiers of things that stand somewhere; 个, 大, 项 and 种 are the classifiers of slogans. */
const THINGS = new Set(['所', '座', '条', '户', '名', '辆', '台', '栋', '套', '口', '眼', '艘', '架'])

const base = { valueMax: null, inner: null, spelled: true, prefix: '' as const, part: null }
const other = (start: number, end: number, value: number, reason: Draft['reason'], unit = ''): Draft =>
  ({ ...base, start, end, value, unit, family: '', reason })
const metric = (start: number, end: number, value: number, unit: string, family: Draft['family'], inner: string | null = null): Draft =>
  ({ ...base, start, end, value, unit, family, inner, reason: null })

/** The quantity that a spelled numeral makes, or null where it is part of an ordinary word. */
export function readSpelled(text: string, numeral: Numeral, lexicon: Lexicon): Draft | null {
  const { start, end } = numeral
  const run = text.slice(start, end)
  const before = text[start - 1] ?? ''
  const after = text[end] ?? ''
  if (/[（(]/.test(before) && /[）)]/.test(after)) return other(start - 1, end + 1, parseSpelled(run) ?? 0, 'list-number')
  if (start === 0 && after === '、') return other(start, end, parseSpelled(run) ?? 0, 'list-number')
  if (/^[Ⅰ-Ⅻ]/.test(run)) return /[类级型期]/.test(after) ? other(start, end + 1, run.charCodeAt(0) - 0x215f, 'name', after) : null
  if (run === '双') return before === '“' || before === '"' ? other(start, end + 1, 2, 'slogan') : null
  if (before === '第' && /^(?:产业|书记|时间|议|[、和]第?[二三])/.test(text.slice(end, end + 2))) return null
  return readFraction(text, start, end, run)
    ?? readTurning(text, start, end, run)
    ?? readTimeWord(text, start, end, run, before, after)
    ?? readOrdinal(text, start, end, run, before, after)
    ?? readCount(text, start, end, run, before, after, lexicon)
    ?? readSlogan(text, start, end, run, before, after, lexicon)
}

/** 百分之五, 三分之二. */
function readFraction(text: string, start: number, end: number, run: string): Draft | null {
  if (text[end] !== '分' || text[end + 1] !== '之') return null
  const upper = /^[零〇一二三四五六七八九十百两]+/.exec(text.slice(end + 2, end + 8))?.[0]
  const over = parseSpelled(run)
  const part = upper ? parseSpelled(upper) : null
  if (upper === undefined || over === null || part === null || over === 0) return null
  const value = over === 100 ? part : Math.round((part / over) * 10_000) / 100
  return metric(start, end + 2 + upper.length, value, '%', 'percent')
}

/** 翻一番, 翻两番: the number that matters is how often it doubled. */
function readTurning(text: string, start: number, end: number, run: string): Draft | null {
  if (text[start - 1] !== '翻' || text[end] !== '番') return null
  const value = parseSpelled(run)
  return value === null ? null : metric(start, end + 1, value, '番', 'ratio')
}

/** 一季度, 前三季度, 十四五, 三年, 八十年代: time, not a count. */
function readTimeWord(text: string, start: number, end: number, run: string, before: string, after: string): Draft | null {
  if (/^十[一二三四五六]五$/.test(run) && /[”"’规时期末以中开收]/.test(after || '规')) return other(start, end, 0, 'date')
  if (after === '季' && text[end + 1] === '度') return other(start - (before === '前' ? 1 : 0), end + 2, parseSpelled(run) ?? 0, 'date', '季度')
  if (/[年月日]/.test(after) && before !== '第') {
    const value = parseSpelled(run)
    if (value === null) return null
    if (run === '一' && after === '年') return null
    if (after === '年' && value >= 1900) return other(start, end + 1, value, 'date', '年')
    return other(start, end + 1, value, after === '年' ? 'duration' : 'date', after)
  }
  return null
}

/** 第六届, 第二大; 全省第二 is a rank. */
function readOrdinal(text: string, start: number, end: number, run: string, before: string, after: string): Draft | null {
  const value = parseSpelled(run)
  if (value === null) return null
  if (before === '第') {
    const rank = /[位名]/.test(after) && !/^[位名](?:书|于|优)/.test(text.slice(end, end + 2))
    if (rank) return { ...metric(start - 1, end + 1, value, '位', 'people'), prefix: '第' }
    const placed = /(?:居|排名?|列|位[居列]|跃[升居](?:至|到)?|名列|排在|前移(?:至|到)?)(?:全[国省市区县]|中部|全国同类|[^，。；、]{0,8})$/.test(text.slice(Math.max(0, start - 16), start - 1))
    if (placed && (after === '' || /[，。、；）]/.test(after))) return { ...metric(start - 1, end, value, '位', 'people'), prefix: '第' }
    return other(start - 1, end + (/[届次批期号大条名位章轮]/.test(after) ? 1 : 0), value, 'ordinal', /[届次批期号大条]/.test(after) ? after : '')
  }
  if (after === '届' || (after === '次' && /^次(?:全会|会议|党代会|代表)/.test(text.slice(end, end + 5)))) return other(start, end + 1, value, 'ordinal', after)
  if (before === '前' && after === '强') return { ...other(start - 1, end + 1, value, 'name', '强'), prefix: '前' }
  return null
}

/** 八成以上, 两倍, 千余名, 近十万人, 数十家, 两所变电站. */
function readCount(text: string, start: number, end: number, run: string, before: string, after: string, lexicon: Lexicon): Draft | null {
  const quoted = before === '“' || before === '‘' || before === '"'
  if (quoted) return null
  const vague = /[几数]/.test(run)
  const value = vague ? parseSpelled(run.replace(/[几数]/g, '')) : parseSpelled(run)
  if (after === '成' && value !== null && value < 10 && !vague) {
    const unit = readUnit(text, end, lexicon)
    if (unit?.family === 'share' && !/^成(?:的把握|的$)/.test(text.slice(end, end + 4))) return metric(start, end + 1, value * 10, '%', 'share')
  }
  if (value === null || value === 0) return null
  const inner = /^[余多]/.exec(text.slice(end))?.[0] ?? null
  const scale = readScale(text, end + (inner ? 1 : 0), lexicon)
  const unit = readUnit(text, scale.end, lexicon)
  if (unit?.family === 'ratio' && !vague && unit.unit === '倍') return metric(start, unit.end, value, '倍', 'ratio')
  if (unit?.family === 'money' && /^(?:的[\u4e00-\u9fff]|以[上下]|企业|项目|产业|集群|园区|城市|县)/.test(text.slice(unit.end, unit.end + 2))) return other(start, unit.end, value * scale.factor, 'threshold', unit.unit)
  if (!unit || unit.family === 'grade' || unit.family === 'voltage' || unit.family === 'time') return null
  const hedged = inner !== null || (vague && value >= 10) || (value >= 10 && /[近约逾超]$|超过$|突破$|上$|将近$|多达$/.test(text.slice(Math.max(0, start - 2), start)))
  const measured = ['money', 'mass', 'area', 'length', 'people', 'household', 'volume'].includes(unit.family)
  if (hedged && (measured || unit.family === 'count')) return metric(start, unit.end, value * scale.factor, unit.unit, unit.family, inner ?? (vague ? '数' : null))
  const spoken = value >= 2 && value < 100 && THINGS.has(unit.unit) && HAN.test(text[unit.end] ?? '')
  if (spoken && COUNTING_VERB.test(text.slice(Math.max(0, start - 24), start))) return metric(start, unit.end, value, unit.unit, unit.family)
  return null
}

/** 五大集群, “双百”, 两个爆点, 百亿集群, “一二三四五”整体思路: a number in a slogan or a name. */
function readSlogan(text: string, start: number, end: number, run: string, before: string, after: string, lexicon: Lexicon): Draft | null {
  const quoted = before === '“' || before === '"' || before === '‘'
  const value = parseSpelled(run.replace(/[几数]/g, '')) ?? 0
  if (quoted) {
    const closing = after === '”' || after === '"' || after === '’'
    return other(start, end + (closing || !HAN.test(after) ? 0 : 1), value, 'slogan')
  }
  if (/^[几数半零〇]/.test(run) || run === '一' || run === '万' || run === '千' || run === '百') {
    if (run === '百' && /^(?:公里|年|强|户|村|企|项|亿|家|所)/.test(text.slice(end, end + 2))) {
      const unit = readUnit(text, end, lexicon)
      return other(start, unit?.end ?? end + 1, 100, after === '强' ? 'name' : 'slogan', unit?.unit ?? '')
    }
    if (run === '千' && /^(?:村|企|家|万)/.test(text.slice(end, end + 1))) return other(start, end + 1, 1000, 'slogan')
    if (run === '一' && /^号/.test(after) && /[行号程路线工旅]/.test(text[end + 1] ?? '”')) return other(start, end + 1, 1, 'name')
    if (run === '一' && /^(?:号工程|号线|刻钟|小时|张网|张蓝图|枚印章|件事)/.test(text.slice(end, end + 3))) return other(start, end + 1, 1, 'slogan')
    return null
  }
  if (/^[百千]亿$|^[十百千]万$/.test(run) && HAN.test(after)) return other(start, end, value, /^元?以[上下]/.test(text.slice(end, end + 3)) ? 'threshold' : 'slogan', /亿$/.test(run) ? '元' : '')
  if (/^[一二三四五六七八九十]$/.test(run) && /^[中小](?:[，、。”和与（]|$)/.test(text.slice(end, end + 2))) return other(start, end + 1, value, 'name')
  if (/^[大型级类期层星维线]/.test(after) && value >= 2 && value < 100) return other(start, end + (after === '星' && text[end + 1] === '级' ? 2 : 1), value, after === '级' || after === '星' ? 'name' : 'slogan', after === '星' ? '星级' : after)
  if (value >= 2 && value < 20 && /[”’]/.test(text.slice(end, end + 6)) && /[“‘][^”]{0,8}$/.test(text.slice(Math.max(0, start - 9), start))) return other(start, end + 1, value, 'slogan')
  const unit = readUnit(text, end, lexicon)
  if (unit?.family === 'money' && /^以[上下]/.test(text.slice(unit.end, unit.end + 2))) return other(start, unit.end, value, 'threshold', unit.unit)
  if (unit && value >= 2 && unit.family !== 'time') return other(start, unit.end, value, 'slogan', unit.unit)
  const word = beginningOf(lexicon.names.after, text, end)
  if (word !== '' && value >= 2) return other(start, end, value, 'name')
  return null
}
