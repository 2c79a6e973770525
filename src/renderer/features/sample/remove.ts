import { allSources, headOf, heads, recentNotes } from '#data/heads.ts'
import { listHighlights } from '#data/highlights.ts'
import { openNote } from '#data/notes.ts'
import type { Id, NoteHead, SourceHead } from '#data/rows.ts'
import { isSampleId } from './sampleIds.ts'
import { blocksOf, readSample, type Sample, type SampleHighlight, type SampleSource } from './texts.ts'

type Kept = NoteHead | SourceHead

/** What goes when the sample goes, and what would go only if one wants it to. */
export type SampleFound = {
  plain: Kept[]
  /** Changed by the user since. */
  changed: Kept[]
  /** Sources that notes of the user, or changed ones, quote or link to. */
  needed: SourceHead[]
}

/** Everything of sample and guide that is there outside the trash. What is typed must have been saved before. */
export async function findSample(): Promise<SampleFound> {
  const sets = [readSample('sample'), readSample('guide')]
  const notes = recentNotes().filter(head => isSampleId(head.id))
  const sources = allSources().filter(head => isSampleId(head.id))
  const changedNotes = new Set<Kept>()
  for (const note of notes) if (await isNoteChanged(note, sets)) changedNotes.add(note)
  const known = sets.flatMap(set => set.sources)
  const changedSources = sources.filter(source => isSourceChanged(source, known))
  const staying = recentNotes().filter(note => !isSampleId(note.id) || changedNotes.has(note))
  const used = new Set(staying.flatMap(note => note.links))
  const changed = [...changedNotes, ...changedSources]
  const needed = sources.filter(source => used.has(source.id) && !changed.includes(source))
  const plain = [...notes, ...sources].filter(head => !changed.includes(head) && !needed.some(each => each === head))
  return { plain, changed, needed }
}

async function isNoteChanged(head: NoteHead, sets: Sample[]): Promise<boolean> {
  const set = sets.find(each => each.notes.some(note => note.id === head.id))
  const note = set?.notes.find(each => each.id === head.id)
  const opened = await openNote(head.id)
  if (!set || !note || !opened) return true
  if (head.title !== note.title || !isSame(head.aliases, note.aliases)) return true
  return !isSame(
    opened.blocks,
    blocksOf(note, set, () => ''),
  )
}

function isSourceChanged(head: SourceHead, known: SampleSource[]): boolean {
  const source = known.find(each => each.id === head.id)
  if (!source || !isSame(head.csl, source.csl) || !isSame(head.tags, source.tags)) return true
  return listHighlights(head.id, heads.get()).some(({ id }) => isHighlightChanged(id, source.highlights))
}

function isHighlightChanged(id: Id, known: SampleHighlight[]): boolean {
  const highlight = known.find(each => each.id === id)
  const head = headOf(id)
  if (!highlight || head?.kind !== 'highlight') return true
  const { color, comment, tags } = highlight
  return !isSame([head.color, head.comment, head.tags], [color, comment, tags])
}

/** The locator of a quote counts for nothing: it was counted in the text as it was read. */
function isSame(a: unknown, b: unknown): boolean {
  const json = (value: unknown) => JSON.stringify(value, (key, part) => (key === 'locator' ? undefined : part))
  return json(a) === json(b)
}
