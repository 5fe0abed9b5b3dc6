import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DANGEROUS, HARMLESS, MANY, OTHER } from './testing/edits.ts'
import { probe } from './testing/probe.ts'

const seeds = new URL('../../../seeds/', import.meta.url)
const raws = ['taigu-2024-plan', 'taigu-2021-centenary', 'taigu-zone-2022-summary', 'xinghualing-2022', 'jinzhong-2025-work-report']
  .map(id => readFileSync(new URL(`${id}.txt`, seeds), 'utf8'))
const { regions } = JSON.parse(readFileSync(new URL('../../../resources/lexicon/regions.json', import.meta.url), 'utf8')) as { regions: { name: string, aliases?: string[] }[] }
const regionNames = regions.flatMap(({ name, aliases }) => [name, ...aliases ?? []])

/** The large run is `npm run bench`-sized: ANTOU_PROBE_EDITS=20000 ANTOU_PROBE_SEED=7 vitest run … probe. */
const edits = Number(process.env['ANTOU_PROBE_EDITS'] ?? 1_500)
const seed = Number(process.env['ANTOU_PROBE_SEED'] ?? 1)
const MARKS = 6 // of which four lie near the edit

const lines = probe(raws, { seed, edits, marks: MARKS, regionNames })

test('thousands of marks are probed, and every kind of edit is among them', () => {
  const marks = Object.values(lines).reduce((sum, { kept, asked }) => sum + kept + asked, 0)
  expect(marks).toBe(edits * MARKS)
  expect(Object.keys(lines).sort()).toEqual([...Object.keys(DANGEROUS), ...Object.keys(MANY), ...Object.keys(HARMLESS), ...Object.keys(OTHER)].sort())
})

test.each([...Object.keys(DANGEROUS), ...Object.keys(MANY)])('no mark moves silently where its words were edited: %s', name => {
  expect([...lines[name]?.silent ?? [], ...lines[name]?.misplaced ?? []]).toEqual([])
})

test.each([...Object.keys(HARMLESS), ...Object.keys(OTHER)])('no mark comes to stand on other characters: %s', name => {
  expect([...lines[name]?.silent ?? [], ...lines[name]?.misplaced ?? []]).toEqual([])
})

test('of the marks under harmless edits at least 99 in 100 are kept without asking', () => {
  const harmless = Object.keys(HARMLESS).flatMap(name => lines[name] ?? [])
  const kept = harmless.reduce((sum, line) => sum + line.kept, 0)
  const needless = harmless.flatMap(line => line.needless)
  expect(kept / (kept + needless.length), needless.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(0.99)
})
