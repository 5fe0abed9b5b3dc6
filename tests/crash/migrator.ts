// A child process for the kill test: opens a notebook of the first version, which backs it up and migrates it.
import { writeSync } from 'node:fs'
import { openNotebook } from '../../electron/library/storage/index.ts'

const [dataFolder = ''] = process.argv.slice(2)
writeSync(1, 'ready\n')
openNotebook(dataFolder, new Date(), [])
writeSync(1, 'migrated\n')
setInterval(() => {}, 1000)
