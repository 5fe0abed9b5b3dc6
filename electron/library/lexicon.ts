import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ExpectedFailure } from '../contract/index.ts'
import { mergeLexicon, parseLexicon, type Lexicon } from '../domain/metrics/index.ts'

/** The user's own indicators and aliases, in the data folder; docs/extraction.md shows the format. */
const USER_FILE = 'user-lexicon.json'

/**
 * Reads the lexicon of the app, and the user's own file over it where there is one. A mistake in the user's file is
 * told and the file left out; one in the app's own fails with `lexicon-invalid`.
 * @param dataFolder null where there is none (the extractor alone).
 */
export function loadLexicon(resourcesFolder: string, dataFolder: string | null, notices: string[]): Lexicon {
  const folder = ['lexicon', join('resources', 'lexicon')].map((name) => join(resourcesFolder, name)).find(existsSync)
  if (folder === undefined) throw new ExpectedFailure('lexicon-invalid', '找不到 lexicon 文件夹')
  const files = Object.fromEntries(readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [basename(name, '.json'), readJson(join(folder, name), name)]))
  const parsed = parseLexicon(files)
  if (!parsed.ok) throw new ExpectedFailure('lexicon-invalid', sentenceOf(parsed.problems))
  const userFile = dataFolder === null ? null : join(dataFolder, USER_FILE)
  return userFile !== null && existsSync(userFile) ? withUserFile(parsed.lexicon, userFile, notices) : parsed.lexicon
}

function withUserFile(base: Lexicon, path: string, notices: string[]): Lexicon {
  try {
    const merged = mergeLexicon(base, readJson(path, USER_FILE))
    if (merged.ok) return merged.lexicon
    notices.push(`自定义指标文件有误，暂未使用。${sentenceOf(merged.problems)}`)
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    notices.push(`自定义指标文件有误，暂未使用：${error.failure.detail ?? ''}`)
  }
  return base
}

/** Fails with `lexicon-invalid` and the place of the mistake. */
function readJson(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new ExpectedFailure('lexicon-invalid', `${name} 不是有效的 JSON：${error instanceof Error ? error.message : ''}`.slice(0, 300))
  }
}

/** The first problem in full; how many more there are. */
function sentenceOf(problems: readonly { file: string; path: string; message: string }[]): string {
  const [first, ...more] = problems
  if (!first) return ''
  return `${first.file} ${first.path}：${first.message}${more.length > 0 ? `（另有 ${more.length} 处）` : ''}`.slice(0, 400)
}
