/** What the quit sequence needs of its host. */
export interface QuitParts {
  /** Tells the page to save what is being typed; false where there is no page that could. */
  readonly askPage: () => boolean
  /** Closes the library: drains, checkpoints, backs up if due. */
  readonly closeLibrary: () => Promise<void>
  /** Ends the window and the process; called once, last. */
  readonly end: () => void | Promise<void>
  readonly report: (error: unknown) => void
  /** Longest wait for the page, ms. */
  readonly pageLimitMs?: number
}

/** Every way of quitting leads here: the window's button, the menu, a signal, the end of the session. */
export interface QuitSequence {
  /** Starts the sequence, or joins the one that runs. */
  readonly begin: () => Promise<void>
  /** The page called `window.readyToClose`. */
  readonly pageIsReady: () => void
  /** True from the moment the page has answered (or its time is up): nothing may be asked any more. */
  readonly isClosed: () => boolean
  readonly hasBegun: () => boolean
}

/** A draft is saved in a few ms; a page that hangs must not keep the laptop from shutting down. */
const PAGE_LIMIT_MS = 3000

/** Page saves its drafts → no more calls → library drains and closes → the process ends. Each step happens once. */
export function createQuitSequence({ askPage, closeLibrary, end, report, pageLimitMs = PAGE_LIMIT_MS }: QuitParts): QuitSequence {
  let running: Promise<void> | null = null
  let closed = false
  let ready: () => void = () => undefined
  const pageReady = new Promise<void>((resolve) => { ready = resolve })

  async function run(): Promise<void> {
    try {
      if (askPage()) await Promise.race([pageReady, new Promise((resolve) => { setTimeout(resolve, pageLimitMs).unref() })])
      closed = true
      await closeLibrary()
    } catch (error) {
      report(error)
    }
    closed = true
    await end()
  }

  return {
    begin: () => (running ??= run()),
    pageIsReady: () => { if (running !== null) ready() },
    isClosed: () => closed,
    hasBegun: () => running !== null,
  }
}
