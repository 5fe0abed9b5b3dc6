import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { canonicalText, type MarkVersion } from '../../electron/domain/exchange/index.ts'
import type { Bridge, CallInput, CallOutput, PageCallName } from '../../electron/contract/index.ts'
import { expect, test, type App } from './fixtures/index.ts'

// Files that are not what they say, picked by a person in the real dialogs: a clear sentence, nothing changed, nothing run.

async function ask<Name extends PageCallName>(page: Page, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await page.evaluate(async ([called, given]) => (window as unknown as { antou: Bridge }).antou.call(called as 'app.info', given as never), [name, input] as const)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code}`)
  return result.value as unknown as CallOutput<Name>
}
const place = (page: Page, name: string) => page.getByRole('navigation', { name: '主导航' }).getByText(name, { exact: true })

type Parts = Record<'manifest.json' | 'signature.json' | 'annotations.jsonl', Uint8Array>
const line = (version: MarkVersion): string => `${JSON.stringify({ sha256: createHash('sha256').update(canonicalText(version)).digest('hex'), version })}\n`
/** A file with other annotations and a manifest that fits them; the signature no longer does. */
function packed(parts: Parts, annotations: string | Uint8Array, changes: object = {}): Uint8Array {
  const bytes = typeof annotations === 'string' ? strToU8(annotations) : annotations
  const manifest = JSON.parse(strFromU8(parts['manifest.json'])) as { entries: object[] }
  const entries = [{ ...manifest.entries[0], bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]
  return zipSync({ 'manifest.json': strToU8(JSON.stringify({ ...manifest, entries, ...changes })), 'signature.json': parts['signature.json'], 'annotations.jsonl': bytes })
}

/** Marks of this laptop and the file that it would export: what the bad files are made of. */
async function ownFile(app: App): Promise<{ readonly bytes: Uint8Array; readonly parts: Parts; readonly versions: MarkVersion[] }> {
  const [document] = await ask(app.page, 'document.list', {})
  const { passages, summary } = await ask(app.page, 'document.open', { documentId: document!.id })
  for (const [index, passage] of passages.filter(({ kind, text }) => kind === 'paragraph' && text.length > 20).slice(0, 3).entries()) {
    const anchor = { edition: summary.edition, passage: passage.index, start: 0, end: 8, quote: passage.text.slice(0, 8), before: '', after: '', headings: [] }
    await ask(app.page, 'annotation.add', { documentId: summary.id, anchor, meaning: 'doubt', note: `第${index + 1}条的话`, tags: [] })
  }
  const saved = await ask(app.page, 'export.exchange', { ids: null, filter: null })
  const bytes = readFileSync(join(app.saveFolder, saved!.name))
  const parts = unzipSync(bytes) as Parts
  const versions = strFromU8(parts['annotations.jsonl']).trimEnd().split('\n').map((text) => (JSON.parse(text) as { version: MarkVersion }).version)
  return { bytes, parts, versions }
}

const HOSTILE = [
  '<script>window.ran = 1</script><img src=x onerror="window.ran = 1"><svg onload="window.ran = 1">', '[点我](javascript:window.ran=1) ![](data:text/html,<script>window.ran=1</script>) <a href="javascript:window.ran=1">链接</a>',
  '<iframe src="data:text/html,<script>parent.ran=1</script>"></iframe><style>body{display:none}</style>', '> '.repeat(3000), '**'.repeat(3000),
].join('\n')

test('bad exchange files are told apart in the import dialog, and the notes stay as they were', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  const { bytes, parts, versions } = await ownFile(app)
  const before = await ask(page, 'annotation.list', {})
  await place(page, '批注').click()
  await expect(page.getByText('3 条', { exact: true }).first()).toBeVisible()
  const dialog = page.getByRole('dialog')
  const pick = async (file: Uint8Array | string | null): Promise<void> => {
    if (file !== null) writeFileSync(app.pickedFile, file)
    await page.getByRole('button', { name: '导入…' }).click()
    await expect(dialog).toBeVisible()
  }
  const cancel = async (): Promise<void> => {
    await dialog.getByRole('button', { name: '取消' }).click()
    await expect(dialog).toBeHidden()
  }
  const refused = async (file: Uint8Array | string | null, words: string | RegExp): Promise<void> => {
    await pick(file)
    await expect(dialog.getByRole('alert')).toContainText(words)
    await expect(dialog.getByRole('button', { name: /^导入 / })).toHaveCount(0)
    await cancel()
  }

  await refused('', '文件是空的')
  await refused('不是批注文件', '这不是案头的批注文件')
  await refused(zipSync({ 'word/document.xml': strToU8('<x/>') }), '这不是案头的批注文件')
  await refused(packed(parts, '', { version: 2 }), '由较新版本的案头导出')
  await refused(bytes.slice(0, 60), /这不是案头的批注文件|批注文件已损坏/)
  await refused(packed(parts, new Uint8Array(24 * 1024 * 1024)), '解压后的内容过大')

  const huge = openSync(app.pickedFile, 'w')
  ftruncateSync(huge, 500 * 1024 * 1024)
  writeSync(huge, 'PK\u0003\u0004', 0)
  closeSync(huge)
  const began = Date.now()
  await refused(null, /文件太大（500 MB.*没有导入任何内容/)
  expect(Date.now() - began).toBeLessThan(5000)

  rmSync(app.pickedFile)
  mkdirSync(app.pickedFile)
  await page.getByRole('button', { name: '导入…' }).click()
  await expect(page.getByText(/无法读取文件|找不到文件/)).toBeVisible()
  rmSync(app.pickedFile, { recursive: true })

  await test.step('cut off: what is whole may come in, the rest is told', async () => {
    const stored = zipSync({ ...parts }, { level: 0 })
    await pick(stored.slice(0, stored.length - 900))
    await expect(dialog.getByRole('alert')).toContainText('文件不完整')
    await cancel()
  })
  await test.step('one letter changed: its item is named and stays out', async () => {
    await pick(zipSync({ ...parts, 'annotations.jsonl': strToU8(strFromU8(parts['annotations.jsonl']).replace('第2条的话', '第9条的话')) }))
    await expect(dialog.getByRole('alert')).toContainText('被改动过')
    await dialog.getByRole('button', { name: '不能导入 1' }).click()
    await expect(dialog.getByRole('listitem')).toContainText('这一项在导出之后被改动过（校验值不符），不会导入。')
    await cancel()
  })
  await test.step('a known id with other content: both sides, and a person decides', async () => {
    const [first] = versions
    const foreign = { ...first!, clock: { 'ffffffff-0000-4000-8000-000000000001': 1 }, content: { ...first!.content!, note: '别处的话' } } as MarkVersion
    await pick(packed(parts, line(foreign)))
    await expect(dialog.getByRole('button', { name: '冲突 1' })).toBeVisible()
    await expect(dialog.getByText('别处的话')).toBeVisible()
    await cancel()
  })
  expect(await ask(page, 'annotation.list', {})).toEqual(before)
})

test('hostile notes come in as words: nothing in them runs, in preview, list, text or export', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  const { parts, versions } = await ownFile(app)
  let dialogs = 0
  page.on('dialog', (box) => { dialogs++; void box.dismiss() })
  const [first] = versions
  writeFileSync(app.pickedFile, packed(parts, line({
    ...first!, id: '11111111-2222-4333-8444-555555555555', clock: { 'ffffffff-0000-4000-8000-000000000001': 1 }, author: '<b>乙</b>',
    content: { ...first!.content!, note: HOSTILE, tags: ['<img src=x onerror=alert(1)>'] },
  } as unknown as MarkVersion)))
  await place(page, '批注').click()
  await page.getByRole('button', { name: '导入…' }).click()
  await expect(page.getByRole('dialog')).toContainText('<script>window.ran = 1</script>')
  await page.getByRole('dialog').getByRole('button', { name: '导入 1 条' }).click()
  const item = page.getByRole('article').filter({ hasText: '<script>' })
  await expect(item).toContainText('onerror="window.ran = 1"')
  await expect(item.locator('img, script, svg[onload], iframe, style, a[href^=javascript]')).toHaveCount(0)
  await item.getByRole('link').first().click()
  await page.getByRole('tab', { name: /^批注/ }).click()
  await expect(page.getByRole('article').filter({ hasText: '<script>' })).toBeVisible()
  for (const format of ['markdown', 'docx'] as const) {
    await ask(page, 'export.notes', { format, encoding: 'utf-8', grouping: 'document', selection: { ids: null, filter: null } })
  }
  expect([await page.evaluate(() => (window as unknown as { ran?: number }).ran ?? 0), dialogs]).toEqual([0, 0])
})

test('bad backups are refused by name, and a good one replaces nothing before it is confirmed', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  await ownFile(app)
  await ask(page, 'backup.make', {})
  const folder = join(app.dataFolder, 'backups')
  const good = readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.db'))!))
  const before = await ask(page, 'annotation.list', {})
  await page.getByRole('navigation', { name: '主导航' }).getByText('设置').click()
  const restore = page.getByRole('button', { name: '从文件恢复…' })
  const refused = async (file: Uint8Array | string, words: string): Promise<void> => {
    writeFileSync(app.pickedFile, file)
    await restore.click()
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await refused('不是备份', '不是案头的笔记备份')
  const other = join(app.saveFolder, 'other.db')
  const database = new DatabaseSync(other)
  database.exec('CREATE TABLE notes (words TEXT)')
  database.close()
  await refused(readFileSync(other), '不是案头的笔记备份')
  await refused(good.subarray(0, Math.floor(good.length * 0.6)), '已损坏')
  const newer = Buffer.from(good)
  newer.writeUInt32BE(999_999, 60)
  await refused(newer, '由较新版本的案头保存')

  writeFileSync(app.pickedFile, good)
  await restore.click()
  await expect(page.getByRole('dialog')).toContainText('3 条批注，将被替换')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  expect(await ask(page, 'annotation.list', {})).toEqual(before)
  copyFileSync(app.pickedFile, other) // the picked file itself is only read
  expect(readFileSync(other).equals(good)).toBe(true)
})
