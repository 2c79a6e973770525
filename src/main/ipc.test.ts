import { beforeEach, describe, expect, it, vi } from 'vitest'

type Listener = (event: unknown, ...args: unknown[]) => Promise<unknown>

const electron = vi.hoisted(() => ({
  ipcMain: { handle: vi.fn() },
  BrowserWindow: { fromWebContents: vi.fn() },
}))
vi.mock('electron', () => electron)

import { ours } from './address.ts'
import { readAddress } from './arguments.ts'
import { openDoor, Refused, tell } from './ipc.ts'

const window = { name: 'window' }
const run = vi.fn()

function listener(): Listener {
  openDoor(ours(null).origin)('openOutside', readAddress, run)
  return electron.ipcMain.handle.mock.lastCall![1]
}

function from(url: string, parent: unknown = null) {
  return { sender: {}, senderFrame: { url, parent } }
}

const REFUSED = { problem: 'This page may not ask the desktop for anything.' }

beforeEach(() => {
  run.mockReset()
  electron.ipcMain.handle.mockReset()
  electron.BrowserWindow.fromWebContents.mockReturnValue(window)
})

describe('the door', () => {
  it('answers our own page', async () => {
    run.mockResolvedValue('done')
    expect(await listener()(from('app://notebook/#place'), 'https://example.org/')).toEqual({ value: 'done' })
    expect(run).toHaveBeenCalledWith(window, 'https://example.org/')
    expect(electron.ipcMain.handle.mock.lastCall![0]).toBe('openOutside')
  })

  it.each([
    from('https://example.org/'),
    from('https://notebook/'),
    from('http://localhost:5173/'),
    from('app://other/'),
    from('app://notebook.evil/'),
    from('app://notebook@evil/'),
    from('file:///home/someone/index.html'),
    from('data:text/html,hello'),
    from('javascript:0'),
    from('about:blank'),
    from('about:srcdoc'),
    from(''),
    from('app://notebook/', { url: 'app://notebook/' }),
    from('about:srcdoc', { url: 'app://notebook/' }),
    { sender: {}, senderFrame: null },
  ])('refuses the sender %j before it looks at what is asked', async event => {
    expect(await listener()(event, 'https://example.org/')).toEqual(REFUSED)
    expect(run).not.toHaveBeenCalled()
  })

  it('refuses a page that stands in no window', async () => {
    electron.BrowserWindow.fromWebContents.mockReturnValue(null)
    expect(await listener()(from('app://notebook/'), 'https://example.org/')).toEqual(REFUSED)
  })

  it('refuses wrong arguments without running anything', async () => {
    for (const args of [[], [1], [null], ['a', 'b'], [{ toString: () => 'https://example.org' }]]) {
      expect(await listener()(from('app://notebook/'), ...args)).toHaveProperty('problem')
    }
    expect(run).not.toHaveBeenCalled()
  })

  it('tells a refusal in its own words and anything else in general ones', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    run.mockRejectedValueOnce(new Refused('Only web addresses.'))
    expect(await listener()(from('app://notebook/'), 'x')).toEqual({ problem: 'Only web addresses.' })
    expect(log).not.toHaveBeenCalled()
    run.mockRejectedValueOnce(new Error('ENOENT: /home/amina/secret'))
    const answer = await listener()(from('app://notebook/'), 'x')
    expect(answer).toEqual({ problem: 'The desktop could not do this. Nothing in the notebook was changed.' })
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  it('tells a window something while the window is there', () => {
    const send = vi.fn()
    const there = { isDestroyed: () => false, webContents: { send } }
    tell(there as never, 'command', 'note.new')
    tell({ ...there, isDestroyed: () => true } as never, 'command', 'note.new')
    expect(send.mock.calls).toEqual([['command', 'note.new']])
  })
})
