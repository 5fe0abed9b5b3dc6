import { contextBridge, ipcRenderer } from 'electron'

// The page gets two functions and nothing else. Messages are text, as in the Chromium host, so that the gate measures
// and parses the same thing in both.
contextBridge.exposeInMainWorld('antou', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('antou:call', JSON.stringify({ name, input })),
  on: (name: string, listener: (payload: unknown) => void): (() => void) => {
    const take = (_event: unknown, event: { name: string; payload: unknown }): void => { if (event.name === name) listener(event.payload) }
    ipcRenderer.on('antou:event', take)
    return () => { ipcRenderer.removeListener('antou:event', take) }
  },
})
