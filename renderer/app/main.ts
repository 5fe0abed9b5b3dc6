import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../shared/styles/tokens.css'
import '../shared/styles/fonts.ts'
import '../shared/styles/base.css'
import '../shared/styles/meanings.css'
import { hasBridge, messageOf, tryCall } from '../shared/bridge.ts'
import { useSettings } from '../shared/settings.ts'
import { showToast } from '../shared/ui/index.ts'
import App from './App.vue'
import { makeRouter } from './router.ts'
import StartFailure from './StartFailure.vue'
import { VIEWS } from './views.ts'

const NO_HOST = '这个页面要在案头的窗口里打开，不能直接用浏览器打开。请从“案头”图标或用 npm start 启动。'

function refuse(message: string): void {
  createApp(StartFailure, { message }).mount('#app')
}

/** Settings first, so that the first paint has the right theme; notices come when the page stands. */
async function start(): Promise<void> {
  if (!hasBridge()) { refuse(NO_HOST); return }
  const pinia = createPinia()
  const info = tryCall('app.info', {})
  try {
    await useSettings(pinia).load()
  } catch (error) {
    refuse(messageOf(error))
    return
  }
  const router = makeRouter(VIEWS)
  const told = await info
  const app = createApp(App, { notices: told.ok ? told.value.notices : [] })
  app.use(pinia).use(router)
  // A surprise is logged once and said once; the page stays as it was.
  app.config.errorHandler = error => {
    console.error(error)
    showToast(messageOf(error), { tone: 'failure' })
  }
  router.afterEach(to => { if (to.meta.title) document.title = `${to.meta.title} — 案头` })
  app.mount('#app')
}

void start()
