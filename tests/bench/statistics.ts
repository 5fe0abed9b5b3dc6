import { cpus, totalmem } from 'node:os'

/** The middle value; of an even count the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which `share` (0..1) of the values lie, nearest rank. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(share * values.length) - 1)]!

/** Rounds to three significant digits: more would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

/** How long `work` takes, in milliseconds, `rounds` times after one round that does not count. */
export const timed = async (rounds: number, work: () => unknown): Promise<number[]> => {
  await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now()
    await work()
    times.push(performance.now() - begin)
  }
  return times
}

/** Takes turns between a candidate and its baseline, so that a noisy minute hits both; answers medians and their ratio. */
export const against = async (rounds: number, candidate: () => Promise<number>, baseline: () => Promise<number>) => {
  const [ours, theirs]: [number[], number[]] = [[], []]
  await candidate()
  await baseline()
  for (let round = 0; round < rounds; round++) {
    ours.push(await candidate())
    theirs.push(await baseline())
  }
  return { medianMs: rounded(median(ours)), baselineMs: rounded(median(theirs)), ratio: rounded(median(ours) / median(theirs)), rounds }
}

/** What the figures were taken on; without it they say nothing. */
export const machine = () => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`, node: process.version,
})
