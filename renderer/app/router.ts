import type { Component } from 'vue'
import { createRouter, createWebHashHistory, type Router, type RouterHistory } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The view's name in the window title; null where the view names itself (a document's title). */
    title: string | null
  }
}

/** The places of the app: names of routes. */
export type PlaceName = 'library' | 'read' | 'edition' | 'search' | 'annotations' | 'compare' | 'ledger' | 'settings'

const PLACES: readonly { readonly name: PlaceName; readonly path: string; readonly title: string | null }[] = [
  { name: 'library', path: '/', title: '资料库' },
  { name: 'read', path: '/read/:documentId', title: null },
  { name: 'edition', path: '/editions/:documentId', title: '核对订正稿' },
  { name: 'search', path: '/search', title: '搜索' },
  { name: 'annotations', path: '/annotations', title: '批注' },
  { name: 'compare', path: '/compare', title: '对比' },
  { name: 'ledger', path: '/ledger', title: '指标台账' },
  { name: 'settings', path: '/settings', title: '设置' },
]

/** The routes of the app over the views given; an unknown address leads to the library. */
export function makeRouter(views: Record<PlaceName, Component | (() => Promise<Component>)>, history: RouterHistory = createWebHashHistory()): Router {
  const known = PLACES.map(({ name, path, title }) => ({ name, path, meta: { title }, component: views[name] }))
  return createRouter({ history, routes: [...known, { path: '/:rest(.*)*', redirect: '/', meta: { title: null } }] })
}
