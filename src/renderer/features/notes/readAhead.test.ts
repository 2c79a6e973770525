import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenedNote } from '#data/notes.ts'
import { readAhead, readNote, takeAhead } from './readAhead.ts'

const now = vi.hoisted(() => ({
  revs: new Map<string, string>(),
  reads: [] as string[],
  isHeld: false,
}))
vi.mock('#data/heads.ts', () => ({ heads: { get: () => ({ notes: { get: (id: string) => headOf(id) } }) } }))
vi.mock('#data/notes.ts', () => ({
  openNote: async (id: string) => {
    now.reads.push(id)
    const head = headOf(id)
    return head && ({ head, blocks: [] } as unknown as OpenedNote)
  },
}))
vi.mock('./openEdits.ts', () => ({ isHeld: () => now.isHeld }))

const headOf = (id: string) => (now.revs.has(id) ? { id, rev: now.revs.get(id) } : null)
const settled = () => new Promise<void>(done => setTimeout(done))

beforeEach(() => {
  now.revs = new Map([
    ['a', '1'],
    ['b', '1'],
  ])
  now.reads = []
  now.isHeld = false
})
afterEach(() => {
  takeAhead('a')
  takeAhead('b')
})

describe('readAhead', () => {
  it('has the note at hand once', async () => {
    readAhead('a')
    readAhead('a')
    await settled()
    expect(takeAhead('a')?.head.id).toBe('a')
    expect(takeAhead('a')).toBeNull()
    expect(now.reads).toEqual(['a'])
  })

  it('is waited for by who comes before it is there', async () => {
    readAhead('a')
    expect(takeAhead('a')).toBeNull()
    expect((await readNote('a'))?.head.rev).toBe('1')
    expect(now.reads).toEqual(['a'])
  })

  it('gives no text that was written over since', async () => {
    readAhead('a')
    await settled()
    now.revs.set('a', '2')
    expect(takeAhead('a')).toBeNull()
    readAhead('a')
    now.revs.set('a', '3')
    expect((await readNote('a'))?.head.rev).toBe('3')
  })

  it('reads nothing while the note may be on its way to the notebook', async () => {
    now.isHeld = true
    readAhead('a')
    expect(now.reads).toEqual([])
    now.isHeld = false
    readAhead('a')
    await settled()
    now.isHeld = true
    expect(takeAhead('a')).toBeNull()
  })

  it('reads anew what was read for another note', async () => {
    readAhead('a')
    readAhead('b')
    await settled()
    expect((await readNote('a'))?.head.id).toBe('a')
    expect(takeAhead('b')?.head.id).toBe('b')
    expect(now.reads).toEqual(['a', 'b', 'a'])
  })

  it('knows when a note is gone', async () => {
    readAhead('c')
    expect(await readNote('c')).toBeNull()
  })
})
