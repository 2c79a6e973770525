import { type Daily, nextDaily, openDaily } from '#features/daily/dailyNote.ts'
import { showToast } from '#ui/toast.ts'
import { type Command, inEditor, placeIn, type World, whereFrom } from './command.ts'

async function today(world: World): Promise<void> {
  const daily = await openDaily(new Date())
  show(world, daily)
  if (daily.wasInTrash) showToast({ text: 'Today’s note lay in the Trash, and is back.', tone: 'ok' })
}

function show(world: World, { id, isNew, caret }: Daily): void {
  if (caret) world.whenEditor(id, editor => editor.placeCaret(caret))
  else if (isNew) world.whenEditor(id, editor => editor.focus('end'))
  world.open({ kind: 'note', id }, whereFrom(world))
}

const go = (by: 1 | -1) => (world: World) => {
  const place = placeIn(world)
  const note = nextDaily(place.kind === 'note' ? place.id : null, by, new Date())
  if (note) world.open({ kind: 'note', id: note.id })
  else showToast({ text: by === 1 ? 'There is no later day’s note.' : 'There is no earlier day’s note.' })
}

export const dailyCommands: Command[] = [
  {
    id: 'daily.today',
    title: 'Today’s note',
    keys: ['Mod+Shift+D'],
    menu: { in: 'Go', group: 5 },
    run: today,
  },
  { id: 'daily.previous', title: 'The day’s note before', menu: { in: 'Go', group: 5 }, run: go(-1) },
  { id: 'daily.next', title: 'The day’s note after', menu: { in: 'Go', group: 5 }, run: go(1) },
  {
    id: 'template.new',
    title: 'New note from a template…',
    menu: { in: 'File', group: 1 },
    run: world => world.showTemplates('new'),
  },
  {
    id: 'template.insert',
    title: 'Insert a template…',
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.showTemplates('insert'),
  },
]
