// Reads and checks the lexicon files. The lexicon is data: a mistake in it is answered with a sentence that says
// which file, which entry and what is wrong, never with an exception.
import type { Measure } from '../../contract/metrics.ts'
import type { Indicator, Lexicon, LexiconProblem, RegionEntry, UnitFamily, UnitWord, WordSet } from './types.ts'

const FIELDS = ['经济', '项目', '工业', '农业', '城建', '生态', '民生', '政务']
const MEASURES: readonly Measure[] = ['level', 'growth', 'share', 'delta', 'rank', 'ratio']
const LEVELS = ['country', 'province', 'city', 'county', 'township', 'zone']
const FILES = ['indicators', 'units', 'regions', 'names', 'hedges', 'status-verbs', 'verbs', 'nouns'] as const

export type LexiconResult = { readonly ok: true; readonly lexicon: Lexicon } | { readonly ok: false; readonly problems: readonly LexiconProblem[] }

type Json = Record<string, unknown>
type Report = (file: string, path: string, message: string) => void

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isWord = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** Names are compared without quotes, brackets and blanks: “四上”企业 and 四上企业 are one name. */
export const bareName = (name: string): string => name.replace(/[\s“”"'‘’《》（）()·]/g, '')

const wordSet = (words: Iterable<string>): WordSet => {
  const set = new Set(words)
  let longest = 0
  for (const word of set) longest = Math.max(longest, word.length)
  return { words: set, longest }
}

/** The longest word of the set that ends `text`, or ''. At most `longest` look-ups. */
export const endingOf = (set: WordSet, text: string): string => {
  for (let length = Math.min(set.longest, text.length); length > 0; length--) {
    const word = text.slice(text.length - length)
    if (set.words.has(word)) return word
  }
  return ''
}

/** The longest word of the set that begins `text` at `from`, or ''. */
export const beginningOf = (set: WordSet, text: string, from = 0): string => {
  for (let length = Math.min(set.longest, text.length - from); length > 0; length--) {
    const word = text.slice(from, from + length)
    if (set.words.has(word)) return word
  }
  return ''
}

/**
 * Checks the files of `resources/lexicon/` (file name without `.json` → parsed JSON) and builds the look-ups.
 * @returns the lexicon, or every problem found, in file order; never throws.
 */
export function parseLexicon(files: Record<string, unknown>): LexiconResult {
  const problems: LexiconProblem[] = []
  const report: Report = (file, path, message) => { problems.push({ file: `${file}.json`, path, message }) }
  const root = (file: string): Json => {
    const value = files[file]
    if (value === undefined) { report(file, '', '缺少这个文件'); return {} }
    if (!isObject(value)) { report(file, '', '文件最外层应是一个对象 { … }'); return {} }
    return value
  }
  const [indicatorFile, unitFile, regionFile, nameFile, hedgeFile, statusFile, verbFile, nounFile] = FILES.map(root) as [Json, Json, Json, Json, Json, Json, Json, Json]

  const words = (file: string, holder: Json, key: string): string[] => {
    const value = holder[key]
    if (!Array.isArray(value)) { report(file, key, '应是词语的列表 [ … ]'); return [] }
    return value.filter((word, i) => isWord(word) || (report(file, `${key}[${i}]`, '应是不为空的词语'), false))
  }
  const mapping = (file: string, holder: Json, key: string): Map<string, string | null> => {
    const value = holder[key]
    if (!isObject(value)) { report(file, key, '应是“词语：写法”的对应表 { … }'); return new Map() }
    return new Map(Object.entries(value).flatMap(([word, means]) => {
      if (means === null || isWord(means)) return [[word, means] as const]
      report(file, `${key}.${word}`, '应是词语，或 null')
      return []
    }))
  }
  const sub = (file: string, holder: Json, key: string): Json => {
    const value = holder[key]
    if (isObject(value)) return value
    report(file, key, '应是一个对象 { … }')
    return {}
  }

  const indicators = readIndicators('indicators', indicatorFile, report)
  const regions = readRegions(regionFile, report)
  const units = readUnits(unitFile, report)
  const scales = new Map<string, number>()
  for (const [word, factor] of Object.entries(sub('units', unitFile, 'scales'))) {
    if (typeof factor === 'number' && factor > 1) scales.set(word, factor)
    else report('units', `scales.${word}`, '应是大于 1 的数')
  }
  const works = sub('verbs', verbFile, 'works')
  const verbWords = (key: string): WordSet => wordSet(words('verbs', verbFile, key))
  const nounWords = (key: string): WordSet => wordSet(words('nouns', nounFile, key))
  const parts = {
    names: { before: wordSet(words('names', nameFile, 'before')), after: wordSet(words('names', nameFile, 'after')) },
    hedgesBefore: mapping('hedges', hedgeFile, 'before'), hedgesAfter: mapping('hedges', hedgeFile, 'after'),
    status: {
      target: words('status-verbs', statusFile, 'target'), aims: words('status-verbs', statusFile, 'aims'), expected: words('status-verbs', statusFile, 'expected'),
      actual: words('status-verbs', statusFile, 'actual'), planHeadings: words('status-verbs', statusFile, 'planHeadings'),
      reviewHeadings: words('status-verbs', statusFile, 'reviewHeadings'), stock: words('status-verbs', statusFile, 'stock'),
    },
    verbs: {
      up: verbWords('up'), down: verbWords('down'), shrink: verbWords('shrink'),
      copula: verbWords('copula'), keep: wordSet(words('verbs', works, 'keep')), drop: wordSet(words('verbs', works, 'drop')),
      tail: verbWords('tailVerbs'), tailWorks: verbWords('tailWorks'), rateHeads: verbWords('rateHeads'),
    },
    nouns: {
      measurable: nounWords('measurable'), bare: new Set(words('nouns', nounFile, 'bare')), investments: nounWords('investments'), people: nounWords('people'),
      roads: nounWords('roads'), entities: nounWords('entities'), zones: nounWords('zones'), keepTogether: nounWords('keepTogether'),
      scopes: new Map([...mapping('nouns', nounFile, 'scopes')].map(([word, level]) => [word, level ?? 'own'])),
    },
  }
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, lexicon: index({ indicators, regions, units, scales, ...parts }) }
}

/**
 * Adds a user's file to a lexicon: `{ "indicators": [ … ] }` in the format of `indicators.json`. An entry with a known
 * id replaces that entry; `{ "id": …, "aliases": [ … ] }` alone adds aliases to it.
 */
export function mergeLexicon(base: Lexicon, userFile: unknown): LexiconResult {
  const problems: LexiconProblem[] = []
  const report: Report = (file, path, message) => { problems.push({ file: `${file}.json`, path, message }) }
  if (!isObject(userFile)) return { ok: false, problems: [{ file: 'user-lexicon.json', path: '', message: '文件最外层应是一个对象 { "indicators": [ … ] }' }] }
  const list = Array.isArray(userFile['indicators']) ? userFile['indicators'] : []
  const completed = list.map((entry: unknown) => {
    if (!isObject(entry) || typeof entry['id'] !== 'string') return entry
    const known = base.indicatorById.get(entry['id'])
    if (!known || 'name' in entry) return entry
    return { ...known, aliases: [...known.aliases, ...(Array.isArray(entry['aliases']) ? entry['aliases'] : [])] }
  })
  const added = readIndicators('user-lexicon', { ...userFile, indicators: 'indicators' in userFile ? (Array.isArray(userFile['indicators']) ? completed : userFile['indicators']) : [] }, report)
  if (problems.length > 0) return { ok: false, problems }
  const ids = new Set(added.map((entry) => entry.id))
  return { ok: true, lexicon: index({ ...base, indicators: [...base.indicators.filter((entry) => !ids.has(entry.id)), ...added] }) }
}

type Unindexed = Omit<Lexicon, 'indicatorById' | 'indicatorByName' | 'longestAlias' | 'regionByCode' | 'regionsByName'>

function index(parts: Unindexed): Lexicon {
  const byName = new Map<string, Indicator>()
  let longestAlias = 0
  for (const entry of parts.indicators) {
    for (const name of [entry.name, ...entry.aliases]) {
      const bare = bareName(name)
      byName.set(bare, entry) // later entries win, so that a user's alias beats the bundled one
      longestAlias = Math.max(longestAlias, bare.length)
    }
  }
  const regionsByName = new Map<string, RegionEntry[]>()
  for (const entry of parts.regions) {
    for (const name of new Set([entry.name, ...entry.aliases])) regionsByName.set(name, [...(regionsByName.get(name) ?? []), entry])
  }
  return {
    ...parts,
    indicatorById: new Map(parts.indicators.map((entry) => [entry.id, entry])), indicatorByName: byName, longestAlias,
    regionByCode: new Map(parts.regions.map((entry) => [entry.code, entry])), regionsByName,
  }
}

function readIndicators(file: string, root: Json, report: Report): Indicator[] {
  const list = root['indicators']
  if (!Array.isArray(list)) { report(file, 'indicators', '应是指标的列表 [ … ]'); return [] }
  const seen = new Map<string, string>()
  const ids = new Set<string>()
  return list.flatMap((entry: unknown, i: number): Indicator[] => {
    const path = `indicators[${i}]`
    if (!isObject(entry)) { report(file, path, '应是一个对象 { "id": …, "name": … }'); return [] }
    const { id, name, aliases, field, unitFamily, usualMeasure, flags } = entry
    const before = { wrong: false }
    const wrong = (key: string, message: string): void => { before.wrong = true; report(file, `${path}.${key}`, message) }
    if (!isWord(id) || !/^[a-z0-9][a-z0-9-]*$/.test(id)) wrong('id', '应由小写字母、数字和连字符组成')
    else if (ids.has(id)) wrong('id', `编号“${id}”重复`)
    else ids.add(id)
    if (!isWord(name)) wrong('name', '缺少指标名称')
    if (!Array.isArray(aliases) || !aliases.every(isWord)) wrong('aliases', '应是别名的列表，没有别名写 []')
    if (!FIELDS.includes(field as string)) wrong('field', `领域应是${FIELDS.join('、')}之一`)
    if (!isWord(unitFamily)) wrong('unitFamily', '缺少单位类别，例如 money、percent、count')
    if (!MEASURES.includes(usualMeasure as Measure)) wrong('usualMeasure', `应是 ${MEASURES.join('、')} 之一`)
    if (flags !== undefined && (!Array.isArray(flags) || !flags.every(isWord))) wrong('flags', '应是词语的列表')
    if (before.wrong) return []
    for (const alias of [name as string, ...(aliases as string[])]) {
      const bare = bareName(alias)
      const other = seen.get(bare)
      if (other !== undefined && other !== id) report(file, path, `“${alias}”同时是“${other}”的名称，一个名称只能属于一个指标`)
      seen.set(bare, id as string)
    }
    return [{ id: id as string, name: name as string, aliases: aliases as string[], field: field as string, unitFamily: unitFamily as string, usualMeasure: usualMeasure as Measure, flags: (flags as string[] | undefined) ?? [] }]
  })
}

function readRegions(root: Json, report: Report): RegionEntry[] {
  const list = root['regions']
  if (!Array.isArray(list)) { report('regions', 'regions', '应是地区的列表 [ … ]'); return [] }
  const codes = new Set(list.map((entry: unknown) => (isObject(entry) ? entry['code'] : null)))
  return list.flatMap((entry: unknown, i: number): RegionEntry[] => {
    const path = `regions[${i}]`
    if (!isObject(entry)) { report('regions', path, '应是一个对象 { "code": …, "name": … }'); return [] }
    const { code, name, level, parent, aliases } = entry
    if (!isWord(code) || !/^(\d{6}|zone:.+)$/.test(code)) { report('regions', `${path}.code`, '应是六位行政区划代码，或 zone:名称'); return [] }
    if (!isWord(name)) { report('regions', `${path}.name`, '缺少地区名称'); return [] }
    if (!LEVELS.includes(level as string)) { report('regions', `${path}.level`, `应是 ${LEVELS.join('、')} 之一`); return [] }
    if (parent !== null && !codes.has(parent)) { report('regions', `${path}.parent`, `上级代码“${String(parent)}”不在表中`); return [] }
    if (aliases !== undefined && (!Array.isArray(aliases) || !aliases.every(isWord))) { report('regions', `${path}.aliases`, '应是简称的列表'); return [] }
    return [{ code, name, level: level as RegionEntry['level'], parent: parent as string | null, aliases: (aliases as string[] | undefined) ?? [] }]
  })
}

function readUnits(root: Json, report: Report): Map<string, UnitWord[]> {
  const byFirst = new Map<string, UnitWord[]>()
  const list = root['units']
  if (!Array.isArray(list)) { report('units', 'units', '应是单位的列表 [ … ]'); return byFirst }
  for (const [i, group] of list.entries()) {
    if (!isObject(group) || !isWord(group['family']) || !Array.isArray(group['words'])) { report('units', `units[${i}]`, '应写明 family（类别）和 words（单位的列表）'); continue }
    const notBefore = isObject(group['notBefore']) ? group['notBefore'] : {}
    const onlyBefore = isObject(group['onlyBefore']) ? group['onlyBefore'] : {}
    for (const word of group['words']) {
      if (!isWord(word)) { report('units', `units[${i}].words`, '单位不能为空'); continue }
      const only = onlyBefore[word]
      const unit: UnitWord = { word, family: group['family'] as UnitFamily, notBefore: String(notBefore[word] ?? ''), onlyBefore: Array.isArray(only) ? only.map(String) : null }
      byFirst.set(word[0]!, [...(byFirst.get(word[0]!) ?? []), unit])
    }
  }
  for (const units of byFirst.values()) units.sort((a, b) => b.word.length - a.word.length)
  return byFirst
}
