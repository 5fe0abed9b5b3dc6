import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headingsAbove, normalise } from '../../domain/text/index.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'
import { connect } from '../storage/index.ts'
import { corpusPath } from '../storage/corpus.ts'
import { checkIndex, rebuildIndex } from './index-writing.ts'

const query = (app: TestLibrary, text: string, limit = 200) => app.get('search.query', { text, limit, documentId: null })

/** All documents with their passages, folded: what a naive scan reads. */
async function foldedCorpus(app: TestLibrary) {
  const documents = await app.get('document.list', {})
  return Promise.all(documents.map(async ({ id }) => ({
    id, passages: (await app.get('document.open', { documentId: id })).passages.map(({ text }) => normalise(text).text),
  })))
}

test('everything that a naive scan finds is found, and nothing else: pieces of the texts, one to eight characters long', async () => {
  const app = openTestLibrary()
  const corpus = await foldedCorpus(app)
  const passages = corpus.flatMap(({ passages }) => passages).filter((text) => text.length > 8)
  const piece = fc.tuple(fc.nat(passages.length - 1), fc.nat(5000), fc.integer({ min: 1, max: 8 }))
    .map(([which, at, length]) => [...(passages[which] ?? '')].slice(at % 40, at % 40 + length).join('').replace(/["“”「」\s]/g, ''))
    .filter((text) => text !== '')
  await fc.assert(fc.asyncProperty(piece, async (text) => {
    const naive = corpus.flatMap(({ id, passages }) => passages.flatMap((passage, place) => (passage.includes(normalise(text).text) ? [`${id} ${place}`] : [])))
    const answer = await query(app, `“${text}”`)
    // Other spellings of an amount bring more than the scan knows.
    if (answer.expansion !== null) return
    expect(answer.total).toBe(naive.length)
    expect(answer.hits.map(({ documentId, passage }) => `${documentId} ${passage}`).sort()).toEqual(naive.slice(0, 200).sort())
  }), { numRuns: 300 })
})

test('every mark of a hit is the term, letter by letter, and the span of the hit stands in the passage', async () => {
  const app = openTestLibrary()
  for (const text of ['发展', '增长', '2.5万吨', 'PM2.5', '％']) {
    const term = normalise(text).text
    for (const { documentId, passage, span, snippet, marks } of (await query(app, text)).hits) {
      const opened = await app.get('document.open', { documentId })
      expect(normalise(opened.passages[passage]?.text.slice(span.start, span.end) ?? '').text).toContain(term)
      expect(marks.length).toBeGreaterThan(0)
      for (const { start, end } of marks) expect(normalise(snippet.slice(start, end)).text).toContain(term)
    }
  }
})

test('several terms: passages with all of them come first, headings before text', async () => {
  const app = openTestLibrary()
  const { hits, terms } = await query(app, '太谷 玛钢')
  expect(terms).toEqual(['太谷', '玛钢'])
  const texts = await Promise.all(hits.map(async ({ documentId, passage }) => (await app.get('document.open', { documentId })).passages[passage]))
  const held = texts.map((passage) => ['太谷', '玛钢'].filter((term) => passage?.text.includes(term)).length)
  expect(held).toEqual([...held].sort((a, b) => b - a))
  const kinds = (await query(app, '高质量发展')).hits.slice(0, 2)
  const first = await app.get('document.open', { documentId: kinds[0]!.documentId })
  expect(['title', 'subtitle', 'heading']).toContain(first.passages[kinds[0]!.passage]?.kind)
})

test('an amount is found in its other spelling, not inside a longer number, and the answer says so', async () => {
  const app = openTestLibrary()
  await app.importText('专项债共３０００万元。\n\n另有13000万元到位。')
  const { hits, expansion } = await query(app, '0.3亿元')
  expect(expansion).toBe('亦查“3000万元”')
  expect(hits.map(({ snippet, marks }) => marks.map(({ start, end }) => snippet.slice(start, end)))).toEqual([['３０００万元']])
})

test('notes are searched with the documents, until they are removed', async () => {
  const app = openTestLibrary()
  const { passages, summary } = await app.get('document.open', { documentId: TAIGU })
  const quote = passages[4]!.text.slice(0, 6)
  const { id } = await app.get('annotation.add', {
    documentId: TAIGU, meaning: 'doubt', tags: [], note: '向统计局核实口径',
    anchor: { edition: summary.edition, passage: 4, start: 0, end: 6, quote, before: '', after: '', headings: [] },
  })
  const { hits } = await query(app, '统计局 核实')
  expect(hits.map(({ annotationId, passage, span }) => ({ annotationId, passage, span }))).toEqual([{ annotationId: id, passage: 4, span: { start: 0, end: 6 } }])
  await app.get('annotation.remove', { id })
  expect((await query(app, '统计局核实')).total).toBe(0)
})

test('a search in one document stays in it', async () => {
  const app = openTestLibrary()
  const answer = await app.get('search.query', { text: '发展', limit: 200, documentId: TAIGU })
  expect([...new Set(answer.hits.map(({ documentId }) => documentId))]).toEqual([TAIGU])
  expect(answer.documents).toBe(1)
})

test.each(['', '   ', '"', 'AND', 'NEAR(', '*', 'pairs:', "'; DROP TABLE document; --", '\u{20bb7}野', '\ud800', '%_', '🌾'])('the query %j is text, never syntax', async (text) => {
  const app = openTestLibrary()
  expect((await query(app, text)).hits.length).toBeGreaterThanOrEqual(0)
  expect((await app.get('document.list', {})).length).toBe(5)
})

test('a document leaves the index with its removal; after a hundred imports and removals the index is sound', async () => {
  const app = openTestLibrary()
  for (let round = 0; round < 50; round++) {
    const { id } = await app.importText(`独有词甲乙丙${round}号文件，内容不同。`)
    if (round % 2 === 0) await app.get('document.remove', { documentId: id })
  }
  expect((await query(app, '独有词甲乙丙')).documents).toBe(25)
  await app.library.close()
  const db = connect(':memory:', corpusPath(app.dataFolder))
  expect(checkIndex(db)).toBe(null)
  db.run('DELETE FROM corpus.pairs WHERE rowid = 1')
  expect(checkIndex(db)).not.toBe(null)
  rebuildIndex(db)
  expect(checkIndex(db)).toBe(null)
  db.close()
})

test('a hit shows the headings above it as the reading view does', async () => {
  const app = openTestLibrary()
  const { hits } = await query(app, '发展')
  for (const { documentId, passage, headings } of hits) {
    const { passages } = await app.get('document.open', { documentId })
    expect(headings).toEqual(headingsAbove(passages, passage))
  }
})
