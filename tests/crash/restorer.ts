// A child process for the kill test: restores the newest backup over a notebook, again and again.
import { writeSync } from 'node:fs'
import { recoverNotebook } from '../../electron/library/storage/index.ts'

const [dataFolder = ''] = process.argv.slice(2)
writeSync(1, 'ready\n')
for (let round = 0; ; round++) {
  recoverNotebook(dataFolder, 'restore-backup', new Date())
  writeSync(1, `${round}\n`)
}
