import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mergeLexicon, parseLexicon } from './index.ts'
import { lexiconFrom, reading } from './testing/reading.ts'

const folder = new URL('../../../resources/lexicon/', import.meta.url)
const readFile = (name: string): string => readFileSync(new URL(`${name}.json`, folder), 'utf8')
const files = (): Record<string, unknown> => Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'schema.json').map((name) => [name.replace('.json', ''), JSON.parse(readFile(name.replace('.json', '')))]))
const lexicon = lexiconFrom(readFile)

describe('the bundled lexicon', () => {
  test('is valid', () => {
    expect(parseLexicon(files())).toMatchObject({ ok: true })
  })
  test('holds at least 250 indicators, some of each field', () => {
    expect(lexicon.indicators.length).toBeGreaterThanOrEqual(250)
    expect([...new Set(lexicon.indicators.map((entry) => entry.field))].sort()).toEqual(['农业', '城建', '工业', '政务', '民生', '生态', '经济', '项目'].sort())
  })
  test('codes of regions have six digits, stand once, and lie under their parent', () => {
    const codes = lexicon.regions.map((entry) => entry.code)
    expect(codes.filter((code) => !/^[0-9]{6}$|^zone:/.test(code))).toEqual([])
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([])
    const plain = lexicon.regions.filter((entry) => /^[0-9]{6}$/.test(entry.code) && entry.level !== 'country')
    const form = { province: /^[0-9]{2}0000$/, city: /^[0-9]{4}00$/, county: /^[0-9]{4}(?!00)[0-9]{2}$/ } as Readonly<Record<string, RegExp>>
    expect(plain.filter((entry) => form[entry.level] && !form[entry.level]!.test(entry.code)).map((entry) => `${entry.code} ${entry.name}`)).toEqual([])
    const length = { province: 0, city: 2, county: 4, township: 6 } as Readonly<Record<string, number>>
    const astray = plain.filter((entry) => {
      const parent = entry.parent ? lexicon.regionByCode.get(entry.parent) : undefined
      if (!parent) return true
      // A district of a municipality lies right under it.
      const shared = Math.min(length[entry.level] ?? 0, parent.level === 'country' ? 0 : parent.level === 'province' ? 2 : 4)
      return parent.code.slice(0, shared) !== entry.code.slice(0, shared)
    })
    expect(astray.map((entry) => `${entry.code} ${entry.name} ${entry.parent}`)).toEqual([])
  })
  test('knows provinces, prefectures and the counties of Shanxi by their codes', () => {
    const code = (name: string) => lexicon.regionsByName.get(name)?.map((entry) => entry.code)
    expect([code('山西省'), code('晋中市'), code('太谷区'), code('洛阳市'), code('大理州')]).toEqual([['140000'], ['140700'], ['140703'], ['410300'], ['532900']])
    expect(lexicon.regions.filter((entry) => entry.code.startsWith('14') && entry.level === 'county')).toHaveLength(117)
  })
  test('calls an ambiguous name ambiguous', () => {
    expect(lexicon.regionsByName.get('城区')?.map((entry) => entry.parent)).toEqual(['140300', '140500'])
  })
})

describe('a mistake in a file', () => {
  const broken = (name: string, change: (file: Record<string, unknown>) => unknown) => {
    const all = files()
    const result = parseLexicon({ ...all, [name]: change(all[name] as Record<string, unknown>) })
    return result.ok ? [] : result.problems
  }
  test.each<[string, string, (file: Record<string, unknown>) => unknown, unknown]>([
    ['a missing file', 'units', () => undefined, { file: 'units.json', path: '', message: '缺少这个文件' }],
    ['a list in place of an object', 'indicators', () => [], { file: 'indicators.json', path: '', message: '文件最外层应是一个对象 { … }' }],
    ['an unknown field', 'indicators', (file) => ({ indicators: [{ ...(file['indicators'] as object[])[0], field: '经挤' }] }), { file: 'indicators.json', path: 'indicators[0].field', message: '领域应是经济、项目、工业、农业、城建、生态、民生、政务之一' }],
    ['an alias that two indicators claim', 'indicators', () => ({ indicators: [{ id: 'a', name: '甲', aliases: ['丙'], field: '经济', unitFamily: 'money', usualMeasure: 'level' }, { id: 'b', name: '乙', aliases: ['丙'], field: '经济', unitFamily: 'money', usualMeasure: 'level' }] }), { file: 'indicators.json', path: 'indicators[1]', message: '“丙”同时是“a”的名称，一个名称只能属于一个指标' }],
    ['a region under a parent that is not there', 'regions', () => ({ regions: [{ code: '999901', name: '某县', level: 'county', parent: '999900' }] }), { file: 'regions.json', path: 'regions[0].parent', message: '上级代码“999900”不在表中' }],
    ['an empty word', 'verbs', (file) => ({ ...file, up: ['增长', ''] }), { file: 'verbs.json', path: 'up[1]', message: '应是不为空的词语' }],
  ])('%s is told with its place', (_, name, change, expected) => {
    expect(broken(name, change)).toContainEqual(expected)
  })
})

describe('a user’s file', () => {
  test('adds an indicator that is then read', () => {
    const merged = mergeLexicon(lexicon, { indicators: [{ id: 'my-vinegar', name: '老陈醋产量', aliases: ['陈醋产量', '食醋产量'], field: '工业', unitFamily: 'mass', usualMeasure: 'level' }] })
    if (!merged.ok) throw new Error('should merge')
    expect(reading('食醋产量5万吨。', merged.lexicon, ['indicator'])).toEqual(['5万吨 老陈醋产量'])
  })
  test('adds an alias to a bundled indicator by its id', () => {
    const merged = mergeLexicon(lexicon, { indicators: [{ id: 'gdp', aliases: ['全域产出'] }] })
    if (!merged.ok) throw new Error('should merge')
    expect(reading('全域产出50亿元。', merged.lexicon, ['indicator'])).toEqual(['50亿元 地区生产总值'])
  })
  test('with a typing error is refused with its place', () => {
    expect(mergeLexicon(lexicon, { indicators: [{ id: 'X Y', name: '甲', aliases: '乙', field: '经济', unitFamily: 'money', usualMeasure: 'levle' }] })).toEqual({
      ok: false, problems: [
        { file: 'user-lexicon.json', path: 'indicators[0].id', message: '应由小写字母、数字和连字符组成' },
        { file: 'user-lexicon.json', path: 'indicators[0].aliases', message: '应是别名的列表，没有别名写 []' },
        { file: 'user-lexicon.json', path: 'indicators[0].usualMeasure', message: '应是 level、growth、share、delta、rank、ratio 之一' },
      ],
    })
  })
})
