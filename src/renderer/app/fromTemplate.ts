import { headOf, titleOf } from '#data/heads.ts'
import { createNote } from '#data/notes.ts'
import type { NoteHead } from '#data/rows.ts'
import { settings } from '#data/settings.ts'
import { type Filled, readTemplate } from '#data/templates.ts'
import { dailyTitle } from '#lib/dailyTitle.ts'
import { type World, whereFrom } from './commands/command.ts'
import { activeTab } from './session.ts'

/** Makes a note of that title from a template, and opens it where the template says one writes on. */
export async function newFromTemplate(world: World, template: NoteHead, title: string): Promise<void> {
  const { blocks, caret } = await filled(template, title)
  const note = await createNote({ title, blocks })
  if (caret) world.whenEditor(note.id, editor => editor.placeCaret(caret))
  world.open({ kind: 'note', id: note.id }, whereFrom(world))
}

/** Sets the text of a template into the note that is open. */
export async function insertTemplate(world: World, template: NoteHead): Promise<void> {
  const { place } = activeTab(world.session)
  const open = place.kind === 'note' ? headOf(place.id) : undefined
  const text = await filled(template, open?.kind === 'note' ? titleOf(open) : '')
  world.editor?.insertBlocks(text)
}

async function filled(template: NoteHead, title: string): Promise<Filled> {
  const now = Date.now()
  const date = dailyTitle(settings.get('daily').form, new Date(now))
  const read = await readTemplate(template.id, { title, date, now })
  if (!read) throw new Error(`The template ${titleOf(template)} is not there any more.`)
  return read
}
