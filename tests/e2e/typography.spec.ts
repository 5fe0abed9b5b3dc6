import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/index.ts'

/** The fonts that the reading text is drawn with now, most used first, as the browser tells; `ships` is false for the system's. */
async function facesOfText(page: Page): Promise<readonly { readonly family: string, readonly ships: boolean }[]> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('DOM.enable')
  await tools.send('CSS.enable')
  const { root } = await tools.send('DOM.getDocument')
  const { nodeId } = await tools.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p.passage' })
  const { fonts } = await tools.send('CSS.getPlatformFontsForNode', { nodeId })
  await tools.detach()
  return fonts.sort((a, b) => b.glyphCount - a.glyphCount).map(({ familyName, isCustomFont }) => ({ family: familyName, ships: isCustomFont }))
}

test('宋, 黑, 楷 and 仿宋 are drawn with files that ship, whatever the system has', async ({ page }) => {
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  await page.goto(page.url().replace(/#.*|$/, '#/read/jinzhong-2025-work-report?passage=4'))
  await page.getByRole('button', { name: '版式' }).click()
  for (const [name, family] of [['仿宋', /Fandol/], ['楷体', /WenKai/], ['黑体', /Noto Sans/], ['宋体', /Noto Serif|Source Han Serif/]] as const) {
    await page.getByRole('radio', { name, exact: true }).click()
    await expect.poll(async () => (await facesOfText(page))[0]?.family).toMatch(family)
    expect((await facesOfText(page)).filter(({ ships }) => !ships)).toEqual([])
  }
})
