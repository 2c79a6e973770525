import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import type { MenuItem } from '#shared/ipc.ts'

const electron = vi.hoisted(() => ({
  app: { isPackaged: true },
  Menu: { buildFromTemplate: vi.fn(), setApplicationMenu: vi.fn() },
  BrowserWindow: { getFocusedWindow: vi.fn(), getAllWindows: vi.fn() },
  ipcMain: {},
}))
vi.mock('electron', () => electron)

import { menuTemplate, setMenu } from './menu.ts'

const item = (id: string, menu: MenuItem['menu'], group: number, title = id): MenuItem => ({
  id,
  title,
  menu,
  group,
  keys: null,
})
const run = vi.fn()
const world = { platform: 'linux' as NodeJS.Platform, developing: false, run }

function labels(template: MenuItemConstructorOptions[], name: string): string[] {
  const menu = template.find(each => each.label === name || each.role === name)
  const submenu = (menu?.submenu ?? []) as MenuItemConstructorOptions[]
  return submenu.map(each => each.label ?? each.role ?? each.type ?? '')
}

describe('the menu', () => {
  it('puts commands into their menus, by group, in the order given', () => {
    const items = [item('c', 'File', 2), item('a', 'File', 1), item('d', 'Go', 1), item('b', 'File', 1)]
    const template = menuTemplate(items, world)
    expect(labels(template, '&File')).toEqual(['a', 'b', 'separator', 'c', 'separator', 'quit'])
    expect(labels(template, '&Go')).toEqual(['d'])
  })

  it('keeps what every app has, with nothing of ours in it yet', () => {
    const template = menuTemplate([], world)
    expect(template.map(each => each.label ?? each.role)).toEqual(['&File', '&Edit', '&View', '&Window', 'help'])
    expect(labels(template, '&Edit').slice(0, 5)).toEqual(['undo', 'redo', 'separator', 'cut', 'copy'])
    expect(labels(template, '&File')).toEqual(['quit'])
  })

  it.each<NodeJS.Platform>(['linux', 'win32', 'darwin'])('leaves Ctrl+W to the tabs on %s', platform => {
    const template = menuTemplate([], { ...world, platform })
    const entries = template.flatMap(each => (each.submenu ?? []) as MenuItemConstructorOptions[])
    const closing = entries.filter(each => each.role === 'close')
    expect(closing).toEqual([{ role: 'close', accelerator: 'CmdOrCtrl+Shift+W' }])
  })

  it('has the app menu on macOS, and closes the window from File', () => {
    const template = menuTemplate([], { ...world, platform: 'darwin' })
    expect(template.map(each => each.label ?? each.role)).toEqual(['appMenu', '&File', '&Edit', '&View', 'windowMenu'])
    expect(labels(template, '&File')).toEqual(['close'])
  })

  it('shows reload and the developer tools only while developing', () => {
    expect(JSON.stringify(menuTemplate([], world))).not.toMatch(/toggleDevTools|"reload"/)
    expect(labels(menuTemplate([], { ...world, developing: true }), '&View')).toContain('toggleDevTools')
  })

  it('runs the command and shows an ampersand as one', () => {
    const template = menuTemplate([{ ...item('a', 'Go', 1, 'Q & A'), keys: 'CmdOrCtrl+G' }], world)
    const [entry] = template.find(each => each.label === '&Go')!.submenu as MenuItemConstructorOptions[]
    expect(entry).toMatchObject({ id: 'a', label: 'Q && A', accelerator: 'CmdOrCtrl+G' })
    entry!.click!({} as never, undefined, {} as never)
    expect(run).toHaveBeenCalledWith('a')
  })

  it('tells the window in front, or the only one there is', () => {
    setMenu([item('a', 'Go', 1)])
    const template = electron.Menu.buildFromTemplate.mock.lastCall![0] as MenuItemConstructorOptions[]
    const [entry] = template.find(each => each.label === '&Go')!.submenu as MenuItemConstructorOptions[]
    const send = vi.fn()
    const window = { isDestroyed: () => false, webContents: { send } }
    electron.BrowserWindow.getFocusedWindow.mockReturnValueOnce(null)
    electron.BrowserWindow.getAllWindows.mockReturnValueOnce([window])
    entry!.click!({} as never, undefined, {} as never)
    expect(send).toHaveBeenCalledWith('command', 'a')
  })
})
