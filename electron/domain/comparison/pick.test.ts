import { describe, expect, test } from 'vitest'
import { candidateOf, commonYear } from './candidates.ts'
import { decide, pickFigure, sameFigure } from './pick.ts'
import { isNameOf } from './subjects.ts'
import { documentOf, figure, regionNamed, type FigureOptions } from './testing/observed.ts'

const NAME = '固定资产投资'
const candidate = (value: number, options: FigureOptions = {}, relation: 'own' | 'part' = 'own') => candidateOf(figure('晋中市', NAME, `${value}亿元`, value * 1e8, options), relation)
const context = { year: '2024', chosen: new Set<string>() }

describe('each rule puts the first before the second', () => {
  test.each([
    ['reviewedFirst', candidate(1, { review: 'confirmed' }), candidate(2)],
    ['certainFirst', candidate(1), candidate(2, { review: 'doubtful' })],
    ['exactPeriodFirst', candidate(1), candidate(2, { period: '2024H1' })],
    ['exactPeriodFirst', candidate(1, { period: '2024H1' }), candidate(2, { period: null })],
    ['resultBeforePlan', candidate(1), candidate(2, { status: 'target' })],
    ['resultBeforePlan', candidate(1, { status: 'expected' }), candidate(2, { status: 'target' })],
    ['ownSubjectFirst', candidate(1), candidate(2, {}, 'part')],
    ['newerDocumentFirst', candidate(1, { document: documentOf('晋中市', '2025-03') }), candidate(2, { document: documentOf('晋中市', '2025-02') })],
  ])('%s', (name, first, second) => {
    expect([decide(first, second, context)?.rule.name, decide(first, second, context)?.sign, decide(second, first, context)?.sign]).toEqual([name, 1, -1])
  })
  test('chosenByPersonFirst goes before all others', () => {
    const doubtful = candidate(1, { review: 'doubtful' }), confirmed = candidate(2, { review: 'confirmed' })
    expect(decide(doubtful, confirmed, { ...context, chosen: new Set([doubtful.observed.entry.key]) })?.rule.name).toBe('chosenByPersonFirst')
  })
  test('an earlier rule outweighs all later ones together', () => {
    const picked = pickFigure([candidate(1, { review: 'confirmed', status: 'target' }, 'part'), candidate(2)], context)
    expect(picked.best?.observed.entry.value).toBe(1e8)
  })
})

test('a reviewed figure put before a certain one that disagrees is marked as a conflict', () => {
  const picked = pickFigure([candidate(1, { review: 'confirmed' }), candidate(2)], context)
  expect([picked.conflict, picked.revised]).toEqual([true, false])
})

test('a doubtful reading is no source against a certain one', () => {
  expect(pickFigure([candidate(1), candidate(2, { review: 'doubtful' })], context).conflict).toBe(false)
})

test('every figure not taken says why', () => {
  const picked = pickFigure([candidate(1), candidate(1), candidate(2, { status: 'target' })], context)
  expect(picked.behind.map(({ because }) => because)).toEqual(['数值相同', '此数是目标或预计，另一数值是完成数'])
})

test.each([['2458.8亿元', 2458.8e8, '2459亿元', 2459e8, true], ['42个', 42, '43个', 43, false], ['3.2万人', 32000, '32450人', 32450, true], ['5%', 5, '5.4%', 5.4, true]])('%s (%d) and %s (%d) say the same: %s', (a, x, b, y, same) => {
  expect(sameFigure(candidateOf(figure('晋中市', NAME, a, x), 'own'), candidateOf(figure('晋中市', NAME, b, y), 'own'))).toBe(same)
})

test('以上 and an exact number do not say the same', () => {
  expect(sameFigure(candidate(5), candidate(5, { qualifier: '以上' }))).toBe(false)
})

test('the common year is the newest that more than half of the regions have', () => {
  const years = (...each: string[]) => each.map((period) => candidate(1, { period }))
  expect([commonYear([years('2024', '2025'), years('2024')]), commonYear([years('2024'), years('2022')]), commonYear([years('2023'), years('2023'), years('2025')]), commonYear([])]).toEqual(['2024', '2024', '2023', null])
})

test.each([['太谷经开区', true], ['太谷经济技术开发区', true], ['太谷区', false], ['经开区', false], ['山西省晋中市太谷区太谷经济技术开发区', true]])('%s names the zone: %s', (subject, named) => {
  expect(isNameOf(subject, regionNamed('太谷经济技术开发区'))).toBe(named)
})
