// What a confidence is worth: whole readings that are right, by confidence, on texts labelled by hand. The two texts
// that the rules were tuned with stand apart from the others. Right means what the scorer of the labelled set means:
// value, unit, indicator (Dice of letter pairs ≥ 0.6), measure, status, year of the period, subject.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extract, extractionLines, CERTAIN_CONFIDENCE, parseLexicon, type DocumentContext, type ExtractionLine } from '../../electron/domain/metrics/index.ts'
import { reflow } from '../../electron/domain/text/index.ts'

const root = new URL('../../', import.meta.url)
/** The labels of the two tuning texts are kept beside the repository; another place may be named. */
const TUNED_LABELS = process.env['ANTOU_GOLD'] ? new URL(`file://${process.env['ANTOU_GOLD']}/`) : new URL('../shared/gold/', root)
const BINS = [0, 0.6, 0.7, 0.8, 0.85, CERTAIN_CONFIDENCE, 0.95, 1.01]
const SAME_NAME = 0.6 // Dice at which two names count as one indicator
const PEOPLE = new Set(['人', '名', '位'])

interface Labelled { readonly name: string; readonly tuned: boolean; readonly text: URL; readonly labels: URL; readonly context: DocumentContext }
type Row = ExtractionLine & { readonly optional?: boolean; readonly unit_alt?: readonly string[] }
interface Judged { readonly confidence: number; readonly right: boolean; readonly tuned: boolean }

const place = (region: string, date: string): DocumentContext => ({ region, regionCode: null, date, speaksOf: null })

/** Every labelled text that is there; the tuning labels are left out where the folder beside the repository is missing. */
function labelledTexts(): Labelled[] {
  const gold = new URL('tests/fixtures/gold/', root)
  const seed = (name: string, labels: URL, tuned: boolean, region: string, date: string): Labelled => ({ name, tuned, text: new URL(`seeds/${name}.txt`, root), labels, context: place(region, date) })
  const invented = new URL('invented/', gold)
  return [
    seed('taigu-2024-plan', new URL('000.jsonl', TUNED_LABELS), true, '太谷区', '2024'),
    seed('jinzhong-2025-work-report', new URL('004.jsonl', TUNED_LABELS), true, '晋中市', '2025-02-26'),
    seed('xinghualing-2022', new URL('xinghualing-2022.jsonl', gold), false, '杏花岭区', '2022'),
    seed('taigu-zone-2022-summary', new URL('taigu-zone-2022-summary.jsonl', gold), false, '太谷经开区', '2022'),
    seed('taigu-2021-centenary', new URL('taigu-2021-centenary.jsonl', gold), false, '太谷区', '2021'),
    ...readdirSync(invented).filter((file) => file.endsWith('.jsonl')).map((file) => {
      const name = file.replace('.jsonl', '')
      const { region, date } = JSON.parse(readFileSync(new URL(`${name}.json`, invented), 'utf8')) as { region: string; date: string }
      return { name, tuned: false, text: new URL(`${name}.txt`, invented), labels: new URL(file, invented), context: place(region, date) }
    }),
  ].filter(({ labels, text }) => existsSync(labels) && existsSync(text))
}

const plain = (name: unknown): string => String(name ?? '').replace(/[\s“”"'《》（）()]/g, '')

/** Sørensen–Dice similarity of two names over letter pairs, 0..1. */
function alike(a: unknown, b: unknown): number {
  const [x, y] = [plain(a), plain(b)]
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < x.length; i++) pairs.set(x.slice(i, i + 2), (pairs.get(x.slice(i, i + 2)) ?? 0) + 1)
  let shared = 0
  for (let i = 0; i + 1 < y.length; i++) {
    const left = pairs.get(y.slice(i, i + 2)) ?? 0
    if (left > 0) { shared += 1; pairs.set(y.slice(i, i + 2), left - 1) }
  }
  const total = Math.max(0, x.length - 1) + Math.max(0, y.length - 1)
  return total > 0 ? (2 * shared) / total : x === y ? 1 : 0
}

const sameNumber = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null) || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)))
const unitOf = (unit: string | null | undefined): string => (PEOPLE.has(unit ?? '') ? '人' : (unit ?? '').replace(/[（）()]/g, ''))
const year = (period: unknown): string => String(period ?? '').slice(0, 4)

function isRight(label: Row, line: ExtractionLine): boolean {
  if (label.kind !== 'metric') return false
  if (!sameNumber(label.value, line.value) || !sameNumber(label.value_max, line.value_max)) return false
  if (![label.unit, ...(label.unit_alt ?? [])].some((unit) => unitOf(unit) === unitOf(line.unit))) return false
  const subject = plain(label['subject']) === plain(line['subject']) || alike(label['subject'], line['subject']) >= SAME_NAME
  return alike(label['indicator'], line['indicator']) >= SAME_NAME && label['measure'] === line['measure'] && label['status'] === line['status']
    && (label['period'] == null || year(label['period']) === year(line['period'])) && subject
}

/** Judges every observation of a text; those on labels that are marked optional count neither way. */
function judge({ text, labels, context, tuned, name }: Labelled, lexicon: Parameters<typeof extract>[2]): Judged[] {
  const raw = readFileSync(text, 'utf8').replace(/^\uFEFF/, '')
  const passages = reflow(raw)
  const known = lexicon.regionsByName.get(context.region)
  const lines = extractionLines(raw, passages, extract(passages, { ...context, regionCode: known?.length === 1 ? known[0]!.code : null }, lexicon))
  const rows = readFileSync(labels, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row)
  return lines.filter((line) => line.kind === 'metric').flatMap((line): Judged[] => {
    const over = rows.filter((row) => row.start < line.end && line.start < row.end)
    if (over.some((row) => row.optional)) return []
    const right = over.some((row) => isRight(row, line))
    const confidence = Number(line['confidence'])
    if (!right && confidence >= CERTAIN_CONFIDENCE && process.env['SHOW_WRONG'] === name) console.error(name, line.raw, line['indicator'], line['measure'], line['status'], line['period'], line['subject'], line['rule'], confidence)
    return [{ confidence, right, tuned }]
  })
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 1000)

function table(judged: readonly Judged[]): object {
  const certain = judged.filter(({ confidence }) => confidence >= CERTAIN_CONFIDENCE)
  const right = (rows: readonly Judged[]): number => rows.filter((row) => row.right).length
  return {
    observations: judged.length, right: share(right(judged), judged.length),
    certain: { n: certain.length, ofAll: share(certain.length, judged.length), right: share(right(certain), certain.length), wrong: certain.length - right(certain) },
    bins: BINS.slice(0, -1).map((from, i) => {
      const rows = judged.filter(({ confidence }) => confidence >= from && confidence < BINS[i + 1]!)
      return { from, n: rows.length, right: share(right(rows), rows.length) }
    }),
  }
}

function bundledLexicon(): Parameters<typeof extract>[2] {
  const folder = new URL('resources/lexicon/', root)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'schema.json')
  const result = parseLexicon(Object.fromEntries(names.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))])))
  if (!result.ok) throw new Error(result.problems[0]!.message)
  return result.lexicon
}

/** Shares of whole readings that are right, by confidence, of tuned texts and of the others; and of each text. */
export function benchCalibration(): object {
  const lexicon = bundledLexicon()
  const texts = labelledTexts().map((labelled) => ({ labelled, judged: judge(labelled, lexicon) }))
  const all = texts.flatMap(({ judged }) => judged)
  return {
    certainFrom: CERTAIN_CONFIDENCE,
    tuned: table(all.filter(({ tuned }) => tuned)),
    others: table(all.filter(({ tuned }) => !tuned)),
    texts: Object.fromEntries(texts.map(({ labelled, judged }) => {
      const { observations, right, certain } = table(judged) as { observations: number; right: number; certain: object }
      return [labelled.name, { tuned: labelled.tuned, observations, right, certain }]
    })),
  }
}
