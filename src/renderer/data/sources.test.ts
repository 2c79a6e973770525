import { beforeEach, describe, expect, it } from 'vitest'
import type { TagChange } from '#lib/tag.ts'
import { captured } from './captured.fixture.ts'
import { quote } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import { openWindow, type Win } from './window.fixture.ts'

let win: Win
beforeEach(async () => {
  freshMachine()
  win = await openWindow()
})

const anchorAt = (start: number, end: number) => ({
  block: 0,
  blockOffset: start,
  start,
  end,
  exact: '',
  prefix: '',
  suffix: '',
})
const counts = () => Promise.all([win.db.sources.count(), win.db.versions.count(), win.db.files.count()])

describe('a source', () => {
  it('keeps its bytes, its text under a hash and what is known of it', async () => {
    const { source, existed } = await win.addSource(captured('Aid was paid', { tags: ['#US/Aid', 'us/aid', ' '] }))
    expect(existed).toBe(false)
    expect(source).toMatchObject({ kind: 'source', reading: 'unread', tags: ['US/Aid'], guessed: ['author'] })
    expect(source.versionId).toMatch(/^[0-9a-f]{64}$/)
    expect(await win.getVersion(source.versionId!)).toMatchObject({
      sourceId: source.id,
      text: 'Aid was paid',
      blocks: [0],
    })
    const file = await win.getFile(source.fileId)
    expect(new TextDecoder().decode(file!.bytes)).toBe('<html><p>Aid was paid')
    expect(file).toMatchObject({ name: 'dawn.html', type: 'text/html' })
    expect(win.lists.allSources()).toEqual([source])
  })

  it('is kept once, whether the file or only its text is the same', async () => {
    const first = await win.addSource(captured('same'))
    const before = await counts()
    expect(await win.addSource(captured('same'))).toEqual({ source: first.source, existed: true, restored: false })
    const otherBytes = { name: 'copy.html', type: 'text/html', bytes: new Uint8Array([1]) }
    expect(await win.addSource(captured('same', { file: otherBytes }))).toMatchObject({ existed: true })
    expect(await counts()).toEqual(before)
  })

  it('is another one under another title and address, though its text is the same, and says so', async () => {
    const bytes = (n: number) => ({ name: 'nation.html', type: 'text/html', bytes: new Uint8Array([n]) })
    const { csl } = captured('agency words')
    const first = await win.addSource(captured('agency words'))
    const reprint = { ...csl, title: 'A reprint', publisher: 'The Nation', URL: 'https://example.org/nation' }
    const second = await win.addSource(captured('agency words', { file: bytes(1), csl: reprint }))
    expect(second).toMatchObject({
      existed: false,
      source: { versionId: first.source.versionId, remark: 'Its text is the same as that of “agency words”.' },
    })
    expect(await counts()).toEqual([2, 1, 2])

    const corrected = await win.saveSource(first.source.id, { csl: { title: 'Corrected by hand' } })
    expect(await win.addSource(captured('agency words', { file: bytes(2) }))).toMatchObject({ source: corrected })
    const again = await win.addSource(captured('agency words', { file: bytes(3), csl: reprint }))
    expect(again).toMatchObject({ existed: true, source: { id: second.source.id } })

    await win.deleteSource(first.source.id)
    await win.emptyTrash()
    expect(await win.getVersion(second.source.versionId!)).toMatchObject({ text: 'agency words' })
    await win.deleteSource(second.source.id)
    await win.emptyTrash()
    expect(await counts()).toEqual([0, 0, 0])
  })

  it('is kept once when it is brought in twice at the same time', async () => {
    const both = await Promise.all([win.addSource(captured('same')), win.addSource(captured('same'))])
    expect(both.map(added => added.existed).sort()).toEqual([false, true])
    expect(await counts()).toEqual([1, 1, 1])
  })

  it('comes out of the trash when it is brought in again', async () => {
    const { source } = await win.addSource(captured('same'))
    await win.deleteSource(source.id)
    expect(await win.addSource(captured('same'))).toMatchObject({
      existed: true,
      restored: true,
      source: { deletedAt: null },
    })
    expect(win.lists.allSources()).toHaveLength(1)
  })

  it('keeps a file that cannot be read, and its text once it can', async () => {
    const { source } = await win.addSource(captured('late', { version: null, remark: 'It could not be read.' }))
    expect(source).toMatchObject({ versionId: null, remark: 'It could not be read.' })
    const again = await win.addSource(captured('late'))
    expect(again).toMatchObject({ existed: true, source: { id: source.id, remark: '', versionId: expect.any(String) } })
  })

  it('keeps a tag that is still being saved when the next one comes, and forgets one in any spelling', async () => {
    const { source } = await win.addSource(captured('aid'))
    const tagsAfter = async (...changes: TagChange[]) => {
      await Promise.all(changes.map(tags => win.saveSource(source.id, { tags })))
      return (await win.db.sources.get(source.id))?.tags
    }
    expect(await tagsAfter({ add: ['us/aid'] }, { add: ['1971'] }, { add: ['US/Aid'] })).toEqual(['us/aid', '1971'])
    expect(await tagsAfter({ remove: ['US/aid'] }, { add: ['pk'] })).toEqual(['1971', 'pk'])
  })

  it('takes changes of several windows field by field', async () => {
    const { source } = await win.addSource(captured('aid'))
    const other = await openWindow()
    await Promise.all([
      win.saveSource(source.id, { csl: { title: 'New title' } }),
      win.saveSource(source.id, { confirmed: ['author'] }),
      other.saveSource(source.id, { csl: { publisher: 'The Nation' } }),
      other.saveSource(source.id, { tags: { add: ['#us'] } }),
      win.setReading(source.id, { reading: 'reading', progress: 0.5, position: 120 }),
    ])
    expect(await win.db.sources.get(source.id)).toMatchObject({
      csl: { title: 'New title', publisher: 'The Nation', issued: '2012-07-03' },
      tags: ['us'],
      guessed: [],
      reading: 'reading',
      position: 120,
    })
    await expect(win.saveSource('gone', {})).rejects.toThrow('not there')
  })

  it('is not changed by being read or pinned', async () => {
    const { source } = await win.addSource(captured('aid'))
    await win.db.sources.update(source.id, { changedAt: 5 })
    await win.setReading(source.id, { progress: 1 })
    await win.saveSource(source.id, { pinned: true })
    expect(await win.db.sources.get(source.id)).toMatchObject({ changedAt: 5, pinned: true, progress: 1 })
  })

  it('leaves the picture that a note shows when its source is gone for good', async () => {
    const file = { name: 'map.png', type: 'image/png', bytes: new TextEncoder().encode('a map') }
    const { source } = await win.addSource(captured('map', { file, version: null }))
    const note = await win.createNote({ blocks: [{ type: 'image', file: source.fileId, alt: '', width: null }] })
    await win.deleteSource(source.id)
    await win.emptyTrash()
    expect(await win.getFile(source.fileId)).not.toBeNull()

    const again = await win.addSource(captured('map', { file, version: null }))
    await win.deleteNote(note.id)
    await win.deleteSource(again.source.id)
    await win.emptyTrash()
    expect(await win.getFile(source.fileId)).toBeNull()
  })

  it('leaves nothing but tombstones when the trash is emptied', async () => {
    const { source } = await win.addSource(captured('gone'))
    const kept = await win.addSource(captured('kept'))
    const part = { sourceId: source.id, versionId: source.versionId!, anchor: anchorAt(0, 4), color: 'blue' as const }
    await win.addHighlight(part)
    await win.deleteSource(source.id)
    expect(await win.emptyTrash()).toEqual({ notes: 0, sources: 1, highlights: 1, tags: 0 })
    expect(await counts()).toEqual([1, 1, 1])
    expect(await win.getFile(kept.source.fileId)).not.toBeNull()
    expect((await win.db.tombstones.toArray()).map(row => row.kind).sort()).toEqual(['highlight', 'source'])
    expect(await win.addSource(captured('gone'))).toMatchObject({ existed: false })
  })
})

describe('highlights', () => {
  it('are listed in reading order, and the list is the same until one changes', async () => {
    const { source } = await win.addSource(captured('a long text'))
    const mark = (start: number, end: number) =>
      win.addHighlight({
        sourceId: source.id,
        versionId: source.versionId!,
        anchor: anchorAt(start, end),
        color: 'yellow',
      })
    const late = await mark(7, 11)
    const early = await mark(0, 6)
    const list = win.listHighlights(source.id)
    expect(list.map(one => one.id)).toEqual([early.id, late.id])
    expect(win.listHighlights(source.id)).toBe(list)
    await win.deleteHighlight(early.id)
    expect(win.listHighlights(source.id).map(one => one.id)).toEqual([late.id])
    await win.restoreHighlight(early.id)
    expect(win.listHighlights(source.id)).toHaveLength(2)
    await expect(mark(0, 1)).resolves.toMatchObject({ state: 'exact', comment: '', tags: [] })
  })

  it('take changes of several windows field by field', async () => {
    const { source } = await win.addSource(captured('text'))
    const made = { sourceId: source.id, versionId: source.versionId!, anchor: anchorAt(0, 4), color: 'rose' as const }
    const { id } = await win.addHighlight(made)
    const other = await openWindow()
    await Promise.all([
      win.saveHighlight(id, { comment: 'weak' }),
      other.saveHighlight(id, { color: 'green', tags: { add: ['#us', 'US'] } }),
    ])
    expect(await win.db.highlights.get(id)).toMatchObject({ comment: 'weak', color: 'green', tags: ['us'] })
    await expect(win.saveHighlight('gone', {})).rejects.toThrow('not there')
    await expect(win.addHighlight({ ...made, sourceId: 'gone' })).rejects.toThrow('not there')
  })

  it('know the notes that quote them, and the source knows them as backlinks', async () => {
    const note = await win.createNote({ title: 'Memo', blocks: [quote('h1', 's1', 'They paid.')] })
    expect(win.quotedIn('h1').map(head => head.id)).toEqual([note.id])
    expect(await win.listBacklinks('s1')).toMatchObject([
      { note: { id: note.id }, passages: [{ kind: 'quote', highlight: 'h1', sentence: 'They paid.' }] },
    ])
  })
})
