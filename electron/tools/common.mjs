// What the tools share. Plain JavaScript without packages: these files run before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** A path inside the repository. */
export const at = (...parts) => join(root, ...parts)

/** Something that a person can put right. Its message says what is missing and what to do. */
export class Problem extends Error {}

/** Node 22.12 or newer: that of the packages (24), else the running one. Throws a Problem where there is none. */
export function nodeProgram() {
  const name = process.platform === 'win32' ? 'node.exe' : 'bin/node'
  const cpu = process.arch === 'arm64' ? 'arm64' : 'x64'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const bundled = at('node_modules', `node-${platform}-${cpu}`, ...name.split('/'))
  if (existsSync(bundled)) return bundled
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath
  throw new Problem(`需要 Node 22.12 或更新的版本（现在是 ${process.versions.node}），请从系统的软件源或 Node 官方网站安装后再试。`)
}

/** The environment for child processes: the packages' programs first in PATH. */
export function environment(extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = [dirname(nodeProgram()), at('node_modules/.bin'), process.env.PATH ?? ''].join(separator)
  return { ...process.env, PATH: path, ...extra }
}

/** The JavaScript file of a package's program, so that it can be run by Node on every system without a shell. */
export const packageProgram = (file) => at('node_modules', file)

/**
 * Runs a program; answers with its exit code and, where `capture` is set, its output. Never throws for a failing
 * program; one that runs longer than `limitMs` is ended and answers with code 124.
 */
export function run(program, words, { env = environment(), capture = false, limitMs = 0, cwd = root, onStart } = {}) {
  return new Promise((settle) => {
    const child = spawn(program, words, { cwd, env, stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    onStart?.(child)
    let output = ''
    let late = false
    const timer = limitMs > 0 ? setTimeout(() => { late = true; child.kill('SIGKILL') }, limitMs) : undefined
    child.stdout?.on('data', (piece) => { output += piece })
    child.stderr?.on('data', (piece) => { output += piece })
    child.once('error', (error) => { clearTimeout(timer); settle({ code: 127, output: output + error.message }) })
    child.once('close', (code) => { clearTimeout(timer); settle({ code: late ? 124 : code ?? 1, output }) })
  })
}

/** Runs a tool's work: a Problem is told in one sentence with exit code 1, anything else too, with its last words. */
export async function tool(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    console.error(error instanceof Problem ? error.message : `没有完成：${error?.message ?? error}`)
    process.exitCode = 1
  }
}

/** True where windows can be shown. */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
