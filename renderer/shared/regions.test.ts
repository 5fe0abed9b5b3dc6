import { expect, test } from 'vitest'
import { regionPath, treeOrder } from './regions.ts'
import { JINZHONG, region, REGIONS, SHANXI, TAIGU, TAIGU_ZONE, TAIYUAN, XINGHUALING } from './testing/samples.ts'

test('a region is reached through those above it', () => {
  expect(regionPath(TAIGU_ZONE, new Map(REGIONS.map(one => [one.code, one]))).map(one => one.name))
    .toEqual(['山西省', '晋中市', '太谷区', '太谷经济技术开发区'])
})

test('an unknown or circular parent ends the path instead of hanging', () => {
  const own = region('1', '甲', '2')
  const other = region('2', '乙', '1')
  expect(regionPath(own, new Map()).map(one => one.name)).toEqual(['甲'])
  expect(regionPath(own, new Map([[own.code, own], [other.code, other]])).map(one => one.name)).toEqual(['乙', '甲'])
})

test('a list of regions reads as a tree whatever order it came in', () => {
  expect(treeOrder([TAIGU_ZONE, XINGHUALING, JINZHONG, SHANXI, TAIGU, TAIYUAN]).map(({ region: one, depth }) => `${'·'.repeat(depth)}${one.name}`))
    .toEqual(['山西省', '·太原市', '··杏花岭区', '·晋中市', '··太谷区', '···太谷经济技术开发区'])
})
