import { beforeEach, describe, expect, it } from 'vitest'
import { paragraph, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import { openWindow, type Win } from './window.fixture.ts'

beforeEach(freshMachine)

const p = (words: string) => paragraph(text(words))

/** A note that was changed in two places, and the copy that keeps the second text. */
async function conflict(win: Win) {
  const note = await win.createNote({ title: 'Aid', blocks: [p('First.')] })
  await win.saveNote({ id: note.id, parentRev: note.textRev, title: 'Aid', blocks: [p('Theirs.')] })
  const saved = await win.saveNote({ id: note.id, parentRev: note.textRev, title: 'Aid', blocks: [p('Mine.')] })
  if (!('conflict' in saved)) throw new Error('no conflict')
  const [first, second] = await Promise.all([win.openNote(note.id), win.openNote(saved.conflict.id)])
  return { note: first!, copy: second! }
}

describe('a copy of a note that was changed in two places', () => {
  it('says where it comes from, and the note knows its copies', async () => {
    const win = await openWindow()
    const { note, copy } = await conflict(win)
    const { copiesOf, originOf, unmarkedTitle } = await import('./conflict.ts')
    expect(originOf(copy.head, note.head)).toEqual({ of: note.head, isFound: false, at: copy.head.createdAt })
    expect(originOf({ ...copy.head, title: 'Aid (not saved)' }, null)).toMatchObject({ of: null, isFound: true })
    expect(originOf(note.head, null)).toBeNull()
    expect(copiesOf(note.head.id, win.heads.get()).map(({ id }) => id)).toEqual([copy.head.id])
    expect([copy.head.title, 'Aid (not saved)', 'Aid'].map(unmarkedTitle)).toEqual(['Aid', 'Aid', 'Aid'])
  })

  it('is merged in one step: the note has the text, the copy lies in the trash, both states are still there', async () => {
    const win = await openWindow()
    const two = await conflict(win)
    const { keepMerged } = await import('./conflict.ts')
    const { listPast, readPast, restorePast } = await import('./history.ts')
    const kept = await keepMerged({ title: 'Aid', blocks: [p('Theirs.'), p('Mine.')] }, two)
    expect((await win.openNote(kept.id))?.blocks).toEqual([p('Theirs.'), p('Mine.')])
    const copy = await win.openNote(two.copy.head.id)
    expect(copy?.head.deletedAt).not.toBeNull()
    expect(copy?.blocks).toEqual([p('Mine.')])
    const past = await listPast(kept.id)
    expect(past.map(({ rev }) => rev)).toContain(two.note.head.textRev)
    expect(await readPast(kept.id, two.note.head.textRev)).toMatchObject({ blocks: [p('Theirs.')] })
    await restorePast(kept.id, two.note.head.textRev)
    expect((await win.openNote(kept.id))?.blocks).toEqual([p('Theirs.')])
  })

  it('is not merged over what was written since', async () => {
    const win = await openWindow()
    const two = await conflict(win)
    const { keepMerged } = await import('./conflict.ts')
    const { id, textRev } = two.copy.head
    await win.saveNote({ id, parentRev: textRev, title: 'Aid', blocks: [p('Mine, and more.')] })
    await expect(keepMerged({ title: 'Aid', blocks: [] }, two)).rejects.toThrow('Compare them again')
    expect((await win.openNote(two.note.head.id))?.blocks).toEqual([p('Theirs.')])
  })
})
