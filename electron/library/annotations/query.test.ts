import { expect, test } from 'vitest'
import type { CallInput, ObservationKey, RegionCode } from '../../contract/index.ts'
import { metricsOf } from '../testing/metrics-of.ts'
import { openTestLibrary, TAIGU } from '../testing/library.ts'
import { mark, newMark } from '../testing/notes.ts'

const TAIGU_REGION = '140703' as RegionCode
const OTHER_REGION = '140702' as RegionCode

const page = (filter: CallInput<'annotation.query'>['filter'], more: Partial<CallInput<'annotation.query'>> = {}) =>
  ({ filter, sort: 'place' as const, offset: 0, limit: 50, ...more })

test('marks are found by meaning, tags, region, document, indicator, period and text, and together', async () => {
  const app = openTestLibrary()
  const { entries } = await metricsOf(app.get, TAIGU)
  const figure = entries.find(({ reading }) => reading.indicatorId !== null && reading.period !== null)!
  const { indicatorId, period } = figure.reading
  const { anchor } = await newMark(app, figure.passage)
  const { passages } = await app.get('document.open', { documentId: TAIGU })
  const words = { ...anchor, start: figure.start, end: figure.end, quote: passages[figure.passage]!.text.slice(figure.start, figure.end) }
  const onFigure = await mark(app, figure.passage, { anchor: words, note: '全角１２３', tags: ['月度', '要闻'], meaning: 'doubt' })
  const linked = await mark(app, 4, { note: '', tags: [], links: [{ kind: 'observation', key: figure.key }] })
  const plain = await mark(app, 5, { note: '别的', tags: ['月度'] })
  const ids = async (filter: CallInput<'annotation.query'>['filter']) => (await app.get('annotation.query', page(filter))).items.map(({ annotation }) => annotation.id).sort()
  const these = (...marks: { id: string }[]) => marks.map(({ id }) => id).sort()
  expect({
    meaning: await ids({ meanings: ['doubt'] }), tags: await ids({ tags: ['月度'] }), both: await ids({ tags: ['月度', '要闻'] }), region: await ids({ region: TAIGU_REGION }),
    elsewhere: await ids({ region: OTHER_REGION }), indicator: await ids({ indicatorId, period }), text: await ids({ text: '123' }), together: await ids({ indicatorId, tags: ['要闻'] }),
  }).toEqual({
    meaning: these(onFigure), tags: these(onFigure, plain), both: these(onFigure), region: these(onFigure, linked, plain),
    elsewhere: [], indicator: these(onFigure, linked), text: these(onFigure), together: these(onFigure),
  })
  const { total, items, facets } = await app.get('annotation.query', page({}, { offset: 1, limit: 1 }))
  expect([total, items.length, facets.tags, facets.regions.map(({ name, count }) => [name, count])])
    .toEqual([3, 1, [{ value: '月度', name: '月度', count: 2 }, { value: '要闻', name: '要闻', count: 1 }], [['太谷区', 3]]])
  expect(await app.get('annotation.tags', {})).toEqual([{ tag: '月度', count: 2 }, { tag: '要闻', count: 1 }])
})

test('a cell knows its notes: linked to it, to its figure, or standing on its words', async () => {
  const app = openTestLibrary()
  const { entries } = await metricsOf(app.get, TAIGU)
  const figure = entries.find(({ reading }) => reading.indicatorId !== null)!
  const cell = { indicatorId: figure.reading.indicatorId!, region: TAIGU_REGION, period: '2024', observation: figure.key as ObservationKey }
  const { anchor } = await newMark(app, figure.passage)
  const { passages } = await app.get('document.open', { documentId: TAIGU })
  await mark(app, figure.passage, { anchor: { ...anchor, start: figure.start, end: figure.end, quote: passages[figure.passage]!.text.slice(figure.start, figure.end) } })
  await mark(app, 4, { links: [{ kind: 'cell', indicatorId: cell.indicatorId, region: cell.region, period: '2024' }, { kind: 'observation', key: figure.key }] })
  await mark(app, 5, { links: [{ kind: 'cell', indicatorId: cell.indicatorId, region: cell.region, period: null }] })
  await mark(app, 6, { links: [{ kind: 'cell', indicatorId: cell.indicatorId, region: cell.region, period: '2023' }] })
  const gone = await mark(app, 7, { links: [{ kind: 'observation', key: figure.key }] })
  await app.get('annotation.remove', { id: gone.id })
  const other = { ...cell, region: OTHER_REGION, observation: null }
  expect(await app.get('annotation.countForCells', { cells: [cell, other, { ...cell, period: '2023', observation: null }] })).toEqual([3, 0, 2])
  expect((await app.get('annotation.listForCell', cell)).map(({ annotation }) => annotation.anchor.passage).sort()).toEqual([figure.passage, 4, 5].sort())
})

test('an empty cell knows its notes: on a document as a whole, found by what the cell shows, taken back and done again', async () => {
  const app = openTestLibrary()
  const { entries } = await metricsOf(app.get, TAIGU)
  const figure = entries.find(({ reading }) => reading.indicatorId !== null)!
  const empty = { indicatorId: figure.reading.indicatorId!, region: TAIGU_REGION, period: '2019', observation: null }
  const link = { kind: 'cell' as const, indicatorId: empty.indicatorId, region: empty.region, period: '2019' }
  const note = await mark(app, 0, { scope: 'document', meaning: 'doubt', note: '未见数据，问统计局', tags: [], links: [link] })
  const onFigure = await mark(app, 4, { links: [link, { kind: 'observation', key: figure.key }] })
  const counts = () => app.get('annotation.countForCells', { cells: [
    empty, { ...empty, observation: figure.key as ObservationKey }, { ...empty, observation: figure.key as ObservationKey, besideGap: true }, { ...empty, period: '2018' }, { ...empty, region: OTHER_REGION },
  ] })
  // Once there is a figure the cell keeps the note; a figure beside the gap leaves it to the gap.
  expect(await counts()).toEqual([2, 2, 1, 0, 0])
  expect((await app.get('annotation.listForCell', { ...empty, observation: figure.key as ObservationKey, besideGap: true })).map(({ annotation }) => annotation.id)).toEqual([onFigure.id])
  const { items } = await app.get('annotation.query', page({ indicatorId: empty.indicatorId, period: '2019', text: '统计局' }))
  expect(items.map(({ annotation, placed, periods }) => [annotation.id, annotation.scope, placed, periods])).toEqual([[note.id, 'document', true, ['2019']]])
  await app.get('annotation.remove', { id: note.id })
  expect(await counts()).toEqual([1, 1, 1, 0, 0])
  await app.get('history.undo', {})
  expect(await counts()).toEqual([2, 2, 1, 0, 0])
  await app.get('history.redo', {})
  expect(await counts()).toEqual([1, 1, 1, 0, 0])
})

test('notes on a whole document come first and stand wherever the document is', async () => {
  const app = openTestLibrary()
  await mark(app, 3)
  await mark(app, 0, { scope: 'document', note: '总体印象' })
  const { passages } = await app.get('document.open', { documentId: TAIGU })
  const whole = passages[8]!.text
  const { anchor } = await newMark(app, 8)
  await mark(app, 8, { scope: 'passage', anchor: { ...anchor, end: whole.length, quote: whole }, note: '整段' })
  const listed = await app.get('annotation.listForDocument', { documentId: TAIGU })
  expect(listed.map(({ annotation, placed }) => [annotation.scope, placed])).toEqual([['document', true], ['span', true], ['passage', true]])
})
