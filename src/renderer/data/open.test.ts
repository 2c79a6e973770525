import { forceCloseDatabase, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { SCHEMA } from './db.ts'
import { paragraph, text } from './derived/nodes.fixture.ts'
import { clearDraft, leaveDraft } from './drafts.ts'
import { freshMachine, MemoryDrafts, newWindow, openWindow } from './window.fixture.ts'

beforeEach(freshMachine)

const blocks = (words: string) => [paragraph(text(words))]

/** Everything that stands in the database, past Dexie. */
async function wholeDatabase(): Promise<string> {
  const opening = indexedDB.open('notebook')
  const found = await new Promise<IDBDatabase>(resolve => {
    opening.onsuccess = () => resolve(opening.result)
  })
  const stores = [...found.objectStoreNames]
  const rows = stores.map(
    name =>
      new Promise(resolve => {
        const all = found.transaction(name).objectStore(name).getAll(IDBKeyRange.lowerBound(Number.NEGATIVE_INFINITY))
        all.onsuccess = () => resolve([name, all.result])
      }),
  )
  const whole = JSON.stringify([found.version, await Promise.all(rows)])
  found.close()
  return whole
}

describe('opening the notebook', () => {
  it('makes one where there is none, and knows it again', async () => {
    const first = await newWindow()
    expect(await first.openNotebook()).toEqual({ isNew: true, recovered: [] })
    expect(await first.db.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA })
    expect((await (await newWindow()).openNotebook()).isNew).toBe(false)
  })

  it('refuses a newer notebook in a sentence and changes nothing', async () => {
    const first = await openWindow()
    await first.createNote({ title: 'Aid' })
    await first.db.meta.put({ key: 'schema', value: SCHEMA + 1 })
    first.db.close()
    const before = await wholeDatabase()
    const older = await newWindow()
    await expect(older.openNotebook()).rejects.toMatchObject({
      name: 'NewerNotebook',
      message: expect.stringMatching(/newer version of the app/),
    })
    expect(await wholeDatabase()).toBe(before)
  })

  it('refuses tables of a newer form as well', async () => {
    const opening = indexedDB.open('notebook', 30)
    opening.onupgradeneeded = () => opening.result.createObjectStore('future')
    await new Promise<void>(resolve => {
      opening.onsuccess = () => resolve(opening.result.close())
    })
    await expect((await newWindow()).openNotebook()).rejects.toMatchObject({ name: 'NewerNotebook' })
  })

  it('is done again where the browser closes a notebook that is whole, as on a full disk', async () => {
    const win = await openWindow()
    const told: string[] = []
    win.onNotebookClosed(sentence => told.push(sentence))
    await win.createNote({ title: 'Before' })
    const closed = new Promise(done => win.db.on('close', done))
    forceCloseDatabase(win.db.backendDB() as never)
    await closed
    await expect.poll(() => win.db.isOpen()).toBe(true)
    await win.createNote({ title: 'After' })
    expect(told).toEqual([])
    expect((await win.db.notes.toArray()).map(note => note.title).sort()).toEqual(['After', 'Before'])
  })

  it('is not done again where the browser has deleted it: nothing is begun in its place', async () => {
    const win = await openWindow()
    const told: string[] = []
    win.onNotebookClosed(sentence => told.push(sentence))
    forceCloseDatabase(win.db.backendDB() as never)
    indexedDB.deleteDatabase('notebook')
    await expect.poll(() => told).toEqual([expect.stringMatching(/closed by the system/)])
    await expect(win.db.notes.count()).rejects.toThrow()
    expect(await indexedDB.databases()).toEqual([])
  })

  it('makes way for a newer app and says so, and does not open again by itself', async () => {
    const win = await openWindow()
    const said: string[] = []
    win.onNotebookClosed(sentence => said.push(sentence))
    const opening = indexedDB.open('notebook', 30)
    await new Promise<void>(resolve => {
      opening.onsuccess = () => resolve(opening.result.close())
    })
    expect(said).toEqual([expect.stringMatching(/newer form .* open it again/)])
    await expect(win.db.notes.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' })
  })
})

describe('drafts', () => {
  const drafts = new MemoryDrafts()
  const draftOf = (id: string, parentRev: string, words: string) => ({
    id,
    parentRev,
    title: 'Aid',
    blocks: blocks(words).map(block => JSON.stringify(block)),
    revive: false,
  })

  it('are saved when their note is as it was', async () => {
    const note = await (await openWindow()).createNote({ title: 'Aid' })
    leaveDraft('one', draftOf(note.id, note.textRev, 'typed'), drafts)
    const opened = await (await newWindow()).openNotebook(drafts)
    expect(opened.recovered).toMatchObject([{ id: note.id, excerpt: 'typed' }])
    expect(drafts.keys()).toEqual([])
  })

  it('become a conflict copy when it was saved since', async () => {
    const win = await openWindow()
    const note = await win.createNote({ title: 'Aid' })
    await win.saveNote({ id: note.id, parentRev: note.textRev, title: 'Aid', blocks: blocks('newer') })
    leaveDraft('one', draftOf(note.id, note.textRev, 'typed'), drafts)
    const opened = await (await newWindow()).openNotebook(drafts)
    expect(opened.recovered).toMatchObject([{ conflictOf: note.id, excerpt: 'typed' }])
    expect((await win.openNote(note.id))!.head.excerpt).toBe('newer')
  })

  it('that are damaged are kept aside and stop nothing', async () => {
    drafts.setItem('draft:a', '{"id":')
    drafts.setItem('draft:b', '{"id":1}')
    drafts.setItem('other', 'not ours')
    expect((await (await newWindow()).openNotebook(drafts)).recovered).toEqual([])
    expect(drafts.keys().sort()).toEqual(['damaged-draft:a', 'damaged-draft:b', 'other'])
  })

  it('that are damaged stop nothing where there is no room to keep them aside', async () => {
    const full = new MemoryDrafts()
    full.setItem('draft:a', '{"id":')
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect((await (await newWindow()).openNotebook(full)).recovered).toEqual([])
    expect(full.keys()).toEqual(['draft:a'])
  })

  it('of a note that is gone for good become a note', async () => {
    const win = await openWindow()
    const note = await win.createNote({ title: 'Aid' })
    await win.deleteNote(note.id)
    await win.emptyTrash()
    leaveDraft('one', draftOf(note.id, note.textRev, 'typed'), drafts)
    const opened = await (await newWindow()).openNotebook(drafts)
    expect(opened.recovered).toMatchObject([{ title: 'Aid', excerpt: 'typed', deletedAt: null }])
  })

  it('that do not fit say so, and leave an older one in its place', () => {
    const small = new MemoryDrafts(200)
    expect(leaveDraft('one', draftOf('n', 'r', ''), small)).toBe(false)
    const roomy = new MemoryDrafts(400)
    expect(leaveDraft('one', draftOf('n', 'r', 'short'), roomy)).toBe(true)
    expect(leaveDraft('one', draftOf('n', 'r', 'long '.repeat(200)), roomy)).toBe(false)
    expect(roomy.getItem('draft:one')).toContain('short')
    clearDraft('one', roomy)
    expect(roomy.length).toBe(0)
  })
})
