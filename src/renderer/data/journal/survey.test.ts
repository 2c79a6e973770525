import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Copies, openCopies } from '#shared/copies.ts'
import { memoryDisk } from '#shared/memoryDisk.fixture.ts'
import { captured } from '../captured.fixture.ts'
import { freshMachine } from '../machine.fixture.ts'
import { MemoryDrafts, newWindow, openWindow, type Win } from '../window.fixture.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const asItIs = (html: string) => html

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
  await win.db.table('meta').put({ key: 'notebook', value: NOTEBOOK })
  win.journalTo(copies, NOTEBOOK, 2)
})
afterEach(() => vi.unstubAllGlobals())

const places = () => ({ copies, readSnapshot: () => Promise.reject(new Error('there is none')) })

/** As a window has it that begins after the damage. */
async function later() {
  vi.resetModules()
  const [{ survey, loadChoice }, { propose }, { restore }, { removeLeftovers, listDatabases }] = await Promise.all([
    import('./survey.ts'),
    import('./choices.ts'),
    import('./restore.ts'),
    import('./databases.ts'),
  ])
  return { survey, loadChoice, propose, restore, removeLeftovers, listDatabases }
}

const titles = ({ heads }: Win) => [...heads.get().notes.values()].map(note => note.title).sort()

async function written(): Promise<void> {
  await win.createNote({ title: 'Aid', blocks: [paragraph('of the transit trade')] })
  await win.createNote({ title: 'Border' })
  await win.addSource(captured('Seven months at Torkham'))
  await win.flushJournal()
}

/** The database in use goes, as Chromium lets it go. */
async function lose(): Promise<void> {
  const { db } = await import('../db.ts')
  db.close()
  win.db.close()
  await new Promise<void>(resolve => {
    indexedDB.deleteDatabase(db.name).onsuccess = () => resolve()
  })
}

async function restoreBest(): Promise<Win> {
  const { survey, loadChoice, propose, restore } = await later()
  const { choices } = await survey(places())
  const proposal = propose(choices, null, 2)!
  await restore(copies, await loadChoice(proposal.choice, places()), asItIs)
  return openWindow()
}

describe('the survey', () => {
  it('shows the copies where the browser cannot even list its databases', async () => {
    await written()
    await lose()
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('rejected', 'UnknownError'))
    const { survey } = await later()
    const { choices, problem } = await survey(places())
    expect(problem).toBeNull()
    expect(choices.find(({ kind }) => kind === 'copies')?.told?.counts).toMatchObject({ notes: 2, sources: 1 })
  })

  it('shows database and copies, and both together where each lacks something', async () => {
    await written()
    const { survey, propose } = await later()
    const seen = await survey(places())
    expect(seen).toMatchObject({ problem: null, choices: [{ kind: 'copies' }, { kind: 'database', isInUse: true }] })
    await win.db.notes.where('id').notEqual('').first()
    const [first] = await win.db.notes.toArray()
    await win.db.notes.delete(first!.id)
    await win.db.meta.put({ key: 'seq', value: 9 })
    await win.db.notes.put({ ...first!, id: 'later', rev: 'x', seq: 9, title: 'Later' })
    await win.db.bodies.put({ id: 'later', blocks: [] })
    const { choices } = await survey(places())
    expect(choices.map(({ kind }) => kind)).toEqual(['both', 'copies', 'database'])
    expect(propose(choices, null, 2)).toMatchObject({ choice: { kind: 'both' }, because: 'has both' })
    expect(titles(await restoreBest())).toEqual(['Aid', 'Border', 'Later'])
  })

  it('says that the copies cannot be looked at, and shows the database all the same', async () => {
    await written()
    const { survey } = await later()
    copies.notebooks = () => Promise.reject(new Error('The folder is not there.'))
    const seen = await survey(places())
    expect(seen).toMatchObject({
      problem: expect.stringMatching(/folder is not there/),
      choices: [{ kind: 'database' }],
    })
  })

  it('writes nothing, and makes no database where there is none', async () => {
    await written()
    await lose()
    const before = JSON.stringify([...disk.files])
    const { survey } = await later()
    const { choices } = await survey(places())
    expect(choices.map(({ kind, told }) => [kind, told === null])).toEqual([
      ['copies', false],
      ['database', true],
    ])
    expect(JSON.stringify([...disk.files])).toBe(before)
    expect(await indexedDB.databases()).toEqual([])
  })
})

describe('a restore', () => {
  it('from the database alone brings its files too', async () => {
    await written()
    disk.files.clear()
    const restored = await restoreBest()
    expect(titles(restored)).toEqual(['Aid', 'Border'])
    expect(await restored.db.files.count()).toBe(1)
  })

  it('lost again at once, before it has copies of its own, stands on those it came from', async () => {
    await written()
    await lose()
    win = await restoreBest()
    expect(titles(win)).toEqual(['Aid', 'Border'])
    // Its journal hears of one note, and of nothing that was there before.
    const { notebookId } = await import('./notebookId.ts')
    const id = await notebookId()
    const journal = await copies.begin(id)
    const seq = (await win.db.meta.get('seq'))!.value + 1
    const head = { ...(await win.db.notes.toArray())[0]!, id: 'later', title: 'Later', seq, rev: 'x' }
    const payload = { put: { notes: [head], bodies: [{ id: 'later', blocks: [] }] }, gone: {} }
    await copies.append(id, journal, [
      JSON.stringify({ notebook: id, seq, schema: 2, kind: 'write', at: Date.now() + 1000, payload }),
    ])
    await lose()
    expect(titles(await restoreBest())).toEqual(['Aid', 'Border', 'Later'])
  })

  it.each(['all', 'only that note', 'nothing'])(
    'twice over brings what was never saved once, where the second journal has %s',
    async what => {
      await written()
      const [note] = await win.db.notes.toArray()
      win.recordUnsaved({
        id: note!.id,
        parentRev: 'r',
        title: 'Aid',
        blocks: ['{"type":"paragraph"}'],
        reason: 'Full.',
      })
      await win.flushJournal()
      await lose()
      win = await restoreBest()
      const { notebookId } = await import('./notebookId.ts')
      const id = await notebookId()
      if (what === 'all') {
        win.journalTo(copies, id, 2)
        await win.flushJournal()
      } else if (what === 'only that note') {
        const [head] = await win.db.notes.filter(({ title }) => title === 'Aid (not saved)').toArray()
        const payload = { put: { notes: [head] }, gone: {} }
        const record = { notebook: id, seq: head!.seq, schema: 2, kind: 'write', at: Date.now() + 1000, payload }
        await copies.append(id, await copies.begin(id), [JSON.stringify(record)])
      }
      await lose()
      expect(titles(await restoreBest())).toEqual(['Aid', 'Aid (not saved)', 'Border'])
    },
  )

  it('can be stopped before it is switched to, and leaves nothing', async () => {
    await written()
    await lose()
    const { survey, loadChoice, restore } = await later()
    const { choices } = await survey(places())
    const read = await loadChoice(choices[0]!, places())
    const control = new AbortController()
    const heard: number[] = []
    const onProgress = (done: number) => {
      heard.push(done)
      if (done > 0.4) control.abort()
    }
    await expect(restore(copies, read, asItIs, { onProgress, signal: control.signal })).rejects.toThrow()
    expect(heard.length).toBeGreaterThan(1)
    expect(await indexedDB.databases()).toEqual([])
    await expect((await newWindow()).openNotebook()).resolves.toBeDefined()
  })

  it('that was killed leaves a database that the next start takes away, and never one that was used', async () => {
    await written()
    const { restore, loadChoice, survey } = await later()
    const { Notebook, restoredName } = await import('../db.ts')
    const half = new Notebook(restoredName('half'))
    await half.open()
    await half.meta.put({ key: 'restoring', value: 1 })
    half.close()
    const { choices } = await survey(places())
    await restore(copies, await loadChoice(choices.find(({ kind }) => kind === 'copies')!, places()), asItIs)
    const opened = await openWindow()
    const again = await later()
    expect(await again.removeLeftovers()).toEqual(['notebook-half'])
    expect((await again.listDatabases()).sort()).toEqual(['notebook', opened.db.name].sort())
  })
})

it('a start that finds several notebooks and remembers none asks which', async () => {
  await written()
  win = await restoreBest()
  vi.stubGlobal('localStorage', new MemoryDrafts())
  await expect((await newWindow()).openNotebook()).rejects.toMatchObject({ name: 'LostNotebook', why: 'several' })
  const { survey, propose } = await later()
  const { choices } = await survey(places())
  expect(propose(choices, null, 2)!.choice.told).toMatchObject({ counts: { notes: 2 } })
})

it('an empty notebook is begun beside what cannot be read, on a decision only', async () => {
  await written()
  await win.db.meta.clear()
  await expect((await newWindow()).openNotebook()).rejects.toMatchObject({ name: 'LostNotebook', why: 'unreadable' })
  const { beginBeside } = await import('./databases.ts')
  beginBeside()
  const begun = await openWindow()
  expect(titles(begun)).toEqual([])
  expect(begun.db.name).not.toBe(win.db.name)
  expect(await win.db.notes.count()).toBe(2)
  expect((await (await newWindow()).openNotebook()).isNew).toBe(false)
})
