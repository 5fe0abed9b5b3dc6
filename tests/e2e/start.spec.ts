import { writeFileSync } from 'node:fs'
import { expect, test } from './fixtures/index.ts'

// The app as it starts, and what every later browser test relies on.

test('the app opens on the library with the five bundled briefings', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
  const titles = ['抢抓太忻一体化经济区建设机遇', '政府工作报告', '紧抓机遇谋发展', '高举金字招牌', '抓落实不松劲']
  for (const title of titles) await expect(page.getByText(title).first()).toBeVisible()
})

test('the page has its bridge and nothing of Node', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    bridge: Object.keys((globalThis as unknown as { antou: object }).antou),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    secure: isSecureContext,
  }))
  expect(seen).toEqual({ bridge: ['call', 'on'], node: [], secure: true })
})

test('closing ends the host and opening again finds the same library', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: '资料库' })).toBeVisible()
  const page = await app.restart()
  await expect(page.getByRole('heading', { name: '资料库' })).toBeVisible()
})

test('a picked file is handed over as a token, never as a path', async ({ app, page }) => {
  writeFileSync(app.pickedFile, '太谷区2024年工作总结\n\n全年地区生产总值完成120亿元。\n')
  const picked = await page.evaluate(() =>
    (globalThis as unknown as { antou: { call: (name: string, input: object) => Promise<unknown> } }).antou.call('file.pick', { purpose: 'import-document' }))
  expect(picked).toMatchObject({ ok: true, value: { name: 'picked.txt', token: expect.stringMatching(/^[0-9a-f-]{36}$/) } })
  expect(JSON.stringify(picked)).not.toContain(app.dataFolder)
})
