import { closeSync, mkdirSync, openSync, readFileSync, rmSync, utimesSync, watch, writeSync } from 'node:fs'
import { join } from 'node:path'
import { writingFailure } from './failure.ts'

/** The hold of this process on its data folder. */
export interface InstanceLock {
  /** Calls `listener` when a second start asked for the window; the returned function stops it. */
  readonly onSecondStart: (listener: () => void) => () => void
  readonly release: () => void
}

const LOCK_NAME = 'instance.lock'

/**
 * Takes the data folder for this process, or null if a living process holds it; that one is asked to show its window.
 * The lock names process and start time, so that a number given to another process after a crash is not mistaken.
 * Throws `folder-read-only` or `disk-full` where the folder cannot be written.
 */
export function takeInstanceLock(dataFolder: string): InstanceLock | null {
  const file = join(dataFolder, LOCK_NAME)
  try {
    mkdirSync(dataFolder, { recursive: true })
    for (let attempt = 0; attempt < 3; attempt++) {
      if (tryCreate(file)) return heldLock(dataFolder, file)
      if (isHeld(file)) {
        utimesSync(file, new Date(), new Date())
        return null
      }
      rmSync(file, { force: true }) // left by a process that is no more
    }
  } catch (error) {
    throw writingFailure(error, 'folder-read-only')
  }
  return null
}

function tryCreate(file: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, `${process.pid} ${startTime(process.pid)}\n`)
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** True where the process that wrote the lock still runs. */
function isHeld(file: string): boolean {
  const [pid = 0, started = ''] = readLock(file)
  if (pid <= 0) return false
  try { process.kill(pid, 0) } catch (error) { return (error as NodeJS.ErrnoException).code === 'EPERM' }
  return started === startTime(pid)
}

function readLock(file: string): [number, string] | [] {
  try {
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ')
    return [Number(pid), started ?? '']
  } catch { return [] }
}

/** When a process started, in clock ticks since boot (Linux); `-` where the system does not tell simply. */
function startTime(pid: number): string {
  if (process.platform !== 'linux') return '-'
  try {
    // The second field may hold blanks and brackets; the 22nd of all is the 20th after the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
  } catch { return '' }
}

function heldLock(folder: string, file: string): InstanceLock {
  return {
    onSecondStart(listener) {
      const watcher = watch(folder, (_event, name) => { if (name === LOCK_NAME) listener() })
      watcher.on('error', () => watcher.close())
      watcher.unref()
      return () => watcher.close()
    },
    release() {
      if (readLock(file)[0] === process.pid) rmSync(file, { force: true })
    },
  }
}
