import { beforeEach, describe, expect, it } from 'vitest'
import { type Copies, openCopies, snapshotOf } from './copies.ts'
import { memoryDisk } from './memoryDisk.fixture.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const DAY = 24 * 3_600_000
const zip = new Uint8Array([80, 75])
const record = (seq: number, kind = 'write') =>
  JSON.stringify({ notebook: NOTEBOOK, seq, schema: 1, kind, at: 0, payload: { put: {}, gone: {} } })

let disk: ReturnType<typeof memoryDisk>
let copies: Copies
let time: number
let count: number
beforeEach(() => {
  disk = memoryDisk()
  time = Date.UTC(2026, 10, 22, 23, 24, 30)
  count = 0
  copies = start()
})

/** Copies as one more process or worker has them. */
const start = () =>
  openCopies(
    disk,
    () => (++count).toString(16).padStart(8, '0'),
    () => time,
  )

/** Written by somebody who is gone. */
const journal = async (...records: string[]) => {
  const earlier = start()
  const name = await earlier.begin(NOTEBOOK)
  await earlier.append(NOTEBOOK, name, records)
  return name
}

async function twoSnapshots(): Promise<void> {
  for (const seq of [2, 3]) {
    time += DAY
    await copies.keepSnapshot(NOTEBOOK, seq, zip)
  }
}

describe('snapshots', () => {
  it('stand for every write up to theirs', async () => {
    const name = await copies.keepSnapshot(NOTEBOOK, 57, zip)
    expect(name).toBe('snapshot-20261122T232430Z-57.zip')
    expect(snapshotOf(name)).toEqual({ name, seq: 57, at: time })
    await journal(record(59))
    expect((await copies.look(NOTEBOOK)).covered).toEqual([
      [1, 57],
      [59, 59],
    ])
    expect(await copies.read(NOTEBOOK, name)).toEqual(zip)
  })

  it('let a journal go only when a second one holds it too', async () => {
    const old = await journal(record(1), record(2))
    await copies.keepSnapshot(NOTEBOOK, 2, zip)
    expect(await copies.rotate(NOTEBOOK)).toEqual([])
    time += DAY
    const later = await journal(record(3))
    await copies.keepSnapshot(NOTEBOOK, 3, zip)
    expect(await copies.rotate(NOTEBOOK)).toEqual([old])
    expect((await copies.list(NOTEBOOK)).map(copy => copy.name)).toContain(later)
  })

  it('never let a text go that could not be saved', async () => {
    const kept = await journal(record(1), record(1, 'unsaved text'))
    for (const seq of [1, 2]) {
      time += DAY
      await copies.keepSnapshot(NOTEBOOK, seq, zip)
    }
    expect(await copies.rotate(NOTEBOOK)).toEqual([])
    expect(disk.files.has(`${NOTEBOOK}/${kept}`)).toBe(true)
  })

  it('never let a journal go that is still written', async () => {
    const own = await copies.begin(NOTEBOOK)
    await copies.append(NOTEBOOK, own, [record(1)])
    await twoSnapshots()
    expect(await copies.rotate(NOTEBOOK)).toEqual([])
    await copies.append(NOTEBOOK, own, [record(4)])
    expect((await copies.look(NOTEBOOK)).covered).toEqual([[1, 4]])
  })

  it('never let a journal go that another window has gone on with since it was read', async () => {
    const other = start()
    const theirs = await other.begin(NOTEBOOK)
    await other.append(NOTEBOOK, theirs, [record(1)])
    await twoSnapshots()
    const { read } = disk
    disk.read = async path => {
      const bytes = await read(path)
      await other.append(NOTEBOOK, theirs, [record(4)])
      return bytes
    }
    expect(await copies.rotate(NOTEBOOK)).toEqual([])
    disk.read = read
    expect((await start().look(NOTEBOOK)).covered).toEqual([[1, 4]])
  })

  it('give way to the newest of their hour, but for the last three', async () => {
    const names: string[] = []
    for (const seq of [1, 2, 3, 4]) {
      names.push(await copies.keepSnapshot(NOTEBOOK, seq, zip))
      time += 60_000
    }
    expect(await copies.rotate(NOTEBOOK)).toEqual(names.slice(0, 1))
    expect(await copies.list(NOTEBOOK)).toEqual(names.slice(1).map(name => ({ name, size: 2 })))
  })

  it.each([-1, 0.5, Number.NaN, 1e300])('are refused the number %d', seq =>
    expect(copies.keepSnapshot(NOTEBOOK, seq, zip)).rejects.toThrow('not the name'),
  )
})
