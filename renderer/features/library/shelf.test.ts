import { expect, test } from 'vitest'
import { documentId, documentSummary, JINZHONG, region, REGIONS, TAIGU, TAIGU_ZONE, XINGHUALING } from '../../shared/testing/samples.ts'
import { arrangeShelf, recentDocuments, yearOf } from './shelf.ts'

const named = (title: string, changes: Parameters<typeof documentSummary>[0] = {}) => documentSummary({ id: documentId(title.toLowerCase()), title, ...changes })

test('documents stand by region in tree order, then newest year first', () => {
  const shelf = arrangeShelf([
    named('A', { region: TAIGU_ZONE, date: null, speaksOf: '2022' }), named('B', { region: TAIGU, date: '2021' }),
    named('C', { region: TAIGU, date: '2024-03' }), named('D', { region: JINZHONG, date: '2025-02-26' }), named('E', { region: XINGHUALING, date: '2022' }),
  ], REGIONS)
  expect(shelf.map(group => [...group.above, group.region.name, ...group.years.map(({ year, documents }) => `${year}: ${documents.map(one => one.title).join()}`)].join(' / '))).toEqual([
    '山西省 / 太原市 / 杏花岭区 / 2022: E',
    '山西省 / 晋中市 / 2025: D',
    '山西省 / 晋中市 / 太谷区 / 2024: C / 2021: B',
    '山西省 / 晋中市 / 太谷区 / 太谷经济技术开发区 / 2022: A',
  ])
})

test('the own region stands first', () => {
  const shelf = arrangeShelf([named('A', { region: XINGHUALING }), named('B', { region: JINZHONG }), named('C', { region: TAIGU })], REGIONS, TAIGU.code)
  expect(shelf.map(group => group.region.name)).toEqual(['太谷区', '杏花岭区', '晋中市'])
})

test('the country above all is not said', () => {
  const country = region('000000', '中国', null, 'country')
  const province = { ...REGIONS[0]!, parent: country.code }
  expect(arrangeShelf([named('A', { region: JINZHONG })], [country, province, ...REGIONS.slice(1)]).map(group => group.above)).toEqual([['山西省']])
})

test('a region that the table does not know still has its place on the shelf', () => {
  expect(arrangeShelf([named('A', { region: TAIGU })], []).map(group => group.region.name)).toEqual(['太谷区'])
})

test('a document without a date stands by the year it speaks of, and one without either says so', () => {
  expect([yearOf(documentSummary({ date: null, speaksOf: '2024-2025' })), yearOf(documentSummary({ date: null, speaksOf: '' }))]).toEqual(['2024', '年份不详'])
})

test('继续阅读 offers the document read last', () => {
  const list = [named('A'), named('B', { lastRead: '2024-03-01T08:00:00.000Z' }), named('C', { lastRead: '2024-03-02T08:00:00.000Z' })]
  expect([recentDocuments(list, 4).map(one => one.title), recentDocuments(list, 1).length, recentDocuments([], 4)]).toEqual([['C', 'B'], 1, []])
})
