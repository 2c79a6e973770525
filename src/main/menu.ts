import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuItem } from '#shared/ipc.ts'
import { tell } from './ipc.ts'

type Template = MenuItemConstructorOptions[]
type World = { platform: NodeJS.Platform; developing: boolean; run: (id: string) => void }

// Ctrl+W closes a tab here, as it does in a browser.
const CLOSE: MenuItemConstructorOptions = { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' }
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** The whole menu: what every app has, with the notebook's own commands where a reader looks for them. */
export function menuTemplate(items: readonly MenuItem[], world: World): Template {
  const mac = world.platform === 'darwin'
  const own = (menu: MenuItem['menu']) => ownItems(items, menu, world)
  const edit: Template = [
    { role: 'undo' },
    { role: 'redo' },
    SEPARATOR,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle', label: 'Paste without formatting' },
    { role: 'delete' },
    { role: 'selectAll' },
  ]
  const view: Template = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }]
  const develop: Template = world.developing ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : []
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: '&File', submenu: joined(own('File'), [mac ? CLOSE : { role: 'quit' }]) },
    { label: '&Edit', submenu: joined(edit, own('Edit')) },
    { label: '&View', submenu: joined(own('View'), view, develop) },
    ...(own('Go').length > 0 ? [{ label: '&Go', submenu: own('Go') }] : []),
    mac ? { role: 'windowMenu' } : { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }, CLOSE] },
    ...(mac ? [] : [{ role: 'help', submenu: [{ role: 'about' }] } satisfies MenuItemConstructorOptions]),
  ]
}

/** Before the first page has sent its commands: without a menu of our own Electron shows one with reload and tools. */
export function setMenu(items: readonly MenuItem[]): void {
  const world = { platform: process.platform, developing: !app.isPackaged, run: runCommand }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(items, world)))
}

function runCommand(id: string): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window) tell(window, 'command', id)
}

function ownItems(items: readonly MenuItem[], menu: MenuItem['menu'], world: World): Template {
  const mine = items.filter(item => item.menu === menu)
  const groups = [...new Set(mine.map(item => item.group))].sort((a, b) => a - b)
  return joined(...groups.map(group => mine.filter(item => item.group === group).map(item => commandItem(item, world))))
}

function commandItem(item: MenuItem, world: World): MenuItemConstructorOptions {
  return {
    id: item.id,
    // One "&" would make the next letter a shortcut, and vanish.
    label: item.title.replaceAll('&', '&&'),
    ...(item.keys !== null && { accelerator: item.keys }),
    click: () => world.run(item.id),
  }
}

function joined(...groups: Template[]): Template {
  return groups
    .filter(group => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]))
}
