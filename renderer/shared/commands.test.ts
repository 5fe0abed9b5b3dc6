import { expect, test } from 'vitest'
import { onCommand, runCommand } from './commands.ts'

test('a command reaches the view that takes it', () => {
  const done: string[] = []
  const stop = onCommand('import', () => done.push('import'))
  runCommand('import')
  stop()
  expect(done).toEqual(['import'])
})

test('a command that comes before its view waits for it, once', () => {
  const done: string[] = []
  runCommand('export-pdf')
  onCommand('export-pdf', () => done.push('first'))()
  onCommand('export-pdf', () => done.push('second'))()
  expect(done).toEqual(['first'])
})
