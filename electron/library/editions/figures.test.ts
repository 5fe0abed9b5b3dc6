import { expect, test } from 'vitest'
import type { CallInput, ComparisonSpec, DocumentId, IndicatorId, ObservationKey, RegionCode } from '../../contract/index.ts'
import { correct, figure, markOn, NEW, OLD } from '../testing/editions.ts'
import { metricsOf } from '../testing/metrics-of.ts'
import { openTestLibrary, type TestLibrary } from '../testing/library.ts'

// What is tied to a number by its key: chosen figures of saved comparisons, links of notes, a person's word.

const TEXT = '太谷区2024年工作情况\n\n初步统计，固定资产投资完成12.6亿元。\n\n年报显示，固定资产投资完成12.5亿元。\n\n各部门要压实责任。\n'
const LONGER = TEXT.replace('初步统计', '全年工作平稳有序。\n\n初步统计')
const REVISED = LONGER.replace('12.6亿元', '12.9亿元')

async function comparisonOf(app: TestLibrary, chosen: readonly ObservationKey[]) {
  const investment = (await app.get('metric.indicators', {})).find(({ name }) => name === '固定资产投资')!.id
  const plain = await app.get('comparison.default', {})
  const spec: ComparisonSpec = {
    ...plain, title: '投资', regions: ['140703' as RegionCode], indicators: [investment as IndicatorId], periods: ['2024'], measures: ['level'], statuses: ['actual'], chosen: [...chosen],
  }
  return app.get('comparison.save', { id: null, spec })
}

/** What the only cell of a saved comparison reads, whether by a person's choice, and the sentences about lost choices. */
async function cell(app: TestLibrary) {
  const [saved] = await app.get('comparison.list', {})
  const { rows, spec, notes } = await app.get('comparison.build', { spec: saved!.spec })
  const [first] = rows[0]?.cells ?? []
  const key = first?.kind === 'figure' ? first.source.key : null
  return {
    shown: first?.kind === 'figure' ? first.source.printed : first?.kind === 'missing' ? first.reason : null,
    byHand: key !== null && spec.chosen.includes(key), note: notes.filter((note) => note.includes('由人选定')),
    changes: (await app.get('comparison.changes', { id: saved!.id }))?.map(({ before, now, kind }) => `${kind}: ${before} → ${now}`),
  }
}

async function chosenFigure() {
  const app = openTestLibrary()
  const { id } = await app.importText(TEXT)
  await comparisonOf(app, [(await figure(app, id, '12.6亿元')).key])
  return { app, id }
}

test('a figure chosen by hand for a saved comparison is still chosen in the corrected text, and after that was taken back', async () => {
  const { app, id } = await chosenFigure()
  const before = await cell(app)
  expect(before).toEqual({ shown: '12.6亿元', byHand: true, note: [], changes: [] })
  await correct(app, id, LONGER)
  expect(await cell(app)).toEqual(before)
  await app.get('edition.undo', { documentId: id })
  expect(await cell(app)).toEqual(before)
})

test('a chosen figure whose number was revised chooses nothing, the table says so, and it counts again once the correction is taken back', async () => {
  const { app, id } = await chosenFigure()
  await correct(app, id, REVISED)
  const after = await cell(app)
  expect([after.byHand, after.note]).toEqual([false, ['有 1 处由人选定的数值，在现用文稿中已改动或不再列为指标值，现按规则另取，请复核。']])
  expect(after.changes).not.toEqual([])
  await app.get('edition.undo', { documentId: id })
  expect(await cell(app)).toEqual({ shown: '12.6亿元', byHand: true, note: [], changes: [] })
})

test('a chosen figure is followed through two corrections, and one chosen in the second text back to the first', async () => {
  const { app, id } = await chosenFigure()
  await correct(app, id, LONGER)
  await correct(app, id, `${LONGER}\n附：说明。\n`)
  expect(await cell(app)).toMatchObject({ shown: '12.6亿元', byHand: true })
  const [saved] = await app.get('comparison.list', {})
  await app.get('comparison.save', { id: saved!.id, spec: { ...saved!.spec, chosen: [(await figure(app, id, '12.5亿元')).key] } })
  for (const _ of [1, 2]) await app.get('edition.undo', { documentId: id })
  expect(await cell(app)).toEqual({ shown: '12.5亿元', byHand: true, note: [], changes: [] })
})

test('what has changed in a saved comparison are the revised numbers, not every cell of the corrected document', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  const spec = await app.get('comparison.default', {})
  const saved = await app.get('comparison.save', { id: null, spec: { ...spec, regions: ['140703' as RegionCode], periods: ['2024'], measures: ['level', 'growth'] } })
  await correct(app, id, NEW)
  expect((await app.get('comparison.changes', { id: saved.id }))?.map(({ before, now }) => `${before} → ${now}`)).toEqual(['8.1% → 8.4%'])
})

type Links = NonNullable<CallInput<'annotation.add'>['links']>
const linkTo = async (app: TestLibrary, id: DocumentId, raw: string): Promise<Links> => [{ kind: 'observation', key: (await figure(app, id, raw)).key }]
const listed = async (app: TestLibrary, id: string) => (await app.get('annotation.list', {})).find(({ annotation }) => annotation.id === id)!

test('a link leads to its number also where the mark itself lost its place, or stands in another document', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  const other = await app.importText('祁县2024年情况\n\n全县各项工作平稳。\n', { title: '祁县' })
  const links = await linkTo(app, id, '15个')
  const lost = await markOn(app, id, '共建园区', { links })
  const elsewhere = await markOn(app, other.id, '工作平稳', { links })
  await correct(app, id, NEW)
  const now = await linkTo(app, id, '15个')
  for (const { id: mark } of [lost, elsewhere]) expect([(await listed(app, mark)).annotation.links, (await listed(app, mark)).lostLinks]).toEqual([now, undefined])
  expect(await app.get('annotation.listForCell', { indicatorId: 'x' as IndicatorId, region: '140703' as RegionCode, period: null, observation: now[0]?.kind === 'observation' ? now[0].key : null })).toHaveLength(2)
  await app.get('edition.undo', { documentId: id })
  for (const { id: mark } of [lost, elsewhere]) expect((await listed(app, mark)).annotation.links).toEqual(links)
})

test('a link to a revised number leads to no number at all, and the list says so', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  const links = await linkTo(app, id, '8.1%')
  const { id: mark } = await markOn(app, id, '压实责任', { links })
  await correct(app, id, NEW)
  const { annotation, lostLinks, placed } = await listed(app, mark)
  expect([placed, lostLinks]).toEqual([true, links.map((link) => link.kind === 'observation' && link.key)])
  expect(annotation.links).not.toEqual(await linkTo(app, id, '8.4%'))
  await app.get('edition.undo', { documentId: id })
  expect(await listed(app, mark)).toMatchObject({ annotation: { links }, placed: true })
})

test('links that a person made or took away after the correction stay so when it is taken back', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  const { id: mark } = await markOn(app, id, '新建学校', { links: await linkTo(app, id, '3所') })
  await correct(app, id, NEW)
  await app.get('annotation.update', { id: mark, links: await linkTo(app, id, '15个') })
  await app.get('edition.undo', { documentId: id })
  expect((await listed(app, mark)).annotation.links).toEqual(await linkTo(app, id, '15个'))
})

test('confirmed, corrected, dismissed and hand-made figures go along with their numbers and come back with them', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText('太谷区2024年工作情况\n\n全区固定资产投资完成12.5亿元，增长8.1%。\n\n新建学校3所，改造老旧小区15个，惠及群众两千余户。\n')
  const [investment, schools, quarters] = [await figure(app, id, '12.5亿元'), await figure(app, id, '3所'), await figure(app, id, '15个')]
  await app.get('metric.review', { key: investment.key, decision: { kind: 'confirm' } })
  await app.get('metric.review', { key: schools.key, decision: { kind: 'dismiss' } })
  await app.get('metric.review', { key: quarters.key, decision: { kind: 'correct', value: 16, valueMax: null, unit: '个', reading: quarters.reading } })
  const { passages, summary } = await app.get('document.open', { documentId: id })
  const passage = passages.findIndex(({ text }) => text.includes('两千余户'))
  const start = passages[passage]!.text.indexOf('两千余户')
  await app.get('metric.review', {
    key: `${summary.edition}:${passage}:${start}-${start + 4}` as ObservationKey,
    decision: { kind: 'correct', value: 2000, valueMax: null, unit: '户', reading: { ...quarters.reading, indicator: '惠及群众', indicatorId: null, qualifier: '余' } },
  })
  const words = async () => Object.fromEntries((await metricsOf(app.get, id)).entries.map(({ raw, value, review }) => [raw, `${value} ${review}`]))
  const before = await words()
  expect(before).toMatchObject({ '12.5亿元': '1250000000 confirmed', '3所': '3 dismissed', '15个': '16 corrected', 两千余户: '2000 corrected' })
  const { counts, pending } = await correct(app, id, '太谷区2024年工作情况\n\n全年平稳。\n\n全区固定资产投资完成１２．５亿元，增长8.1%。\n\n新建学校3所，改造老旧小区15个，惠及群众两千余户。\n')
  expect([counts, pending]).toEqual([{ same: 0, moved: 4, changed: 0, gone: 0 }, []])
  const { '12.5亿元': _, ...others } = before
  expect(await words()).toMatchObject({ ...others, '１２．５亿元': '1250000000 confirmed' })
  await app.get('edition.undo', { documentId: id })
  expect(await words()).toEqual(before)
})

test('a figure confirmed on the corrected text stays confirmed when the correction is taken back, if its number stands there', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  await correct(app, id, NEW)
  for (const raw of ['15个', '8.4%']) await app.get('metric.review', { key: (await figure(app, id, raw)).key, decision: { kind: 'confirm' } })
  const { pending } = await app.get('edition.undo', { documentId: id })
  expect((await figure(app, id, '15个')).review).toBe('confirmed')
  expect((await figure(app, id, '8.1%')).review).not.toBe('confirmed')
  expect(pending).toMatchObject([{ kind: 'figure', outcome: 'changed', reason: 'numbers' }])
})

test('reading goes on in the same sentence, or at the nearest words that are left, also when the correction is taken back', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  /** The words at the reading position. */
  const at = async () => {
    const { passages, position } = await app.get('document.open', { documentId: id })
    const text = passages[position!.passage]!.text
    return text.slice(Math.round(position!.fraction * text.length)).slice(0, 4)
  }
  const read = async (words: string) => {
    const { passages } = await app.get('document.open', { documentId: id })
    const passage = passages.findIndex(({ text }) => text.includes(words)), text = passages[passage]!.text
    await app.get('document.recordPosition', { documentId: id, position: { passage, fraction: (text.indexOf(words) + 0.01) / text.length } })
  }
  const lastRead = async () => (await app.get('document.open', { documentId: id })).summary.lastRead
  await read('改造老旧')
  const when = await lastRead()
  await correct(app, id, NEW)
  expect([await at(), await lastRead()]).toEqual(['改造老旧', when])
  await app.get('edition.undo', { documentId: id })
  expect(await at()).toBe('改造老旧')
  await read('祁县与我')
  await correct(app, id, NEW.replace('平稳有序', '平稳、有序'))
  const { position, passages } = await app.get('document.open', { documentId: id })
  expect(passages[position!.passage]!.text).toMatch(/老旧小区|各部门/)
})
