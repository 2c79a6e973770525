import { afterEach, expect, it, vi } from 'vitest'
import { captured } from '#data/captured.fixture.ts'
import { freshMachine } from '#data/machine.fixture.ts'
import { MemoryDrafts, openWindow, type Win } from '#data/window.fixture.ts'
import { readSnapshot } from '#formats/snapshot.ts'
import { type Copies, type Disk, openCopies } from '#shared/copies.ts'
import { Died, dyingDisk } from '#shared/dyingDisk.fixture.ts'
import { memoryDisk } from '#shared/memoryDisk.fixture.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const long = (text: string) => [paragraph('of the transit trade '.repeat(300)), paragraph(text)]

afterEach(() => vi.unstubAllGlobals())

let time = Date.UTC(2026, 0, 1)
let writers = 0
/** Hours apart, so that more than one snapshot stays. */
const copiesOn = (disk: Disk) =>
  openCopies(
    disk,
    () => (++writers).toString(16).padStart(8, '0'),
    () => (time += 3_700_000),
  )

/** Writes, folds and rotates; tells the titles of which the copies were called current. Ends where the disk does. */
async function work(win: Win, copies: Copies, isKept: (title: string) => void): Promise<void> {
  const { foldCopies } = await import('./keepSnapshots.ts')
  win.journalTo(copies, NOTEBOOK, 1)
  for (const title of ['One', 'Two', 'Three', 'Four']) {
    const { id, textRev } = await win.createNote({ title, blocks: long('begun') })
    await win.saveNote({ id, parentRev: textRev, title, blocks: long('and gone on with') })
    if (title === 'Two') await win.addSource(captured('Seven months at Torkham'))
    await win.flushJournal()
    if (win.saving.get().copy?.state !== 'current') throw new Died()
    isKept(title)
    if (title !== 'One') await foldCopies(copies, NOTEBOOK)
  }
}

/** What the copies alone tell: titles, and whether each text is whole. */
async function told(copies: Copies): Promise<string[]> {
  const { readRecoverable } = await import('#data/journal/restore.ts')
  const [found] = await readRecoverable(copies, readSnapshot)
  return wholeIn([...(found?.tables.get('notes')?.values() ?? [])], found?.tables.get('bodies') ?? new Map())
}

/** The titles of the notes of which the last text is there. */
function wholeIn(heads: unknown[], bodies: ReadonlyMap<string, unknown>): string[] {
  return (heads as { id: string; title: string }[])
    .filter(({ id }) => JSON.stringify(bodies.get(id)).includes('and gone on with'))
    .map(({ title }) => title)
    .sort()
}

async function dieAt(step: number) {
  freshMachine()
  vi.stubGlobal('localStorage', new MemoryDrafts())
  const disk = memoryDisk()
  const dying = dyingDisk(disk, step)
  const win = await openWindow()
  const kept: string[] = []
  await work(win, copiesOn(dying), title => void kept.push(title)).catch(error => {
    if (!(error instanceof Died)) throw error
  })
  return { disk, kept, steps: dying.steps }
}

it('a writer of the copies that is killed at any of its steps leaves all that was called kept, and the next one goes on', async () => {
  const { steps } = await dieAt(0)
  expect(steps).toBeGreaterThan(20)
  for (let step = 1; step <= steps; step++) {
    const { disk, kept } = await dieAt(step)
    const copies = copiesOn(disk)
    expect(await told(copies), `after step ${step}`).toEqual(expect.arrayContaining(kept))
    // The next start, on the same database.
    const again = await openWindow()
    again.journalTo(copies, NOTEBOOK, 1)
    await again.flushJournal()
    expect(again.saving.get().copy?.state, `after step ${step}`).toBe('current')
    const there = wholeIn(
      await again.db.notes.toArray(),
      new Map((await again.db.bodies.toArray()).map(b => [b.id, b])),
    )
    expect(await told(copies), `after step ${step}`).toEqual(there)
    const { foldCopies } = await import('./keepSnapshots.ts')
    await foldCopies(copies, NOTEBOOK)
    expect(await told(copies), `after step ${step}`).toEqual(there)
    expect([...disk.files.keys()].filter(path => path.endsWith('.part'))).toEqual([])
  }
})
