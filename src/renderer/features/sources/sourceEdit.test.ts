import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { saving } from '#data/saving.ts'
import type { SourcePatch } from '#data/sources.ts'
import { SourceEdit } from './sourceEdit.ts'

type Sent = { patch: SourcePatch; done: () => void; fail: (error: Error) => void }

function begin() {
  const sent: Sent[] = []
  const edit = new SourceEdit('s1', (_, patch) => new Promise<void>((done, fail) => sent.push({ patch, done, fail })))
  return { edit, sent }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what is typed about a source', () => {
  it('is saved when typing rests, only the fields that were touched', async () => {
    const { edit, sent } = begin()
    edit.set('title', 'A')
    await vi.advanceTimersByTimeAsync(300)
    edit.set('title', 'Aid')
    expect(saving.get().state).toBe('saving')
    await vi.advanceTimersByTimeAsync(399)
    expect(sent).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(sent.map(s => s.patch)).toEqual([{ csl: { title: 'Aid' } }])
    sent[0]!.done()
    await vi.advanceTimersByTimeAsync(0)
    expect(edit.getDraft()).toEqual({})
    expect(saving.get().state).toBe('saved')
  })

  it('is saved at once when one leaves, and what was typed meanwhile after it', async () => {
    const { edit, sent } = begin()
    edit.set('title', 'One')
    const left = edit.flush()
    edit.set('title', 'Two')
    const again = edit.flush()
    expect(sent.map(s => s.patch.csl)).toEqual([{ title: 'One' }])
    sent[0]!.done()
    await left
    await vi.advanceTimersByTimeAsync(0)
    expect(sent.map(s => s.patch.csl)).toEqual([{ title: 'One' }, { title: 'Two' }])
    sent[1]!.done()
    await again
    expect(edit.getDraft()).toEqual({})
  })

  it('stays, says so and is tried again when it could not be saved', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { edit, sent } = begin()
    edit.set('publisher', 'Dawn')
    const left = edit.flush()
    sent[0]!.fail(new DOMException('full', 'QuotaExceededError'))
    await left
    expect(edit.getDraft()).toEqual({ publisher: 'Dawn' })
    expect(saving.get()).toMatchObject({ state: 'failed', reason: expect.stringContaining('disk is full') })
    await vi.advanceTimersByTimeAsync(5_000)
    sent[1]!.done()
    await vi.advanceTimersByTimeAsync(0)
    expect(saving.get().state).toBe('saved')
    quiet.mockRestore()
  })

  it('writes nothing when nothing was touched', async () => {
    const { edit, sent } = begin()
    await edit.flush()
    expect(sent).toHaveLength(0)
  })
})
