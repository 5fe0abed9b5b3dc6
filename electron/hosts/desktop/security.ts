import { app, dialog, session, shell, type WebContents } from 'electron'
import { ALLOWED_PERMISSIONS, isExternalAddress } from '../shared/policy.ts'

/** Before `ready`: what Chromium itself must not do. The resolver is the second lock on the network. */
export function lockBrowser(developing: boolean): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.commandLine.appendSwitch('host-resolver-rules', developing ? 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1' : 'MAP * ~NOTFOUND')
}

/** After `ready`: every permission, device, download and foreign request of the session is refused. */
export function guardSession(isOwn: (url: string) => boolean): void {
  const own = session.defaultSession
  const allows = (permission: string, url: string): boolean => ALLOWED_PERMISSIONS.includes(permission) && isOwn(url)
  own.setPermissionRequestHandler((_contents, permission, answer, details) => answer(allows(permission, details.requestingUrl)))
  own.setPermissionCheckHandler((_contents, permission, requestingOrigin) => allows(permission, requestingOrigin))
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwn(details.url) && !isDevTools(details.url) }))
  own.on('will-download', (event) => event.preventDefault())
}

/** The developer tools' own pages, which exist in development only. */
const isDevTools = (url: string): boolean => !app.isPackaged && url.startsWith('devtools://')

/** For every page from its first moment: it stays where it is, opens nothing and embeds nothing. */
export function guardContents(isOwn: (url: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault: () => void; url: string }): void => { if (!isOwn(event.url)) event.preventDefault() }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(({ url }) => {
      if (isExternalAddress(url)) void offerExternal(url)
      return { action: 'deny' }
    })
  })
}

/** An allow-listed address goes to the system's browser, once a person has agreed. */
async function offerExternal(url: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'question', buttons: ['取消', '打开'], defaultId: 0, cancelId: 0, message: '要用浏览器打开这个网址吗？', detail: url,
  })
  if (response === 1) await shell.openExternal(url)
}

/** Settings of every page that the app opens. Electron's defaults are the same for most; here they are said. */
export const webPreferences = (preload: string): Electron.WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  // The dictionaries of the spelling checker are downloaded.
  spellcheck: false,
  devTools: !app.isPackaged,
})

/** True where a message comes from the top document of these very contents. */
export const isFromMainFrame = (event: Electron.IpcMainInvokeEvent, contents: WebContents): boolean =>
  event.sender === contents && event.senderFrame !== null && event.senderFrame === contents.mainFrame
