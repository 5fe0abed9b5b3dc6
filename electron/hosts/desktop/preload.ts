import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'

// The page gets two functions and nothing else. Calls are text, as in the Chromium host, so that the gate measures and
// parses the same thing in both.
contextBridge.exposeInMainWorld('antou', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('antou:call', JSON.stringify({ name, input })),
  on: (name: string, listener: (payload: unknown) => void): (() => void) => {
    const take = (_event: IpcRendererEvent, told: string, payload: unknown): void => { if (told === name) listener(payload) }
    ipcRenderer.on('antou:event', take)
    return () => { ipcRenderer.removeListener('antou:event', take) }
  },
})
