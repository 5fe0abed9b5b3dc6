import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import { responseHeaders } from './policy.ts'

/** One answer to a page: status, headers and bytes. */
export interface AssetAnswer {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Answers the path of an address (`/assets/x.js`) with a file of the folder, or 404. Never throws. */
export type AssetServer = (pathname: string) => Promise<AssetAnswer>

/** Types of the files that the build makes; anything else is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.otf': 'font/otf',
  '.txt': 'text/plain; charset=utf-8',
}

/** Longer paths than the build makes; a bound for what is parsed. */
const MAX_PATH_LENGTH = 1024

const notFound = (): AssetAnswer =>
  ({ status: 404, headers: { ...responseHeaders(), 'Content-Type': 'text/plain; charset=utf-8' }, body: new TextEncoder().encode('404') })

/**
 * Serves the files of one folder. The file is looked up after `realpath`, and compared by `path.relative`: neither
 * `..`, an encoded slash, a link that leads out, nor a neighbour whose name begins alike (`/app-evil`) gets through.
 */
export function createAssetServer(folder: string): AssetServer {
  const root = realpath(folder)
  root.catch(() => undefined) // a missing folder is a 404 for each request, not an unhandled rejection
  return async (pathname) => {
    try {
      const file = await resolveInside(await root, pathname)
      const type = file === null ? undefined : MEDIA_TYPES[extname(file).toLowerCase()]
      if (file === null || type === undefined) return notFound()
      return { status: 200, headers: { ...responseHeaders(), 'Content-Type': type }, body: await readFile(file) }
    } catch {
      return notFound()
    }
  }
}

/** The real path of a served file, or null where the path is hostile, leads out or is no file. */
async function resolveInside(root: string, pathname: string): Promise<string | null> {
  if (pathname.length > MAX_PATH_LENGTH || !pathname.startsWith('/')) return null
  const decoded = decodeURIComponent(pathname)
  if (/[\0\\:%]/.test(decoded) || decoded.split('/').some((part) => part === '..' || part === '.')) return null
  const file = await realpath(join(root, decoded === '/' ? 'index.html' : decoded))
  const inside = relative(root, file)
  if (inside === '' || isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`)) return null
  return (await stat(file)).isFile() ? file : null
}
