// A child process for the kill test: marks without end, and says each id once the library has answered.
import { writeSync } from 'node:fs'
import { openLibrary } from '../../electron/library/library.ts'
import type { DocumentId } from '../../electron/contract/index.ts'

const [dataFolder = '', resourcesFolder = ''] = process.argv.slice(2)
const library = openLibrary({ dataFolder, resourcesFolder, host: 'command-line', version: '0.0.1' })
const documentId = 'taigu-2024-plan' as DocumentId
const opened = await library.call('document.open', { documentId })
if (!opened.ok) throw new Error(opened.failure.code)
const { passages, summary } = opened.value
writeSync(1, 'ready\n')
for (let i = 0; ; i++) {
  const passage = 4 + (i % 20)
  const quote = passages[passage]?.text.slice(0, 6) ?? ''
  const added = await library.call('annotation.add', {
    documentId, meaning: 'data', note: `第${i}条`, tags: [],
    anchor: { edition: summary.edition, passage, start: 0, end: quote.length, quote, before: '', after: '', headings: [] },
  })
  // Written straight to the pipe: what the parent reads was answered before the kill.
  if (added.ok) writeSync(1, `${added.value.id}\n`)
}
