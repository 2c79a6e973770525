import Dexie, { type Table } from 'dexie'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { capture, captureWrites } from './capture.ts'

type Row = { id: string; words: string }
let db: Dexie & { notes: Table<Row, string>; settings: Table<{ key: string; value: unknown }, string>; derived: Table }

beforeEach(async () => {
  db = new Dexie(`capture-${Math.random()}`) as typeof db
  db.version(1).stores({ notes: 'id', settings: 'key', derived: 'id' })
  captureWrites(db)
  await db.open()
})
afterEach(() => db.delete())

/** What was captured of a transaction that does this, as plain objects. */
async function captured(work: () => PromiseLike<unknown>) {
  const found = await db.transaction('rw', ['notes', 'settings', 'derived'], async tx => {
    const rows = capture(tx.idbtrans)
    await work()
    return rows
  })
  return Object.fromEntries([...found].map(([table, rows]) => [table, Object.fromEntries(rows)]))
}
const row = (id: string, words = '') => ({ id, words })

describe('what a transaction writes', () => {
  it('is seen in every form that Dexie knows', async () => {
    await db.notes.bulkPut([row('there'), row('old'), row('also'), row('more')])
    const found = await captured(async () => {
      await db.notes.add(row('added'))
      await db.notes.put(row('put'))
      await db.notes.bulkAdd([row('a'), row('b')])
      await db.notes.bulkPut([row('c'), row('there', 'anew')])
      await db.notes.update('put', { words: 'updated' })
      await db.notes.where('id').equals('also').modify({ words: 'modified' })
      await db.notes.toCollection().modify(one => {
        if (one.id === 'more') one.words = 'by a function'
      })
      await db.notes.delete('old')
      await db.notes.bulkDelete(['a'])
      await db.settings.put({ key: 'theme', value: 'dark' })
      await db.derived.put(row('x'))
    })
    expect(found.settings).toEqual({ theme: { key: 'theme', value: 'dark' } })
    expect(found.derived).toBeUndefined()
    expect(found.notes).toMatchObject({
      added: row('added'),
      put: row('put', 'updated'),
      a: null,
      b: row('b'),
      c: row('c'),
      there: row('there', 'anew'),
      also: row('also', 'modified'),
      more: row('more', 'by a function'),
      old: null,
    })
  })

  it('is what is there afterwards, whatever was done in whatever order', async () => {
    const id = fc.constantFrom('a', 'b', 'c')
    const step = fc.oneof(
      fc.record({ do: fc.constant('put' as const), rows: fc.array(fc.record({ id, words: fc.string() })) }),
      fc.record({ do: fc.constant('delete' as const), ids: fc.array(id) }),
      fc.record({ do: fc.constant('update' as const), id, words: fc.string() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async steps => {
        await db.notes.clear().catch(() => db.notes.bulkDelete(['a', 'b', 'c']))
        const found = await captured(async () => {
          for (const one of steps) {
            if (one.do === 'put') await db.notes.bulkPut(one.rows)
            else if (one.do === 'delete') await db.notes.bulkDelete(one.ids)
            else await db.notes.update(one.id, { words: one.words })
          }
        })
        const there = Object.fromEntries((await db.notes.toArray()).map(one => [one.id, one]))
        const live = Object.entries(found.notes ?? {}).filter(([, one]) => one !== null)
        expect(Object.fromEntries(live)).toEqual(there)
      }),
      { numRuns: 40 },
    )
  })

  it('leaves out a row that was refused where the others went in', async () => {
    await db.notes.put(row('taken', 'first'))
    const found = await captured(() => db.notes.bulkAdd([row('taken', 'second'), row('free')]).catch(() => undefined))
    expect(found.notes).toEqual({ free: row('free') })
  })

  it('may not be a range, of which nobody knows what was in it', async () => {
    await db.notes.put(row('a'))
    await expect(captured(() => db.notes.clear())).rejects.toThrow('by their keys')
    expect(await db.notes.count()).toBe(1)
    await expect(captured(() => db.derived.clear())).resolves.toEqual({})
  })
})
