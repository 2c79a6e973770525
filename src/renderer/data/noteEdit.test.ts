import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paragraph, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import type { NoteEdit } from './noteEdit.ts'
import type { OpenedNote } from './notes.ts'
import type { NoteHead } from './rows.ts'
import { MemoryDrafts, openWindow, until, type Win } from './window.fixture.ts'

let win: Win
let drafts: MemoryDrafts
beforeEach(async () => {
  freshMachine()
  drafts = new MemoryDrafts()
  win = await openWindow(drafts)
})
afterEach(() => {
  vi.useRealTimers()
})

const blocks = (words: string) => [paragraph(text(words))]

/** An open note as the screen has it: what it was told, and a way to type. */
function begin(window: Win, opened: OpenedNote) {
  const told: { foreign: OpenedNote[]; copies: NoteHead[] } = { foreign: [], copies: [] }
  const edit: NoteEdit = window.editNote(
    opened,
    { onForeign: shown => told.foreign.push(shown), onConflict: copy => told.copies.push(copy) },
    drafts,
  )
  return { edit, told, type: (words: string) => edit.changed(() => blocks(words)) }
}

async function editNew(window = win) {
  const { id } = await window.createNote({ title: 'Aid', blocks: blocks('first') })
  return { id, ...begin(window, (await window.openNote(id))!) }
}

const textOf = async (id: string, window = win) => (await window.db.derived.get(id))?.text
const settled = (window: Win, state: string) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (window.saving.get().state !== state) return
      stop()
      resolve()
    }
    const stop = window.saving.subscribe(look)
    look()
  })

/** Holds the database as a disk that does not answer does, until released. */
async function holdDisk(window: Win): Promise<() => void> {
  let isHeld = true
  const tx = window.db.backendDB().transaction(['notes'], 'readwrite')
  const ask = () => {
    if (isHeld) tx.objectStore('notes').count().onsuccess = ask
  }
  ask()
  return () => {
    isHeld = false
  }
}

/** From now on this connection writes and says nothing. Resolves when it has written for the first time. */
function silence(window: Win): Promise<void> {
  const connection = window.db.backendDB()
  const begin = connection.transaction.bind(connection)
  return new Promise(resolve => {
    connection.transaction = (...args) => {
      const tx = begin(...args)
      tx.dispatchEvent = ({ type }) => {
        if (type === 'complete') resolve()
        return true
      }
      return tx
    }
  })
}

describe('typing', () => {
  it('is saved after a pause, and not before the text is read once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, edit } = await editNew()
    const read = vi.fn(() => blocks('typed'))
    for (let key = 0; key < 3; key++) {
      edit.changed(read)
      vi.advanceTimersByTime(100)
    }
    expect(win.saving.get().state).toBe('saving')
    expect(read).not.toHaveBeenCalled()
    vi.advanceTimersByTime(300)
    await settled(win, 'saved')
    expect(read).toHaveBeenCalledTimes(1)
    expect(await textOf(id)).toBe('typed')
    expect(win.saving.get().at).toBe(Date.now())
  })

  it('is on its way well within a second while one types on, also where no timer comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, type } = await editNew()
    for (let key = 0; key < 7; key++) {
      type(`typed ${key}`)
      vi.setSystemTime(Date.now() + 100)
    }
    await until(win, () => win.heads.get().notes.get(id)!.excerpt === 'typed 6')
    expect(vi.getTimerCount()).toBeGreaterThan(0)
  })

  it('is never called saved while something newer is not', async () => {
    const { id, edit, type } = await editNew()
    const states: string[] = []
    win.saving.subscribe(() => states.push(win.saving.get().state))
    type('one')
    const first = edit.flush()
    type('two')
    await first
    expect(await textOf(id)).toBe('two')
    expect(states.filter(state => state === 'saved')).toHaveLength(1)
    expect(win.saving.get().state).toBe('saved')
  })

  it('writes nothing when the text is what it was', async () => {
    const { id, edit, type } = await editNew()
    type('first')
    await edit.flush()
    expect(win.saving.get().state).toBe('saved')
    expect((await win.db.notes.get(id))!.parentRev).toBeNull()
  })

  it('is kept when the note is closed at once', async () => {
    const { id, edit, type } = await editNew()
    edit.setTitle('Military aid')
    type('last words')
    await edit.close()
    expect(await textOf(id)).toBe('last words')
    expect((await win.db.notes.get(id))!.title).toBe('Military aid')
    type('after the end')
    await edit.flush()
    expect(await textOf(id)).toBe('last words')
  })

  it('is saved while one types on though the clock is set back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, type } = await editNew()
    type('before')
    vi.setSystemTime(Date.now() - 3_600_000)
    for (let key = 0; key < 11; key++) {
      type(`typed ${key}`)
      vi.advanceTimersByTime(100)
    }
    await until(win, () => win.heads.get().notes.get(id)!.excerpt.startsWith('typed'))
  })

  it('goes on after pins and aliases without a conflict', async () => {
    const { id, edit, type, told } = await editNew()
    await win.setPinned(id, true)
    type('on')
    await edit.flush()
    expect([await textOf(id), told.copies, told.foreign]).toEqual(['on', [], []])
  })
})

describe('two windows on one note', () => {
  it('show each other’s text while nothing is unsaved', async () => {
    const { id, edit, type } = await editNew()
    const other = await openWindow(drafts)
    const there = begin(other, (await other.openNote(id))!)
    edit.setTitle('Renamed')
    type('new text')
    await edit.flush()
    await vi.waitFor(() => expect(there.told.foreign).toHaveLength(1))
    expect(there.told.foreign[0]).toMatchObject({ head: { title: 'Renamed' }, blocks: blocks('new text') })
    there.type('answer')
    await there.edit.flush()
    expect(there.told.copies).toEqual([])
    expect(await textOf(id)).toBe('answer')
  })

  it('keep both texts when both type, and the edit goes on with the copy', async () => {
    const { id, edit, type } = await editNew()
    const other = await openWindow(drafts)
    const there = begin(other, (await other.openNote(id))!)
    type('ours')
    there.type('theirs')
    await edit.flush()
    await there.edit.flush()
    expect(there.told.copies).toMatchObject([{ title: 'Aid (conflict copy)', conflictOf: id }])
    expect(there.edit.id()).toBe(there.told.copies[0]!.id)
    there.type('theirs, longer')
    await there.edit.flush()
    expect([await textOf(id), await textOf(there.edit.id())]).toEqual(['ours', 'theirs, longer'])
    expect((await win.db.notes.get(there.edit.id()))!.title).toBe('Aid (conflict copy)')
    expect(await win.db.notes.count()).toBe(2)
  })

  it('show what the other one saved between reading the note and beginning the edit', async () => {
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('first') })
    const opened = (await win.openNote(id))!
    await win.saveNote({ id, parentRev: opened.head.textRev, title: 'Aid', blocks: blocks('theirs') })
    const { edit, told, type } = begin(win, opened)
    await vi.waitFor(() => expect(told.foreign).toMatchObject([{ head: { excerpt: 'theirs' } }]))
    type('theirs and ours')
    await edit.flush()
    expect([await textOf(id), told.copies]).toEqual(['theirs and ours', []])
  })

  it('show the title of a copy that was typed while it was made', async () => {
    const { id, edit, type } = await editNew()
    const other = await openWindow(drafts)
    const there = begin(other, (await other.openNote(id))!)
    type('ours')
    there.edit.setTitle('Aid b')
    const flushed = Promise.all([edit.flush(), there.edit.flush()])
    there.edit.setTitle('Aid bill')
    await flushed
    expect(there.told.copies).toMatchObject([{ title: 'Aid bill', conflictOf: id }])
    await there.edit.flush()
    expect((await win.db.notes.get(there.edit.id()))!.title).toBe('Aid bill')
  })

  it('lose nothing whatever is typed where and when', async () => {
    const { id, edit, type } = await editNew()
    const other = await openWindow(drafts)
    const there = begin(other, (await other.openNote(id))!)
    for (let round = 0; round < 10; round++) {
      if (round % 2 === 0) type(`here ${round}`)
      if (round % 3 === 0) there.type(`there ${round}`)
      await Promise.all([edit.flush(), there.edit.flush()])
      const kept = (await win.db.derived.toArray()).map(row => row.text)
      if (round % 2 === 0) expect(kept).toContain(`here ${round}`)
      if (round % 3 === 0) expect(kept).toContain(`there ${round}`)
    }
  })

  it('keep what is typed into a note that the other one has put into the trash', async () => {
    const { id, edit, type } = await editNew()
    const other = await openWindow(drafts)
    type('before')
    await other.deleteNote(id)
    await edit.flush()
    expect(await win.db.notes.get(id)).toMatchObject({ excerpt: 'before', deletedAt: expect.any(Number) })
    await until(win, () => win.heads.get().notes.get(id)!.deletedAt !== null)
    type('typed on')
    await edit.flush()
    expect(await win.db.notes.get(id)).toMatchObject({ excerpt: 'typed on', deletedAt: null })
  })

  it('keep what is typed into a note that is gone for good, as a new one', async () => {
    const { id, edit, type, told } = await editNew()
    const other = await openWindow(drafts)
    await other.deleteNote(id)
    await other.emptyTrash()
    type('not lost')
    await edit.flush()
    expect(told.copies).toMatchObject([{ title: 'Aid', excerpt: 'not lost' }])
    expect(await textOf(edit.id())).toBe('not lost')
  })
})

describe('a save that fails', () => {
  it('is said, tried again, and the text is kept meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, edit, type } = await editNew()
    win.db.close()
    type('kept')
    await edit.flush()
    expect(win.saving.get()).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/^The disk takes nothing/),
    })
    expect(drafts.keys()).toHaveLength(1)
    type('kept and longer')
    expect(win.saving.get().state).toBe('failed')
    vi.advanceTimersByTime(1000)
    await edit.flush()
    expect(win.saving.get().state).toBe('failed')
    await win.db.open()
    vi.advanceTimersByTime(30_000)
    await settled(win, 'saved')
    expect(await textOf(id)).toBe('kept and longer')
    expect(drafts.keys()).toEqual([])
  })

  it('goes on being tried after the note is closed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, edit, type } = await editNew()
    win.db.close()
    type('kept')
    await edit.close()
    expect(win.saving.get().state).toBe('failed')
    await win.db.open()
    vi.advanceTimersByTime(1000)
    await settled(win, 'saved')
    expect(await textOf(id)).toBe('kept')
  })

  it('is called failed after 3 seconds without an answer, and saved when the answer comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, edit, type } = await editNew()
    const release = await holdDisk(win)
    type('slow')
    const flushed = edit.flush()
    vi.advanceTimersByTime(3000)
    await flushed
    expect(win.saving.get()).toMatchObject({ state: 'failed', reason: expect.stringMatching(/does not answer/) })
    expect(drafts.keys()).toHaveLength(1)
    type('slow and longer')
    release()
    vi.advanceTimersByTime(1000)
    await settled(win, 'saved')
    expect(await textOf(id)).toBe('slow and longer')
    expect(await win.db.notes.count()).toBe(1)
    expect(drafts.keys()).toEqual([])
  })

  it('is tried again by another connection when it is never answered, and what it wrote all the same is ours', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, edit, type, told } = await editNew()
    const unanswered = silence(win)
    type('slow')
    const flushed = edit.flush()
    await unanswered
    vi.advanceTimersByTime(3000)
    await flushed
    expect(win.saving.get().state).toBe('failed')
    type('slow and longer')
    expect(win.saving.get().state).toBe('failed')
    vi.advanceTimersByTime(1000)
    await settled(win, 'saved')
    expect([await textOf(id), told.copies]).toEqual(['slow and longer', []])
    expect(await win.db.notes.count()).toBe(1)
    type('and on')
    await edit.flush()
    expect([await textOf(id), told.copies, drafts.keys()]).toEqual(['and on', [], []])
  })

  it('makes no copy of its own text when the window is gone before the answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, edit, type } = await editNew()
    const unanswered = silence(win)
    type('slow')
    const flushed = edit.flush()
    await unanswered
    type('slow and longer')
    vi.advanceTimersByTime(3000)
    await flushed
    const next = await openWindow(drafts)
    expect([await textOf(id, next), await next.db.notes.count()]).toEqual(['slow and longer', 1])
  })

  it('is not followed by an older text when the note is opened again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { id, edit, type } = await editNew()
    win.db.close()
    edit.setTitle('Renamed')
    type('kept')
    await edit.close()
    const copies: NoteHead[] = []
    const events = { onForeign: () => {}, onConflict: (copy: NoteHead) => copies.push(copy) }
    expect(edit.reopen(events)).toMatchObject({ head: { id, title: 'Renamed' }, blocks: blocks('kept') })
    type('kept and longer')
    await win.db.open()
    vi.advanceTimersByTime(1000)
    await settled(win, 'saved')
    expect([await textOf(id), copies]).toEqual(['kept and longer', []])
    await edit.close()
    expect(edit.reopen(events)).toBeNull()
  })
})
