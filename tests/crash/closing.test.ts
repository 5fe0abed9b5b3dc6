import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../electron/library/testing/folders.ts'
import { openTestLibrary } from '../../electron/library/testing/library.ts'
import { selectWords } from '../e2e/fixtures/select-words.ts'
import { startChromium } from '../e2e/fixtures/start-app.ts'
import { canMount, fill, makeRoom, smallDisk } from './small-disk.ts'

const REPORT = '政府工作报告（摘要）'
/** Longer than the host waits for a page that says nothing, milliseconds. */
const BEYOND_THE_LIMIT_MS = 4000

/** The app with the report open, on a disk of its own. */
async function onSmallDisk() {
  if (!existsSync(resolve(import.meta.dirname, '../../out/main'))) throw new Error('the app is not built: node electron/tools/build.mjs')
  const disk = smallDisk(60)
  const folder = temporaryFolder()
  // The browser's own files lie elsewhere: what it deletes would make room.
  for (const path of [join(disk, 'data'), join(folder, 'profile')]) mkdirSync(path)
  symlinkSync(join(folder, 'profile'), join(disk, 'data', 'browser'))
  const app = await startChromium({ dataFolder: join(disk, 'data'), saveFolder: folder, pickedFile: join(folder, 'picked.txt') }, { TMPDIR: folder })
  onTestFinished(app.kill)
  const { page } = app
  const state = { ended: false }
  void app.ended.then(() => { state.ended = true })
  await page.getByText(REPORT).first().click()
  await page.getByRole('heading', { level: 1, name: REPORT }).waitFor()
  return { app, page, disk, state, dataFolder: join(disk, 'data'), dialog: page.getByRole('dialog', { name: '有内容没有保存' }) }
}

// Only root may mount a small disk; elsewhere renderer/app/App.test.ts and hosts/shared/quit.test.ts hold the two halves.
test.skipIf(!canMount)('a note that cannot be saved at the closing: the window stays and says why, until there is room', async () => {
  const { app, page, disk, state, dataFolder, dialog } = await onSmallDisk()
  await selectWords(page, '攻坚克难')
  await page.getByRole('button', { name: '写附注', exact: true }).click()
  await page.getByRole('textbox', { name: '附注' }).pressSequentially('有地方时写的。')
  await page.locator('.state.saved').waitFor()

  fill(disk)
  // One page of the log may still take a few words: more than it holds.
  const more = '没有地方了。'.repeat(2000)
  await page.keyboard.insertText(more)
  await app.closeWindow()
  await dialog.getByText('磁盘空间不足').waitFor()
  await pause(BEYOND_THE_LIMIT_MS)
  expect(state.ended).toBe(false)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await pause(BEYOND_THE_LIMIT_MS)
  expect([state.ended, await page.getByRole('textbox', { name: '附注' }).inputValue()]).toEqual([false, `有地方时写的。${more}`])

  await app.closeWindow()
  await dialog.waitFor()
  makeRoom(disk)
  await dialog.getByRole('button', { name: '再试一次，然后关闭' }).click()
  await app.ended
  const [listed] = await openTestLibrary({ dataFolder }).get('annotation.list', {})
  expect(listed?.annotation.note).toBe(`有地方时写的。${more}`)
})

// Only root may mount a small disk; elsewhere renderer/features/reading/marks.test.ts holds the page's half.
test.skipIf(!canMount)('an end of a mark that cannot be stored goes back to where it is on disk, and the closing window names it until there is room', async () => {
  const { app, page, disk, state, dataFolder, dialog } = await onSmallDisk()
  await selectWords(page, '攻坚克难')
  await page.keyboard.press('1')
  const mark = page.locator('.run.marked')
  const marked = async (): Promise<string> => (await mark.allTextContents()).join('')
  await expect.poll(marked).toBe('攻坚克难')
  fill(disk)
  // The last page of the log may still take a change or two.
  const line = page.getByText(/没有完成：改批注范围/)
  let onDisk = ''
  for (let tries = 0; tries < 12 && !await line.isVisible(); tries++) {
    onDisk = await marked()
    await mark.first().focus()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await pause(1500)
  }
  expect([await line.isVisible(), await marked()]).toEqual([true, onDisk])
  await app.closeWindow()
  await dialog.getByText('没有完成的操作：').waitFor()
  const named = await dialog.getByRole('listitem').allTextContents()
  await pause(BEYOND_THE_LIMIT_MS)
  expect([state.ended, named.length, named[0]?.startsWith(`改批注范围“${onDisk}`)]).toEqual([false, 1, true])
  makeRoom(disk)
  await dialog.getByRole('button', { name: '再试一次，然后关闭' }).click()
  await app.ended
  const [listed] = await openTestLibrary({ dataFolder }).get('annotation.list', {})
  expect([listed?.annotation.anchor.quote.length, listed?.annotation.anchor.quote.startsWith(onDisk)]).toEqual([onDisk.length + 1, true])
})
