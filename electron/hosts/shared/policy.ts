// What a page may do, as data. Both hosts apply exactly this; a test holds them to it.

/** Where the page's own files seem to come from, in each host. `.invalid` can never be a real name (RFC 2606). */
export const PAGE_ORIGIN = { desktop: 'antou://app', chromium: 'https://briefing.invalid' } as const

/** Content-Security-Policy, directive by directive. Nothing inline, no eval, no frames, no workers, no other origin. */
export const CONTENT_SECURITY_POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'frame-src': "'none'",
  'worker-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** The policy as the header's value. */
export const contentSecurityPolicy = (): string =>
  Object.entries(CONTENT_SECURITY_POLICY).map(([directive, sources]) => `${directive} ${sources}`).join('; ')

/** Browser features that the app never uses and that no page of it may. */
const DENIED_FEATURES = [
  'accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer',
  'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking',
]

/** Headers of every answer to a page, whatever file it is. */
export const responseHeaders = (): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Cache-Control': 'no-cache',
})

/**
 * Permissions that a page may have: none. Copying text is done by the browser's own command and by
 * `navigator.clipboard.writeText` after a click, which Chromium grants without asking a handler.
 */
export const ALLOWED_PERMISSIONS: readonly string[] = ['clipboard-sanitized-write']

/** Outside addresses that the app may hand to the system's browser after a person has agreed: none so far. */
export const EXTERNAL_HOSTS: readonly string[] = []

/** True where `url` lies in the page's own origin. Unparsable addresses never do. */
export function isOwnAddress(url: string, origin: string): boolean {
  try {
    const parsed = new URL(url)
    // `URL.origin` is "null" for schemes that the URL standard does not know, so scheme and host are compared.
    const own = new URL(origin)
    return parsed.protocol === own.protocol && parsed.host === own.host && parsed.username === '' && parsed.password === ''
  } catch {
    return false
  }
}

/** True where an address may be offered to the system's browser: https, an allow-listed host, no user name in it. */
export function isExternalAddress(url: string): boolean {
  try {
    const { protocol, hostname, username, password, port } = new URL(url)
    return protocol === 'https:' && username === '' && password === '' && port === '' && EXTERNAL_HOSTS.includes(hostname)
  } catch {
    return false
  }
}
