import { expect, test } from 'vitest'
import type { ObservationKey } from '../../../electron/contract/index.ts'
import { REGIONS } from '../../shared/testing/samples.ts'
import { decisionOf, draftOf, draftOfOther, fieldsOf } from './figure-draft.ts'
import { makeDocument, makeEntry, makeIndicator, makeOther, makeReading } from './testing/entries.ts'

const known = { indicators: [makeIndicator(), makeIndicator({ id: 'gdp', name: '地区生产总值', aliases: ['GDP'] })], regions: REGIONS }
const entry = makeEntry(10)
const fields = () => fieldsOf(draftOf(entry))

test('a form stored without a change says what the machine said', () => {
  expect(decisionOf(draftOf(entry), fields(), known)).toEqual({
    decision: { kind: 'correct', value: entry.value, valueMax: null, unit: '元', reading: entry.reading },
  })
})

test('an alias becomes the canonical indicator with its id; an unknown name stays without one', () => {
  const gdp = decisionOf(draftOf(entry), { ...fields(), indicator: ' GDP ' }, known)
  expect(gdp).toMatchObject({ decision: { reading: { indicatorId: 'gdp', indicator: '地区生产总值' } } })
  const own = decisionOf(draftOf(entry), { ...fields(), indicator: '玻璃器皿产值' }, known)
  expect(own).toMatchObject({ decision: { reading: { indicatorId: null, indicator: '玻璃器皿产值' } } })
})

test('a subject that names a region takes its code, any other none', () => {
  expect(decisionOf(draftOf(entry), { ...fields(), subject: '杏花岭区' }, known)).toMatchObject({ decision: { reading: { subjectRegion: '140107' } } })
  expect(decisionOf(draftOf(entry), { ...fields(), subject: '祁县玻璃器皿' }, known)).toMatchObject({ decision: { reading: { subjectRegion: null } } })
})

test('a range and an open period are typed and left out', () => {
  expect(decisionOf(draftOf(entry), { ...fields(), value: '63', valueMax: '68', unit: '%', period: '' }, known))
    .toMatchObject({ decision: { value: 63, valueMax: 68, unit: '%', reading: { period: null } } })
})

test('what is wrong is said at its field', () => {
  expect(decisionOf(draftOf(entry), { ...fields(), indicator: '', value: '五十', valueMax: 'x', subject: ' ' }, known)).toEqual({
    problems: {
      indicator: '请填写指标名称。', value: '请填写数字，可以带“万”“亿”，如 56亿。', valueMax: '请填写数字，或留空。', subject: '请填写这个数字说的是哪里、谁。',
    },
  })
  expect(decisionOf(draftOf(entry), { ...fields(), value: '68', valueMax: '63' }, known)).toEqual({ problems: { valueMax: '区间上限应大于下限。' } })
})

test('a number made a metric by hand starts with its sentence, the document’s region and year', () => {
  const passage = '全面落实。建成5个示范村，惠及3000人。'
  const other = makeOther(passage.indexOf('5个'), { end: passage.indexOf('5个') + 2, raw: '5个', value: 5, unit: '个' })
  const draft = draftOfOther(other, entry.key as ObservationKey, passage, makeDocument({ speaksOf: '2024' }))
  expect([draft.quote, draft.quoteStart, draft.reading]).toEqual([
    '建成5个示范村，惠及3000人。', 2, makeReading({ indicatorId: null, indicator: '', status: 'actual' }),
  ])
})
