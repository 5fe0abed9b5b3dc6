import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ComparisonSpec, ExpectedFailure, PrintLayout, type Result } from '../../contract/index.ts'
import { exportComparisonPdf, exportMade, previewPdf, printComparison, type ExportParts } from './export-flow.ts'
import { Previews } from './previews.ts'

const folder = mkdtempSync(join(tmpdir(), 'antou-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const input = {
  spec: ComparisonSpec.parse({ title: '对比', regions: [], indicators: [], periods: 'latest', statuses: ['actual'], measures: null, hideEmptyRows: false }),
  layout: PrintLayout.parse({ style: 'official', orientation: 'portrait', chart: false, sources: false }),
  preview: null,
}
const steps: string[] = []
const parts = (change: Partial<ExportParts> = {}): ExportParts => ({
  library: {
    async call(name): Promise<Result<unknown>> {
      steps.push(name)
      if (name === 'comparison.file') return { ok: true, value: { fileName: '2025_对比表.xlsx', bytes: Buffer.from('book') } }
      return { ok: true, value: name === 'export.prepare' ? { job: 'j', fileName: '2025_对比表.pdf' } : Buffer.from('finished') }
    },
  },
  print: async (job) => { steps.push(`print ${job}`); return { pdf: new Uint8Array([1]), missingGlyphs: ['𰀀'] } },
  printOnPaper: async ({ pdf }) => { steps.push(`paper ${Buffer.from(await pdf()).toString()}`); return 'opened-in-viewer' },
  previews: new Previews(),
  chooseSavePath: async (name) => { steps.push(`ask ${name}`); return join(folder, name) },
  onSaved: (path) => { steps.push(`saved ${path.startsWith(folder)}`) },
  ...change,
})

test('the table is prepared, printed and completed before anybody is asked where to save it', async () => {
  expect(await exportComparisonPdf(parts(), input)).toMatchObject({ name: '2025_对比表.pdf', bytes: 8 })
  expect(steps).toEqual(['export.prepare', 'print j', 'export.finish', 'ask 2025_对比表.pdf', 'saved true', 'export.saved'])
  expect(readFileSync(join(folder, '2025_对比表.pdf'), 'utf8')).toBe('finished')
})

test('what was previewed is what is saved: nothing is printed a second time', async () => {
  const previews = new Previews()
  steps.length = 0
  const shown = await previewPdf(parts({ previews }), input)
  expect([Buffer.from(shown.pdf, 'base64').toString(), shown.missingGlyphs]).toEqual(['finished', ['𰀀']])
  await exportComparisonPdf(parts({ previews }), { ...input, preview: shown.preview })
  expect(await printComparison(parts({ previews }), { ...input, preview: shown.preview })).toBe('opened-in-viewer')
  expect(steps).toEqual(['export.prepare', 'print j', 'export.finish', 'ask 2025_对比表.pdf', 'saved true', 'export.saved', 'export.prepare', 'paper finished'])
  // A preview that the host no longer has is printed anew.
  steps.length = 0
  await exportComparisonPdf(parts(), { ...input, preview: shown.preview })
  expect(steps.slice(0, 2)).toEqual(['export.prepare', 'print j'])
})

test('an office file is made, saved and counted', async () => {
  steps.length = 0
  expect(await exportMade(parts(), 'comparison.file', { spec: input.spec, format: 'xlsx', encoding: 'utf-8', orientation: 'portrait', sources: true })).toMatchObject({ name: '2025_对比表.xlsx' })
  expect(steps).toEqual(['comparison.file', 'ask 2025_对比表.xlsx', 'saved true', 'export.saved'])
  rmSync(join(folder, '2025_对比表.xlsx'))
})

test('a person who cancels leaves no file', async () => {
  expect(await exportComparisonPdf(parts({ chooseSavePath: async () => null }), input)).toBeNull()
  expect(readdirSync(folder)).toEqual(['2025_对比表.pdf'])
})

test('each step that fails is told by its own code, and the earlier file stays', async () => {
  writeFileSync(join(folder, '2025_对比表.pdf'), '早先的')
  const failing = async (change: Partial<ExportParts>): Promise<unknown> => exportComparisonPdf(parts(change), input).then(() => 'done', (error: ExpectedFailure) => error.failure.code)
  expect([
    await failing({ library: { call: async () => ({ ok: false, failure: { code: 'nothing-to-export' } }) } }),
    await failing({ print: async () => { throw new ExpectedFailure('print-failed') } }),
    await failing({ chooseSavePath: async () => join(folder, 'nowhere/x.pdf') }),
  ]).toEqual(['nothing-to-export', 'print-failed', 'save-failed'])
  expect(readFileSync(join(folder, '2025_对比表.pdf'), 'utf8')).toBe('早先的')
})
