import { beforeEach, describe, expect, it } from 'vitest'
import { paragraph, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import { MemoryDrafts, openWindow } from './window.fixture.ts'

const events = { onForeign: () => {}, onConflict: () => {} }
let drafts: MemoryDrafts
beforeEach(() => {
  freshMachine()
  drafts = new MemoryDrafts()
})

async function typed(words: string) {
  const win = await openWindow(drafts)
  const { id } = await win.createNote({ title: 'Aid' })
  const edit = win.editNote((await win.openNote(id))!, events, drafts)
  edit.changed(() => [paragraph(text(words))])
  return { win, id, edit }
}

describe('a window that closes', () => {
  it('leaves what is not saved at once, and the next one saves it', async () => {
    const { win, id } = await typed('last words')
    // As when the process is gone before the disk has answered.
    win.db.close()
    window.dispatchEvent(new Event('pagehide'))
    expect(drafts.keys()).toHaveLength(1)
    const next = await openWindow(drafts)
    expect((await next.openNote(id))!.head.excerpt).toBe('last words')
    expect(drafts.keys()).toEqual([])
  })

  it('leaves nothing behind when the save was in time', async () => {
    const { win, id, edit } = await typed('in time')
    window.dispatchEvent(new Event('pagehide'))
    await edit.flush()
    expect(drafts.keys()).toEqual([])
    expect((await win.openNote(id))!.head.excerpt).toBe('in time')
  })

  it('leaves nothing when nothing was typed', async () => {
    const { edit } = await typed('saved')
    await edit.flush()
    window.dispatchEvent(new Event('pagehide'))
    expect(drafts.keys()).toEqual([])
  })

  it('follows no window any more once its note is closed', async () => {
    const { edit } = await typed('saved')
    await edit.close()
    edit.changed(() => [])
    window.dispatchEvent(new Event('pagehide'))
    expect(drafts.keys()).toEqual([])
  })
})
