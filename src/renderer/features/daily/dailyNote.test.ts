import { beforeEach, expect, test } from 'vitest'
import { freshMachine } from '#data/machine.fixture.ts'
import { openWindow, until, type Win } from '#data/window.fixture.ts'

type DailyNote = typeof import('./dailyNote.ts')
type Window = { win: Win; daily: DailyNote }

const day = new Date(2026, 10, 22, 23, 59)
const paragraph = (...words: string[]) => ({
  type: 'paragraph',
  children: words.map(text => (text.startsWith('#') ? { type: 'tag', text } : { type: 'text', text })),
})

let one: Window
beforeEach(async () => {
  freshMachine()
  one = await openOne()
})

/** A window with modules of its own, these among them. */
async function openOne(): Promise<Window> {
  const win = await openWindow()
  return { win, daily: await import('./dailyNote.ts') }
}

test('the note of a day is made once, and found again under any title', async () => {
  const made = await one.daily.openDaily(day)
  expect(made).toMatchObject({ isNew: true, caret: null })
  expect(one.win.heads.get().notes.get(made.id)).toMatchObject({ title: '2026-11-22', tags: [] })
  expect(await one.daily.openDaily(day)).toMatchObject({ id: made.id, isNew: false })
  const { head } = (await one.win.openNote(made.id))!
  await one.win.saveNote({ id: made.id, parentRev: head.textRev, title: 'In Doha', blocks: [] })
  expect(await one.daily.openDaily(day)).toMatchObject({ id: made.id, isNew: false })
  expect(await one.daily.openDaily(new Date(2026, 10, 23))).toMatchObject({ isNew: true })
})

test('a note that bears the date already, in whatever form, is that day’s', async () => {
  const brought = await one.win.createNote({ title: 'Sunday, 22 November 2026' })
  expect(await one.daily.openDaily(day)).toMatchObject({ id: brought.id, isNew: false })
})

test('two windows that ask at once have one note between them', async () => {
  const two = await openOne()
  const [first, second] = await Promise.all([one.daily.openDaily(day), two.daily.openDaily(day)])
  expect(second.id).toBe(first.id)
  expect([first.isNew, second.isNew].sort()).toEqual([false, true])
  expect(await one.win.db.notes.count()).toBe(1)
  await until(two.win, () => two.win.heads.get().notes.size === 1)
})

test('one that lies in the trash comes back', async () => {
  const made = await one.daily.openDaily(day)
  await one.win.deleteNote(made.id)
  expect(await one.daily.openDaily(day)).toMatchObject({ id: made.id, isNew: false, wasInTrash: true })
  expect(one.win.heads.get().notes.get(made.id)?.deletedAt).toBeNull()
})

test('it begins with the template of the settings, and without one that is gone', async () => {
  const { saveSetting } = await import('#data/settings.ts')
  const template = await one.win.createNote({
    title: 'Day',
    blocks: [paragraph('#template'), paragraph('{{title}}: {{cursor}}')],
  })
  await saveSetting('daily', { form: 'long', template: template.id })
  const made = await one.daily.openDaily(day)
  expect(made.caret).toEqual({ path: [0, 0], offset: 18 })
  const opened = await one.win.openNote(made.id)
  expect(opened).toMatchObject({ head: { title: '22 November 2026', tags: [] } })
  expect(opened?.blocks).toEqual([paragraph('22 November 2026: ')])
  await one.win.deleteNote(template.id)
  const next = await one.daily.openDaily(new Date(2026, 10, 23))
  expect((await one.win.openNote(next.id))?.blocks).toEqual([])
})

test('the day before and after are the nearest that have a note', async () => {
  const { nextDaily, openDaily } = one.daily
  expect(nextDaily(null, -1, day)).toBeNull()
  const [early, late] = [await openDaily(new Date(2026, 8, 1)), await openDaily(new Date(2026, 10, 20))]
  const after = await one.win.createNote({ title: '1 December 2026' })
  const other = await one.win.createNote({ title: 'Aid' })
  expect(nextDaily(null, -1, day)?.id).toBe(late.id)
  expect(nextDaily(null, 1, day)?.id).toBe(after.id)
  expect(nextDaily(late.id, -1, day)?.id).toBe(early.id)
  expect(nextDaily(early.id, -1, day)).toBeNull()
  expect(nextDaily(early.id, 1, day)?.id).toBe(late.id)
  expect(nextDaily(other.id, -1, day)?.id).toBe(late.id)
})
