import { createMemoryHistory, type Router } from 'vue-router'
import { makeRouter } from '../../app/router.ts'

/** The app's router with blank views: for tests that care where one is, not what is shown there. */
export function blankRouter(): Router {
  const blank = { render: () => null }
  return makeRouter({ library: blank, read: blank, edition: blank, search: blank, annotations: blank, compare: blank, ledger: blank, settings: blank }, createMemoryHistory())
}
