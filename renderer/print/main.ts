// The print page: asks for its job, lays it out, waits for fonts and charts, and says that it is ready to be printed.
import './fonts.ts'
import './print.css'
import './official.css'
import './reading.css'
import './notes-paper.css'
import type { Bridge, NotesPaper, PrintJob } from '../../electron/contract/index.ts'
import { renderDocument } from './document.ts'
import { bundledRanges, missingGlyphs } from './glyphs.ts'
import { charactersOfNotes, renderNotes } from './notes-paper.ts'
import { charactersOf } from './text-of.ts'

declare global {
  interface Window { antou?: Bridge }
}

async function print(): Promise<void> {
  const root = document.documentElement
  try {
    const job = await askForJob()
    root.dataset['missingGlyphs'] = JSON.stringify(await layOutWithFonts(job, document.querySelector<HTMLElement>('#paper')!))
    root.dataset['printReady'] = ''
  } catch (error) {
    // The host prints nothing that is not ready; this says why.
    root.dataset['printFailed'] = error instanceof Error ? error.message : String(error)
    throw error
  }
}

async function askForJob(): Promise<PrintJob | NotesPaper> {
  const job = new URLSearchParams(location.hash.slice(1)).get('job')
  if (job === null || window.antou === undefined) throw new Error('a print page needs a job and a host')
  const result = await window.antou.call('print.job', { job })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

/** A paper whose words are not all known beforehand is laid out again; a third time would be a mistake of ours. */
const MOST_ROUNDS = 3

/**
 * Lays the job out with the fonts of all its characters; answers with those that no bundled font has. What was laid out
 * is looked through: a character that was not counted on gets its font (or its place in the list) and a new layout.
 */
async function layOutWithFonts(job: PrintJob | NotesPaper, stage: HTMLElement): Promise<string[]> {
  const known = 'kind' in job ? charactersOfNotes(job) : charactersOf(job)
  const ranges = bundledRanges(document.fonts as unknown as Iterable<FontFace>)
  let missing: string[] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const text = [...known].join('')
    await loadFonts(text)
    missing = missingGlyphs(text, ranges)
    if ('kind' in job) renderNotes(job, stage, missing)
    else await renderDocument(job, stage, missing)
    await document.fonts.ready
    const laidOut = new Set(stage.textContent)
    const surprises = [...laidOut].filter((character) => !known.has(character))
    if (surprises.length === 0) break
    for (const character of surprises) known.add(character)
  }
  return missing
}

/** Fetches the slices of all faces before anything is measured: a font that comes later would move every row. */
async function loadFonts(text: string): Promise<void> {
  const faces = ["400 12pt 'Noto Serif SC'", "700 12pt 'Noto Serif SC'", "500 12pt 'Noto Sans SC'", "400 12pt 'Source Han Serif CN VF'"]
  await Promise.all(faces.map((face) => document.fonts.load(face, text)))
}

void print()
