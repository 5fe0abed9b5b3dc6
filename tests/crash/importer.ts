// A child process for the kill test: imports and removes without end, and says what was answered.
import { randomUUID } from 'node:crypto'
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { FileToken, type RegionCode } from '../../electron/contract/index.ts'
import { openLibrary } from '../../electron/library/library.ts'

const [dataFolder = '', resourcesFolder = '', filesFolder = ''] = process.argv.slice(2)
const library = openLibrary({ dataFolder, resourcesFolder, host: 'command-line', version: '0.0.1' })
writeSync(1, 'ready\n')
for (let i = 0; ; i++) {
  const path = join(filesFolder, `${randomUUID()}.txt`)
  writeFileSync(path, `第${i}份材料 ${randomUUID()}\n\n${`全区投资完成${i}亿元，增长${i}%。`.repeat(200)}`)
  const token = FileToken.parse(randomUUID())
  await library.call('file.register', { token, path })
  const details = { title: `第${i}份`, region: '140703' as RegionCode, kind: 'other' as const, date: '2024', speaksOf: '2024' }
  const stored = await library.call('document.import', { file: token, details })
  if (stored.ok) writeSync(1, `${stored.value.id} ${stored.value.passages}\n`)
}
