// `ANTOU_CRASH_ROUNDS=100 vitest run --project node tests/crash/kill-editions.test.ts` for the long run; it prints counts.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentId } from '../../electron/contract/index.ts'
import { makeAnchor } from '../../electron/domain/anchoring/index.ts'
import { builtResources, SOURCES, temporaryFolder } from '../../electron/library/testing/folders.ts'
import { metricsOf } from '../../electron/library/testing/metrics-of.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../../electron/library/testing/library.ts'
import { correct, type EditionWord, type Stage } from './corrector.ts'
import { killed } from './killed.ts'

const ROUNDS = Number(process.env['ANTOU_CRASH_ROUNDS'] ?? 10)
/** Longest time from the first word to the kill, milliseconds: some ten corrections. */
const LONGEST_LIFE_MS = 400

const OLD = '太谷区2024年工作情况\n\n全区固定资产投资完成12.5亿元，增长8.1%。\n\n新建学校3所，改造老旧小区15个。\n\n祁县与我区共建园区。\n\n各部门要压实责任。\n'
/** A paragraph came in, one figure was revised, a paragraph went. */
const NEW = '太谷区2024年工作情况\n\n全年工作平稳有序。\n\n全区固定资产投资完成12.5亿元，增长8.4%。\n\n新建学校3所，改造老旧小区15个。\n\n各部门要压实责任。\n'

/** A document with its corrected text, and what its text, marks, figures and journal are at each stage. */
interface Case { readonly documentId: DocumentId; readonly file: string; readonly whole: Record<Stage, unknown> }

test(`${ROUNDS} kills while texts are replaced, decided on, taken back and done again: text, marks, figures and journal agree, all old or all new`, async () => {
  const dataFolder = temporaryFolder()
  const cases = await prepare(dataFolder)
  const counts = { rounds: 0, answered: 0, lost: 0, halves: 0, inFlight: 0 }
  // More rounds on a busy machine: enough must have been answered to be lost.
  for (let round = 0; round < ROUNDS || counts.answered <= ROUNDS; round++) {
    const said = (await killed('corrector.ts', [dataFolder, builtResources(), ...cases.flatMap(({ documentId, file }) => [documentId, file])], LONGEST_LIFE_MS))
      .map((line) => JSON.parse(line) as EditionWord)
    const app = openTestLibrary({ dataFolder })
    expect(app.library.notices).toEqual([])
    expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
    for (const { documentId, whole } of cases) {
      const own = said.filter((word) => word.documentId === documentId)
      const sure = own.findLast(({ step }) => step === 'did')?.stage ?? 'old'
      const maybe = own.at(-1)?.stage ?? sure
      const found = await seen(app, documentId)
      const stage = (['old', 'corrected', 'decided'] as const).find((one) => JSON.stringify(whole[one]) === JSON.stringify(found))
      if (stage === undefined) counts.halves++
      else if (stage === sure) counts.answered += own.filter(({ step }) => step === 'did').length
      else if (stage === maybe) counts.inFlight++
      else counts.lost++
      if (stage === undefined) expect({ round, sure, maybe, found }).toEqual({ round, sure, maybe, found: whole[sure] })
      expect([sure, maybe]).toContain(stage)
      // The journal belongs to what was found: it leads back to the beginning.
      if (stage !== 'old') await app.get('edition.undo', { documentId })
      expect(await seen(app, documentId)).toEqual(whole.old)
    }
    counts.rounds++
    await app.library.close()
  }
  console.info(`kills while correcting texts: ${JSON.stringify(counts)}`)
}, 60_000 + ROUNDS * 5_000)

test('a kill between the commits of the two databases: the start makes the texts agree with the notebook', async () => {
  const dataFolder = temporaryFolder()
  const cases = await prepare(dataFolder)
  const kept = temporaryFolder()
  const keep = (name: string, as: string) => copyFileSync(join(dataFolder, name), join(kept, as))
  for (const { documentId, file, whole } of cases) {
    // Both databases as they are closed after each step.
    const stages: (Stage | 'decided again')[] = ['old']
    keep('notebook.db', `${documentId} old notebook`)
    keep('corpus.db', `${documentId} old corpus`)
    for (const steps of [1, 2, 3, 4]) {
      const app = openTestLibrary({ dataFolder })
      let taken = 0
      await correct(app.get, documentId, file, async ({ step }) => { if (step === 'did' && ++taken === steps) throw new Error('enough') }).catch(() => undefined)
      await app.library.close()
      const stage = (['corrected', 'decided', 'old', 'decided again'] as const)[steps - 1]!
      stages.push(stage)
      keep('notebook.db', `${documentId} ${stage} notebook`)
      keep('corpus.db', `${documentId} ${stage} corpus`)
      if (stage !== 'old') await undone(dataFolder, documentId)
    }
    for (const notebook of new Set(stages)) {
      for (const corpus of new Set(stages)) {
        copyFileSync(join(kept, `${documentId} ${notebook} notebook`), join(dataFolder, 'notebook.db'))
        copyFileSync(join(kept, `${documentId} ${corpus} corpus`), join(dataFolder, 'corpus.db'))
        const app = openTestLibrary({ dataFolder })
        expect({ notebook, corpus, notices: app.library.notices, found: await seen(app, documentId) }).toEqual({ notebook, corpus, notices: [], found: whole[notebook === 'decided again' ? 'decided' : notebook] })
        expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
        await app.library.close()
      }
    }
    copyFileSync(join(kept, `${documentId} old notebook`), join(dataFolder, 'notebook.db'))
  }
})

async function undone(dataFolder: string, documentId: DocumentId): Promise<void> {
  const app = openTestLibrary({ dataFolder })
  await app.get('edition.undo', { documentId })
  await app.library.close()
}

/** An imported and a bundled document with marks and confirmed figures; each is corrected once to know its stages. */
async function prepare(dataFolder: string): Promise<Case[]> {
  const app = openTestLibrary({ dataFolder })
  const { id } = await app.importText(OLD)
  const plan = readFileSync(join(SOURCES, 'seeds', 'taigu-2024-plan.txt'), 'utf8')
  const newPlan = plan.replace('全力以赴抓项目', '更正后的第一句话。全力以赴抓项目').replace(/年度投资\s*87\s*亿/, '年度投资88亿')
  const cases: Case[] = []
  for (const [documentId, corrected, quotes, figures] of [
    [id, NEW, ['太谷区', '增长8.1%', '改造老旧小区15个', '共建园区'], ['15个', '8.1%']],
    [TAIGU, newPlan, ['全力以赴抓项目', '年度投资87亿'], []],
  ] as const) {
    const file = join(temporaryFolder(), '更正稿.txt')
    writeFileSync(file, corrected)
    for (const quote of quotes) await markOn(app, documentId, quote)
    const { entries } = await metricsOf(app.get, documentId)
    for (const raw of figures) await app.get('metric.review', { key: entries.find((entry) => entry.raw === raw)!.key, decision: { kind: 'confirm' } })
    const whole: Partial<Record<Stage, unknown>> = { old: await seen(app, documentId) }
    await correct(app.get, documentId, file, async ({ step, stage }) => {
      // Done again, all is as it was decided.
      if (step === 'did' && stage !== 'old' && whole[stage]) expect(await seen(app, documentId)).toEqual(whole[stage])
      else if (step === 'did' && stage !== 'old') whole[stage] = await seen(app, documentId)
      // The old text is kept from the first correction on; nothing else tells the two apart.
      else if (step === 'did') whole.old = await seen(app, documentId)
    })
    cases.push({ documentId, file, whole: whole as Record<Stage, unknown> })
  }
  await app.library.close()
  return cases
}

async function markOn(app: TestLibrary, documentId: DocumentId, quote: string): Promise<void> {
  const { passages, summary } = await app.get('document.open', { documentId })
  const passage = passages.findIndex(({ text }) => text.includes(quote))
  const start = passages[passage]!.text.indexOf(quote)
  const anchor = { edition: summary.edition, ...makeAnchor(passages, passage, { start, end: start + quote.length }) }
  await app.get('annotation.add', { documentId, anchor, meaning: 'data', note: `附注：${quote}`, tags: [] })
}

/** Everything about a document that a correction touches, as a person meets it. */
async function seen(app: TestLibrary, documentId: DocumentId): Promise<unknown> {
  const { passages, summary: { edition, title, bundled, region, kind, date } } = await app.get('document.open', { documentId })
  const { entries } = await metricsOf(app.get, documentId)
  const marks = await app.get('annotation.listForDocument', { documentId })
  const { hits } = await app.get('search.query', { text: passages.at(-1)!.text.slice(0, 4), limit: 50, documentId })
  return {
    edition, title, bundled, region, kind, date, texts: passages.map(({ text }) => text), hits: hits.length,
    figures: entries.map(({ key, raw, review }) => [key, raw, review]),
    marks: marks.map(({ annotation: { id, anchor, links, note }, placed }) => ({ id, anchor, links, note, placed })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    pending: (await app.get('edition.pending', { documentId })).flatMap(({ items }) => items.map(({ key, outcome, reason, now }) => ({ key, outcome, reason, now }))),
    editions: (await app.get('edition.list', { documentId })).map(({ edition: one, current, items }) => ({ one, current, items })).sort((a, b) => (a.one < b.one ? -1 : 1)),
  }
}
