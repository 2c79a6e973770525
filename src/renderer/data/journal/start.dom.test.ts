import type Dexie from 'dexie'
import { beforeEach, expect, it, vi } from 'vitest'
import { freshMachine } from '../machine.fixture.ts'
import { openWindow } from '../window.fixture.ts'
import type { LostNotebook } from './lost.ts'

beforeEach(() => {
  localStorage.clear()
  freshMachine()
})

async function start(damage: (db: Dexie) => void) {
  const win = await openWindow()
  await win.createNote({ title: 'Aid' })
  damage(win.db)
  const told: LostNotebook[] = []
  const { startJournal } = await import('./start.ts')
  await startJournal(lost => told.push(lost))
  return { told: told.map(lost => lost.why), copy: win.saving.get().copy }
}

/** Lets the texts be counted as a disk does that fails so. */
function failBodies(db: Dexie, name: string): void {
  const count = () => Promise.reject(Object.assign(new Error('Seek failure'), { name })) as never
  // Two faces of one table, and the disk fails whoever asks.
  const { bodies } = db as Dexie & { bodies: object }
  for (const texts of [bodies, ...db.tables.filter(table => table.name === 'bodies')]) Object.assign(texts, { count })
}

it('tells of rows that the disk does not give, although the lists are whole', async () => {
  const { told } = await start(db => failBodies(db, 'UnknownError'))
  expect(told).toEqual(['unreadable'])
  expect(localStorage.getItem('notebook-marker')).toBeNull()
})

it('takes no other failure for damage', async () => {
  const { told, copy } = await start(db => failBodies(db, 'DatabaseClosedError'))
  expect(told).toEqual([])
  expect(copy).toMatchObject({ state: 'failed' })
})

it('remembers how far the notebook is, and counts again only when a record has come or gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const win = await openWindow()
  const { id } = await win.createNote({ title: 'Aid' })
  const { startJournal } = await import('./start.ts')
  await startJournal(() => undefined)
  const counted = vi.spyOn(win.db.bodies, 'count')
  const marked = async () => {
    const { seq } = (await win.db.meta.get('seq').then(row => ({ seq: row!.value }))) as { seq: number }
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(2000)
      expect(JSON.parse(localStorage.getItem('notebook-marker')!).seq).toBe(seq)
    })
    return JSON.parse(localStorage.getItem('notebook-marker')!).counts
  }
  const { head } = (await win.openNote(id))!
  await win.saveNote({ id, parentRev: head.textRev, title: 'More aid', blocks: [] })
  expect(await marked()).toMatchObject({ notes: 1, texts: 1 })
  expect(counted).not.toHaveBeenCalled()
  await win.createNote({ title: 'Trade' })
  expect(await marked()).toMatchObject({ notes: 2, texts: 2 })
  await win.deleteNote(id)
  await win.emptyTrash()
  await win.createNote({ title: 'Water' })
  expect(await marked()).toMatchObject({ notes: 2, texts: 2 })
  expect(counted).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})
