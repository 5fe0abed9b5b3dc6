import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../shared/styles/tokens.css'
import '../shared/styles/fonts.ts'
import '../shared/styles/base.css'
import '../shared/styles/meanings.css'
import { hasBridge, messageOf, tryCall } from '../shared/bridge.ts'
import { keepKeysOfInputMethod } from '../shared/input-method.ts'
import { useSettings } from '../shared/settings.ts'
import { showToast } from '../shared/ui/index.ts'
import App from './App.vue'
import { makeRouter, type PlaceName } from './router.ts'
import StartFailure from './StartFailure.vue'
import { VIEWS } from './views.ts'

const NO_HOST = '这个页面要在案头的窗口里打开，不能直接用浏览器打开。请从“案头”图标或用 npm start 启动。'

/** Says why the app did not open. Trying again starts anew in place: a reload would ask the window whether it may close. */
function refuse(message: string): void {
  const page = createApp(StartFailure, { message, retry: () => { page.unmount(); void start() } })
  page.mount('#app')
}

/** What the library noticed at start (a database rebuilt, a migration done) is said once the page stands. */
async function tellNotices(): Promise<void> {
  const told = await tryCall('app.info', {})
  if (told.ok) for (const notice of told.value.notices) showToast(notice)
}

/** Settings first, so that the first paint has the right theme; the first view's code is fetched meanwhile. */
async function start(): Promise<void> {
  if (!hasBridge()) { refuse(NO_HOST); return }
  const pinia = createPinia()
  const router = makeRouter(VIEWS)
  const firstView = router.resolve(window.location.hash.slice(1) || '/').name
  if (firstView) void VIEWS[firstView as PlaceName]()
  try {
    await useSettings(pinia).load()
  } catch (error) {
    refuse(messageOf(error))
    return
  }
  const app = createApp(App)
  app.use(pinia).use(router)
  // A surprise is logged once and said once; the page stays as it was.
  app.config.errorHandler = error => {
    console.error(error)
    showToast(messageOf(error), { tone: 'failure' })
  }
  window.addEventListener('unhandledrejection', ({ reason }) => showToast(messageOf(reason), { tone: 'failure' }))
  router.afterEach(to => { if (to.meta.title) document.title = `${to.meta.title} — 案头` })
  app.mount('#app')
  void tellNotices()
}

keepKeysOfInputMethod(window)
void start()
