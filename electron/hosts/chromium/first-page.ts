import type { CdpPipe } from './pipe.ts'

/** The first page of a fresh browser, still waiting for its debugger. */
export interface FirstPage { readonly targetId: string; readonly sessionId: string }

interface TargetInfo { readonly targetId: string; readonly type: string }

/** A browser that shows no page within this time will not show one. */
const FIRST_PAGE_LIMIT_MS = 20_000

/**
 * Attaches to the browser's first page and closes every other target, now and later: new windows, pop-ups, tabs that
 * a keyboard shortcut opened. Rejects where no page appears.
 */
export function takeFirstPage(pipe: CdpPipe, onDestroyed: () => void): Promise<FirstPage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the browser opened no page')), FIRST_PAGE_LIMIT_MS)
    void pipe.closed.then(() => { clearTimeout(timer); reject(new Error('the browser ended at its start')) })
    let first: string | null = null
    pipe.listen(({ method, params, sessionId }) => {
      if (sessionId !== '') return
      if (method === 'Target.attachedToTarget') {
        const { targetId, type } = params['targetInfo'] as TargetInfo
        if (first === null && type === 'page') {
          first = targetId
          clearTimeout(timer)
          resolve({ targetId, sessionId: params['sessionId'] as string })
        } else if (targetId !== first) {
          pipe.send('Target.closeTarget', { targetId }).catch(() => undefined)
        }
      } else if (method === 'Target.detachedFromTarget' && params['targetId'] === first) onDestroyed()
    })
    pipe.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }).catch(reject)
  })
}
