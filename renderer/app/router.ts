import { createRouter, createWebHashHistory, type Router, type RouterHistory } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The view's name in the window title; null where the view names itself (a document's title). */
    title: string | null
  }
}

/** The routes of the app. Each view is fetched when it is first shown, through its feature's door. */
export function makeRouter(history: RouterHistory = createWebHashHistory()): Router {
  return createRouter({
    history,
    routes: [
      { path: '/', name: 'library', meta: { title: '资料库' }, component: async () => (await import('../features/library/index.ts')).LibraryView },
      { path: '/read/:documentId', name: 'read', meta: { title: null }, component: async () => (await import('../features/reading/index.ts')).ReadingView },
      { path: '/search', name: 'search', meta: { title: '搜索' }, component: async () => (await import('../features/search/index.ts')).SearchView },
      { path: '/annotations', name: 'annotations', meta: { title: '批注' }, component: async () => (await import('../features/annotations/index.ts')).AnnotationsView },
      { path: '/compare', name: 'compare', meta: { title: '对比' }, component: async () => (await import('../features/comparison/index.ts')).ComparisonView },
      { path: '/ledger', name: 'ledger', meta: { title: '指标台账' }, component: async () => (await import('../features/metrics/index.ts')).LedgerView },
      { path: '/settings', name: 'settings', meta: { title: '设置' }, component: async () => (await import('../features/settings/index.ts')).SettingsView },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
}
