import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { ComparisonTable, PrintJob } from '../../contract/index.ts'
import { completePdf, detailsOf } from './complete-pdf.ts'
import { baseName, fileNameOf } from './file-name.ts'
import { PrintJobs } from './jobs.ts'

const table = (title: string, ...names: string[]) => ({
  spec: { title }, rows: [{ indicator: '固定资产投资' }], columns: names.map((name) => ({ name, region: name })),
}) as unknown as ComparisonTable
const named = (title: string, ...names: string[]) => fileNameOf(baseName(table(title, ...names), '2026-03-05'), 1, 'pdf')

describe('the file name', () => {
  test.each([
    ['太谷区等4个地区主要指标对比表', ['太谷区', '太谷经济技术开发区', '晋中市', '杏花岭区'], '20260305_主要指标对比表_太谷区等4地_v1.pdf'],
    ['太谷区与晋中市主要指标对比表', ['太谷区', '晋中市'], '20260305_主要指标对比表_太谷区、晋中市_v1.pdf'],
    ['投资/工业:对比?', ['太谷区'], '20260305_投资工业对比_太谷区_v1.pdf'],
    ['太谷区', ['太谷区'], '20260305_太谷区_太谷区_v1.pdf'],
    ['', ['太谷区'], '20260305_对比表_太谷区_v1.pdf'],
  ])('of %j is day, subject, regions, version', (title, names, name) => {
    expect(named(title, ...names)).toBe(name)
  })
  test('stays within 80 characters and keeps its extension whatever the title', () => {
    const name = named('很'.repeat(200), '某某'.repeat(30), '某')
    expect([[...name].length <= 80, name.endsWith('_v1.pdf')]).toEqual([true, true])
  })
})

async function blankPdf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) pdf.addPage([595, 842])
  pdf.setCreator('Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/156')
  return pdf.save()
}

describe('completing a printed PDF', () => {
  const details = detailsOf({ table: table('太谷区主要指标表', '太谷区') }, '0.1.0', new Date('2026-03-05T01:00:00Z'))

  test('writes title, subject, date and language, and takes the user agent away', async () => {
    const pdf = await PDFDocument.load(await completePdf(await blankPdf(2), details), { updateMetadata: false })
    const language = pdf.catalog.lookup(PDFName.of('Lang'))
    expect({
      title: pdf.getTitle(), author: pdf.getAuthor(), subject: pdf.getSubject(), keywords: pdf.getKeywords(), creator: pdf.getCreator(), producer: pdf.getProducer(),
      created: pdf.getCreationDate()?.toISOString(), pages: pdf.getPageCount(), language: language instanceof PDFHexString ? language.decodeText() : String(language),
    }).toEqual({
      title: '太谷区主要指标表', author: '案头', subject: '太谷区：固定资产投资', keywords: '太谷区；固定资产投资', creator: '案头 0.1.0', producer: '案头 0.1.0',
      created: '2026-03-05T01:00:00.000Z', pages: 2, language: '(zh-CN)',
    })
  })
  test.each([['no pdf', new TextEncoder().encode('<html>')], ['an empty file', new Uint8Array()]])('refuses %s', async (_what, bytes) => {
    await expect(completePdf(bytes, details)).rejects.toMatchObject({ failure: { code: 'print-failed' } })
  })
})

test('a job that was finished or never was is missing', () => {
  const jobs = new PrintJobs()
  jobs.keep({ job: 'a' } as PrintJob)
  jobs.forget('a')
  expect(() => jobs.find('a')).toThrow('print-job-missing')
})

test('jobs that were never finished do not pile up', () => {
  const jobs = new PrintJobs()
  for (let count = 0; count < 20; count += 1) jobs.keep({ job: String(count) } as PrintJob)
  expect(() => jobs.find('11')).toThrow('print-job-missing')
  expect(jobs.find('12').job).toBe('12')
})
