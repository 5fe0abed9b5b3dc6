import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBrowser } from '../hosts/chromium/find-browser.ts'
import { encodeGb18030 } from '../library/ledger-files/gb18030.ts'
import { SOURCES, temporaryFolder } from '../library/testing/folders.ts'

/** Runs the real command line. */
function cli(words: string[], dataFolder = temporaryFolder(), environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(SOURCES, 'electron/cli.ts'), ...words], {
    encoding: 'utf8', env: { ...process.env, ANTOU_DATA: dataFolder, ...environment },
  })
  return { status, stdout, stderr }
}

/** Content as a file. */
function file(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), '材料.txt')
  writeFileSync(path, content)
  return path
}

test('extract prints one JSON object a line, and each raw text is that slice of the file in code points', () => {
  for (const path of [join(SOURCES, 'seeds/xinghualing-2022.txt'), file('𠮷野县投资完成２８．４ 亿⏎元，增长8%。'.replace('⏎', '\r\n'))]) {
    const { status, stdout, stderr } = cli(['extract', path])
    expect([status, stderr]).toEqual([0, ''])
    const letters = [...readFileSync(path, 'utf8')]
    const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as { start: number; end: number; raw: string })
    expect(lines.map(({ start, end }) => letters.slice(start, end).join(''))).toEqual(lines.map(({ raw }) => raw))
    expect(lines.length).toBeGreaterThan(1)
  }
})

test('region and date of a text come from the options, else from the manifest', () => {
  const metric = (words: string[]) => cli(words).stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>).find(({ kind }) => kind === 'metric')
  expect(metric(['extract', file('今年全区投资完成12亿元。'), '--region', '平遥县', '--date', '2023-05'])).toMatchObject({ subject: '平遥县', period: '2023' })
  expect(metric(['extract', join(SOURCES, 'seeds/taigu-2024-plan.txt')])).toMatchObject({ subject: '太谷区', period: '2024' })
})

test.each([
  ['a missing file', '/nowhere/材料.txt', '找不到文件'],
  ['an empty file', '', '文件是空的'],
  ['bytes that are no text', new Uint8Array([0, 1, 2, 3]), '不是文本'],
  ['random bytes', new Uint8Array(randomBytes(300)), '请先另存为|请另存为'],
])('%s: a sentence, exit code 1, nothing on standard output, no stack', (_, content, sentence) => {
  const path = typeof content === 'string' && content.startsWith('/') ? content : file(content)
  const { status, stdout, stderr } = cli(['extract', path])
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(new RegExp(sentence))
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('a text without numbers, and one of digits only, are no mistakes', () => {
  expect(cli(['extract', file('没有数字的一句话。')])).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(cli(['extract', file('12345')]).stdout.trim().split('\n').length).toBe(1)
})

test('what is not understood ends with code 2 and the way to help', () => {
  const { status, stderr } = cli(['fly'])
  expect([status, stderr.includes('help')]).toEqual([2, true])
})

test('import, search and doctor work on one data folder', () => {
  const data = temporaryFolder()
  const path = file('平遥县新建甲乙丙示范点12个。')
  expect(cli(['import', path, '--region', '平遥县', '--title', '示范点材料'], data)).toMatchObject({ status: 0, stderr: '' })
  expect(cli(['import', path, '--region', '平遥县'], data).stdout).toContain('没有重复导入')
  expect(cli(['search', '甲乙丙', '示范点'], data).stdout).toContain('平遥县 › 示范点材料')
  expect(cli(['doctor'], data)).toMatchObject({ status: 0 })
  expect(cli(['doctor', '--start-empty'], data).stdout).toContain('没有损坏，未作恢复')
  writeFileSync(join(data, 'notebook.db'), 'damaged'.repeat(1000))
  expect(cli(['search', '甲乙丙'], data)).toMatchObject({ status: 1, stdout: '' })
  expect(cli(['doctor', '--restore-backup'], data).stdout).toContain('已恢复到')
  expect(cli(['search', '甲乙丙'], data).stdout).toContain('平遥县 › 示范点材料')
})

test('compare prints the table as it is shown: CSV for a spreadsheet, or JSON', () => {
  const csv = cli(['compare', '--regions', '太谷区,晋中市', '--indicators', '固定资产投资,老旧小区改造数'])
  expect([csv.status, csv.stdout.split('\r\n')[0]]).toEqual([0, '\uFEFF"指标","单位","时期","太谷区","晋中市"'])
  expect(csv.stdout).toContain(',682.6\r\n')
  expect(JSON.parse(cli(['compare', '--format', 'json', '--regions', '太谷区,晋中市']).stdout)).toMatchObject({ columns: [{ name: '太谷区' }, { name: '晋中市' }] })
})

test.each(['csv', 'json', 'docx', 'xlsx', 'pdf'])('compare writes a file of the kind %s, told by its name', (kind) => {
  const out = join(temporaryFolder(), `对比.${kind}`)
  const environment = existsSync(join(SOURCES, 'out/renderer/print/print.html')) && findBrowser() !== null
  const { status, stdout, stderr } = cli(['compare', '--regions', '太谷区,晋中市', '--indicators', '固定资产投资,老旧小区改造数', '--out', out])
  if (kind === 'pdf' && !environment) {
    // Without a browser or a build there is a sentence and no file.
    expect([status, stderr !== '', existsSync(out)]).toEqual([1, true, false])
    return
  }
  expect([status, stderr, stdout.startsWith(`已写出：${out}`)]).toEqual([0, '', true])
  const start = { csv: '\uFEFF"指标"', json: '{', docx: 'PK', xlsx: 'PK', pdf: '%PDF-' }[kind]!
  expect(readFileSync(out).subarray(0, Buffer.byteLength(start)).toString()).toBe(start)
  expect(cli(['compare', '--regions', '太谷区', '--format', 'csv', '--out', out]).stderr).toContain('已替换')
})

test('without a browser compare says so and what to do instead', () => {
  const { status, stderr } = cli(['compare', '--regions', '太谷区', '--out', join(temporaryFolder(), '对比.pdf')], undefined, { ANTOU_BROWSER: '/nowhere/chromium' })
  expect([status, stderr]).toEqual([1, expect.stringMatching(/没有找到 Chromium、Chrome 或 Edge.*--format docx/)])
})

test.each([
  [['--regions', '无此地'], '没有“无此地”这个地区'], [['--regions', '城区'], '有 2 个“城区”'], [['--regions', '太谷'], '山西省晋中市太谷区 140703'],
  [['--indicators', '投资'], '固定资产投资'], [['--indicators', '量子隧穿'], '没有“量子隧穿”'], [['--format', 'pdf'], '--out'], [['--format', 'odt'], '--format'],
  [['--period', '去年'], '--period'], [['--encoding', 'big5'], '--encoding'],
])('compare %j is not guessed at: candidates or the right way are listed', (words, sentence) => {
  const { status, stdout, stderr } = cli(['compare', ...words])
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(sentence)])
})

test('a file that cannot be written leaves the earlier one, and is told', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, '对比.csv'), '原来的')
  writeFileSync(join(folder, '.~lock.对比.csv#'), '')
  const locked = cli(['compare', '--regions', '太谷区', '--out', join(folder, '对比.csv')])
  expect([locked.status, locked.stderr, readFileSync(join(folder, '对比.csv'), 'utf8')]).toEqual([1, expect.stringContaining('其他程序打开'), '原来的'])
  expect(cli(['compare', '--regions', '太谷区', '--out', join(folder, '没有/对比.csv')]).stderr).toContain('没有这个文件夹')
})

test('reanchor prints one line a mark, in the order of the marks and in code points', () => {
  const old = file('# 报告\n\n𠮷野县投资完成366亿\n元，增长8.1%。\n\n下一步加强领导。\n')
  const now = file('# 报告\n\n新增的一段𠮷文字。\n\n𠮷野县投资完成366亿元，增长8.4%。\n')
  const letters = [...readFileSync(old, 'utf8')]
  const at = (words: string) => ({ start: letters.findIndex((_, index) => letters.slice(index).join('').startsWith(words)), length: [...words].length })
  const marks = file(['𠮷野县', '366亿\n元', '8.1%', '加强领导', '报告'].map((words) => JSON.stringify({ id: words, start: at(words).start, end: at(words).start + at(words).length })).join('\n'))
  const { status, stdout, stderr } = cli(['reanchor', old, now, '--marks', marks])
  expect([status, stderr]).toEqual([0, ''])
  const letter = [...readFileSync(now, 'utf8')]
  expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as { id: string; outcome: string; start: number | null; end: number | null })
    .map(({ id, outcome, start, end }) => [id, outcome, start === null || end === null ? null : letter.slice(start, end).join('')]))
    .toEqual([['𠮷野县', 'moved', '𠮷野县'], ['366亿\n元', 'moved', '366亿元'], ['8.1%', 'changed', null], ['加强领导', 'gone', null], ['报告', 'same', '报告']])
})

test('reanchor reads files with a byte order mark, with CRLF and in GB18030 alike; an id that comes twice is answered twice', () => {
  const old = file('\uFEFF𠮷野县增长8.1%。\r\n\r\n出口下降3%。\r\n')
  const now = '𠮷野县增长8.1%。\n\n出口增长3%。\n'
  const marks = file([{ id: 'a', start: 0, end: 3 }, { id: 'a', start: 5, end: 9 }, { id: 'b', start: 14, end: 20 }].map((mark) => `${JSON.stringify(mark)}\r\n`).join(''))
  const answers = [file(now), file(encodeGb18030(now))].map((path) => cli(['reanchor', old, path, '--marks', marks]))
  for (const { status, stdout, stderr } of answers) {
    expect([status, stderr, stdout.trim().split('\n')]).toEqual([0, '', [
      '{"id":"a","outcome":"same","start":0,"end":3}', '{"id":"a","outcome":"same","start":5,"end":9}', '{"id":"b","outcome":"changed","start":null,"end":null}',
    ]])
  }
})

test('reanchor on an empty new text answers that all is gone, and on no marks answers nothing', () => {
  const old = file('增长8%。\n')
  expect(cli(['reanchor', old, file(''), '--marks', file('{"id":1,"start":0,"end":4}\n')])).toMatchObject({ status: 0, stdout: '{"id":1,"outcome":"gone","start":null,"end":null}\n' })
  expect(cli(['reanchor', old, old, '--marks', file('')])).toMatchObject({ status: 0, stdout: '' })
})

test('reanchor names the file that is missing or is no text', () => {
  const text = file('增长8%。\n'), marks = file('{"id":1,"start":0,"end":2}\n')
  const missing = cli(['reanchor', text, join(temporaryFolder(), '新稿.txt'), '--marks', marks])
  expect([missing.status, missing.stdout, missing.stderr]).toEqual([1, '', expect.stringContaining('新稿.txt')])
  const folder = temporaryFolder(), binary = join(folder, '旧稿.txt')
  writeFileSync(binary, Uint8Array.from({ length: 300 }, (_, at) => (at * 37) % 256))
  const refused = cli(['reanchor', binary, text, '--marks', marks])
  expect([refused.status, refused.stdout, refused.stderr]).toEqual([1, '', expect.stringContaining('旧稿.txt')])
})

test.each([
  ['no file of marks', null, 2, '--marks'],
  ['a line that is no JSON', '{"id":1', 1, '第 1 行'],
  ['a list in place of lines', '[{"id":1,"start":0,"end":2}]', 1, '第 1 行不是 JSON 对象'],
  ['no id', '{"start":0,"end":2}', 1, '缺少 id'],
  ['an empty place', '{"id":1,"start":2,"end":2}', 1, '或为空'],
  ['a place outside the text', '{"id":1,"start":0,"end":2}\n{"id":2,"start":5,"end":99}', 1, '第 2 行'],
  ['no whole numbers', '{"id":1,"start":"a","end":2}', 1, '整数'],
])('reanchor with %s says what is wrong', (_, content, code, sentence) => {
  const text = file('增长8%。\n下一句话。')
  const { status, stdout, stderr } = cli(['reanchor', text, text, ...(content === null ? [] : ['--marks', file(content)])])
  expect([status, stdout]).toEqual([code, ''])
  expect(stderr).toContain(sentence)
})
