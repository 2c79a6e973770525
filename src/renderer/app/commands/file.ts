import { createNote } from '#data/notes.ts'
import { holdLetters, takeLetters } from '#features/notes/heldLetters.ts'
import { newWindow } from '#lib/desktop.ts'
import { type Command, placeIn, type World, whereFrom } from './command.ts'

async function newNote(world: World): Promise<void> {
  holdLetters()
  try {
    const note = await createNote({})
    world.open({ kind: 'note', id: note.id }, whereFrom(world))
  } catch (error) {
    takeLetters()
    throw error
  }
}

export const fileCommands: Command[] = [
  {
    id: 'note.new',
    title: 'New note',
    keys: ['Mod+N'],
    browserKeys: 'Alt+N',
    menu: { in: 'File', group: 1 },
    run: newNote,
  },
  {
    id: 'source.bringIn',
    title: 'Bring in a source…',
    keys: ['Mod+Shift+N'],
    browserKeys: 'Alt+Shift+N',
    menu: { in: 'File', group: 1 },
    run: world => world.bringIn(),
  },
  {
    id: 'notebook.import',
    title: 'Import Markdown…',
    menu: { in: 'File', group: 5 },
    run: world => world.showTransfer('import'),
  },
  {
    id: 'notebook.export',
    title: 'Export the notebook…',
    menu: { in: 'File', group: 5 },
    run: world => world.showTransfer('export'),
  },
  {
    id: 'notebook.undo',
    title: 'Undo a large change…',
    menu: { in: 'File', group: 5 },
    run: world => world.showChanges(),
  },
  { id: 'window.new', title: 'New window', menu: { in: 'File', group: 2 }, run: world => newWindow(placeIn(world)) },
  {
    id: 'app.settings',
    title: 'Settings',
    keys: ['Mod+,'],
    menu: { in: 'File', group: 4 },
    run: world => world.showSettings(),
  },
]
