import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshMachine } from '#data/machine.fixture.ts'
import { MemoryDrafts, openWindow, type Win } from '#data/window.fixture.ts'
import { readSnapshot } from '#formats/snapshot.ts'
import { type Copies, openCopies, snapshotOf } from '#shared/copies.ts'
import { memoryDisk } from '#shared/memoryDisk.fixture.ts'

let disk: ReturnType<typeof memoryDisk>
let copies: Copies
let win: Win
let said: string[]
let notebook: string
let time: number
beforeEach(async () => {
  freshMachine()
  vi.stubGlobal('localStorage', new MemoryDrafts())
  disk = memoryDisk()
  time = Date.UTC(2026, 0, 1)
  let count = 0
  copies = openCopies(
    disk,
    () => (++count).toString(16).padStart(8, '0'),
    () => (time += 60_000),
  )
  vi.doMock('#data/journal/whereKept.ts', () => ({
    safeCopies: () => copies,
    allCopies: () => [copies],
    findKept: () => [],
  }))
  win = await openWindow()
  const { toastStore } = await import('#ui/toast.ts')
  said = []
  toastStore.subscribe(() => said.push(toastStore.get().at(-1)?.text ?? ''))
  const { notebookId } = await import('#data/journal/notebookId.ts')
  notebook = await notebookId()
  win.journalTo(copies, notebook, 1)
})
afterEach(() => {
  vi.doUnmock('#data/journal/whereKept.ts')
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const make = () => import('./keepSnapshots.ts')
const note = (title: string) => win.createNote({ id: crypto.randomUUID(), title, blocks: [] })
const snapshots = () => [...disk.files.keys()].map(path => path.split('/').at(-1)!).filter(name => snapshotOf(name))
const titlesIn = async (name: string) => {
  const bytes = await copies.read(notebook, name)
  const { tables } = await readSnapshot(new Blob([bytes as BlobPart]), notebook)
  return [...(tables.get('notes')?.values() ?? [])].map(row => (row as { title: string }).title)
}

describe('a snapshot before something large', () => {
  it('holds what was there before it, and is not made twice where nothing has changed', async () => {
    const { snapshotBefore } = await make()
    await note('Before')
    await snapshotBefore('the import')
    await note('After')
    expect(snapshots()).toHaveLength(1)
    expect(await titlesIn(snapshots()[0]!)).toEqual(['Before'])
    await snapshotBefore('the import')
    await snapshotBefore('the import')
    expect(snapshots()).toHaveLength(2)
    expect(said).toEqual([])
  })

  it('holds nobody up for long, and holds nothing of what came meanwhile', async () => {
    const { snapshotBefore } = await make()
    await note('Before')
    await win.flushJournal()
    let go: () => void = () => undefined
    const waiting = new Promise<void>(resolve => {
      go = resolve
    })
    const { read } = copies
    copies.read = async (...args) => {
      await waiting
      return read(...args)
    }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const before = snapshotBefore('the import')
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
    await vi.advanceTimersByTimeAsync(5000)
    await before
    vi.useRealTimers()
    await note('After')
    await win.flushJournal()
    go()
    await vi.waitFor(() => expect(snapshots()).toHaveLength(1))
    expect(await titlesIn(snapshots()[0]!)).toEqual(['Before'])
    expect(said).toEqual([])
  })

  it('that cannot be made is told in a sentence, and lets one go on', async () => {
    const { snapshotBefore } = await make()
    await note('Before')
    disk.put = () => Promise.reject(new Error('The disk of the safe copies is full.'))
    await snapshotBefore('the import')
    expect(said).toEqual(['There is no snapshot from before the import: The disk of the safe copies is full.'])
  })

  it('that cannot be made because nothing is kept there is told too', async () => {
    const { snapshotBefore } = await make()
    disk.append = () => Promise.reject(new Error('The folder is not there.'))
    await note('Before')
    await snapshotBefore('the import')
    expect(said).toEqual(['There is no snapshot from before the import: The folder is not there.'])
  })
})

describe('snapshots', () => {
  it('go on from the one before where the newest is damaged, and leave the journals then', async () => {
    const { snapshotNow } = await make()
    const names: (string | null)[] = []
    for (const title of ['One', 'Two', 'Three']) {
      await note(title)
      names.push(await snapshotNow())
    }
    const journals = (await copies.list(notebook)).filter(({ name }) => !snapshotOf(name))
    expect(journals).toHaveLength(1)
    disk.files.set(`${notebook}/${names[2]}`, new Uint8Array(9))
    await note('Four')
    const made = await snapshotNow()
    expect((await titlesIn(made!)).sort()).toEqual(['Four', 'One', 'Three', 'Two'])
    expect((await copies.list(notebook)).map(({ name }) => name)).toEqual(expect.arrayContaining([journals[0]!.name]))
  })

  it('are made after many records, without waiting for the clock', async () => {
    const { keepSnapshots } = await make()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    keepSnapshots()
    vi.useRealTimers()
    await note('One')
    const [one] = await win.db.notes.toArray()
    const again = (count: number) =>
      win.write(['notes'], async tx => void (await tx.refresh(Array.from({ length: count }, () => one!))))
    await again(498)
    await win.flushJournal()
    expect(snapshots()).toEqual([])
    await again(1)
    await vi.waitFor(() => expect(snapshots()).toHaveLength(1), 10_000)
  })

  it('are kept in every place there is', async () => {
    const { foldCopies } = await make()
    const other = memoryDisk()
    await note('One')
    await win.flushJournal()
    const name = await foldCopies(copies, notebook, undefined, [
      openCopies(
        other,
        () => '00000000',
        () => time,
      ),
    ])
    expect([...other.files.keys()]).toHaveLength(1)
    expect([...other.files.values()][0]).toEqual(disk.files.get(`${notebook}/${name}`))
  })
})
