import { clockOf } from '#lib/when.ts'
import { type Filled, fillTemplate, TEMPLATE_TAG } from './derived/fillTemplate.ts'
import { type Heads, titleOf } from './heads.ts'
import { openNote } from './notes.ts'
import type { Id, NoteHead } from './rows.ts'
import { findByTags } from './tags.ts'

export { type Caret, type Filled, TEMPLATE_TAG } from './derived/fillTemplate.ts'

const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The live notes that are templates, by title. */
export function listTemplates(_heads?: Heads): NoteHead[] {
  const { notes } = findByTags({ all: [TEMPLATE_TAG], any: [], none: [] })
  return [...notes].sort((a, b) => byTitle.compare(titleOf(a), titleOf(b)))
}

/**
 * The text of a template for a note of that title. `date` is written out by who asks; the time is that of this machine.
 * Null where the template is gone or lies in the trash.
 */
export async function readTemplate(
  id: Id,
  values: { title: string; date: string; now: number },
): Promise<Filled | null> {
  const opened = await openNote(id)
  if (!opened || opened.head.deletedAt !== null) return null
  return fillTemplate(opened.blocks, { title: values.title, date: values.date, time: clockOf(values.now) })
}
