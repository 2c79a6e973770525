import { activeTab } from '../session.ts'
import type { Command } from './command.ts'

export const tabCommands: Command[] = [
  {
    id: 'tab.new',
    title: 'New tab',
    keys: ['Mod+T'],
    browserKeys: 'Alt+T',
    menu: { in: 'File', group: 3 },
    run: world => world.open({ kind: 'start' }, 'tab'),
  },
  {
    id: 'tab.close',
    title: 'Close tab',
    keys: ['Mod+W'],
    browserKeys: 'Alt+W',
    menu: { in: 'File', group: 3 },
    run: world => world.dispatch({ type: 'close', tab: activeTab(world.session).id }),
  },
  {
    id: 'tab.reopen',
    title: 'Reopen the closed tab',
    keys: ['Mod+Shift+T'],
    browserKeys: 'Alt+Shift+T',
    menu: { in: 'File', group: 3 },
    can: world => world.session.closed.length > 0,
    run: world => world.dispatch({ type: 'reopen' }),
  },
  {
    id: 'tab.next',
    title: 'Next tab',
    keys: ['Ctrl+Tab', 'Ctrl+PageDown'],
    browserKeys: 'Alt+PageDown',
    menu: { in: 'Go', group: 3 },
    run: world => world.dispatch({ type: 'cycle', by: 1 }),
  },
  {
    id: 'tab.previous',
    title: 'Previous tab',
    keys: ['Ctrl+Shift+Tab', 'Ctrl+PageUp'],
    browserKeys: 'Alt+PageUp',
    menu: { in: 'Go', group: 3 },
    run: world => world.dispatch({ type: 'cycle', by: -1 }),
  },
  {
    id: 'pane.other',
    title: 'Go to the other side',
    keys: ['Mod+Shift+O'],
    menu: { in: 'Go', group: 3 },
    can: world => world.session.panes.length === 2,
    run: world => world.dispatch({ type: 'focusOtherPane' }),
  },
]
