import { resolve } from 'node:path'
import { app } from 'electron'
import packageFile from '../../../package.json' with { type: 'json' }
import { defaultDataFolder } from '../shared/data-folder.ts'
import { HELP, readOptions } from '../shared/options.ts'
import { startDesktop } from './app.ts'

// Built to out/main/main.js; everything that the app is made of lies around it.
const here = import.meta.dirname

/** Switches that Electron, Chromium, the desktop or a test driver add; they are not for us. */
const FOREIGN_SWITCHES = /^(--(no-sandbox|disable-|enable-|force-|ozone-|gtk-|inspect|remote-debugging-|original-process-start-time|squirrel|password-store|lang=|user-data-dir=)|-psn_)/

/** Our own words: after the program, and in development after the app's folder too. */
function ownWords(): string[] {
  const words = process.argv.slice(1)
  const folder = app.isPackaged ? -1 : words.findIndex((word) => !word.startsWith('-'))
  return words.slice(folder + 1).filter((word) => !FOREIGN_SWITCHES.test(word))
}

const options = readOptions(ownWords())
if (options.kind === 'run' && options.picturesFolder === null) {
  void startDesktop({
    dataFolder: resolve(options.dataFolder ?? defaultDataFolder()),
    rendererFolder: resolve(here, '../renderer'),
    resourcesFolder: app.isPackaged ? resolve(process.resourcesPath, 'antou') : resolve(here, '../resources'),
    preload: resolve(here, '../preload/preload.cjs'),
    workerFile: resolve(here, 'worker.js'),
    version: packageFile.version,
    developmentOrigin: app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
  })
} else {
  const understood = options.kind === 'help' || options.kind === 'version'
  const text = options.kind === 'help' ? HELP : options.kind === 'version' ? `案头 ${packageFile.version}`
    : options.kind === 'mistake' ? options.message : '--pictures 只在用浏览器打开时可用。'
  if (understood) console.log(text)
  else console.error(text)
  app.exit(understood ? 0 : 2)
}
