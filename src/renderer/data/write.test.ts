import { beforeEach, describe, expect, it, vi } from 'vitest'
import { freshMachine, openWindow, type Win } from './window.fixture.ts'
import type { Change } from './write.ts'

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
