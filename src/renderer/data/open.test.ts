import { forceCloseDatabase, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SCHEMA } from './db.ts'
import { paragraph, text } from './derived/nodes.fixture.ts'
import { clearDraft, leaveDraft } from './drafts.ts'
import { freshMachine } from './machine.fixture.ts'
import { MemoryDrafts, newWindow, openWindow } from './window.fixture.ts'

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
    expect(await first.openNotebook()).toEqual({ isNew: true, recovered: [], readOnly: null })
    expect(await first.db.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA })
    expect((await (await newWindow()).openNotebook()).isNew).toBe(false)
  })

  it('refuses tables of a newer form that lack what reading needs', async () => {
    const opening = indexedDB.open('notebook', 30)
    opening.onupgradeneeded = () => opening.result.createObjectStore('future')
    await new Promise<void>(resolve => {
      opening.onsuccess = () => resolve(opening.result.close())
    })
    const before = await wholeDatabase()
    await expect((await newWindow()).openNotebook()).rejects.toMatchObject({ name: 'NewerNotebook' })
    expect(await wholeDatabase()).toBe(before)
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

  it('shows what another window wrote while it was closed', async () => {
    const win = await openWindow()
    const { id } = await win.createNote({ title: 'Before' })
    const other = await openWindow()
    forceCloseDatabase(win.db.backendDB() as never)
    await other.setPinned(id, true)
    await expect.poll(() => win.heads.get().notes.get(id)!.pinned).toBe(true)
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

describe('a notebook that a newer app wrote', () => {
  /** With a table more, a row of a shape that this app does not know, and finders of another version. */
  async function written() {
    const win = await openWindow()
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('of the transit trade') })
    await win.db.meta.put({ key: 'derived', value: 999 })
    await win.db.meta.put({ key: 'schema', value: SCHEMA + 1 })
    await win.db.table('notes').update(id, { mood: { of: 'the future' } })
    win.db.close()
    const opening = indexedDB.open('notebook', (SCHEMA + 1) * 10)
    opening.onupgradeneeded = () => opening.result.createObjectStore('future', { keyPath: 'id' }).put({ id: 'f' })
    await new Promise<void>(resolve => {
      opening.onsuccess = () => resolve(opening.result.close())
    })
    return id
  }

  it('is open for reading: every write is refused in a sentence, and nothing of it changes', async () => {
    const id = await written()
    const before = await wholeDatabase()
    const drafts = new MemoryDrafts()
    leaveDraft('one', { id, parentRev: '', title: '', blocks: [], revive: false }, drafts)
    const win = await newWindow()
    expect(await win.openNotebook(drafts)).toEqual({
      isNew: false,
      recovered: [],
      readOnly: 'Written by a newer version of the app. You can read and export; to write, update the app.',
    })
    expect(win.heads.get().notes.get(id)).toMatchObject({ title: 'Aid' })
    const opened = await win.openNote(id)
    expect(opened!.blocks).toEqual(blocks('of the transit trade'))
    const refused = { name: 'ReadOnlyNotebook', message: expect.stringMatching(/to write, update the app/) }
    await expect(win.createNote({ title: 'Mine' })).rejects.toMatchObject(refused)
    await expect(win.deleteNote(id)).rejects.toMatchObject(refused)
    const { head } = opened!
    const saving = win.saveNote({ id, parentRev: head.textRev, title: 'Mine', blocks: [] })
    await expect(saving).rejects.toMatchObject(refused)
    const { saveSetting } = await import('./settings.ts')
    await expect(saveSetting('theme', 'dark')).rejects.toMatchObject(refused)
    const edit = win.editNote(opened!, { onForeign() {}, onConflict() {} }, drafts)
    edit.setTitle('Changed')
    await edit.close()
    expect(win.saving.get()).toMatchObject({ state: 'saved' })
    const { db } = await import('./db.ts')
    db.close()
    expect(await wholeDatabase()).toBe(before)
    expect(drafts.keys()).toEqual(['draft:one'])
  })
})

describe('a migration', () => {
  const older = async () => {
    const made = new (await import('dexie')).Dexie('notebook')
    made.version(1).stores({
      meta: 'key',
      notes: 'id, seq',
      bodies: 'id',
      derived: 'id',
      sources: 'id, seq, fileId, versionId',
      versions: 'id, sourceId',
      files: 'id',
      highlights: 'id, seq, sourceId',
      settings: 'key',
      packs: 'key',
      tombstones: 'id, seq',
    })
    await made.table('meta').bulkPut([
      { key: 'schema', value: 1 },
      { key: 'seq', value: 1 },
      { key: 'notebook', value: 'n' },
    ])
    await made.table('notes').put({ id: 'a', kind: 'note', title: 'Aid', seq: 1 })
    await made.table('bodies').put({ id: 'a', blocks: [] })
    made.close()
  }
  const artificial = (change: (row: object) => object) =>
    vi.doMock('./migrations/history.ts', () => ({ history: { schema: 2, rows: { notes: change } } }))
  afterEach(() => void vi.doUnmock('./migrations/history.ts'))

  it('changes the rows together with the number, after the copies were folded and the window was told', async () => {
    await older()
    artificial(row => ({ ...row, title: 'Changed' }))
    const order: string[] = []
    const win = await newWindow()
    const opened = await win.openNotebook(undefined, {
      onUpdating: () => void order.push('told'),
      beforeMigration: async notebook => void order.push(`folded ${notebook}`),
    })
    expect(order).toEqual(['told', 'folded n', 'told'])
    expect(opened.readOnly).toBeNull()
    expect(await win.db.notes.get('a')).toMatchObject({ title: 'Changed' })
    expect(await win.db.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA })
  })

  it('that fails leaves the notebook as it was, and it can be read', async () => {
    await older()
    const before = await wholeDatabase()
    artificial(() => {
      throw new Error('a row that nobody thought of')
    })
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const win = await newWindow()
    const opened = await win.openNotebook()
    expect(said).toHaveBeenCalled()
    said.mockRestore()
    expect(opened.readOnly).toMatch(/left as it was/)
    expect(win.heads.get().notes.get('a')).toMatchObject({ title: 'Aid' })
    await expect(win.createNote()).rejects.toMatchObject({ name: 'ReadOnlyNotebook' })
    const { db } = await import('./db.ts')
    db.close()
    expect(await wholeDatabase()).toBe(before)
  })
})

describe('a connection that is opened again', () => {
  it('begins nothing where the database is gone', async () => {
    const win = await openWindow()
    await win.createNote({ title: 'Aid' })
    const { renewConnection } = await import('./db.ts')
    renewConnection()
    indexedDB.deleteDatabase('notebook')
    await expect(win.createNote({ title: 'Later' })).rejects.toThrow(/not there any more/)
    expect(await indexedDB.databases()).toEqual([])
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
