import type { Command } from './command.ts'

export const viewCommands: Command[] = [
  {
    id: 'view.notes',
    title: 'Show the list of notes',
    menu: { in: 'View', group: 1 },
    run: world => world.toggleList('notes'),
  },
  {
    id: 'view.sources',
    title: 'Show the list of sources',
    menu: { in: 'View', group: 1 },
    run: world => world.toggleList('sources'),
  },
  {
    id: 'view.highlights',
    title: 'Show the list of highlights',
    menu: { in: 'View', group: 1 },
    run: world => world.toggleList('highlights'),
  },
  {
    id: 'view.navigator',
    title: 'Show or hide the navigator',
    keys: ['Mod+\\'],
    menu: { in: 'View', group: 2 },
    run: world => world.toggleNavigator(),
  },
  {
    id: 'view.context',
    title: 'Show or hide links and details',
    keys: ['Mod+Shift+\\'],
    menu: { in: 'View', group: 2 },
    run: world => world.toggleContext(),
  },
  {
    id: 'pane.split',
    title: 'Split in two, or join again',
    keys: ['Mod+Shift+E'],
    menu: { in: 'View', group: 2 },
    run: world => world.dispatch({ type: 'split' }),
  },
  {
    id: 'theme.system',
    title: 'Theme: as the system',
    menu: { in: 'View', group: 3 },
    run: world => world.setTheme('system'),
  },
  {
    id: 'theme.light',
    title: 'Theme: light',
    menu: { in: 'View', group: 3 },
    run: world => world.setTheme('light'),
  },
  {
    id: 'theme.dark',
    title: 'Theme: dark',
    menu: { in: 'View', group: 3 },
    run: world => world.setTheme('dark'),
  },
  {
    id: 'app.keys',
    title: 'Keyboard shortcuts',
    menu: { in: 'View', group: 4 },
    run: world => world.showSettings('shortcuts'),
  },
]
