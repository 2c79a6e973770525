// Runs in a page of the app's origin, with the app's own functions, so a seeded notebook is one that the app made.
import { db } from '#data/db.ts'
import { addHighlight } from '#data/highlights.ts'
import { changeAliases, createNote, deleteNote, setPinned } from '#data/notes.ts'
import { openNotebook } from '#data/open.ts'
import { addSource, deleteSource, getVersion, saveSource, setReading } from '#data/sources.ts'
import { captureFile } from '#formats/capture.ts'
import { makeAnchor } from '#lib/anchor.ts'
import type { Csl } from '#lib/csl.ts'
import { newId } from '#lib/id.ts'
import { blocksOf, type Target, tagBlock } from './blocks.ts'
import type { NoteWish, Seeded, SourceWish, World } from './world.ts'

/** Fills the notebook of this origin, which must be empty, and closes it again. */
export async function seedNotebook(world: World): Promise<Seeded> {
  await openNotebook()
  const known = new Map<string, Target>()
  for (const source of world.sources ?? []) known.set(source.title, { kind: 'source', id: await addWished(source) })
  const notes = (world.notes ?? []).map(note => ({ note, id: newId() }))
  for (const { note, id } of notes) known.set(note.title, { kind: 'note', id })
  for (const { note, id } of notes) await createWished(note, id, known)
  db.close()
  return Object.fromEntries([...known].map(([title, { id }]) => [title, id]))
}

async function addWished(wish: SourceWish): Promise<string> {
  const name = `${wish.title}.${wish.html === undefined ? 'txt' : 'html'}`
  const bytes = new TextEncoder().encode(wish.html ?? wish.text ?? wish.title)
  const captured = await captureFile({ name, bytes })
  const { source } = await addSource({ ...captured, tags: wish.tags ?? [] })
  await saveSource(source.id, { csl: { ...wish.csl, title: wish.title }, confirmed: source.guessed as (keyof Csl)[] })
  if (wish.reading) await setReading(source.id, { reading: wish.reading })
  for (const { words, color = 'yellow', ...more } of wish.highlights ?? []) {
    const version = await getVersion(source.versionId ?? '')
    const start = version?.text.indexOf(words) ?? -1
    if (!version || start < 0) throw new Error(`“${wish.title}” does not say “${words}”`)
    const anchor = makeAnchor(version, start, start + words.length)
    await addHighlight({ sourceId: source.id, versionId: version.id, anchor, color, ...more })
  }
  if (wish.deleted) await deleteSource(source.id)
  return source.id
}

async function createWished(wish: NoteWish, id: string, known: Map<string, Target>): Promise<void> {
  const blocks = wish.blocks ?? blocksOf(wish.text ?? '', title => known.get(title))
  const missing = (wish.tags ?? []).filter(tag => !wish.text?.includes(`#${tag}`) && !wish.text?.includes(`#[${tag}]`))
  await createNote({ id, title: wish.title, blocks: missing.length ? [...blocks, tagBlock(missing)] : blocks })
  if (wish.aliases) await changeAliases(id, { add: wish.aliases })
  if (wish.pinned) await setPinned(id, true)
  if (wish.deleted) await deleteNote(id)
}
