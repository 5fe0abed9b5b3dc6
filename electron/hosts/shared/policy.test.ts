import { expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY, contentSecurityPolicy, EXTERNAL_HOSTS, isExternalAddress, isOwnAddress, PAGE_ORIGIN } from './policy.ts'

test('nothing is allowed that is not named, and nothing named is unsafe', () => {
  expect(CONTENT_SECURITY_POLICY['default-src']).toBe("'none'")
  expect(contentSecurityPolicy()).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
  expect(new Set(Object.values(CONTENT_SECURITY_POLICY))).toEqual(new Set(["'none'", "'self'"]))
})

test.each([
  ['https://briefing.invalid/', true], ['https://briefing.invalid/print/print.html#job=1', true],
  ['http://briefing.invalid/', false], ['https://briefing.invalid:8443/', false], ['https://briefing.invalid.example.com/', false],
  ['https://user@briefing.invalid/', false], ['wss://briefing.invalid/', false], ['data:text/html,x', false], ['about:blank', false], ['', false], ['/', false],
])('“%s” is our own in the Chromium host: %s', (url, own) => { expect(isOwnAddress(url, PAGE_ORIGIN.chromium)).toBe(own) })

test.each([
  ['antou://app/', true], ['antou://app/index.html#/read/x', true], ['antou://app.evil/', false], ['antou://other/', false], ['https://app/', false], ['file:///app/', false],
])('“%s” is our own in Electron: %s', (url, own) => { expect(isOwnAddress(url, PAGE_ORIGIN.desktop)).toBe(own) })

test('no outside address is handed to the system unless its host is allowed', () => {
  expect(EXTERNAL_HOSTS).toEqual([])
  for (const url of ['https://example.com/', 'http://127.0.0.1/', 'file:///etc/passwd', 'javascript:alert(1)', 'mailto:x@example.com', 'not an address']) expect(isExternalAddress(url), url).toBe(false)
})
