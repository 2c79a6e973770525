import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Copies, openCopies } from '#shared/copies.ts'
import { frameOf } from '#shared/journal.ts'
import { memoryDisk } from '#shared/memoryDisk.fixture.ts'
import { captured } from '../captured.fixture.ts'
import { SCHEMA } from '../db.ts'
import { tag } from '../derived/nodes.fixture.ts'
import { packPieces } from '../history/pieces.ts'
import { freshMachine } from '../machine.fixture.ts'
import { MemoryDrafts, newWindow, openWindow, type Win } from '../window.fixture.ts'
import { goOnWithDatabase, writeMarker } from './marker.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const TABLES = [
  'notes',
  'bodies',
  'derived',
  'sources',
  'versions',
  'files',
  'highlights',
  'tombstones',
  'settings',
  'history',
]
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const clean = (html: string) => html.replace(/<script.*<\/script>/, '')

let disk: ReturnType<typeof memoryDisk>
let copies: Copies
let win: Win
beforeEach(async () => {
  freshMachine()
  vi.stubGlobal('localStorage', new MemoryDrafts())
  disk = memoryDisk()
  let count = 0
  copies = openCopies(disk, () => (++count).toString(16).padStart(8, '0'))
  win = await openWindow()
})
afterEach(() => vi.unstubAllGlobals())

async function everything({ db } = win) {
  const rows = await Promise.all(TABLES.map(name => db.table(name).toArray()))
  // A rebuild puts all notes anew and gives them another number.
  return rows.map(list => list.map(({ seq, ...row }) => JSON.parse(JSON.stringify(row))))
}

/** A notebook with something of everything in it, and all of it in the safe copies. */
async function filled() {
  win.journalTo(copies, NOTEBOOK, 1)
  const { id, textRev } = await win.createNote({ title: 'Help', blocks: [paragraph('of the transit trade')] })
  const { source } = await win.addSource(captured('Seven months at Torkham'))
  const anchor = { block: 0, blockOffset: 0, start: 0, end: 5, exact: 'Seven', prefix: '', suffix: '' }
  await win.addHighlight({ sourceId: source.id, versionId: source.versionId!, anchor, color: 'blue' })
  const { id: trashed } = await win.createNote({ title: 'In the trash' })
  await win.deleteNote(trashed)
  await win.saveNote({ id, parentRev: textRev, title: 'Aid', blocks: [paragraph('of the transit trade')] })
  await win.write(['settings'], () => win.db.settings.put({ key: 'theme', value: 'dark' }))
  await win.flushJournal()
  return { id, source }
}

const noSnapshot = () => Promise.reject(new Error('there is none'))

const restoring = async () => (await import('./restore.ts')) satisfies object

describe('restoring', () => {
  it('makes a database beside the old one that is equal to the last byte, and only then uses it', async () => {
    await filled()
    const before = await everything()
    const { readRecoverable, restore } = await restoring()
    writeMarker({ notebook: NOTEBOOK, seq: 9, schema: 1, counts: { notes: 2, sources: 1, highlights: 1 }, at: 0 })
    const [found] = await readRecoverable(copies, noSnapshot)
    expect(found).toMatchObject({ notebook: NOTEBOOK, counts: { notes: 2, sources: 1, highlights: 1 }, damaged: 0 })
    expect(await restore(copies, found!, clean)).toMatchObject({ unsaved: 0, filesMissing: 0 })
    const restored = await openWindow()
    expect(restored.db.name).not.toBe(win.db.name)
    expect(await everything(restored)).toEqual(before)
    expect(await everything()).toEqual(before)
  })

  it('twice in a row gives the same, and no duplicates', async () => {
    await filled()
    const before = await everything()
    const { readRecoverable, restore } = await restoring()
    for (let i = 0; i < 2; i++) await restore(copies, (await readRecoverable(copies, noSnapshot))[0]!, clean)
    expect(await everything(await openWindow())).toEqual(before)
  })

  it('brings what was typed and never saved as a note of its own', async () => {
    const { id } = await filled()
    win.recordUnsaved({
      id,
      parentRev: 'r',
      title: 'Aid',
      blocks: [JSON.stringify(paragraph('typed'))],
      reason: 'Full.',
    })
    await win.flushJournal()
    const { readRecoverable, restore } = await restoring()
    expect(await restore(copies, (await readRecoverable(copies, noSnapshot))[0]!, clean)).toMatchObject({ unsaved: 1 })
    const heads = [...(await openWindow()).heads.get().notes.values()]
    expect(heads.find(head => head.title === 'Aid (not saved)')).toMatchObject({ conflictOf: id, excerpt: 'typed' })
    expect(heads.find(head => head.id === id)!.excerpt).toBe('of the transit trade')
  })

  it('uses the good part of a damaged journal, and says what is missing', async () => {
    const { source } = await filled()
    const path = [...disk.files.keys()].find(name => name.includes('journal'))!
    const bytes = disk.files.get(path)!
    disk.files.set(path, bytes.subarray(0, bytes.length - 20))
    disk.files.set(`${NOTEBOOK}/files/${source.fileId}`, new Uint8Array(3))
    const { readRecoverable, restore } = await restoring()
    const [found] = await readRecoverable(copies, noSnapshot)
    expect(found).toMatchObject({ damaged: 1, counts: { notes: 2 } })
    expect(await restore(copies, found!, clean)).toMatchObject({ filesMissing: 1, counts: { notes: 2, sources: 1 } })
  })

  it('goes on from the newest snapshot that is whole', async () => {
    await filled()
    const { tables } = (await (await restoring()).readRecoverable(copies, noSnapshot))[0]!
    for (const path of disk.files.keys()) if (path.includes('journal')) disk.files.delete(path)
    await copies.keepSnapshot(NOTEBOOK, 3, new Uint8Array(3))
    await copies.keepSnapshot(NOTEBOOK, 9, new Uint8Array(9))
    const read: string[] = []
    const readSnapshot = async (zip: Blob, notebook: string) => {
      read.push(`${notebook} ${zip.size}`)
      if (zip.size === 9) throw new Error('damaged')
      return { tables, seq: 3, schema: 1 }
    }
    const { readRecoverable } = await restoring()
    const [found] = await readRecoverable(copies, readSnapshot)
    expect(read).toEqual([`${NOTEBOOK} 9`, `${NOTEBOOK} 3`])
    expect(found).toMatchObject({ damaged: 1, seq: 3, counts: { notes: 2, sources: 1, highlights: 1 } })
  })

  it('lets no script in that somebody wrote into the copies', async () => {
    const version = {
      id: 'v',
      sourceId: 's',
      html: '<p>ok</p><script>evil()</script>',
      text: 'ok',
      blocks: [0],
      capturedAt: 0,
    }
    const payload = { put: { versions: [version] }, gone: {} }
    const record = { notebook: NOTEBOOK, seq: 1, schema: 1, kind: 'write', at: 0, payload }
    disk.files.set(`${NOTEBOOK}/journal-20261122T232430Z-00000000.txt`, frameOf(JSON.stringify(record)))
    const { readRecoverable, restore } = await restoring()
    await restore(copies, (await readRecoverable(copies, noSnapshot))[0]!, clean)
    expect((await (await openWindow()).db.versions.get('v'))!.html).toBe('<p>ok</p>')
  })

  it('brings bulk changes along, also those that were made before the copies began, and they can be undone', async () => {
    const { id } = await win.createNote({ title: 'Tagged', blocks: [{ type: 'paragraph', children: [tag('us')] }] })
    const { id: operation } = (await win.moveTag({ from: 'us', to: 'pk' }))!
    await filled()
    await win.moveTag({ from: 'pk', to: 'in' })
    await win.flushJournal()
    const { readRecoverable, restore } = await restoring()
    await restore(copies, (await readRecoverable(copies, noSnapshot))[0]!, clean)
    const restored = await openWindow()
    const [last, first] = await restored.listOperations()
    expect(first?.id).toBe(operation)
    await restored.undoOperation(last!.id)
    await restored.undoOperation(operation)
    expect(restored.heads.get().notes.get(id)?.tags).toEqual(['us'])
  })

  it('takes of bulk changes only what can be one', async () => {
    const counts = { note: 1, source: 'x' }
    const put = {
      operations: [
        { id: 'a', begun: 1, at: 2, did: { kind: 'tag', move: { from: '#us/ aid', to: 'pk' } }, counts, parts: 1 },
        { id: 'b', did: { kind: 'tag', move: { from: 'us', to: ' / ' } } },
        { id: 'c', did: { kind: 'evil' } },
        { id: 'd', did: { kind: 'import', from: 7 }, undoneAt: 'now' },
      ],
      touched: [
        {
          id: 'a 0',
          of: 'a',
          records: [{ id: 'n', kind: 'note', rev: 3, tags: [1, 'us'] }, { id: 'm', kind: 'x' }, null],
        },
        { id: 'a 1', records: [] },
      ],
    }
    const record = { notebook: NOTEBOOK, seq: 1, schema: 1, kind: 'write', at: 0, payload: { put, gone: {} } }
    disk.files.set(`${NOTEBOOK}/journal-20261122T232430Z-00000000.txt`, frameOf(JSON.stringify(record)))
    const { readRecoverable, restore } = await restoring()
    await restore(copies, (await readRecoverable(copies, noSnapshot))[0]!, clean)
    const { db } = await openWindow()
    const none = { note: 0, source: 0, highlight: 0 }
    expect(await db.operations.toArray()).toEqual([
      {
        id: 'a',
        seq: 0,
        begun: 1,
        at: 2,
        did: { kind: 'tag', move: { from: 'us/aid', to: 'pk' } },
        counts: { ...none, note: 1 },
        parts: 1,
        undoneAt: null,
      },
      { id: 'd', seq: 0, begun: 0, at: 0, did: { kind: 'import', from: '' }, counts: none, parts: 0, undoneAt: null },
    ])
    expect(await db.touched.toArray()).toEqual([
      { id: 'a 0', seq: 0, of: 'a', records: [{ id: 'n', kind: 'note', tags: ['us'] }] },
    ])
  })

  it('takes of a past that somebody wrote into the copies only what can be read', async () => {
    const state = { rev: 'r', at: 1, because: 'writing', title: 'Aid', words: 1, pieces: packPieces([0, 4]) }
    const past = { id: 'a', kind: 'note', seq: 1, states: [], pool: ['one\n'], files: [], packed: 0 }
    const rows = [
      {
        ...past,
        states: [
          state,
          { ...state, rev: 'far', pieces: packPieces([0, 5]) },
          { ...state, rev: 'why', because: 'x' },
          null,
        ],
      },
      { ...past, id: 'b', pool: [7], states: [state], files: ['x', 7] },
      { ...past, id: 'c', pool: ['one'], states: { length: 9 }, files: null, packed: 'x' },
      // A text of a terabyte, in a few bytes.
      {
        ...past,
        id: 'd',
        pool: ['a'.repeat(1_000_000)],
        states: [{ ...state, pieces: packPieces(Array(2000).fill([0, 1_000_000]).flat()) }],
      },
      { ...past, id: 'e', kind: 'file' },
    ]
    const record = {
      notebook: NOTEBOOK,
      seq: 1,
      schema: 2,
      kind: 'write',
      at: 0,
      payload: { put: { history: rows }, gone: {} },
    }
    disk.files.set(`${NOTEBOOK}/journal-20261122T232430Z-00000000.txt`, frameOf(JSON.stringify(record)))
    const { readRecoverable, restore } = await restoring()
    await restore(copies, (await readRecoverable(copies, noSnapshot))[0]!, clean)
    const restored = await openWindow()
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(id => restored.listPast(id)))
    expect(kept).toEqual([[state], [], [], [], []])
    expect(await restored.readPast('a', 'r')).toMatchObject({ title: 'Aid' })
  })

  it('leaves everything as it is when it fails', async () => {
    await filled()
    const { readRecoverable, restore } = await restoring()
    const [found] = await readRecoverable(copies, noSnapshot)
    const fails = () => {
      throw new Error('halfway')
    }
    await expect(restore(copies, found!, fails)).rejects.toThrow('halfway')
    expect((await openWindow()).db.name).toBe(win.db.name)
    expect((await indexedDB.databases()).map(one => one.name)).toEqual([win.db.name])
  })

  it('refuses what a newer app wrote', async () => {
    await filled()
    const { readRecoverable, restore } = await restoring()
    const [found] = await readRecoverable(copies, noSnapshot)
    await expect(restore(copies, { ...found!, schema: SCHEMA + 1 }, clean)).rejects.toMatchObject({
      name: 'NewerNotebook',
    })
  })
})

describe('a start', () => {
  const mark = (seq: number) =>
    writeMarker({ notebook: NOTEBOOK, seq, schema: 1, counts: { notes: 1, sources: 0, highlights: 0 }, at: 0 })

  it('begins no new notebook where one was', async () => {
    mark(5)
    freshMachine()
    await expect((await newWindow()).openNotebook()).rejects.toMatchObject({ name: 'LostNotebook', why: 'empty' })
    expect(await indexedDB.databases()).toEqual([])
  })

  it('does not go on with an older one, unless the user says so, and then as another notebook', async () => {
    await win.db.table('meta').put({ key: 'notebook', value: NOTEBOOK })
    await win.createNote({ title: 'Still here' })
    mark(99)
    await expect((await newWindow()).openNotebook()).rejects.toMatchObject({ name: 'LostNotebook', why: 'older' })
    goOnWithDatabase()
    const decided = await openWindow()
    expect(decided.heads.get().notes.size).toBe(1)
    expect(await decided.db.table('meta').get('notebook')).toBeUndefined()
  })

  it('goes on where all is as it was', async () => {
    await win.db.table('meta').put({ key: 'notebook', value: NOTEBOOK })
    await win.createNote()
    mark(1)
    expect((await (await newWindow()).openNotebook()).isNew).toBe(false)
  })
})
