import type Dexie from 'dexie'
import { beforeEach, expect, it } from 'vitest'
import { freshMachine, openWindow } from '../window.fixture.ts'
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
