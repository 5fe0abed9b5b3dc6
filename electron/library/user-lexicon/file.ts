import { basename } from 'node:path'
import { ExpectedFailure, type FileToken, type IndicatorId, type LexiconEffect, type LexiconInspection, type LexiconMistake } from '../../contract/index.ts'
import { bareName, mergeLexicon, type Lexicon } from '../../domain/metrics/index.ts'
import { decode, readFileOr } from '../documents/index.ts'
import type { Session } from '../handlers.ts'
import type { WriteDb } from '../storage/index.ts'
import { changeLexicon, previewChange, stampOf } from './changing.ts'
import { firstMistake, lineAt, lineOfPath } from './json-lines.ts'
import { storeAlias, storeIndicator, type StoredIndicator } from './stored.ts'

/** Above this a file is no lexicon: the app's own has 100 kB. Bytes. */
const LARGEST_BYTES = 2_000_000

/** More mistakes than a person mends in one go are only counted. */
const MOST_MISTAKES = 50

/** What a file adds: indicators of its own, and names for known ones. */
interface Additions { readonly indicators: readonly StoredIndicator['entry'][]; readonly aliases: readonly { id: IndicatorId; name: string; alias: string }[] }

interface LexiconFile { readonly name: string; readonly mistakes: readonly LexiconMistake[]; readonly additions: Additions }

/** Says every mistake of a picked file with its line, or else what the file would change. Stores nothing. Fails with `file-…` codes. */
export function inspectLexicon(db: WriteDb, session: Session, token: FileToken): LexiconInspection {
  const { name, mistakes, additions } = readLexiconFile(session, token)
  const effect = mistakes.length > 0 ? null : previewChange(db, session, () => { store(db, session, name, additions) })
  return { name, mistakes: mistakes.slice(0, MOST_MISTAKES), indicators: additions.indicators.length, aliases: additions.aliases.length, effect }
}

/** Takes a picked file's additions in. Fails with `lexicon-invalid` where it has a mistake, and with `file-…` codes. */
export function importLexicon(db: WriteDb, session: Session, token: FileToken): LexiconEffect {
  const { name, mistakes: [mistake], additions } = readLexiconFile(session, token)
  if (mistake) throw new ExpectedFailure('lexicon-invalid', sentenceOf(name, mistake))
  const effect = changeLexicon(db, session, () => { store(db, session, name, additions) })
  session.files.delete(token)
  return effect
}

/** 词库.json 第 5 行 indicators[3].field：领域应是… */
export function sentenceOf(file: string, { line, path, message }: LexiconMistake): string {
  return `${[file, line === null ? '' : `第 ${line} 行`, path].filter((part) => part !== '').join(' ')}：${message}`.slice(0, 400)
}

function readLexiconFile(session: Session, token: FileToken): LexiconFile {
  const path = session.files.get(token)
  if (path === undefined) throw new ExpectedFailure('file-token-unknown')
  const name = basename(path)
  const bytes = readFileOr(path, name)
  if (bytes.length > LARGEST_BYTES) throw new ExpectedFailure('file-too-large', `${name}，词库文件最大 2 MB`)
  const { text } = decode(bytes)
  const parsed = parseJson(text)
  if ('mistake' in parsed) return { name, mistakes: [parsed.mistake], additions: { indicators: [], aliases: [] } }
  const mistakes = mistakesOf(session.baseLexicon, parsed.value, text)
  return { name, mistakes, additions: mistakes.length > 0 ? { indicators: [], aliases: [] } : additionsOf(session.baseLexicon, parsed.value) }
}

/** A JSON text's value, or where it stops being JSON. A byte order mark and nothing else is forgiven. */
export function parseJson(text: string): { value: unknown } | { mistake: LexiconMistake } {
  try {
    return { value: JSON.parse(text) }
  } catch {
    const place = firstMistake(text)
    return { mistake: { path: '', line: lineAt(text, place), message: jsonAdvice(text, place) } }
  }
}

/** What is probably wrong at a place where JSON breaks. */
function jsonAdvice(text: string, place: number): string {
  const near = text.slice(place, place + 12).split('\n')[0]?.trim() ?? ''
  if (near === '') return '文件在这里中断，缺少结尾的括号或引号'
  const before = text.slice(0, place).trimEnd()
  const what = /^[，：“”‘’｛｝［］、]/.test(near) ? '这里用了中文标点，应改成英文的逗号、冒号、引号或括号'
    : /^[\]}]/.test(near) && before.endsWith(',') ? '右括号前多了一个逗号'
      : /^["{[]/.test(near) && /["\]}\d\w]$/.test(before) ? '这里前面少了逗号或冒号' : '不是有效的 JSON，请检查引号、逗号和括号'
  return `${what}（“${near}”附近）`
}

function mistakesOf(base: Lexicon, value: unknown, text: string): LexiconMistake[] {
  const result = mergeLexicon(base, value)
  const mistakes = result.ok ? [] : result.problems.map(({ path, message }) => ({ path, line: path === '' ? null : lineOfPath(text, path) ?? lineOfPath(text, path.replace(/\.[^.]*$/, '')), message }))
  const list = (value as { indicators?: unknown } | null)?.indicators
  if (mistakes.length === 0 && !Array.isArray(list)) mistakes.push({ path: 'indicators', line: null, message: '缺少 indicators（指标的列表）' })
  if (mistakes.length === 0 && Array.isArray(list) && list.length === 0) mistakes.push({ path: 'indicators', line: lineOfPath(text, 'indicators'), message: '列表是空的，没有可以导入的指标' })
  return mistakes
}

/** Splits a checked file into indicators of its own and names for known ones. */
function additionsOf(base: Lexicon, value: unknown): Additions {
  const list = (value as { indicators: (StoredIndicator['entry'] | { id: string; aliases?: string[] })[] }).indicators
  const indicators: StoredIndicator['entry'][] = []
  const aliases: Additions['aliases'][number][] = []
  for (const entry of list) {
    const known = base.indicatorById.get(entry.id)
    if ('name' in entry || !known) indicators.push(entry as StoredIndicator['entry'])
    else for (const alias of entry.aliases ?? []) if (base.indicatorByName.get(bareName(alias))?.id !== known.id) aliases.push({ id: known.id as IndicatorId, name: known.name, alias })
  }
  return { indicators, aliases }
}

function store(db: WriteDb, session: Session, source: string, { indicators, aliases }: Additions): void {
  const stamp = stampOf(db, session, source)
  for (const entry of indicators) storeIndicator(db, entry, stamp)
  for (const { id, name, alias } of aliases) storeAlias(db, { alias, indicatorId: id, indicator: name }, stamp)
}
