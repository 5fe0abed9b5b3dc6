// The library without a window. `npm run cli -- help` lists the commands.
import { basename, resolve } from 'node:path'
import packageFile from '../package.json' with { type: 'json' }
import { compare } from './cli/compare.ts'
import { importFile, search, withLibrary } from './cli/library.ts'
import { reanchorLines } from './cli/reanchor.ts'
import { describe } from './cli/sentences.ts'
import { extractLines, readText } from './cli/texts.ts'
import { understand, USAGE, UsageMistake, type Request } from './cli/usage.ts'
import type { LibraryStart } from './contract/index.ts'
import { defaultDataFolder } from './hosts/shared/data-folder.ts'
import { notebookNeedsRecovery, recoverNotebook } from './library/storage/index.ts'

// From the sources the resources lie in the repository's root; built, beside the folder of this file.
const fromSource = basename(import.meta.filename).endsWith('.ts')
const resourcesFolder = fromSource ? resolve(import.meta.dirname, '..') : resolve(import.meta.dirname, '../resources')
const rendererFolder = fromSource ? resolve(import.meta.dirname, '../out/renderer') : resolve(import.meta.dirname, '../renderer')

// A reader that has seen enough (`… | head`) closes the pipe: that is no failure.
process.stdout.on('error', () => process.exit(0))

process.exitCode = await main(process.argv.slice(2))

/** Exit codes: 0 done, 1 could not be done, 2 the command line was not understood. Never a stack. */
async function main(typed: readonly string[]): Promise<number> {
  try {
    return await run(understand(typed))
  } catch (error) {
    const mistake = error instanceof UsageMistake
    console.error(mistake ? `${error.message}\n用法见：npm run --silent cli -- help` : describe(error))
    return mistake ? 2 : 1
  }
}

async function run(request: Request): Promise<number> {
  const { command, options } = request
  const start: LibraryStart = {
    dataFolder: resolve(typeof options['data'] === 'string' ? options['data'] : defaultDataFolder()),
    resourcesFolder, host: 'command-line', version: packageFile.version,
  }
  switch (command) {
    case 'help': return say(USAGE)
    case 'version': return say(`案头 ${packageFile.version}`)
    case 'extract': return say(extractLines(request, resourcesFolder).join('\n'))
    case 'read': return say(readText(request))
    case 'reanchor': return say(reanchorLines(request, resourcesFolder).join('\n'))
    case 'import': return say(await withLibrary(start, (library) => importFile(library, request)))
    case 'search': return say(await withLibrary(start, (library) => search(library, request)))
    case 'compare': return say(await withLibrary(start, (library) => compare(library, request, rendererFolder, (sentence) => console.error(sentence))))
    case 'doctor': return await doctor(start, options)
  }
}

/** Looks into both databases; where the notebook is damaged, carries out what was chosen by option and by nothing else. */
async function doctor(start: LibraryStart, options: Request['options']): Promise<number> {
  if (options['restore-backup'] === true && options['start-empty'] === true) throw new UsageMistake('--restore-backup 和 --start-empty 只能选一个。')
  const choice = options['restore-backup'] === true ? 'restore-backup' : options['start-empty'] === true ? 'start-empty' : null
  if (choice !== null) {
    say(recoverDamaged(start.dataFolder, choice))
  }
  const findings = await withLibrary(start, (library) => library.examine())
  say([`数据文件夹：${start.dataFolder}`, ...findings.map(({ sound, sentence }) => `${sound ? '✓' : '✗'} ${sentence}`)].join('\n'))
  return findings.every(({ sound }) => sound) ? 0 : 1
}

/** Recovers a notebook that is damaged, and no other: a sound one would be put aside by a typing error. */
function recoverDamaged(dataFolder: string, choice: 'restore-backup' | 'start-empty'): string {
  if (!notebookNeedsRecovery(dataFolder)) return '“我的笔记”没有损坏，未作恢复。'
  return recoverNotebook(dataFolder, choice, new Date())
}

function say(text: string): number {
  if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return 0
}
