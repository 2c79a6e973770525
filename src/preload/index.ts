import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { type Bridge, CHANNELS, EVENTS, type Events } from '#shared/ipc.ts'

declare const navigator: { userActivation: { isActive: boolean } }

// As long as Chromium itself counts a click, in milliseconds.
const CLICK_LASTS = 5000
let chosenAt = Number.NEGATIVE_INFINITY

// An item of the native menu is chosen by hand too, and the page hears of it without a click of its own.
ipcRenderer.on('command', () => {
  chosenAt = Date.now()
})

// This world's navigator cannot be changed by the page.
const byHand = () => navigator.userActivation.isActive || Date.now() - chosenAt < CLICK_LASTS

// Arguments are looked at in main, which trusts no page; here only the door's width is fixed.
const bridge: Bridge = {
  platform: process.platform as Bridge['platform'],
  async call(channel, ...args) {
    if (!CHANNELS.includes(channel)) return { problem: 'The desktop does not know this.' }
    if (channel === 'openOutside' && !byHand()) return { problem: 'An address is opened outside only on a click.' }
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
