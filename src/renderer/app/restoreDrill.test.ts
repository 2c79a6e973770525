import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { captured } from '#data/captured.fixture.ts'
import { freshMachine } from '#data/machine.fixture.ts'
import { MemoryDrafts, openWindow, type Win } from '#data/window.fixture.ts'
import { readSnapshot } from '#formats/snapshot.ts'
import { openCopies } from '#shared/copies.ts'
import { memoryDisk } from '#shared/memoryDisk.fixture.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
/** About this one database, and made anew. */
const OWN = ['meta', 'packs']
const fixture = JSON.parse(readFileSync('src/renderer/editor/format.fixture.json', 'utf8')) as unknown[]
const asItIs = (html: string) => html

afterEach(() => vi.unstubAllGlobals())

async function everything({ db }: Win) {
  const tables = db.tables.filter(({ name }) => !OWN.includes(name))
  const rows = await Promise.all(tables.map(async table => [table.name, await table.toArray()] as const))
  // A rebuild puts all notes anew and gives them another number.
  const plain = (list: unknown[]) => list.map(row => ({ ...(row as object), seq: undefined }))
  return structuredClone(Object.fromEntries(rows.map(([name, list]) => [name, plain(list)])))
}

const word = fc.constantFrom('Aid', 'Torkham', 'پاکستان', 'CON', 'a|b#c', '')
const step = fc.oneof(
  fc.record({
    do: fc.constant('note' as const),
    id: fc.constantFrom('a', 'b', 'c'),
    title: word,
    blocks: fc.subarray(fixture, { maxLength: 4 }),
  }),
  fc.record({ do: fc.constant('source' as const), words: fc.constantFrom('One', 'Two') }),
  fc.record({ do: fc.constantFrom('delete' as const, 'pin' as const), id: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('tag' as const), from: fc.constantFrom('us', '1971'), to: fc.constantFrom('pk', null) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'trash' as const) }),
  fc.record({ do: fc.constantFrom('empty' as const, 'setting' as const, 'snapshot' as const, 'snapshot' as const) }),
)

/** The whole way: written, folded, wiped, restored. */
it('whatever was in a notebook comes back from its copies, equal to the last byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.boolean(), async (steps, isOneDamaged) => {
      freshMachine()
      vi.stubGlobal('localStorage', new MemoryDrafts())
      const disk = memoryDisk()
      let [count, time] = [0, Date.UTC(2026, 0, 1)]
      // Hours apart, so that more than one snapshot stays.
      const copies = openCopies(
        disk,
        () => (++count).toString(16).padStart(8, '0'),
        () => (time += 3_700_000),
      )
      const win = await openWindow()
      const { foldCopies } = await import('./keepSnapshots.ts')
      win.journalTo(copies, NOTEBOOK, 1)
      for (const one of steps) {
        if (one.do === 'note') await writeNote(win, one)
        else if (one.do === 'source') await win.addSource(captured(one.words))
        else if (one.do === 'delete') await win.deleteNote(one.id)
        else if (one.do === 'pin') await win.setPinned(one.id, true).catch(() => undefined)
        else if (one.do === 'empty') await win.emptyTrash()
        else if (one.do === 'tag') await win.moveTag({ from: one.from, to: one.to })
        else if (one.do === 'trash') await win.trashTogether(['a', 'b'].map(id => ({ id, kind: 'note' as const })))
        else if (one.do === 'undo') await win.undoOperation((await win.listOperations())[0]?.id ?? '')
        else if (one.do === 'setting')
          await win.write(['settings'], () => win.db.settings.put({ key: 'theme', value: time }))
        else {
          await win.flushJournal()
          await foldCopies(copies, NOTEBOOK)
        }
      }
      await win.flushJournal()
      const before = await everything(win)
      const snapshots = [...disk.files.keys()].filter(path => path.endsWith('.zip')).sort()
      if (isOneDamaged && snapshots.length > 1) disk.files.set(snapshots.at(-1)!, new Uint8Array(9))
      freshMachine()
      const { readRecoverable, restore } = await import('#data/journal/restore.ts')
      const [found] = await readRecoverable(copies, readSnapshot)
      if (!found) {
        expect(Object.values(before).flat()).toEqual([])
        return
      }
      await restore(copies, found, asItIs)
      expect(await everything(await openWindow())).toEqual(before)
    }),
    { numRuns: 8 },
  )
})

async function writeNote(win: Win, { id, title, blocks }: { id: string; title: string; blocks: unknown[] }) {
  const opened = await win.openNote(id)
  if (!opened) await win.createNote({ id, title, blocks })
  else await win.saveNote({ id, parentRev: opened.head.textRev, title, blocks })
}

it('rows of tables that only a newer app knows are in every snapshot', async () => {
  freshMachine()
  const disk = memoryDisk()
  let time = 0
  const copies = openCopies(
    disk,
    () => (time / 3_700_000).toString(16).padStart(8, '0'),
    () => (time += 3_700_000),
  )
  const { foldCopies } = await import('./keepSnapshots.ts')
  const row = { id: 'x', told: 'by a newer app', bytes: [1, 2, 3] }
  const journal = await copies.begin(NOTEBOOK)
  for (const seq of [1, 2, 3]) {
    const payload = { put: seq === 1 ? { later: [row] } : {}, gone: {} }
    await copies.append(NOTEBOOK, journal, [
      JSON.stringify({ notebook: NOTEBOOK, seq, schema: 1, kind: 'write', at: 0, payload }),
    ])
    await foldCopies(copies, NOTEBOOK)
  }
  disk.files.delete(`${NOTEBOOK}/${journal}`)
  const { readRecoverable } = await import('#data/journal/restore.ts')
  const [found] = await readRecoverable(copies, readSnapshot)
  expect([...(found?.tables.get('later')?.values() ?? [])]).toEqual([row])
})
