import { join } from 'node:path'
import { runApp } from '../chromium/run.ts'
import { findBrowser } from '../chromium/find-browser.ts'
import { takeInstanceLock } from '../shared/instance-lock.ts'

// Runs the Chromium host, whole, with a page of the tests and the stand-in for the library:
// `node run-stand-in.ts DATA-FOLDER PAGE-FOLDER`.
const [dataFolder = '', rendererFolder = ''] = process.argv.slice(2)
const lock = takeInstanceLock(dataFolder)
const program = findBrowser()
if (lock === null || program === null) process.exit(3)
const code = await runApp({
  program, dataFolder, rendererFolder, lock,
  resourcesFolder: dataFolder, workerFile: join(import.meta.dirname, 'stand-in-worker.ts'), version: '0.0.0',
  headless: true, debugPort: process.env['ANTOU_DEBUG_PORT'] !== undefined, developmentOrigin: undefined, picturesFolder: null,
})
process.exit(code)
