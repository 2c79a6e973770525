import { beforeEach, describe, expect, it } from 'vitest'
import { link, paragraph, tag } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import { openWindow, type Win } from './window.fixture.ts'

let win: Win
beforeEach(async () => {
  freshMachine()
  win = await openWindow()
})

const shown = (window: Win) => [...window.heads.get().notes.values()].sort((a, b) => a.seq - b.seq)

async function threeNotes() {
  const one = await win.createNote({ title: 'One' })
  const two = await win.createNote({
    title: 'Two',
    blocks: [paragraph(link(one.id, 'One'), link('gone', 'Gone'), tag('us'))],
  })
  const three = await win.createNote({ title: 'Three' })
  return [one, two, three] as const
}

describe('the start', () => {
  it('needs the pack and what changed after it', async () => {
    const [one, two, three] = await threeNotes()
    await win.lists.packNow()
    await win.setPinned(one.id, true)
    await win.createNote({ title: 'Four' })
    await win.deleteNote(three.id)
    await win.emptyTrash()
    const next = await openWindow()
    expect(shown(next)).toEqual(shown(win))
    expect(shown(next).map(note => note.title)).toEqual(['Two', 'One', 'Four'])
    expect(next.inUse(one.id).notes.map(note => note.id)).toEqual([two.id])
    expect(next.inUse('gone').notes.map(note => note.id)).toEqual([two.id])
    expect(next.findByTags({ all: ['us'], any: [], none: [] }).notes.map(note => note.id)).toEqual([two.id])
  })

  it.each([
    ['no JSON', { json: '{"notes":[[' }],
    ['another shape', { json: '{"notes":[],"sources":{}}' }],
    ['tuples of another length', { json: '{"notes":[["id"]],"sources":[],"highlights":[]}' }],
    ['no lists at all', { json: 'null' }],
    ['another format', { format: 0 }],
    ['a later seq than the notebook has', { seq: 99 }],
    ['no seq', { seq: undefined as unknown as number }],
  ])('reads the rows when the pack holds %s', async (_what, damage) => {
    await threeNotes()
    await win.lists.packNow()
    await win.db.packs.update('heads', damage)
    expect(shown(await openWindow())).toEqual(shown(win))
  })

  it('finds out afterwards when the pack had left notes out', async () => {
    const [one] = await threeNotes()
    await win.lists.packNow()
    await win.db.notes.put({ ...one, id: 'left out' })
    const next = await openWindow()
    expect(next.heads.get().notes.has('left out')).toBe(false)
    expect(await next.lists.checkHeads()).toBe(false)
    expect(next.heads.get().notes.size).toBe(4)
    expect(await (await openWindow()).lists.checkHeads()).toBe(true)
  })

  it('does not pack over what a window has packed later', async () => {
    await threeNotes()
    await win.lists.packNow()
    const pack = (await win.db.packs.get('heads'))!
    await win.db.packs.put({ ...pack, seq: 50 })
    await win.lists.packNow()
    expect((await win.db.packs.get('heads'))!.seq).toBe(50)
  })

  it('repairs a row that makes no sense and keeps what it does not know', async () => {
    await win.db.notes.put({ id: 'odd', seq: 7, tags: 'us', title: 5, future: 1 } as never)
    const next = await openWindow()
    expect(next.heads.get().notes.get('odd')).toMatchObject({ id: 'odd', kind: 'note', title: '', tags: [], future: 1 })
    expect(next.lists.recentNotes()).toHaveLength(1)
  })
})

describe('the lists', () => {
  it('are right after many were written at once, some of them twice', async () => {
    const notes = await threeNotes()
    await win.write(['notes'], async tx => {
      for (let i = 0; i < 30; i++) await tx.put({ ...notes[0], rev: '', id: `many ${i}` })
      const twice = await tx.put(notes[1])
      await tx.put(twice)
      await tx.put({ ...notes[2], deletedAt: 1 })
    })
    const ids = win.lists.recentNotes().map(note => note.id)
    expect([ids.length, new Set(ids).size]).toEqual([32, 32])
    expect(ids).toEqual((await openWindow()).lists.recentNotes().map(note => note.id))
  })

  it('are newest first, without the trash, and the same until a note changes', async () => {
    const [one, two, three] = await threeNotes()
    await win.setPinned(two.id, true)
    expect(win.lists.pinnedNotes().map(note => note.title)).toEqual(['Two'])
    const list = win.lists.recentNotes()
    expect(win.lists.recentNotes()).toBe(list)
    expect(win.lists.pinnedNotes()).toBe(win.lists.pinnedNotes())
    await win.deleteNote(one.id)
    expect(win.lists.recentNotes()).not.toBe(list)
    expect(new Set(win.lists.recentNotes().map(note => note.id))).toEqual(new Set([two.id, three.id]))
  })

  it('show one order in every window, also for notes of one moment', async () => {
    for (let i = 0; i < 20; i++) await win.createNote({ title: `${i}` })
    const next = await openWindow()
    expect(next.lists.recentNotes().map(note => note.id)).toEqual(win.lists.recentNotes().map(note => note.id))
  })
})

describe('the snapshot', () => {
  it('is the same object until a commit, and a new map only for the kind that changed', async () => {
    const [one] = await threeNotes()
    const before = win.heads.get()
    expect(win.heads.get()).toBe(before)
    await win.setPinned(one.id, true)
    const after = win.heads.get()
    expect(after.version).toBeGreaterThan(before.version)
    expect(after.notes).not.toBe(before.notes)
    expect(after.sources).toBe(before.sources)
    expect([...after.notes.keys()]).toEqual([...before.notes.keys()])
  })

  it('tells a listener that may write at once', async () => {
    const [one] = await threeNotes()
    const next = await openWindow()
    const written = new Promise<void>(resolve => {
      const stop = next.heads.subscribe(() => {
        stop()
        resolve(next.setPinned(one.id, true))
      })
    })
    await win.createNote({ title: 'Four' })
    await written
    expect((await win.db.notes.get(one.id))!.pinned).toBe(true)
  })
})
