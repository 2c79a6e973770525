import { describe, expect, it } from 'vitest'
import { HeadStore } from './headStore.ts'
import type { NoteHead } from './rows.ts'

const note = (id: string, seq: number, more: Partial<NoteHead> = {}) =>
  ({
    id,
    kind: 'note',
    seq,
    changedAt: seq,
    deletedAt: null,
    tags: [],
    links: [],
    quotes: [],
    ...more,
  }) as unknown as NoteHead

/** One store before its links are indexed, and the same after. */
function stores() {
  const notes = [
    note('a', 1, { links: ['a', 'b'] }),
    note('b', 2, { links: ['a'], quotes: ['q'] }),
    note('c', 3, { links: ['a', 'b'], deletedAt: 3 }),
  ]
  return [false, true].map(isIndexed => {
    const store = new HeadStore()
    store.fill({ notes, sources: [], highlights: [] })
    if (isIndexed) store.indexLinks()
    return store
  })
}
const users = (store: HeadStore, id: string) => store.using(id).map(head => head.id)

describe.each([0, 1])('what uses a record', which => {
  const store = () => stores()[which]!

  it('is live, and not the record itself', () => {
    expect(users(store(), 'a')).toEqual(['b'])
    expect(users(store(), 'b')).toEqual(['a'])
    expect(users(store(), 'q')).toEqual(['b'])
    expect(users(store(), 'nobody')).toEqual([])
  })

  it('follows what is written, put into the trash and taken out', () => {
    const changed = store()
    const put = (head: NoteHead) => changed.apply([{ id: head.id, kind: 'note', seq: head.seq, head }])
    put(note('c', 4, { links: ['a', 'b'] }))
    put(note('b', 5, { links: ['c'] }))
    put(note('a', 6, { links: ['b'], deletedAt: 6 }))
    expect(users(changed, 'a')).toEqual(['c'])
    expect(users(changed, 'b')).toEqual(['c'])
    expect(users(changed, 'c')).toEqual(['b'])
    expect(users(changed, 'q')).toEqual([])
  })
})
