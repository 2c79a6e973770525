import { beforeEach, describe, expect, it, vi } from 'vitest'
import { freshMachine } from './machine.fixture.ts'
import { openWindow, type Win } from './window.fixture.ts'
import type { Change, RecordWriting } from './write.ts'

let win: Win
beforeEach(async () => {
  freshMachine()
  win = await openWindow()
})

describe('a write', () => {
  it('is kept whole or not at all, and nobody hears of one that failed', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    const before = win.heads.get()
    const failing = win.write(['notes', 'bodies'], async tx => {
      await tx.put({ ...before.notes.get(id)!, title: 'Half' })
      await win.db.bodies.delete(id)
      throw new Error('halfway')
    })
    await expect(failing).rejects.toThrow('halfway')
    expect((await win.openNote(id))!.head.title).toBe('Aid')
    expect(await win.db.meta.get('seq')).toMatchObject({ value: 1 })
    expect(win.heads.get()).toBe(before)
  })

  it('is what the status line calls saved, whatever was written', async () => {
    expect(win.saving.get().at).toBeNull()
    await win.createNote()
    expect(win.saving.get()).toEqual({ state: 'saved', at: expect.any(Number) })
  })

  it('tells its listeners what was committed, in order', async () => {
    const told: Change[] = []
    const stop = win.onCommitted(changes => told.push(...changes))
    const { id } = await win.createNote({ title: 'Aid' })
    await win.deleteNote(id)
    await win.deleteNote(id)
    await win.emptyTrash()
    stop()
    await win.createNote()
    expect(told.map(change => [change.kind, change.id, change.seq, change.head?.deletedAt === null])).toEqual([
      ['note', id, 1, true],
      ['note', id, 2, false],
      ['note', id, 3, false],
    ])
  })

  it('does not wait for ever where nothing answers, and keeps nothing of it by half', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const { id } = await win.createNote({ title: 'Aid' })
    const head = win.heads.get().notes.get(id)!
    // Another transaction that does not end, as one on a full disk.
    let isOver = false
    const other = win.db.backendDB().transaction('notes', 'readwrite').objectStore('notes')
    const goOn = () => {
      if (!isOver) other.get(id).onsuccess = goOn
    }
    goOn()
    const writing = win.write(['notes'], tx => tx.put({ ...head, title: 'Half' }))
    const ended = expect(writing).rejects.toThrow(/^The disk does not answer/)
    vi.advanceTimersByTime(121_000)
    await ended
    isOver = true
    vi.useRealTimers()
    await win.setPinned(id, true)
    expect((await win.openNote(id))!.head).toMatchObject({ title: 'Aid', pinned: true })
  })

  it('is told of also where its commit comes after nobody waited for it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const { id } = await win.createNote({ title: 'Aid' })
    const head = win.heads.get().notes.get(id)!
    const abort = vi.spyOn(IDBTransaction.prototype, 'abort').mockImplementation(() => {
      throw new DOMException('It is being committed.', 'InvalidStateError')
    })
    const late = win.write(['notes'], async tx => {
      const put = await tx.put({ ...head, title: 'Late' })
      vi.advanceTimersByTime(31_000)
      return put
    })
    await expect(late).rejects.toThrow(/will be seen/)
    abort.mockRestore()
    vi.useRealTimers()
    await expect.poll(() => win.heads.get().notes.get(id)!.title).toBe('Late')
  })

  it('waits as long as answers come', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const { id } = await win.createNote({ title: 'Aid' })
    const head = win.heads.get().notes.get(id)!
    await win.write(['notes'], async tx => {
      for (let at = 0; at < 3; at++) {
        await win.db.notes.get(id)
        vi.advanceTimersByTime(20_000)
      }
      await tx.put({ ...head, title: 'Whole' })
    })
    vi.useRealTimers()
    expect((await win.openNote(id))!.head.title).toBe('Whole')
  })

  it('asks for strict durability: what is called saved survives a power cut', () => {
    expect(win.db._options.chromeTransactionDurability).toBe('strict')
  })
})

describe('a write past Dexie', () => {
  const retitled = (id: string, title: string) =>
    win.writeDirect(['notes', 'bodies'], async tx => {
      await tx.putRow('bodies', { id, blocks: [] })
      return tx.put({ ...(await tx.get('notes', id))!, title })
    })

  it('is told of as any other, to this window and to others', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    const other = await openWindow()
    await retitled(id, 'Grants')
    expect(win.heads.get().notes.get(id)).toMatchObject({ title: 'Grants', seq: 2 })
    await expect.poll(() => other.heads.get().notes.get(id)!.title).toBe('Grants')
    expect((await win.openNote(id))!.blocks).toEqual([])
    expect(await win.db.meta.get('seq')).toMatchObject({ value: 2 })
  })

  it.each([
    ['throws', () => Promise.reject(new Error('halfway')), 'halfway'],
    [
      'puts what cannot be kept',
      (tx: RecordWriting) => tx.putRow('bodies', { id: 'x', blocks: [(() => 0) as never] }),
      /clone/,
    ],
  ])('is kept whole or not at all where it %s', async (_, fail, words) => {
    const { id } = await win.createNote({ title: 'Aid' })
    const before = win.heads.get()
    const failing = win.writeDirect(['notes', 'bodies'], async tx => {
      await tx.put({ ...before.notes.get(id)!, title: 'Half' })
      await fail(tx)
    })
    await expect(failing).rejects.toThrow(words)
    expect((await win.openNote(id))!.head.title).toBe('Aid')
    expect(win.heads.get()).toBe(before)
  })

  it('fails with the reason of the disk, also where that comes with the end', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    const full = new DOMException('No room', 'QuotaExceededError')
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (this: IDBTransaction) {
      Object.defineProperty(this, 'error', { value: full })
      this.abort()
    })
    await expect(retitled(id, 'Half')).rejects.toBe(full)
    commit.mockRestore()
    expect((await win.openNote(id))!.head.title).toBe('Aid')
  })

  it('opens the notebook where a connection that did not answer was left', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    const { renewConnection } = await import('./db.ts')
    renewConnection()
    expect(win.db.isOpen()).toBe(false)
    await retitled(id, 'Grants')
    expect((await win.openNote(id))!.head.title).toBe('Grants')
  })

  it('asks for strict durability too', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    const begin = vi.spyOn(win.db.backendDB(), 'transaction')
    await retitled(id, 'Grants')
    expect(begin).toHaveBeenCalledWith(['notes', 'bodies', 'meta'], 'readwrite', { durability: 'strict' })
  })
})
