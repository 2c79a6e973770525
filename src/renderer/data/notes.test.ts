import { beforeEach, describe, expect, it } from 'vitest'
import { link, paragraph, quote, tag, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import type { NoteHead } from './rows.ts'
import { openWindow, until, type Win } from './window.fixture.ts'

let win: Win
beforeEach(async () => {
  freshMachine()
  win = await openWindow()
})

const blocks = (words: string) => [paragraph(text(words))]

async function wordsOf(id: string): Promise<string> {
  return (await win.db.derived.get(id))!.text
}

describe('a note', () => {
  it('keeps head, text and derived row together', async () => {
    const made = await win.createNote({ title: 'Aid', blocks: [paragraph(text('Of '), tag('us/aid'))] })
    expect(made).toMatchObject({ title: 'Aid', tags: ['us/aid'], words: 2, parentRev: null, seq: 1 })
    expect(await win.openNote(made.id)).toEqual({ head: made, blocks: [paragraph(text('Of '), tag('us/aid'))] })
    expect(await wordsOf(made.id)).toBe('Of #us/aid')
    expect(win.heads.get().notes.get(made.id)).toEqual(made)
  })

  it('can be made under the id that a link already names, once', async () => {
    await win.createNote({ id: 'given' })
    await expect(win.createNote({ id: 'given' })).rejects.toThrow('already there')
    expect((await win.openNote('given'))?.blocks).toEqual([])
    expect(await win.openNote('never')).toBeNull()
  })

  it('is saved on its parent, each write under a rev and a seq of its own', async () => {
    const made = await win.createNote({ title: 'Aid' })
    const saved = await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Aid 2', blocks: blocks('new') })
    expect(saved).toMatchObject({ head: { id: made.id, title: 'Aid 2', parentRev: made.rev, excerpt: 'new', seq: 2 } })
  })

  it('shows the words of a block that cannot be read', async () => {
    const { id } = await win.createNote({ blocks: blocks('good') })
    await win.db.bodies.put({ id, blocks: ['{"type":', JSON.stringify(paragraph(text('good')))] })
    expect((await win.openNote(id))!.blocks).toEqual([paragraph(text('{"type":')), paragraph(text('good'))])
  })

  it('is called Untitled without a title', async () => {
    expect(win.lists.titleOf(await win.createNote({ title: '  ' }))).toBe('Untitled')
    expect(win.lists.titleOf(await win.createNote({ title: 'Aid' }))).toBe('Aid')
  })
})

describe('two texts of one note', () => {
  it('are both kept when one was made on a stale parent', async () => {
    const made = await win.createNote({ title: 'Aid', blocks: blocks('first') })
    await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Aid', blocks: blocks('theirs') })
    const ours = await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Aid', blocks: blocks('ours') })
    expect(ours).toMatchObject({ conflict: { title: 'Aid (conflict copy)', conflictOf: made.id } })
    expect(await wordsOf(made.id)).toBe('theirs')
    expect(await wordsOf((ours as { conflict: NoteHead }).conflict.id)).toBe('ours')
  })

  it('are one when they are the same to the letter', async () => {
    const made = await win.createNote({ title: 'Aid' })
    const theirs = await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Aid', blocks: blocks('same') })
    expect(await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Aid', blocks: blocks('same') })).toEqual(
      theirs,
    )
    expect(await win.db.notes.count()).toBe(1)
  })

  it('do not come from pins, aliases or the trash', async () => {
    const made = await win.createNote({ title: 'Aid' })
    await win.setPinned(made.id, true)
    // Both at once: neither takes the other's name away.
    await Promise.all([
      win.changeAliases(made.id, { add: [' Military  aid ', '', 'Military aid'] }),
      win.changeAliases(made.id, { add: ['Security aid'] }),
    ])
    await win.changeAliases(made.id, { remove: ['Security aid'] })
    const saved = await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Aid', blocks: blocks('text') })
    expect(saved).toMatchObject({ head: { pinned: true, aliases: ['Military aid'], excerpt: 'text' } })
  })

  it('leave no text behind when the note is gone for good', async () => {
    const made = await win.createNote({ title: 'Aid' })
    await win.deleteNote(made.id)
    await win.emptyTrash()
    const saved = await win.saveNote({
      id: made.id,
      parentRev: made.textRev,
      title: 'Aid',
      blocks: blocks('last words'),
    })
    expect(saved).toMatchObject({ conflict: { title: 'Aid', conflictOf: made.id, excerpt: 'last words' } })
  })
})

describe('the trash', () => {
  it('gives a note back exactly', async () => {
    const made = await win.createNote({ title: 'Aid', blocks: [paragraph(link('t', 'T'))] })
    await win.setPinned(made.id, true)
    const before = await win.openNote(made.id)
    await win.deleteNote(made.id)
    expect(win.lists.recentNotes()).toEqual([])
    expect(win.inUse('t').notes).toEqual([])
    expect(win.lists.trashed().map(head => head.id)).toEqual([made.id])
    await win.restoreNote(made.id)
    const after = await win.openNote(made.id)
    const { rev: _rev, parentRev: _parent, seq: _seq, ...kept } = after!.head
    expect(before!.head).toMatchObject(kept)
    expect(after!.blocks).toEqual(before!.blocks)
    expect(win.inUse('t').notes.map(note => note.id)).toEqual([made.id])
  })

  it('keeps what was typed before the note went there, and gives it back when one types on', async () => {
    const made = await win.createNote({ title: 'Aid' })
    await win.deleteNote(made.id)
    const there = await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Aid', blocks: blocks('late') })
    expect((there as { head: NoteHead }).head.deletedAt).not.toBeNull()
    const { textRev } = (there as { head: NoteHead }).head
    const back = await win.saveNote({
      id: made.id,
      parentRev: textRev,
      title: 'Aid',
      blocks: blocks('on'),
      revive: true,
    })
    expect(back).toMatchObject({ head: { deletedAt: null, excerpt: 'on' } })
  })

  it('is emptied to tombstones', async () => {
    const kept = await win.createNote({ title: 'Kept' })
    const gone = await win.createNote({ title: 'Gone' })
    await win.deleteNote(gone.id)
    expect(await win.emptyTrash()).toEqual({ notes: 1, sources: 0, highlights: 0, tags: 0 })
    expect(await win.db.tombstones.toArray()).toMatchObject([{ id: gone.id, kind: 'note' }])
    expect([await win.db.bodies.count(), await win.db.derived.count()]).toEqual([1, 1])
    expect(win.lists.headOf(gone.id)).toBeUndefined()
    expect(win.lists.headOf(kept.id)).toBeDefined()
  })

  it('can be left by a note that is made anew under its old id', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    const other = await openWindow()
    await win.deleteNote(id)
    await win.emptyTrash()
    await until(other, () => !other.heads.get().notes.has(id))
    await win.createNote({ id, title: 'Again' })
    await until(other, () => other.heads.get().notes.has(id))
    expect(win.lists.recentNotes().map(note => note.title)).toEqual(['Again'])
    expect((await openWindow()).lists.recentNotes().map(note => note.title)).toEqual(['Again'])
  })

  it('is not emptied of what another window has just taken out', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    await win.deleteNote(id)
    const other = await openWindow()
    const restoring = other.restoreNote(id)
    expect(await win.emptyTrash()).toEqual({ notes: 0, sources: 0, highlights: 0, tags: 0 })
    await restoring
  })

  it('says what links to a note before it goes there', async () => {
    const made = await win.createNote({ title: 'Aid', blocks: [paragraph(text('self '))] })
    const one = await win.createNote({ title: 'One', blocks: [paragraph(link(made.id, 'Aid'))] })
    await win.createNote({ title: 'Two', blocks: [quote('h', 's', 'words')] })
    expect(win.inUse(made.id).notes.map(note => note.id)).toEqual([one.id])
    expect(win.inUse('h').notes.map(note => note.title)).toEqual(['Two'])
  })
})

describe('backlinks', () => {
  it('have the sentence around each, grouped by note, newest first', async () => {
    const made = await win.createNote({ title: 'Aid' })
    const sentence = (words: string) => paragraph(text('Before. '), text(words), link(made.id, 'Aid'), text('. After.'))
    await win.createNote({ id: 'older', blocks: [sentence('See '), paragraph(link('other', 'x')), sentence('Also ')] })
    await win.createNote({ id: 'newer', blocks: [sentence('And ')] })
    await win.db.notes.update('newer', { changedAt: Date.now() + 1000 })
    const groups = await (await openWindow()).listBacklinks(made.id)
    expect(groups.map(({ note, passages }) => [note.id, passages.map(passage => passage.sentence)])).toEqual([
      ['newer', ['And Aid.']],
      ['older', ['See Aid.', 'Also Aid.']],
    ])
    expect(groups[1]!.passages.map(passage => passage.block)).toEqual([0, 2])
  })

  it('show the title as it is now, and the words of a link that has its own', async () => {
    const made = await win.createNote({ title: 'Aid' })
    const blocks = [
      paragraph(text('Cut '), link(made.id, 'Aid'), text('. '), link(made.id, 'Aid', 'It'), text(' ended.')),
    ]
    await win.createNote({ title: 'One', blocks })
    await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'Military assistance', blocks: [] })
    const [group] = await win.listBacklinks(made.id)
    expect(group!.passages.map(({ sentence, start, end }) => [sentence, sentence.slice(start, end)])).toEqual([
      ['Cut Military assistance.', 'Military assistance'],
      ['It ended.', 'It'],
    ])
  })
})

describe('two windows', () => {
  it('see each other’s saves, renames and deletions', async () => {
    const other = await openWindow()
    const made = await win.createNote({ title: 'Aid', blocks: [paragraph(tag('us'))] })
    await until(other, () => other.heads.get().notes.has(made.id))
    expect(other.findByTags({ all: ['us'], any: [], none: [] }).notes.map(note => note.title)).toEqual(['Aid'])
    await other.saveNote({ id: made.id, parentRev: made.textRev, title: 'Renamed', blocks: [] })
    await until(win, () => win.heads.get().notes.get(made.id)?.title === 'Renamed')
    expect(win.findByTags({ all: ['us'], any: [], none: [] }).notes).toEqual([])
    await win.deleteNote(made.id)
    await win.emptyTrash()
    await until(other, () => !other.heads.get().notes.has(made.id))
    expect(other.lists.recentNotes()).toEqual([])
  })

  it('show the same when both write at the same time', async () => {
    const other = await openWindow()
    const writes = Array.from({ length: 40 }, (_, i) => (i % 2 ? win : other).createNote({ title: `n${i}` }))
    await Promise.all(writes)
    const isWhole = (window: Win) => () => window.heads.get().notes.size === 40
    await Promise.all([until(win, isWhole(win)), until(other, isWhole(other))])
    const heads = (window: Win) => [...window.heads.get().notes.values()].sort((a, b) => a.seq - b.seq)
    expect(heads(win)).toEqual(heads(other))
    expect(new Set(heads(win).map(head => head.seq)).size).toBe(40)
  })
})
