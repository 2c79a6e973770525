import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Bridge, CHANNELS } from '#shared/ipc.ts'

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
}))
vi.mock('electron', () => electron)

const { ipcRenderer } = electron
let bridge: Bridge

function afterClick(isActive: boolean) {
  vi.stubGlobal('navigator', { userActivation: { isActive } })
}

let menuChosen: () => void

beforeAll(async () => {
  await import('./index.ts')
  menuChosen = ipcRenderer.on.mock.calls.find(([event]) => event === 'command')![1]
  bridge = electron.contextBridge.exposeInMainWorld.mock.calls[0]![1]
})

beforeEach(() => {
  vi.clearAllMocks()
  afterClick(false)
})

describe('window.desktop', () => {
  it('passes the channels that there are', async () => {
    afterClick(true)
    ipcRenderer.invoke.mockResolvedValue({ value: 'v' })
    for (const channel of CHANNELS) expect(await bridge.call(channel, 'argument' as never)).toEqual({ value: 'v' })
    expect(ipcRenderer.invoke.mock.calls.map(call => call[0])).toEqual(CHANNELS)
  })

  it.each(['', 'nothing', 'setmenu', 'toString', 'ELECTRON_BROWSER_GET_BUILTIN', '__proto__'])(
    'passes no channel %j',
    async channel => {
      expect(await bridge.call(channel as never, ...([] as never))).toHaveProperty('problem')
      expect(ipcRenderer.invoke).not.toHaveBeenCalled()
    },
  )

  it('opens nothing outside without a click', async () => {
    expect(await bridge.call('openOutside', 'https://example.org/')).toHaveProperty('problem')
    expect(ipcRenderer.invoke).not.toHaveBeenCalled()
  })

  it('opens an address that a menu item asks for, for as long as a click would count', async () => {
    vi.useFakeTimers()
    ipcRenderer.invoke.mockResolvedValue({ value: undefined })
    menuChosen()
    vi.advanceTimersByTime(4999)
    expect(await bridge.call('openOutside', 'https://example.org/')).toEqual({ value: undefined })
    vi.advanceTimersByTime(1)
    expect(await bridge.call('openOutside', 'https://example.org/')).toHaveProperty('problem')
    vi.useRealTimers()
  })

  it('tells the value of an event and not its sender, until the listener is removed', () => {
    const listener = vi.fn()
    const remove = bridge.on('command', listener)
    const [event, heard] = ipcRenderer.on.mock.calls[0]!
    heard({ sender: ipcRenderer }, 'note.new')
    expect(event).toBe('command')
    expect(listener.mock.calls).toEqual([['note.new']])
    remove()
    expect(ipcRenderer.off).toHaveBeenCalledWith('command', heard)
  })

  it('listens to no other event', () => {
    expect(() => bridge.on('ipc-message' as never, vi.fn())).toThrow('does not tell')
    expect(ipcRenderer.on).not.toHaveBeenCalled()
  })
})
