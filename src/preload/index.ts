import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { type Bridge, CHANNELS, EVENTS, type Events } from '#shared/ipc.ts'

declare const navigator: { userActivation: { isActive: boolean } }

// Arguments are looked at in main, which trusts no page; here only the door's width is fixed.
const bridge: Bridge = {
  platform: process.platform as Bridge['platform'],
  async call(channel, ...args) {
    if (!CHANNELS.includes(channel)) return { problem: 'The desktop does not know this.' }
    // This world's navigator cannot be changed by the page: without a click or key no script opens anything outside.
    if (channel === 'openOutside' && !navigator.userActivation.isActive) {
      return { problem: 'An address is opened outside only on a click.' }
    }
    return ipcRenderer.invoke(channel, ...args)
  },
  on<K extends keyof Events>(event: K, listener: (value: Events[K]) => void) {
    if (!EVENTS.includes(event)) throw new Error('The desktop does not tell this.')
    // The event itself stays here: it carries `sender`, with which a page could talk past this list.
    const heard = (_event: IpcRendererEvent, value: Events[K]) => listener(value)
    ipcRenderer.on(event, heard)
    return () => {
      ipcRenderer.off(event, heard)
    }
  },
}

contextBridge.exposeInMainWorld('desktop', bridge)
