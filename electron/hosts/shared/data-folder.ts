import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where the databases are kept when nothing else was said: `ANTOU_DATA` if set, else the system's place for what
 * programs keep for a person (XDG on Linux, Application Support on macOS, AppData on Windows). Both hosts and the
 * command line agree on it.
 */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (environment['ANTOU_DATA']) return environment['ANTOU_DATA']
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Antou')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Antou')
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'antou')
}
