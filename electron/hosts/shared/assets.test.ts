import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createAssetServer } from './assets.ts'
import { responseHeaders } from './policy.ts'

const folder = mkdtempSync(join(tmpdir(), 'antou-assets-'))
mkdirSync(join(folder, 'app/assets'), { recursive: true })
mkdirSync(join(folder, 'app-evil'))
for (const [name, text] of Object.entries({
  'app/index.html': '<!doctype html>', 'app/assets/a.js': 'a', 'app/assets/字.woff2': 'f', 'app/notes.db': 'secret', 'app-evil/x.js': 'secret', 'secret.txt': 'secret',
})) writeFileSync(join(folder, name), text)
symlinkSync(join(folder, 'secret.txt'), join(folder, 'app/link.txt'))
symlinkSync(join(folder, 'app-evil'), join(folder, 'app/evil'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const assets = createAssetServer(join(folder, 'app'))

test('files of the folder come with their type and the headers of the policy', async () => {
  const page = await assets('/')
  expect(page).toEqual({ status: 200, headers: { ...responseHeaders(), 'Content-Type': 'text/html; charset=utf-8' }, body: Buffer.from('<!doctype html>') })
  expect((await assets('/assets/a.js')).headers['Content-Type']).toBe('text/javascript; charset=utf-8')
  expect((await assets('/assets/%E5%AD%97.woff2')).status).toBe(200)
})

test.each([
  '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/..\\secret.txt', '/..%5csecret.txt',
  '/%252e%252e/secret.txt', '/../app-evil/x.js', '/%2e%2e%2fapp-evil/x.js', '/link.txt', '/evil/x.js', '/notes.db', '/assets', '/assets/',
  '//etc/passwd', '/C:/windows/win.ini', '/index.html%00.js', '/%', '/%zz', '', 'index.html', '/./index.html', '/missing.html', `/${'a'.repeat(5000)}`,
])('“%s” gets nothing', async (path) => {
  const answer = await assets(path)
  expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([404, '404'])
})

test('a folder that is not there answers 404 instead of failing', async () => {
  expect((await createAssetServer(join(folder, 'nowhere'))('/')).status).toBe(404)
})
