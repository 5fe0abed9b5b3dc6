import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { ComparisonTable, PrintJob } from '../../contract/index.ts'
import { completePdf, detailsOf } from './complete-pdf.ts'
import { chartBytes } from './chart-file.ts'
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

describe('a chart as a picture', () => {
  const svg = (inside: string, head = 'width="960" height="400"') => `<svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`
  const png = (width: number, end = '0000000049454e44ae426082') => Buffer.from(`89504e470d0a1a0a0000000d49484452${width.toString(16).padStart(8, '0')}000000100802000000${'00'.repeat(20)}${end}`, 'hex').toString('base64')
  const refusal = (format: 'svg' | 'png', data: string) => { try { chartBytes({ format, data }); return null } catch (error) { return (error as { failure: { code: string } }).failure.code } }

  test('is kept as it was drawn', () => {
    const drawn = svg('<defs><clipPath id="a"><rect width="1"/></clipPath></defs><g clip-path="url(#a)"><text onlooker="x">682.6，on=1</text></g>'.replace(' onlooker="x"', ''))
    expect(new TextDecoder().decode(chartBytes({ format: 'svg', data: drawn }))).toContain(drawn)
    expect(chartBytes({ format: 'png', data: png(960) }).length).toBeGreaterThan(50)
  })
  test.each([
    ['a script', svg('<script>alert(1)</script>')], ['a handler', svg('<rect onclick="alert(1)"/>')], ['a handler behind a quote', svg('<rect width="1"onload="x"/>')],
    ['an outside address', svg('<use href="https://example.org/a.svg#x"/>')], ['an outside picture in a style', svg('<style>rect { fill: url(https://example.org/x) }</style>')],
    ['a foreign document', svg('<foreignObject><body/></foreignObject>')], ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`], ['no size', svg('', '')], ['a huge size', svg('', 'width="99999" height="1"')], ['no drawing', '<html></html>'],
  ])('with %s is refused', (_what, data) => { expect(refusal('svg', data)).toBe('picture-invalid') })
  test.each([['another kind of file', Buffer.from('GIF89a'.repeat(20)).toString('base64')], ['a huge size', png(99_999)], ['a cut end', png(960, '00')]])('that is %s is refused', (_what, data) => {
    expect(refusal('png', data)).toBe('picture-invalid')
  })
})
