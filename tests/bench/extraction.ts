// How fast the extractor reads: characters a second on one core for 1×, 10× and 100× of a work report and for one
// line of five million characters; beside it the number recognisers of @microsoft/recognizers-text-suite on the same
// text in the same run.
import { readdirSync, readFileSync } from 'node:fs'
import { extract, parseLexicon } from '../../electron/domain/metrics/index.ts'
import { reflow } from '../../electron/domain/text/index.ts'
import { median } from './statistics.ts'
import type { Passage } from '../../electron/contract/index.ts'

const ROUNDS = 5
const LINE_LETTERS = 5_000_000
/** Its currency model took 34 s on 10,000 characters, so it gets less, sentence by sentence. */
const RECOGNISER_LETTERS = 2_000

const root = new URL('../../', import.meta.url)
const context = { region: '晋中市', regionCode: '140700', date: '2025-02-26', speaksOf: '2024-2025' }

function bundledLexicon() {
  const folder = new URL('resources/lexicon/', root)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'schema.json')
  const result = parseLexicon(Object.fromEntries(names.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))])))
  if (!result.ok) throw new Error(result.problems[0]!.message)
  return result.lexicon
}

const letters = (passages: readonly Passage[]): number => passages.reduce((sum, passage) => sum + passage.text.length, 0)

/** CPU time of this process in milliseconds: other processes of a shared machine don't count. */
function cpuMs(work: () => void): number {
  const started = process.cpuUsage()
  work()
  const used = process.cpuUsage(started)
  return (used.user + used.system) / 1000
}

async function recognise(text: string): Promise<{ characters: number; cpuMs: number; found: number } | { error: string }> {
  try {
    const suite = (await import('@microsoft/recognizers-text-suite')) as unknown as Record<string, unknown> & { default?: Record<string, unknown> }
    const tools = (suite.default ?? suite) as Record<string, (text: string, culture: string) => unknown[]>
    const culture = (tools['Culture'] as unknown as { Chinese: string }).Chinese
    const sentences = text.slice(0, RECOGNISER_LETTERS).split(/(?<=[。；])/)
    let found = 0
    const time = cpuMs(() => {
      for (const sentence of sentences) {
        for (const name of ['recognizeNumber', 'recognizePercentage', 'recognizeCurrency', 'recognizeDateTime']) found += tools[name]!(sentence, culture).length
      }
    })
    return { characters: Math.min(text.length, RECOGNISER_LETTERS), cpuMs: Math.round(time), found }
  } catch (error) {
    return { error: String(error) }
  }
}

/** Medians of five rounds. `charactersPerSecond` is of CPU time on one core, without reflow. */
export async function benchExtraction(): Promise<object> {
  const lexicon = bundledLexicon()
  const passages = reflow(readFileSync(new URL('seeds/jinzhong-2025-work-report.txt', root), 'utf8'))
  extract(passages, context, lexicon) // warm up
  const scales = [1, 10, 100].map((times) => {
    const many = Array.from({ length: times }, () => passages).flat().map((passage, index) => ({ ...passage, index }))
    let numbers = 0
    const time = median(Array.from({ length: ROUNDS }, () => cpuMs(() => { numbers = extract(many, context, lexicon).count.numbers })))
    const characters = letters(many)
    return { times, characters, numbers, medianCpuMs: Math.round(time * 10) / 10, charactersPerSecond: Math.round(characters / (time / 1000)) }
  })
  const whole = passages.map((passage) => passage.text).join('')
  const line = whole.repeat(Math.ceil(LINE_LETTERS / whole.length)).slice(0, LINE_LETTERS)
  const one: Passage[] = [{ index: 0, kind: 'paragraph', level: 0, text: line }]
  const oneLine = { characters: line.length, cpuMs: Math.round(cpuMs(() => { extract(one, context, lexicon) })) }
  const text = whole.slice(0, RECOGNISER_LETTERS)
  const same: Passage[] = [{ index: 0, kind: 'paragraph', level: 0, text }]
  const ours = median(Array.from({ length: ROUNDS }, () => cpuMs(() => { extract(same, context, lexicon) })))
  return { scales, oneLine, sameText: { ours: { characters: text.length, medianCpuMs: Math.round(ours * 10) / 10 }, microsoftRecognizersText: await recognise(whole) } }
}
