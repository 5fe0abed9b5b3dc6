// How long a table takes to build: 100 regions × 200 indicators out of 50,000 observations.
import type { IndicatorId, Region, RegionCode } from '../../electron/contract/index.ts'
import { buildComparison, type Observed } from '../../electron/domain/comparison/index.ts'
import { figure, indicatorsOf, specOf } from '../../electron/domain/comparison/testing/observed.ts'

const REGIONS = 100, INDICATORS = 200, OBSERVATIONS = 50_000, ROUNDS = 9

/** Median and slowest build in milliseconds, and the size of what was built. */
export function benchComparison(): { regions: number; indicators: number; observations: number; figures: number; medianMs: number; slowestMs: number } {
  const regions: Region[] = Array.from({ length: REGIONS }, (_, index) => ({ code: `1${String(index).padStart(5, '0')}` as RegionCode, name: `第${index}县`, fullName: `第${index}县`, level: 'county', parent: null }))
  const names = Array.from({ length: INDICATORS }, (_, index) => `指标${index}`)
  const model = figure('太谷区', '指标', '1.5亿元', 1.5e8)
  const observations: Observed[] = Array.from({ length: OBSERVATIONS }, (_, index) => {
    const region = regions[index % REGIONS]!, name = names[Math.floor(index / REGIONS) % INDICATORS]!
    const document = { ...model.document, region: region.code, title: region.name }
    const reading = { ...model.entry.reading, indicatorId: name as IndicatorId, indicator: name, subject: region.name, subjectRegion: region.code, period: index % 3 === 0 ? '2023' : '2024' }
    return { document, entry: { ...model.entry, start: index, value: 1.5e8 + (index % 7) * 1e7, reading } }
  })
  const spec = { ...specOf([], names), regions: regions.map(({ code }) => code) }
  const input = { observations, documents: observations.slice(0, REGIONS).map(({ document }) => document), regions, indicators: indicatorsOf(...names) }
  const times: number[] = []
  let figures = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    const table = buildComparison(spec, input)
    times.push(performance.now() - start)
    figures = table.rows.flatMap(({ cells }) => cells).filter(({ kind }) => kind === 'figure').length
  }
  times.sort((a, b) => a - b)
  return { regions: REGIONS, indicators: INDICATORS, observations: OBSERVATIONS, figures, medianMs: Math.round(times[Math.floor(ROUNDS / 2)]!), slowestMs: Math.round(times.at(-1)!) }
}
