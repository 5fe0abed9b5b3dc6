import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import axe from 'axe-core'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import type { RouteLocationRaw, Router } from 'vue-router'
import { blankRouter } from './router.ts'

/** A view in a document, with its own stores and router, after its first calls were answered. */
export async function mountView(view: Component, options: { at?: RouteLocationRaw; props?: Record<string, unknown> } = {}): Promise<{ wrapper: VueWrapper; router: Router }> {
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = blankRouter()
  await router.push(options.at ?? '/')
  const wrapper = mount(view, { props: options.props ?? {}, attachTo: document.body, global: { plugins: [pinia, router] } })
  await flushPromises()
  return { wrapper, router }
}

/** What axe-core finds wrong, as `rule: selector` lines. Colours are left to the token test: nothing is painted here. */
export async function accessibilityProblems(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  return violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')}`))
}
