// `npm run bench [names]`: prints one JSON object of medians and the machine they were taken on.
// Speed is never tested: the machines are shared and noisy. What each figure means stands in docs/performance.md.
import { benchCalibration } from './calibration.ts'
import { benchAnnotations } from './annotations.ts'
import { benchComparison } from './comparison.ts'
import { benchExtraction } from './extraction.ts'
import { benchLedger } from './ledger.ts'
import { benchLibrary } from './library.ts'
import { benchPaper } from './paper.ts'
import { benchReading } from './reading.ts'
import { benchStartup } from './startup.ts'
import { machine } from './statistics.ts'

const BENCHES: Readonly<Record<string, () => unknown>> = {
  startup: benchStartup, reading: benchReading, library: benchLibrary, ledger: benchLedger, annotations: benchAnnotations, extraction: benchExtraction, calibration: benchCalibration, comparison: benchComparison, paper: benchPaper,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`没有名为“${unknown.join('、')}”的测速。可选：${Object.keys(BENCHES).join('、')}`)
  process.exit(2)
}
const figures: Record<string, unknown> = { machine: machine() }
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`测速：${name}`)
  figures[name] = await bench()
}
console.log(JSON.stringify(figures, null, 2))
