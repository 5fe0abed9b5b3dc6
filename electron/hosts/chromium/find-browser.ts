import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import places from './browsers.json' with { type: 'json' }

/**
 * The installed Chromium, Chrome or Edge: `ANTOU_BROWSER` if set, else the first that is there of `browsers.json`
 * (which the set-up script reads too). On Debian the program itself comes before the wrapper script, which would stand
 * between us and the pipe. Null where there is none.
 */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string | null {
  const named = environment['ANTOU_BROWSER']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  const known: readonly string[] = platform === 'win32' ? places.win32 : platform === 'darwin' ? places.darwin : places.linux
  return known.map((place) => expand(place, environment)).find((place) => existsSync(place)) ?? null
}

/** `~` and `%NAME%` replaced. */
const expand = (place: string, environment: NodeJS.ProcessEnv): string =>
  place.replace(/^~/, homedir()).replace(/%([^%]+)%/g, (_all, name: string) => environment[name] ?? environment[name.toUpperCase()] ?? '')
