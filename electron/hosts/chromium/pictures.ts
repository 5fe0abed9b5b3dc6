import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallName, CallInput, CallOutput, DocumentId, Result } from '../../contract/index.ts'
import type { Gate } from '../shared/gate.ts'
import type { PageSession } from './page-session.ts'

/** The size that the app is designed for. */
const SCREEN = { width: 1366, height: 768, deviceScaleFactor: 1, mobile: false }

/** A view that has not come to rest by then is pictured as it is. */
const REST_LIMIT_MS = 8000

/** Settles when fonts are loaded and the page has not changed for 300 ms. */
const UNTIL_AT_REST = `new Promise((resolve) => {
  let timer = setTimeout(done, 300)
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 300) })
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  const limit = setTimeout(done, ${REST_LIMIT_MS})
  function done() { clearTimeout(limit); observer.disconnect(); document.fonts.ready.then(() => setTimeout(resolve, 100)) }
})`

/**
 * The main job without a window: reads the bundled library, builds the default comparison, writes its PDF and a
 * picture of each main view to `folder`. The calls pass the same gate as those of the page.
 */
export async function takePictures(page: PageSession, gate: Gate, origin: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => {
    const result = await gate({ isMainFrame: true, url: `${origin}/`, page: 'window' }, JSON.stringify({ name, input })) as Result<CallOutput<Name>>
    if (!result.ok) throw new Error(`${name}：${result.failure.code}`)
    return result.value
  }
  const documents = await ask('document.list', {})
  const [longest, second] = [...documents].sort((one, other) => other.characters - one.characters)
  console.log(`资料库：${documents.length} 份文件`)

  /** Two documents where their first paired headings stand. */
  const sideBySide = async (a: DocumentId, b: DocumentId): Promise<string> => {
    const [first] = (await ask('pairing.get', { a, b })).pairs
    return `#/read/${a}?${first ? `passage=${first.a}&` : ''}beside=${b}`
  }
  const views: [string, string][] = [
    ['library', '#/'],
    ...(longest ? [['reading', `#/read/${longest.id}`] as [string, string]] : []),
    ...(longest && second ? [['beside', await sideBySide(longest.id, second.id)] as [string, string]] : []),
    ['annotations', '#/annotations'], ['comparison', '#/compare'], ['ledger', '#/ledger'], ['settings', '#/settings'],
  ]
  await page.send('Emulation.setDeviceMetricsOverride', SCREEN)
  for (const [name, route] of views) {
    await page.evaluate(`location.hash = ${JSON.stringify(route)}`)
    await page.evaluate(UNTIL_AT_REST)
    const { data } = await page.send<{ data: string }>('Page.captureScreenshot', { format: 'png' })
    await writeFile(join(folder, `${name}.png`), Buffer.from(data, 'base64'))
    console.log(`图片：${name}.png`)
  }

  const spec = await ask('comparison.default', {})
  process.env['ANTOU_SAVE_DIR'] = folder // no dialog without a window
  const saved = await ask('export.comparisonPdf', { spec, layout: { style: 'official', orientation: 'landscape', chart: true, sources: true } })
  if (saved !== null) console.log(`对比表：${saved.name}（${Math.ceil(saved.bytes / 1024)} KB）`)
}
