import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../../electron/library/testing/folders.ts'

/** Only root may mount a small disk. */
export const canMount: boolean = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'antou-probe-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})()

/** A small disk of its own, gone when the test is over. */
export function smallDisk(megabytes: number): string {
  const folder = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  onTestFinished(() => { execFileSync('umount', ['-l', folder], { stdio: 'ignore' }) })
  return folder
}

/** Leaves no free block on the disk of a folder, until `makeRoom`. */
export function fill(folder: string): void {
  for (let bytes = 1 << 20; bytes >= 512; bytes >>= 1) {
    for (;;) {
      try {
        writeFileSync(join(folder, 'filler'), Buffer.alloc(bytes), { flag: 'a' })
      } catch {
        break
      }
    }
  }
}

export function makeRoom(folder: string): void {
  rmSync(join(folder, 'filler'))
}
