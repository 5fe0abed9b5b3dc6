import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ExpectedFailure } from '../contract/index.ts'
import { mergeLexicon, parseLexicon, type Lexicon } from '../domain/metrics/index.ts'
import { lineOfPath, parseJson, sentenceOf as sentenceOfMistake } from './user-lexicon/index.ts'

/** The user's own indicators and aliases, in the data folder; docs/extraction.md shows the format. */
const USER_FILE = 'user-lexicon.json'

/**
 * Reads the lexicon of the app, and the user's own file over it where there is one. A mistake in the user's file is
 * told and the file left out; one in the app's own fails with `lexicon-invalid`.
 * @param dataFolder null where there is none (the extractor alone).
 */
export function loadLexicon(resourcesFolder: string, dataFolder: string | null, notices: string[]): Lexicon {
  const lexicon = loadAppLexicon(resourcesFolder)
  return dataFolder === null ? lexicon : withUserFile(lexicon, dataFolder, notices)
}

/** Reads the lexicon of the app. A mistake in it fails with `lexicon-invalid` and its place. */
export function loadAppLexicon(resourcesFolder: string): Lexicon {
  const folder = ['lexicon', join('resources', 'lexicon')].map((name) => join(resourcesFolder, name)).find(existsSync)
  if (folder === undefined) throw new ExpectedFailure('lexicon-invalid', '找不到 lexicon 文件夹')
  const files = Object.fromEntries(readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [basename(name, '.json'), readJson(join(folder, name), name)]))
  const parsed = parseLexicon(files)
  if (!parsed.ok) throw new ExpectedFailure('lexicon-invalid', sentenceOf(parsed.problems))
  return parsed.lexicon
}

/** The user's own file over a lexicon, where there is one. With a mistake in it, told in `notices`, it is left out. */
export function withUserFile(base: Lexicon, dataFolder: string, notices: string[]): Lexicon {
  const path = join(dataFolder, USER_FILE)
  if (!existsSync(path)) return base
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  const parsed = parseJson(text)
  const result = 'mistake' in parsed ? null : mergeLexicon(base, parsed.value)
  if (result?.ok === true) return result.lexicon
  const [problem, ...more] = result?.problems ?? []
  const mistake = 'mistake' in parsed ? parsed.mistake
    : { path: problem?.path ?? '', line: problem ? lineOfPath(text, problem.path) : null, message: problem?.message ?? '' }
  notices.push(`自定义指标文件有误，暂未使用。${sentenceOfMistake(USER_FILE, mistake)}${more.length > 0 ? `（另有 ${more.length} 处）` : ''}`)
  return base
}

/** Fails with `lexicon-invalid` and the place of the mistake. */
function readJson(path: string, name: string): unknown {
  try {
    const parsed = parseJson(readFileSync(path, 'utf8'))
    if ('value' in parsed) return parsed.value
    throw new ExpectedFailure('lexicon-invalid', sentenceOfMistake(name, parsed.mistake))
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    throw new ExpectedFailure('lexicon-invalid', `${name} 无法读取`)
  }
}

/** The first problem in full; how many more there are. */
function sentenceOf(problems: readonly { file: string; path: string; message: string }[]): string {
  const [first, ...more] = problems
  if (!first) return ''
  return `${first.file} ${first.path}：${first.message}${more.length > 0 ? `（另有 ${more.length} 处）` : ''}`.slice(0, 400)
}
