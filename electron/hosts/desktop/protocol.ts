import { protocol } from 'electron'
import { createAssetServer, type AssetServer } from '../shared/assets.ts'
import { isOwnAddress, PAGE_ORIGIN } from '../shared/policy.ts'

/** Before `ready`: `antou:` is a scheme with an origin of its own, like https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'antou', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * After `ready`: answers `antou://app/…` from the renderer's folder. The file is read here; fetching a `file:` address
 * instead would be stopped by our own request filter.
 */
export function serveRenderer(folder: string): void {
  const assets: AssetServer = createAssetServer(folder)
  protocol.handle('antou', async ({ url, method }) => {
    if (method !== 'GET' || !isOwnAddress(url, PAGE_ORIGIN.desktop)) return new Response(null, { status: 404 })
    const { status, headers, body } = await assets(new URL(url).pathname)
    return new Response(new Uint8Array(body), { status, headers })
  })
}
