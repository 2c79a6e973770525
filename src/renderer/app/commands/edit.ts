import { heads } from '#data/heads.ts'
import { setPinned } from '#data/notes.ts'
import { saveSource } from '#data/sources.ts'
import { isBorne } from '#data/tagMoves.ts'
import { termsOf } from '#features/tags/tagQuery.ts'
import { type Command, inEditor, placeIn, type World } from './command.ts'

const inNote = (world: World) => placeIn(world).kind === 'note'
/** The tag whose page is open, where it is one alone and on anything. */
function tagIn(world: World): string | null {
  const place = placeIn(world)
  const [term, ...others] = place.kind === 'tag' ? termsOf(place.query) : []
  return term && others.length === 0 && isBorne(term.tag) ? term.tag : null
}

const withTag = (act: (tag: string) => void, world: World) => {
  const tag = tagIn(world)
  if (tag !== null) act(tag)
}

const inRecord = (world: World) => placeIn(world).kind === 'note' || placeIn(world).kind === 'source'

async function togglePin(world: World): Promise<void> {
  const at = placeIn(world)
  if (at.kind === 'note') {
    const note = heads.get().notes.get(at.id)
    if (note) await setPinned(at.id, !note.pinned)
  }
  if (at.kind === 'source') {
    const source = heads.get().sources.get(at.id)
    if (source) await saveSource(at.id, { pinned: !source.pinned })
  }
}

async function trash(world: World): Promise<void> {
  const at = placeIn(world)
  if (at.kind === 'note' || at.kind === 'source') await world.moveToTrash(at.kind, at.id)
}

async function showHistory(world: World): Promise<void> {
  const at = placeIn(world)
  if (at.kind === 'note' || at.kind === 'source') await world.showHistory(at.id)
}

export const editCommands: Command[] = [
  {
    id: 'note.rename',
    title: 'Rename the note',
    keys: ['F2'],
    menu: { in: 'Edit', group: 2 },
    can: inNote,
    run: world => world.focusTitle(),
  },
  {
    id: 'note.history',
    title: 'Show the history of what is open',
    keys: ['Mod+Shift+H'],
    menu: { in: 'Edit', group: 2 },
    can: inRecord,
    run: showHistory,
  },
  {
    id: 'record.pin',
    title: 'Pin or unpin what is open',
    menu: { in: 'Edit', group: 2 },
    can: inRecord,
    run: togglePin,
  },
  {
    id: 'record.trash',
    title: 'Move what is open to the Trash…',
    menu: { in: 'Edit', group: 2 },
    can: inRecord,
    run: trash,
  },
  {
    id: 'tag.rename',
    title: 'Rename the tag…',
    menu: { in: 'Edit', group: 2 },
    can: world => tagIn(world) !== null,
    run: world => withTag(world.renameTag, world),
  },
  {
    id: 'tag.delete',
    title: 'Delete the tag…',
    menu: { in: 'Edit', group: 2 },
    can: world => tagIn(world) !== null,
    run: world => withTag(world.deleteTag, world),
  },
  {
    id: 'insert.link',
    title: 'Insert a link to a note or source',
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.editor?.command('insert.link'),
  },
  {
    id: 'insert.tag',
    title: 'Insert a tag',
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.editor?.command('insert.tag'),
  },
]
