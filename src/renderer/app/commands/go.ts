import { activeTab } from '../session.ts'
import { type Command, whereFrom } from './command.ts'

export const goCommands: Command[] = [
  {
    id: 'go.switcher',
    title: 'Go to a note, source or tag…',
    keys: ['Mod+O'],
    menu: { in: 'Go', group: 1 },
    run: world => world.showSwitcher(''),
  },
  {
    id: 'go.palette',
    title: 'All commands…',
    keys: ['Mod+P', 'Mod+Shift+P'],
    menu: { in: 'Go', group: 1 },
    run: world => world.showSwitcher('>'),
  },
  {
    id: 'go.search',
    title: 'Search the text of everything',
    keys: ['Mod+Shift+F'],
    menu: { in: 'Go', group: 1 },
    run: world => world.open({ kind: 'search', query: '' }, whereFrom(world)),
  },
  {
    id: 'go.back',
    title: 'Back',
    keys: ['Alt+ArrowLeft'],
    macKeys: 'Mod+[',
    menu: { in: 'Go', group: 2 },
    can: world => activeTab(world.session).back.length > 0,
    run: world => world.dispatch({ type: 'back' }),
  },
  {
    id: 'go.forward',
    title: 'Forward',
    keys: ['Alt+ArrowRight'],
    macKeys: 'Mod+]',
    menu: { in: 'Go', group: 2 },
    can: world => activeTab(world.session).forward.length > 0,
    run: world => world.dispatch({ type: 'forward' }),
  },
  { id: 'region.next', title: 'Next part of the window', keys: ['F6'], run: world => world.cycleRegion(1) },
  {
    id: 'region.previous',
    title: 'Previous part of the window',
    keys: ['Shift+F6'],
    run: world => world.cycleRegion(-1),
  },
  {
    id: 'go.trash',
    title: 'Open the Trash',
    menu: { in: 'Go', group: 4 },
    run: world => world.open({ kind: 'trash' }),
  },
]
