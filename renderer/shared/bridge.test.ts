import { afterEach, expect, test } from 'vitest'
import { call, CallFailed, hasBridge, messageOf, onHost, setBridge, tryCall } from './bridge.ts'
import { failing, installFakeBridge } from './testing/fake-bridge.ts'
import { settings } from './testing/samples.ts'

afterEach(() => setBridge(null))

test('a call gives the value, and the host saw its name and input', async () => {
  const host = installFakeBridge({ 'settings.get': () => settings() })
  expect(await call('settings.get', {})).toEqual(settings())
  expect(host.asked).toEqual([{ name: 'settings.get', input: {} }])
})

test('an expected failure is thrown with its sentence, or handed back as a value', async () => {
  installFakeBridge({ 'settings.get': () => failing('notebook-damaged') })
  await expect(call('settings.get', {})).rejects.toThrow('笔记文件已损坏')
  await expect(call('settings.get', {})).rejects.toBeInstanceOf(CallFailed)
  expect(await tryCall('settings.get', {})).toEqual({ ok: false, failure: { code: 'notebook-damaged' } })
})

test('without a host nothing hangs: a call fails in words and listening does nothing', async () => {
  expect(hasBridge()).toBe(false)
  await expect(call('settings.get', {})).rejects.toBeInstanceOf(CallFailed)
  expect(() => onHost('window.closing', () => {})()).not.toThrow()
})

test('a surprise is told without its stack', () => {
  expect(messageOf(new TypeError('x is undefined'))).toBe('出现意外错误，本次操作没有完成。请再试一次；仍不行请重启案头。')
})
