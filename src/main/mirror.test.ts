import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ ipcMain: {}, BrowserWindow: {} }))

import type { Copies } from '#shared/copies.ts'
import { scanJournal } from '#shared/journal.ts'
import { Refused } from './ipc.ts'
import { diskAt, openMirror } from './mirror.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const record = (seq: number) =>
  JSON.stringify({ notebook: NOTEBOOK, seq, schema: 1, kind: 'write', at: 0, payload: { put: {}, gone: {} } })
const bytes = new TextEncoder().encode('a statement')
const hash = createHash('sha256').update(bytes).digest('hex')

let folder: string
let mirror: Copies
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'mirror-')), 'copies')
  mirror = openMirror(diskAt(folder, false))
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const at = (...names: string[]) => join(folder, NOTEBOOK, ...names)

describe('the mirror', () => {
  it('keeps records in a file of each writer’s own, and tells which numbers it has', async () => {
    const [ours, theirs] = [await mirror.begin(NOTEBOOK), await mirror.begin(NOTEBOOK)]
    await Promise.all([
      mirror.append(NOTEBOOK, ours, [record(1), record(2)]),
      mirror.append(NOTEBOOK, ours, [record(4)]),
      mirror.append(NOTEBOOK, theirs, [record(5)]),
    ])
    expect(scanJournal(readFileSync(at(ours)))).toMatchObject({
      records: [{ seq: 1 }, { seq: 2 }, { seq: 4 }],
      damage: [],
    })
    const later = openMirror(diskAt(folder, false))
    expect(await later.look(NOTEBOOK)).toEqual({
      covered: [
        [1, 2],
        [4, 5],
      ],
      files: [],
    })
    expect((await later.list(NOTEBOOK)).map(copy => copy.name)).toEqual([ours, theirs].sort())
    expect(await later.notebooks()).toEqual([NOTEBOOK])
    expect(await mirror.read(NOTEBOOK, ours)).toEqual(new Uint8Array(readFileSync(at(ours))))
  })

  it('has nothing where there is nothing', async () => {
    expect(await mirror.look(NOTEBOOK)).toEqual({ covered: [], files: [] })
    expect(await mirror.notebooks()).toEqual([])
    expect(readdirSync(join(folder, '..'))).toEqual([])
  })

  it('never writes on what another start has written', async () => {
    const journal = await mirror.begin(NOTEBOOK)
    await mirror.append(NOTEBOOK, journal, [record(1)])
    const before = readFileSync(at(journal))
    await expect(openMirror(diskAt(folder, false)).append(NOTEBOOK, journal, [record(2)])).rejects.toThrow(
      'not begun here',
    )
    expect(readFileSync(at(journal))).toEqual(before)
  })

  it('keeps bytes once, under their hash, and leaves nothing half', async () => {
    await mirror.keepFile(NOTEBOOK, hash, bytes)
    const { mtimeMs } = statSync(at('files', hash))
    await mirror.keepFile(NOTEBOOK, hash, bytes)
    expect(statSync(at('files', hash)).mtimeMs).toBe(mtimeMs)
    expect(readdirSync(at('files'))).toEqual([hash])
    expect((await mirror.look(NOTEBOOK)).files).toEqual([hash])
    expect(await mirror.read(NOTEBOOK, hash)).toEqual(bytes)
    await expect(mirror.keepFile(NOTEBOOK, hash, new Uint8Array(3))).rejects.toThrow('not what they are called')
  })

  it.each(['a st', 'a Statement'])('writes bytes anew that were left as %j', async left => {
    await mirror.keepFile(NOTEBOOK, hash, bytes)
    writeFileSync(at('files', hash), left)
    await mirror.keepFile(NOTEBOOK, hash, bytes)
    expect(new Uint8Array(readFileSync(at('files', hash)))).toEqual(bytes)
  })

  it('says in a sentence that the folder has gone, also of a file that it had open', async () => {
    const journal = await mirror.begin(NOTEBOOK)
    await mirror.append(NOTEBOOK, journal, [record(1)])
    rmSync(folder, { recursive: true })
    const late = mirror.append(NOTEBOOK, journal, [record(2)])
    await expect(late).rejects.toThrow('The folder of the safe copies is not there.')
    await expect(late).rejects.toBeInstanceOf(Refused)
    const anew = await mirror.begin(NOTEBOOK)
    await mirror.append(NOTEBOOK, anew, [record(1)])
    expect((await mirror.look(NOTEBOOK)).covered).toEqual([[1, 1]])
  })

  it('says in a sentence that something stands in the way', async () => {
    writeFileSync(folder, 'a file')
    const journal = await mirror.begin(NOTEBOOK)
    await expect(mirror.append(NOTEBOOK, journal, [record(1)])).rejects.toBeInstanceOf(Refused)
  })

  it.each([
    ['ENOSPC', 'Make room on it'],
    ['EDQUOT', 'Make room on it'],
    ['EACCES', 'Allow it, or choose another folder'],
    ['EROFS', 'Allow it, or choose another folder'],
    ['ENODEV', 'Plug in its disk, or choose another folder'],
    ['ESTALE', 'Plug in its disk, or choose another folder'],
    ['EIO', 'Look at the disk, or choose another folder'],
    ['EBUSY', 'tried again in a moment'],
    ['EWHAT', 'the system says EWHAT'],
  ])('says of %s what to do', async (code, advice) => {
    const broken = { ...diskAt(folder, false), names: () => Promise.reject(Object.assign(new Error(code), { code })) }
    await expect(openMirror(broken).notebooks()).rejects.toThrow(advice)
    await expect(openMirror(broken).notebooks()).rejects.toBeInstanceOf(Refused)
  })

  it('makes nothing in place of a chosen folder that is gone, and goes on when it is back', async () => {
    mkdirSync(folder)
    const chosen = openMirror(diskAt(folder, true))
    const journal = await chosen.begin(NOTEBOOK)
    await chosen.append(NOTEBOOK, journal, [record(1)])
    renameSync(folder, `${folder} unplugged`)
    const later = await chosen.begin(NOTEBOOK)
    const asked = [
      () => chosen.look(NOTEBOOK),
      () => chosen.notebooks(),
      () => chosen.append(NOTEBOOK, journal, [record(2)]),
      () => chosen.append(NOTEBOOK, later, [record(2)]),
      () => chosen.keepFile(NOTEBOOK, hash, bytes),
    ]
    for (const ask of asked) await expect(ask()).rejects.toThrow('is not there. Plug in its disk')
    expect(readdirSync(join(folder, '..'))).toEqual(['copies unplugged'])
    renameSync(`${folder} unplugged`, folder)
    await chosen.append(NOTEBOOK, await chosen.begin(NOTEBOOK), [record(2)])
    expect((await chosen.look(NOTEBOOK)).covered).toEqual([[1, 2]])
  })

  it('says whether bytes are still what they are called', async () => {
    await mirror.keepFile(NOTEBOOK, hash, bytes)
    expect(await mirror.isWhole(NOTEBOOK, hash)).toBe(true)
    writeFileSync(at('files', hash), 'a Statement')
    expect(await mirror.isWhole(NOTEBOOK, hash)).toBe(false)
    await expect(mirror.isWhole(NOTEBOOK, '../x')).rejects.toBeInstanceOf(Refused)
  })

  it.skipIf(process.platform !== 'linux')('says in a sentence that the disk is full', async () => {
    const full = openMirror(diskAt('/dev/full', false))
    await expect(full.append(NOTEBOOK, await full.begin(NOTEBOOK), [record(1)])).rejects.toBeInstanceOf(Refused)
  })

  it.each(['..', '../x', '', 'x', NOTEBOOK.toUpperCase(), `${NOTEBOOK}/..`, `${NOTEBOOK}\n`, 'CON'])(
    'refuses the notebook %j',
    async name => {
      await expect(mirror.look(name)).rejects.toBeInstanceOf(Refused)
      await expect(mirror.begin(name)).rejects.toBeInstanceOf(Refused)
      await expect(mirror.keepFile(name, hash, bytes)).rejects.toBeInstanceOf(Refused)
      expect(readdirSync(join(folder, '..'))).toEqual([])
    },
  )

  it.each(['../../etc/passwd', 'journal', '/etc/passwd', `../${hash}`, `${hash}/x`, 'files'])(
    'reads and writes nothing called %j',
    async name => {
      await expect(mirror.read(NOTEBOOK, name)).rejects.toBeInstanceOf(Refused)
      await expect(mirror.append(NOTEBOOK, name, [record(1)])).rejects.toBeInstanceOf(Refused)
      await expect(mirror.keepFile(NOTEBOOK, name, bytes)).rejects.toBeInstanceOf(Refused)
    },
  )
})
