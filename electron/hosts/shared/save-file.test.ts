import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writingFailure } from './failure.ts'
import { freePath, safeFileName, saveWhole } from './save-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'antou-save-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['20250226_主要指标对比_太谷区_v1.pdf', '20250226_主要指标对比_太谷区_v1.pdf'],
  ['太谷/晋中:对比*表?.pdf', '太谷 晋中 对比 表.pdf'],
  ['  a\u0000b\u202ec\n.pdf', 'a b c.pdf'],
  ['..\\..\\evil.pdf', 'evil.pdf'],
  ['CON.pdf', '对比表.pdf'],
  ['', '对比表.pdf'],
  ['...', '对比表.pdf'],
])('the proposed name “%s” becomes “%s”', (proposed, safe) => { expect(safeFileName(proposed)).toBe(safe) })

test('a long name keeps its extension and fits every file system', () => {
  const name = safeFileName(`${'指标'.repeat(200)}.pdf`)
  expect([[...name].length <= 80, Buffer.byteLength(name) <= 240, name.endsWith('.pdf')]).toEqual([true, true, true])
  expect(Buffer.byteLength(safeFileName(`${'𫖮'.repeat(200)}.pdf`))).toBeLessThanOrEqual(240)
})

test('a file is written whole and no temporary file stays', async () => {
  const path = join(folder, '表.pdf')
  await saveWhole(path, Buffer.from('一'))
  expect(await saveWhole(path, Buffer.from('二二'))).toMatchObject({ name: '表.pdf', bytes: 6 })
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['二二', ['表.pdf']])
})

test('a missing folder, or a folder in the place of the file, is told as such and leaves nothing behind', async () => {
  await expect(saveWhole(join(folder, 'nowhere/表.pdf'), Buffer.from('x'))).rejects.toMatchObject({ failure: { code: 'save-failed', detail: '没有这个文件夹' } })
  mkdirSync(join(folder, 'taken.pdf/inside'), { recursive: true })
  await expect(saveWhole(join(folder, 'taken.pdf'), Buffer.from('x'))).rejects.toMatchObject({ failure: { code: 'save-failed', detail: '这个名字是一个文件夹' } })
  await expect(saveWhole(join(folder, `${'长'.repeat(200)}.pdf`), Buffer.from('x'))).rejects.toMatchObject({ failure: { code: 'save-failed', detail: '名字太长' } })
  expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([])
})

test.each(['.~lock.开着的.xlsx#', '~$开着的.xlsx', '~$的.xlsx'])('a file that another program has open (%s) is left alone', async (lock) => {
  const path = join(folder, '开着的.xlsx')
  writeFileSync(path, '原来的')
  writeFileSync(join(folder, lock), '')
  await expect(saveWhole(path, Buffer.from('新的'))).rejects.toMatchObject({ failure: { code: 'file-locked', detail: '开着的.xlsx' } })
  expect(readFileSync(path, 'utf8')).toBe('原来的')
  rmSync(join(folder, lock))
  await saveWhole(path, Buffer.from('新的'))
  expect(readFileSync(path, 'utf8')).toBe('新的')
})

test('a system error while writing is told by what a person can do about it', () => {
  const coded = (code: string): unknown => writingFailure(Object.assign(new Error(`${code}: /home/somebody`), { code }), 'save-failed').failure
  expect(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO'].map(coded)).toEqual(
    ['disk-full', 'disk-full', 'folder-read-only', 'folder-read-only', 'folder-read-only', 'save-failed'].map((code) => ({ code })))
})

test('a full disk and a read-only folder leave the earlier file as it was', async () => {
  const small = join(folder, 'small')
  mkdirSync(small)
  // A disk of its own where mounting is allowed (root, not every container); else a folder of the system that nobody may write.
  const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status === 0
  try {
    if (!mounted) {
      const closed = process.platform === 'linux' ? '/sys' : '/'
      await expect(saveWhole(join(closed, '表.pdf'), Buffer.from('x'))).rejects.toMatchObject({ failure: { code: 'save-denied' } })
      return
    }
    writeFileSync(join(small, '表.pdf'), '原来的')
    await expect(saveWhole(join(small, '表.pdf'), Buffer.alloc(1_000_000))).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    expect([readFileSync(join(small, '表.pdf'), 'utf8'), readdirSync(small)]).toEqual(['原来的', ['表.pdf']])
    spawnSync('mount', ['-o', 'remount,ro', small])
    await expect(saveWhole(join(small, '表.pdf'), Buffer.from('x'))).rejects.toMatchObject({ failure: { code: 'save-denied' } })
    expect(readFileSync(join(small, '表.pdf'), 'utf8')).toBe('原来的')
  } finally {
    if (mounted) spawnSync('umount', [small])
  }
})

test('where no dialog asks, a taken name gets a number', async () => {
  expect(await freePath(folder, '表.pdf')).toBe(join(folder, '表（2）.pdf'))
  expect(await freePath(folder, '新表.pdf')).toBe(join(folder, '新表.pdf'))
  for (const version of [3, 4]) writeFileSync(join(folder, `太谷区_v${version}.pdf`), '')
  expect(await freePath(folder, '太谷区_v3.pdf')).toBe(join(folder, '太谷区_v5.pdf'))
})
