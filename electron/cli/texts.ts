import { basename } from 'node:path'
import type { Passage } from '../contract/index.ts'
import { extract, extractionLines, guessContext, type Lexicon } from '../domain/metrics/index.ts'
import { reflow } from '../domain/text/index.ts'
import { decode, findBundled, readFileOr, sha256 } from '../library/documents/index.ts'
import { loadLexicon } from '../library/lexicon.ts'
import { UsageMistake, type Request } from './usage.ts'

/**
 * The lines of `extract`: every quantity of a file as JSON, offsets in Unicode code points of the file's text.
 * Region and date come from the options, else from the manifest where the file is a bundled one, else from the text.
 * Needs no database. Fails with `file-…` codes and `lexicon-invalid`.
 */
export function extractLines({ words, options }: Request, resourcesFolder: string): string[] {
  const [file = ''] = words
  const bytes = readFileOr(file, basename(file))
  const raw = decode(bytes).text
  const passages = reflow(raw)
  const lexicon = loadLexicon(resourcesFolder, null, [])
  const context = contextOf(passages, options, findBundled(resourcesFolder, sha256(bytes)), lexicon)
  return extractionLines(raw, passages, extract(passages, context, lexicon)).map((line) => JSON.stringify(line))
}

/** The text of a file as the reading view shows it, headings marked with #. */
export function readText({ words }: Request): string {
  const [file = ''] = words
  const passages = reflow(decode(readFileOr(file, basename(file))).text)
  return passages.map(({ kind, level, text }) => (kind === 'title' ? `# ${text}` : kind === 'heading' ? `${'#'.repeat(level + 1)} ${text}` : text)).join('\n\n')
}

function contextOf(
  passages: readonly Passage[], options: Request['options'], bundled: ReturnType<typeof findBundled>, lexicon: Lexicon,
) {
  const guessed = guessContext(passages, lexicon)
  const typed = typeof options['region'] === 'string' ? regionNamed(options['region'], lexicon) : null
  const date = typeof options['date'] === 'string' ? dateOf(options['date']) : null
  const region = typed ?? (bundled && { region: bundled.region.name, regionCode: bundled.region.code })
    ?? { region: guessed.region, regionCode: guessed.regionCode }
  return {
    ...region,
    date: date ?? (bundled ? bundled.date : guessed.date),
    // A date that was typed says more than a guess at the period from the text.
    speaksOf: date !== null ? null : bundled ? bundled.speaksOf : guessed.speaksOf,
  }
}

/** A region by name or code; a name that the table does not have is taken as it is. */
function regionNamed(typed: string, lexicon: Lexicon): { region: string; regionCode: string | null } {
  const found = lexicon.regionByCode.get(typed) ?? onlyOne(lexicon.regionsByName.get(typed))
  return found ? { region: found.name, regionCode: found.code } : { region: typed, regionCode: null }
}

function onlyOne<Item>(items: readonly Item[] | undefined): Item | undefined {
  return items?.length === 1 ? items[0] : undefined
}

/** `YYYY[-MM[-DD]]`, as it is. */
export function dateOf(typed: string): string {
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(typed)) {
    throw new UsageMistake(`日期“${typed}”的写法不对，应为 2025、2025-02 或 2025-02-26。`)
  }
  return typed
}
