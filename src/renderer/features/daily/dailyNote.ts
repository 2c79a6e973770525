import { heads, recentNotes } from '#data/heads.ts'
import { createNote, openNote, restoreNote } from '#data/notes.ts'
import type { Id, NoteHead } from '#data/rows.ts'
import { settings } from '#data/settings.ts'
import { type Caret, readTemplate } from '#data/templates.ts'
import { dailyTitle, dayInTitle } from '#lib/dailyTitle.ts'

/** What came of asking for a day's note. `caret` where it has just been made from a template that names the place. */
export type Daily = { id: Id; isNew: boolean; wasInTrash: boolean; caret: Caret | null }

/**
 * The note of a day: the one that bears its date as a title in any of the forms, or a new one, from the template of the
 * settings. Its id says which day it is, so that two windows that ask at once make one note, and it is found again
 * under another title.
 */
export async function openDaily(day: Date): Promise<Daily> {
  const found = titled(day) ?? heads.get().notes.get(idOf(day))
  if (found) return existing(found)
  const title = dailyTitle(settings.get('daily').form, day)
  const { template } = settings.get('daily')
  const now = Date.now()
  const filled = template ? await readTemplate(template, { title, date: title, now }) : null
  try {
    const { id } = await createNote({ id: idOf(day), title, blocks: filled?.blocks })
    return { id, isNew: true, wasInTrash: false, caret: filled?.caret ?? null }
  } catch (error) {
    // Another window was quicker, and this one has not heard of it.
    const other = await openNote(idOf(day))
    if (!other) throw error
    return existing(other.head)
  }
}

async function existing({ id, deletedAt }: NoteHead): Promise<Daily> {
  const wasInTrash = deletedAt !== null
  if (wasInTrash) await restoreNote(id)
  return { id, isNew: false, wasInTrash, caret: null }
}

const idOf = (day: Date): Id => `daily-${dailyTitle('iso', day)}`
const DAILY_ID = /^daily-(\d{4}-\d{2}-\d{2})$/

/** Of two that bear the same date the one that was made for the day. */
function titled(day: Date): NoteHead | undefined {
  const found = recentNotes().filter(note => dayInTitle(note.title)?.getTime() === startOf(day))
  return found.find(note => note.id === idOf(day)) ?? found[0]
}

const startOf = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()

/** The day a note is of, as the time of its midnight; null where it is no day's note. */
function dayOfNote({ id, title }: Pick<NoteHead, 'id' | 'title'>): number | null {
  const day = dayInTitle(title) ?? dayInTitle(DAILY_ID.exec(id)?.[1] ?? '')
  return day?.getTime() ?? null
}

/**
 * The nearest day's note before or after the one that is open, or today where none is. Null where there is none. From
 * memory.
 */
export function nextDaily(open: Id | null, by: 1 | -1, today: Date): NoteHead | null {
  const current = open ? heads.get().notes.get(open) : undefined
  const from = (current && dayOfNote(current)) ?? startOf(today)
  let nearest: { note: NoteHead; day: number } | null = null
  for (const note of recentNotes()) {
    const day = dayOfNote(note)
    if (day === null || (day - from) * by <= 0) continue
    if (!nearest || (day - nearest.day) * by < 0) nearest = { note, day }
  }
  return nearest?.note ?? null
}
