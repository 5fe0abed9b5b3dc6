import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/**
 * Runs a child, kills it with SIGKILL at a random moment within `longestLife` milliseconds of its first word, and
 * answers the whole lines that it had said after that word. A line cut by the kill was not answered.
 */
export async function killed(script: string, words: readonly string[], longestLife: number): Promise<string[]> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, script), ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let timer: NodeJS.Timeout | undefined
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
    timer ??= setTimeout(() => { child.kill('SIGKILL') }, Math.random() * longestLife)
  })
  const signal = await new Promise((settle) => child.once('close', (_, how) => { settle(how) }))
  if (signal !== 'SIGKILL') throw new Error(`${script} ended by itself`)
  return said.slice(0, said.lastIndexOf('\n')).split('\n').slice(1)
}
