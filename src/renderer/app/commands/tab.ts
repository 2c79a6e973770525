import { announce } from '#ui/announce.ts'
import { reduceSession } from '../reduceSession.ts'
import { activePane, activeTab, paneIndexOf } from '../session.ts'
import type { Command, World } from './command.ts'

const shift = (by: 1 | -1) => (world: World) => {
  const { id } = activeTab(world.session)
  world.dispatch({ type: 'shift', tab: id, by })
  const { tabs } = activePane(reduceSession(world.session, { type: 'shift', tab: id, by }))
  announce(`Tab ${tabs.findIndex(tab => tab.id === id) + 1} of ${tabs.length}.`)
}

/** The first eight by their number; 9 is the last one, however many there are. */
const numbered = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
  (number): Command => ({
    id: `tab.${number}`,
    title: number === 9 ? 'Go to the last tab' : `Go to tab ${number}`,
    keys: [`Mod+${number}`],
    browserKeys: `Alt+${number}`,
    can: ({ session }) => activePane(session).tabs.length >= (number === 9 ? 2 : number),
    run: world => world.dispatch({ type: 'activateAt', index: number === 9 ? Number.MAX_SAFE_INTEGER : number - 1 }),
  }),
)

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
    id: 'tab.pin',
    title: 'Pin or unpin the tab',
    menu: { in: 'File', group: 3 },
    run: world => {
      const { id, pinned } = activeTab(world.session)
      world.dispatch({ type: 'pin', tab: id, pinned: !pinned })
    },
  },
  {
    id: 'tab.closeOthers',
    title: 'Close the other tabs',
    menu: { in: 'File', group: 3 },
    can: ({ session }) => activePane(session).tabs.some(tab => !tab.pinned && tab.id !== activeTab(session).id),
    run: world => world.dispatch({ type: 'closeOthers', tab: activeTab(world.session).id }),
  },
  {
    id: 'tab.toWindow',
    title: 'Move the tab to a window of its own',
    menu: { in: 'File', group: 3 },
    can: ({ session }) => activeTab(session).place.kind !== 'start',
    run: world => world.moveToWindow(activeTab(world.session).id),
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
    id: 'tab.forward',
    title: 'Move the tab towards the end',
    keys: ['Ctrl+Shift+PageDown'],
    browserKeys: 'Alt+Shift+PageDown',
    menu: { in: 'Go', group: 3 },
    can: ({ session }) => activePane(session).tabs.length > 1,
    run: shift(1),
  },
  {
    id: 'tab.backward',
    title: 'Move the tab towards the start',
    keys: ['Ctrl+Shift+PageUp'],
    browserKeys: 'Alt+Shift+PageUp',
    menu: { in: 'Go', group: 3 },
    can: ({ session }) => activePane(session).tabs.length > 1,
    run: shift(-1),
  },
  {
    id: 'tab.otherSide',
    title: 'Move the tab to the other side',
    menu: { in: 'Go', group: 3 },
    can: ({ session }) => session.panes.length === 2 || activePane(session).tabs.length > 1,
    run: world => {
      const { id } = activeTab(world.session)
      const { session } = world
      world.dispatch({ type: 'move', tab: id, pane: 1 - paneIndexOf(session, id), index: Number.MAX_SAFE_INTEGER })
    },
  },
  ...numbered,
  {
    id: 'pane.other',
    title: 'Go to the other side',
    keys: ['Mod+Shift+O'],
    menu: { in: 'Go', group: 3 },
    can: world => world.session.panes.length === 2,
    run: world => world.dispatch({ type: 'focusOtherPane' }),
  },
]
