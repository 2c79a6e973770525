import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { putFile } from '#data/files.ts'
import { lastVerification } from '#data/journal/verified.ts'
import { openNotebook } from '#data/open.ts'
import { MemoryDrafts } from '#data/window.fixture.ts'
import { makeSnapshot } from '#formats/snapshot.ts'
import { type Copies, openCopies } from '#shared/copies.ts'
import { memoryDisk } from '#shared/memoryDisk.fixture.ts'
import { verifyCopies } from './verifyCopies.ts'

const notebook = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const place = 'somewhere'
const record = (seq: number) =>
  JSON.stringify({
    notebook,
    seq,
    schema: 1,
    kind: 'write',
    at: 0,
    payload: { put: { settings: [{ key: `s${seq}` }] }, gone: {} },
  })
const bytes = new TextEncoder().encode('a statement')
const hash = createHash('sha256').update(bytes).digest('hex')

let disk: ReturnType<typeof memoryDisk>
let copies: Copies
let journal: string
let snapshot: string
let seen: number[]
beforeEach(async () => {
  vi.stubGlobal('localStorage', new MemoryDrafts())
  disk = memoryDisk()
  let count = 0
  copies = openCopies(disk, () => (++count).toString(16).padStart(8, '0'))
  journal = await copies.begin(notebook)
  await copies.append(notebook, journal, [record(1), record(2)])
  const made = await makeSnapshot({ notebook, journals: [await copies.read(notebook, journal)], base: null })
  snapshot = await copies.keepSnapshot(notebook, made!.seq, made!.bytes)
  await copies.keepFile(notebook, hash, bytes)
  seen = []
})
afterEach(() => vi.unstubAllGlobals())

const verify = (signal = new AbortController().signal) =>
  verifyCopies(copies, { notebook, place }, { onProgress: part => seen.push(part), signal })
const flip = (name: string, at: number) => {
  const flipped = Uint8Array.from(disk.files.get(`${notebook}/${name}`)!)
  flipped[at]! ^= 1
  disk.files.set(`${notebook}/${name}`, flipped)
}

describe('verifying', () => {
  it('reads all there is to its end, says how far it is, and is remembered', async () => {
    const told = await verify()
    expect(told).toEqual({
      place,
      at: expect.any(Number),
      copies: {
        [journal]: { damage: 0, upTo: 2, isNewer: false },
        [snapshot]: { damage: 0, upTo: 2, isNewer: false },
      },
      files: { count: 1, damaged: 0, mended: 0 },
      lost: 0,
    })
    expect(seen).toEqual([1 / 3, 2 / 3, 1])
    expect(lastVerification(place)).toEqual(told)
    expect(lastVerification('elsewhere')).toBeNull()
  })

  it('finds a snapshot of which a byte is flipped, and that the journal has all of it', async () => {
    flip(snapshot, 60)
    expect(await verify()).toMatchObject({ copies: { [snapshot]: { damage: 1, upTo: 0 } }, lost: 0 })
  })

  it('finds a page that only people read, and that the records are whole', async () => {
    const zip = Buffer.from(disk.files.get(`${notebook}/${snapshot}`)!)
    flip(snapshot, zip.indexOf('README.txt') + 60)
    expect(await verify()).toMatchObject({ copies: { [snapshot]: { damage: 1, upTo: 2 } }, lost: 0 })
  })

  it('finds a line of a journal that cannot be read, and that nothing else tells it', async () => {
    await copies.append(notebook, journal, [record(3), record(4)])
    flip(journal, disk.files.get(`${notebook}/${journal}`)!.length - 200)
    expect(await verify()).toMatchObject({ copies: { [journal]: { damage: 1, upTo: 4 } }, lost: 1 })
  })

  it('takes no line that is just being written for damage', async () => {
    const { read } = copies
    let reads = 0
    copies.read = async (...args) => {
      const all = await read(...args)
      return args[1] === journal && reads++ === 0 ? all.slice(0, -9) : all
    }
    expect(await verify()).toMatchObject({ copies: { [journal]: { damage: 0 } } })
    expect(reads).toBe(2)
  })

  it('writes a damaged file anew where the notebook has it, and says so where it has not', async () => {
    await openNotebook()
    flip(`files/${hash}`, 3)
    expect(await verify()).toMatchObject({ files: { count: 1, damaged: 1, mended: 0 } })
    await putFile({ name: 'a.txt', type: 'text/plain', bytes })
    expect(await verify()).toMatchObject({ files: { count: 1, damaged: 1, mended: 1 } })
    expect(disk.files.get(`${notebook}/files/${hash}`)).toEqual(bytes)
    expect(await verify()).toMatchObject({ files: { damaged: 0 } })
  })

  it('can be stopped, and says nothing then', async () => {
    const control = new AbortController()
    const { read } = copies
    copies.read = (...args) => {
      control.abort()
      return read(...args)
    }
    expect(await verify(control.signal)).toBeNull()
    expect(lastVerification(place)).toBeNull()
  })

  it('leaves out what another window takes away meanwhile', async () => {
    const { list } = copies
    const before = await list(notebook)
    copies.list = vi.fn(list).mockResolvedValueOnce(before)
    await disk.remove(`${notebook}/${journal}`)
    expect(Object.keys((await verify())!.copies)).toEqual([snapshot])
  })

  it('fails with what kept it from reading', async () => {
    copies.read = () => Promise.reject(new Error('The folder of the safe copies is not there.'))
    await expect(verify()).rejects.toThrow('is not there')
  })

  it.each(['{', '[{}]', '[{"place":"somewhere"}]', '5', '[null]'])('is not remembered as %s', text => {
    localStorage.setItem('safe-copies-verified', text)
    expect(lastVerification(place)).toBeNull()
  })
})
