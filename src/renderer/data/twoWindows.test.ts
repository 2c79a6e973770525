import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { paragraph, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import type { NoteEdit } from './noteEdit.ts'
import type { Id } from './rows.ts'
import { MemoryDrafts, openWindow, type Win } from './window.fixture.ts'

/** All of them with `npm run test:safety`. */
const SCHEDULES = Math.ceil(1000 * Number(process.env.SAFETY_SHARE ?? 0.04))
/** As many in one notebook: what all of them leave there would be read again with each window. */
const AT_ONCE = 40
const rounds = Array.from({ length: Math.ceil(SCHEDULES / AT_ONCE) }, (_, round) => {
  const first = round * AT_ONCE
  return { first: first + 1, last: Math.min(first + AT_ONCE, SCHEDULES) }
})

const who = fc.constantFrom(0 as const, 1 as const)
const YEAR_MS = 365 * 24 * 3_600_000
/** Clocks are set, by hand and by networks; nothing may rest on them. */
const clock = fc.record({ do: fc.constant('set the clock' as const), years: fc.constantFrom(-10, 10) })
const step = fc.oneof(
  { weight: 1, arbitrary: clock },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 50, 300, 1000, 4000) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('title', 'flush', 'close note', 'open note', 'delete', 'restore', 'pin', 'leave'),
      who,
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A window, the note that is open in it as its editor shows it, and what it was told to do. */
type Side = { win: Win; edit: NoteEdit | null; shown: string; begun: Promise<unknown>[] }

let drafts: MemoryDrafts
let sides: [Side, Side]
let count = 0
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  freshMachine()
  drafts = new MemoryDrafts()
  sides = [await newSide(), await newSide()]
})
afterEach(() => {
  for (const { win } of sides) win.db.close({ disableAutoOpen: true })
  vi.useRealTimers()
})

const newSide = async (): Promise<Side> => ({ win: await openWindow(drafts), edit: null, shown: '', begun: [] })
const blocks = (words: string) => [paragraph(text(words))]

async function open(side: Side, id: Id): Promise<void> {
  const opened = await side.win.openNote(id)
  if (!opened || side.edit) return
  const show = (found: typeof opened) => {
    side.shown = (found.blocks as { children?: { text?: string }[] }[])[0]?.children?.[0]?.text ?? ''
  }
  show(opened)
  side.edit = side.win.editNote(opened, { onForeign: show, onConflict: () => undefined }, drafts)
}

/** Lets the database get on, and the windows hear of each other. */
async function wait(ms: number): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise(done => setImmediate(done))
  vi.advanceTimersByTime(ms)
  for (let turn = 0; turn < 12; turn++) await new Promise(done => setImmediate(done))
}

/** Returns the word that was typed, where one was. */
async function take(one: Step, id: Id): Promise<string | null> {
  if (one.do === 'wait') {
    await wait(one.ms)
    return null
  }
  if (one.do === 'set the clock') {
    vi.setSystemTime(Date.now() + one.years * YEAR_MS)
    return null
  }
  const side = sides[one.who]
  if (one.do === 'type' && side.edit) {
    const word = `w${++count}.`
    side.shown += word
    const shown = side.shown
    side.edit.changed(() => blocks(shown))
    return word
  }
  // None of these waits for the one before: that is what a second window is about.
  if (one.do === 'title') side.edit?.setTitle(`Title ${++count}`)
  else if (one.do === 'flush') begin(side, side.edit?.flush())
  else if (one.do === 'delete') begin(side, side.win.deleteNote(id))
  else if (one.do === 'restore') begin(side, side.win.restoreNote(id))
  else if (one.do === 'pin') begin(side, side.win.setPinned(id, true))
  else if (one.do === 'open note') await open(side, id)
  else if (one.do === 'close note') {
    begin(side, side.edit?.close())
    side.edit = null
  } else if (one.do === 'leave') await leave(one.who)
  return null
}

/** A command may be refused while the watchdog has the connection renewed, and says so; only what is typed goes on by itself. */
function begin(side: Side, work: Promise<unknown> | undefined): void {
  const isRefused = (error: Error) => expect(error.name).toMatch(/^(OpenFailed|DatabaseClosed)Error$/)
  if (work) side.begun.push(work.catch(isRefused))
}

/** The window is closed as a user does, and another one opened. */
async function leave(at: 0 | 1): Promise<void> {
  const { win, edit, begun } = sides[at]
  await Promise.all([...begun, edit?.close()])
  // What it has begun of itself comes to its end: unlike a real window it would go on without its database.
  await Promise.all(sides[at === 0 ? 1 : 0].begun)
  for (let i = 0; i < 3; i++) await wait(6000)
  win.db.close({ disableAutoOpen: true })
  sides[at] = await newSide()
}

it.each(rounds)(
  'of what two windows type into one note every word is kept: in it or in a copy (schedules $first to $last)',
  async ({ first: from, last: to }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async steps => {
        const [first, second] = sides
        const { id } = await first.win.createNote({ title: 'Aid', blocks: blocks('w.') })
        await open(first, id)
        await wait(0)
        await open(second, id)
        const typed: string[] = []
        for (const one of steps) {
          const word = await take(one, id)
          if (word) typed.push(word)
        }
        for (const side of sides) {
          await Promise.all([...side.begun, side.edit?.close()])
          Object.assign(side, { edit: null, begun: [] })
        }
        // A note that was closed in the midst of a save goes on by itself.
        for (const { win } of sides) for (let i = 0; i < 50 && win.saving.get().state !== 'saved'; i++) await wait(100)
        expect(sides.map(({ win }) => win.saving.get().state)).toEqual(['saved', 'saved'])
        const kept = (await sides[0].win.db.derived.toArray()).map(row => row.text).join(' ')
        expect(typed.filter(word => !kept.includes(word))).toEqual([])
      }),
      { numRuns: to - from + 1 },
    )
  },
  900_000,
)
