import type { HostEvents } from '../../electron/contract/index.ts'

/** What a menu or a shortcut may ask for. */
export type Command = HostEvents['menu.command']['command']

const handlers = new Map<Command, () => void>()
let waiting: Command | null = null

/**
 * Takes a command while a view is shown; the returned function gives it back. A command that came before its view
 * was there (menu → 导入 while reading) is delivered now.
 */
export function onCommand(command: Command, handler: () => void): () => void {
  handlers.set(command, handler)
  if (waiting === command) {
    waiting = null
    handler()
  }
  return () => { if (handlers.get(command) === handler) handlers.delete(command) }
}

/** Runs a command, or keeps it for the view that will take it. */
export function runCommand(command: Command): void {
  const handler = handlers.get(command)
  if (handler) handler()
  else waiting = command
}
