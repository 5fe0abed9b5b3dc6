import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeInstanceLock } from './instance-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'antou-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a folder is held by one process at a time, and the first hears of the second', async () => {
  const first = takeInstanceLock(folder)
  let heard = 0
  const stop = first?.onSecondStart(() => { heard++ })
  expect(takeInstanceLock(folder)).toBeNull()
  await expect.poll(() => heard).toBeGreaterThan(0)
  stop?.()
  first?.release()
  const next = takeInstanceLock(folder)
  expect(next).not.toBeNull()
  next?.release()
})

test.each([['a process that is no more', '999999999 1'], ['another process under the old number', `${process.pid} 1`], ['nonsense', 'x'], ['nothing', '']])(
  'a lock left by %s is taken over', (_whose, content) => {
    writeFileSync(join(folder, 'instance.lock'), content)
    const lock = takeInstanceLock(folder)
    expect(readFileSync(join(folder, 'instance.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} \\S+\n$`))
    lock?.release()
  })

test('a folder that cannot be made is told as such', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => takeInstanceLock(join(folder, 'file/data'))).toThrow('folder-read-only')
})
