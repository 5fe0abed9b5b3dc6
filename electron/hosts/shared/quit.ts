import type { ClosingWord } from '../../contract/index.ts'

/** What the quit sequence needs of its host. */
export interface QuitParts {
  /** Tells the page that the window wants to close; false where there is no page that could. */
  readonly askPage: () => boolean
  /** Closes the library: drains, checkpoints, backs up if due. */
  readonly closeLibrary: () => Promise<void>
  /** Ends the window and the process; called once, last. */
  readonly end: () => void | Promise<void>
  readonly report: (error: unknown) => void
  /** Longest wait for a first word of the page, ms. */
  readonly pageLimitMs?: number
  /** Longest wait for a page that said that it is saving, ms. */
  readonly savingLimitMs?: number
}

/** Every way of quitting leads here: the window's button, the menu, a signal, the end of the session. */
export interface QuitSequence {
  /** Starts the sequence, or joins the one that runs. Settles when it ended, or was called off by `stay`. */
  readonly begin: () => Promise<void>
  /** What the page answered to `window.closing`; `ready` also says that the page is gone. Unasked it means nothing. */
  readonly pageSays: (word: ClosingWord) => void
  /** True from the moment the page has answered (or its time is up): nothing may be asked any more. */
  readonly isClosed: () => boolean
  readonly hasBegun: () => boolean
}

/** A draft is saved in a few ms; a page that hangs must not keep the laptop from shutting down. */
const PAGE_LIMIT_MS = 3000

/** A page that saves may have to wait for the library: an import of 10,000 notes or a restore takes some seconds. */
const SAVING_LIMIT_MS = 30_000

/**
 * Page saves its drafts → no more calls → library drains and closes → the process ends. Each step happens once. Where
 * something could not be saved the page asks the person, who may stay: then nothing was closed, and the next wish to
 * close begins anew.
 */
export function createQuitSequence({ askPage, closeLibrary, end, report, pageLimitMs = PAGE_LIMIT_MS, savingLimitMs = SAVING_LIMIT_MS }: QuitParts): QuitSequence {
  let running: Promise<void> | null = null
  let closed = false
  /** Set while the page's word is waited for. */
  let hear: ((word: ClosingWord) => void) | null = null
  /** Set while the person is asked: whoever wants to close once more lets the page try once more. */
  let askAgain: (() => void) | null = null

  /** Waits for the page's word; true where the window may go. */
  function pageLetsGo(): Promise<boolean> {
    return new Promise<boolean>((resolve) => {
      let limit: NodeJS.Timeout | undefined
      const waitAtMost = (ms: number): void => { limit = setTimeout(() => resolve(true), ms).unref() }
      const ask = (): void => {
        askAgain = null
        waitAtMost(pageLimitMs)
        if (!askPage()) resolve(true)
      }
      hear = (word) => {
        clearTimeout(limit)
        if (word === 'saving') waitAtMost(savingLimitMs)
        else if (word === 'asking') askAgain = ask
        else resolve(word === 'ready')
      }
      ask()
    }).finally(() => { hear = askAgain = null })
  }

  async function run(): Promise<void> {
    try {
      if (!await pageLetsGo()) {
        running = null
        return
      }
      closed = true
      await closeLibrary()
    } catch (error) {
      report(error)
    }
    closed = true
    await end()
  }

  return {
    begin() {
      askAgain?.()
      return (running ??= run())
    },
    pageSays: (word) => hear?.(word),
    isClosed: () => closed,
    hasBegun: () => running !== null,
  }
}
