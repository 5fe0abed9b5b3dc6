// A person at the page: marks, writes, changes, deletes, imports, backs up, restores. Each act says to `told` what it
// is about to do, and what the interface then showed as saved.
import { copyFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { MEANINGS } from '../../renderer/shared/meanings.ts'
import { clickRun, selectWords } from '../e2e/fixtures/select-words.ts'
import type { BroughtMark } from './exchange-files.ts'
import { saved, type Told } from './told.ts'

export interface PersonParts {
  readonly page: Page
  readonly told: Told
  /** What the file picker answers. */
  readonly pickedFile: string
  /** Makes a file of notes that nobody has taken in yet. */
  readonly newFile: () => { path: string; marks: ReadonlyMap<string, BroughtMark> }
}

const DOCUMENT = '政府工作报告（摘要）'
/** As fast as somebody who types well; several keys fall into one save. */
const KEY_PAUSE_MS = 30
const WORDS = '此数与统计公报核对过口径一致同比按可比价计算待问发改局何时更新'
const QUOTE_LENGTH = 4

const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(Math.random() * values.length)]!
const place = (page: Page, name: string) => page.getByRole('navigation', { name: '主导航' }).getByText(name, { exact: true })

/** Marks without end: new ones, notes on them, other meanings, deletions. */
export async function annotate(parts: PersonParts): Promise<void> {
  await openDocument(parts.page)
  for (;;) {
    const id = await makeMark(parts)
    if (id === null) await parts.page.keyboard.press('PageDown')
    else await (Math.random() < 0.7 ? editMark(parts, id) : undefined)
  }
}

async function openDocument(page: Page): Promise<void> {
  await place(page, '资料库').click()
  await page.getByRole('link', { name: DOCUMENT }).or(page.getByText(DOCUMENT)).first().click()
  await page.getByRole('heading', { level: 1, name: DOCUMENT }).waitFor()
  await page.getByRole('region', { name: '正文' }).focus()
}

/** Marks some words in sight that have no mark; null where there are none. Answers the mark that the page shows. */
async function makeMark({ page, told }: PersonParts): Promise<string | null> {
  const words = pick([null, ...await freeWords(page)])
  if (words === null) return null
  const meaning = pick(MEANINGS)
  await selectWords(page, words)
  told.beginMark()
  await page.getByRole('button', { name: `记为${meaning.name}` }).click()
  const run = page.locator(`.run.marked:text-is("${words}")`).first()
  await run.waitFor()
  const id = (await run.getAttribute('data-marks'))!
  told.marked(id, meaning.meaning)
  return id
}

/** Words of the text in sight that occur once and carry neither a mark nor a number. */
async function freeWords(page: Page): Promise<string[]> {
  return page.evaluate((length) => {
    const column = document.querySelector('[aria-label="正文"]')!
    const all = column.textContent
    const found: string[] = []
    for (const passage of column.querySelectorAll('.passage.paragraph')) {
      for (const node of passage.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const { top, bottom } = range.getBoundingClientRect()
        if (top < 120 || bottom > innerHeight - 200) continue
        const text = node.textContent!
        for (let start = 0; start + length <= text.length; start += length) {
          const words = text.slice(start, start + length)
          if (/^\p{Script=Han}+$/u.test(words) && all.split(words).length === 2) found.push(words)
        }
      }
    }
    return found
  }, QUOTE_LENGTH)
}

async function editMark(parts: PersonParts, id: string): Promise<void> {
  const { page, told } = parts
  await clickRun(page, page.locator(`.run.marked[data-marks="${id}"]`).first())
  const card = page.getByRole('dialog', { name: '批注' })
  await card.waitFor()
  for (let steps = 1 + Math.floor(Math.random() * 3); steps > 0; steps--) {
    const act = Math.random()
    if (act < 0.65) await type(parts, id)
    else if (act < 0.85) await changeMeaning(parts, id)
    else {
      told.begin((marks) => new Map(marks).set(id, { ...marks.get(id)!, removed: true }))
      await card.getByRole('button', { name: '删除批注' }).click()
      await page.locator(`.run.marked[data-marks="${id}"]`).first().waitFor({ state: 'detached' })
      return told.acknowledge('removal')
    }
  }
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'detached' })
}

/** Types on in the note, key by key; sometimes until the field says that it is saved. */
async function type({ page, told }: PersonParts, id: string): Promise<void> {
  const field = page.getByRole('textbox', { name: '附注' })
  await field.focus()
  await page.keyboard.press('End')
  let text = told.sure.get(id)!.typed.at(-1)!.text
  for (let keys = 5 + Math.floor(Math.random() * 40); keys > 0; keys--) {
    text += pick([...WORDS])
    told.typed(id, text)
    await page.keyboard.insertText(text.at(-1)!)
    told.typed(id, text, Date.now())
    await pause(Math.random() * 2 * KEY_PAUSE_MS)
  }
  if (Math.random() < 0.6) {
    await page.locator('.state.saved').waitFor()
    told.noteSaved(id)
  }
}

async function changeMeaning({ page, told }: PersonParts, id: string): Promise<void> {
  const { meaning, name } = pick(MEANINGS.filter((one) => one.meaning !== told.sure.get(id)!.meaning))
  told.begin((marks) => new Map(marks).set(id, { ...marks.get(id)!, meaning }))
  const group = page.getByRole('group', { name: '批注类别' })
  await group.getByRole('button', { name }).click()
  await group.locator('button[aria-pressed=true]', { hasText: name }).waitFor()
  told.acknowledge('meaning')
}

/** Takes in one file after the other. */
export async function importFiles({ page, told, pickedFile, newFile }: PersonParts): Promise<void> {
  await place(page, '批注').click()
  for (;;) {
    const { path, marks } = newFile()
    copyFileSync(path, pickedFile)
    await page.getByRole('button', { name: '导入…' }).click()
    const button = page.getByRole('dialog').getByRole('button', { name: /^导入 [\d,]+ 条$/ })
    await button.waitFor()
    told.begin((known) => new Map([...known, ...[...marks].map(([id, { meaning, note }]) => [id, saved(meaning, note)] as const)]))
    await button.click()
    await toast(page, '已导入批注')
    told.acknowledge('import')
  }
}

export async function backUp({ page, told }: PersonParts, times = Number.POSITIVE_INFINITY): Promise<void> {
  await place(page, '设置').click()
  for (; times > 0; times--) {
    await page.getByRole('button', { name: '立即备份' }).click()
    await toast(page, '已备份')
    told.backedUp(await nameOf(page, 0))
  }
}

/** Puts backups back that were made by hand, each time another one. */
export async function restore(parts: PersonParts): Promise<void> {
  const { page, told } = parts
  if (told.backups.size === 0) await backUp(parts, 1)
  await place(page, '设置').click()
  for (;;) {
    await rows(page).first().waitFor()
    const more = page.getByRole('button', { name: /^全部 \d+ 份$/ })
    if (await more.isVisible()) await more.click()
    const shown = await Promise.all((await rows(page).all()).map((_, row) => nameOf(page, row)))
    const name = pick(shown.filter((one) => told.backups.has(one)).slice(0, 5))
    await page.getByRole('button', { name, exact: true }).first().click()
    told.begin(() => told.backups.get(name)!)
    await page.getByRole('button', { name: '备份现在的，再恢复' }).click()
    await toast(page, '已恢复')
    told.acknowledge('restore')
  }
}

const rows = (page: Page) => page.getByRole('button', { name: /^恢复 .*的备份$/ })
const nameOf = async (page: Page, row: number): Promise<string> => (await rows(page).nth(row).getAttribute('aria-label'))!

/** Waits for the line at the foot of the window, and takes it away, so that the next one is a new one. */
async function toast(page: Page, words: string): Promise<void> {
  const line = page.locator('.toast', { hasText: words }).first()
  await line.waitFor()
  await line.getByRole('button', { name: '关闭提示' }).click()
}
