import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { fold } from '#shared/fold.ts'
import { scanJournal } from '#shared/journal.ts'
import { captured } from '../captured.fixture.ts'
import { freshMachine } from '../machine.fixture.ts'
import { MemoryDrafts, newWindow, openWindow, type Win } from '../window.fixture.ts'
import { MemoryHome } from './memoryHome.fixture.ts'

const NOTEBOOK = 'n'
const TABLES = ['notes', 'bodies', 'sources', 'versions', 'files', 'highlights', 'settings', 'tombstones', 'history']
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const long = Array.from({ length: 60 }, (_, i) => paragraph(`${i} ${'of the transit trade '.repeat(20)}`))

let home: MemoryHome
let win: Win
beforeEach(async () => {
  freshMachine()
  home = new MemoryHome()
  win = await openWindow()
})

/** What a reader of the home alone can tell, as rows by table. */
function told() {
  const journals = [...home.journals.keys()].map(name => scanJournal(home.bytesOf(name)).records)
  const { tables, torn } = fold(NOTEBOOK, journals, null)
  expect(torn).toEqual([])
  return Object.fromEntries(TABLES.map(name => [name, inOrder([...(tables.get(name)?.values() ?? [])])]))
}

/** What the database holds, bytes as their size. */
async function there({ db } = win) {
  const rows = await Promise.all(TABLES.map(name => db.table(name).toArray()))
  const plain = rows.map(list => list.map(({ bytes, ...row }) => (bytes ? { ...row, size: bytes.length } : row)))
  return Object.fromEntries(TABLES.map((name, i) => [name, inOrder(JSON.parse(JSON.stringify(plain[i])))]))
}

const inOrder = (rows: unknown[]) => rows.map(row => JSON.stringify(row)).sort()

describe('the journal', () => {
  it('has every committed write, whatever was written', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    const { id } = await win.createNote({ title: 'Aid', blocks: long })
    const { source } = await win.addSource(captured('Seven months at Torkham'))
    const anchor = { block: 0, blockOffset: 0, start: 0, end: 5, exact: 'Seven', prefix: '', suffix: '' }
    await win.addHighlight({ sourceId: source.id, versionId: source.versionId!, anchor, color: 'blue' })
    const opened = (await win.openNote(id))!
    await win.saveNote({ id, parentRev: opened.head.textRev, title: 'Aid', blocks: [paragraph('new'), ...long] })
    await win.setPinned(id, true)
    await win.write(['settings'], () => win.db.settings.put({ key: 'theme', value: 'dark' }))
    const { id: gone } = await win.createNote({ title: 'Gone', blocks: [paragraph('x')] })
    await win.deleteNote(gone)
    await win.emptyTrash()
    await win.flushJournal()
    expect(told()).toEqual(await there())
    expect([...home.files.keys()]).toEqual([source.fileId])
    expect(win.saving.get().copy).toMatchObject({ state: 'current' })
  })

  it('tells of a long past what is new in it, and lets it go with its note', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    const { id } = await win.createNote({ title: 'Aid', blocks: long })
    const sizes: number[] = []
    for (let at = 0; at < 6; at++) {
      const { head, blocks } = (await win.openNote(id))!
      const typed = [...blocks, paragraph(`typed ${at}`)]
      await win.saveNote({ id, parentRev: head.textRev, title: 'Aid', blocks: typed })
      await win.keepNow(id, 'change')
      await win.flushJournal()
      sizes.push(JSON.stringify(home.records().at(-1)).length)
      expect(told()).toEqual(await there())
    }
    expect(JSON.stringify(await win.db.history.get(id)).length).toBeGreaterThan(20_000)
    expect(Math.max(...sizes)).toBeLessThan(3000)
    await win.deleteNote(id)
    await win.emptyTrash()
    await win.flushJournal()
    expect(told()).toEqual(await there())
    const later = new MemoryHome()
    later.journals.set('journal-0', home.journals.get('journal-1')!.slice(0, -1))
    const next = await openWindow()
    next.journalTo(later, NOTEBOOK, 1)
    await next.flushJournal()
    home = later
    expect(told()).toEqual(await there(next))
    expect(await next.db.history.count()).toBe(0)
  })

  it('begins with what was there before it', async () => {
    for (let i = 0; i < 210; i++) await win.createNote({ title: `Note ${i}` })
    await win.addSource(captured('Before'))
    const later = await newWindow()
    await later.openNotebook()
    later.journalTo(home, NOTEBOOK, 1)
    await later.flushJournal()
    expect(told()).toEqual(await there())
  })

  it('takes from the database what a window that was killed had not handed over', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    const { id } = await win.createNote({ title: 'Kept' })
    await win.flushJournal()
    home.problem = 'The process was killed.'
    await win.createNote({ title: 'Committed only' })
    await win.setPinned(id, true)
    await win.flushJournal()
    home.problem = null
    const next = await openWindow()
    const records = home.records().length
    next.journalTo(home, NOTEBOOK, 1)
    await next.flushJournal()
    expect(told()).toEqual(await there(next))
    // And nothing of what it had.
    expect(JSON.stringify(home.records().slice(records))).not.toContain('"Kept","aliases":[],"pinned":false')
  })

  it('puts no more into words at once than a frame has time for', async () => {
    const calls: number[] = []
    const append = home.append.bind(home)
    home.append = (notebook, journal, records) => {
      calls.push(records.length)
      return append(notebook, journal, records)
    }
    const large = Array.from({ length: 10 }, () => long).flat()
    for (let i = 0; i < 3; i++) await win.createNote({ title: `Large ${i}`, blocks: large })
    win.journalTo(home, NOTEBOOK, 1)
    await win.flushJournal()
    expect(Math.max(...calls)).toBe(1)
    expect(told()).toEqual(await there())
  })

  it('says in a sentence that it cannot write, and goes on when it can', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    home.problem = 'The disk of the safe copies is full.'
    await win.createNote({ title: 'Aid' })
    await win.flushJournal()
    expect(win.saving.get()).toMatchObject({ state: 'saved', copy: { state: 'failed', reason: home.problem } })
    home.problem = null
    await win.flushJournal()
    expect(win.saving.get().copy).toMatchObject({ state: 'current' })
    expect(told()).toEqual(await there())
  })

  it('keeps a text that the database would not take', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    const text = {
      id: 'x',
      parentRev: 'r',
      title: 'Aid',
      blocks: ['{"type":"paragraph"}'],
      reason: 'The disk is full.',
    }
    win.recordUnsaved(text)
    await win.flushJournal()
    expect(home.records()).toMatchObject([{ kind: 'unsaved text', payload: text }])
  })

  it('is given what one types while the database takes nothing', async () => {
    const { id } = await win.createNote({ title: 'Aid' })
    const edit = win.editNote((await win.openNote(id))!, { onForeign() {}, onConflict() {} }, new MemoryDrafts())
    win.journalTo(home, NOTEBOOK, 1)
    win.db.close()
    edit.changed(() => [paragraph('typed on a dead disk')])
    await edit.flush()
    await win.flushJournal()
    expect(home.records()).toMatchObject([
      { kind: 'write' },
      { kind: 'unsaved text', payload: { id, reason: expect.stringMatching(/takes nothing/) } },
    ])
    expect(JSON.stringify(home.records())).toContain('typed on a dead disk')
    expect(win.saving.get()).toMatchObject({ state: 'failed' })
  })

  it('calls nothing saved that found no room, and is given it when the database is gone meanwhile', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    const { id } = await win.createNote({ title: 'Aid', blocks: [paragraph('before')] })
    await win.flushJournal()
    expect(win.saving.get()).toMatchObject({ state: 'saved' })
    Object.assign(home, { problem: 'There is no room.', isFull: true })
    const { head } = (await win.openNote(id))!
    await win.saveNote({ id, parentRev: head.textRev, title: 'Aid', blocks: [paragraph('on a full disk')] })
    const edit = win.editNote((await win.openNote(id))!, { onForeign() {}, onConflict() {} }, new MemoryDrafts())
    await win.flushJournal()
    expect(win.saving.get()).toMatchObject({ state: 'failed', reason: home.problem, copy: { waiting: 1 } })
    win.db.close()
    edit.changed(() => [paragraph('and not even in the database')])
    await edit.flush()
    // Before it is tried again.
    expect(win.saving.get()).toMatchObject({ state: 'failed', copy: { waiting: 2 } })
    await win.flushJournal()
    expect(win.saving.get()).toMatchObject({ state: 'failed', copy: { waiting: 2 } })
    home.problem = null
    await win.flushJournal()
    expect(win.saving.get()).toMatchObject({ state: 'failed', copy: { state: 'failed', waiting: 0 } })
    expect(home.records().filter(({ kind }) => kind === 'unsaved text')).toMatchObject([{ payload: { id } }])
    const [{ blocks }] = told().bodies!.map(row => JSON.parse(row)) as [{ blocks: string[] }]
    expect(blocks.join()).toContain('on a full disk')
  })

  it('is never written on by a notebook that lies behind it', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    await win.createNote()
    await win.createNote()
    await win.flushJournal()
    const before = home.records()
    freshMachine()
    const empty = await openWindow()
    const told: string[] = []
    empty.journalTo(home, NOTEBOOK, 1, () => told.push('behind'))
    await empty.createNote()
    await empty.flushJournal()
    expect(told).toEqual(['behind'])
    expect(empty.saving.get().copy).toMatchObject({ state: 'failed' })
    expect(home.records()).toEqual(before)
  })

  it('is never written on by a notebook that lost a write and made up for its number since', async () => {
    win.journalTo(home, NOTEBOOK, 1)
    await win.createNote({ title: 'Aid' })
    const { id } = await win.createNote({ title: 'Lost', blocks: [paragraph('what was called saved')] })
    await win.flushJournal()
    // What a cut end of the database's own log takes along.
    const { db } = win
    for (const table of [db.notes, db.bodies, db.derived]) await table.delete(id)
    await db.meta.put({ key: 'seq', value: 1 })
    const later = await openWindow()
    await later.createNote({ title: 'Written before anybody has looked at the copies' })
    const told: string[] = []
    const before = home.records().length
    later.journalTo(home, NOTEBOOK, 1, () => told.push('behind'))
    await later.flushJournal()
    expect(told).toEqual(['behind'])
    expect(home.records()).toHaveLength(before)
  })

  it('says everything that two windows wrote, in any order, with a home that fails now and then', async () => {
    const words = fc.constantFrom('aid', 'transit', 'long')
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), who: fc.nat(1), note: fc.nat(3), words }),
      fc.record({ do: fc.constant('delete' as const), who: fc.nat(1), note: fc.nat(3) }),
      fc.record({
        do: fc.constantFrom('empty' as const, 'flush' as const, 'break' as const, 'mend' as const),
        who: fc.nat(1),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        freshMachine()
        home = new MemoryHome()
        const windows = [await openWindow(), await openWindow()]
        for (const window of windows) window.journalTo(home, NOTEBOOK, 1)
        for (const one of steps) {
          const window = windows[one.who]!
          if (one.do === 'write') await saveAs(window, `note-${one.note}`, one.words)
          else if (one.do === 'delete') await window.deleteNote(`note-${one.note}`)
          else if (one.do === 'empty') await window.emptyTrash()
          else if (one.do === 'flush') await window.flushJournal()
          else home.problem = one.do === 'break' ? 'The folder is gone.' : null
        }
        home.problem = null
        // The first attempt may be one that began while the home was broken.
        for (const window of [...windows, ...windows]) await window.flushJournal()
        expect(told()).toEqual(await there(windows[0]!))
      }),
      { numRuns: 10 },
    )
  })
})

async function saveAs(window: Win, id: string, words: string): Promise<void> {
  const blocks = words === 'long' ? [paragraph(words), ...long] : [paragraph(words)]
  const opened = await window.openNote(id)
  if (!opened) await window.createNote({ id, blocks: [...blocks] })
  else
    await window.saveNote({ id, parentRev: opened.head.textRev, title: words, blocks: [...blocks, paragraph(words)] })
}
