import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ ipcMain: {}, BrowserWindow: {} }))

import { scanJournal } from '#shared/journal.ts'
import { type CopiesFolder, openCopiesFolder, usualFolder } from './copiesFolder.ts'
import { Refused } from './ipc.ts'
import { openMirror } from './mirror.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const record = (seq: number) =>
  JSON.stringify({ notebook: NOTEBOOK, seq, schema: 1, kind: 'write', at: 0, payload: { put: {}, gone: {} } })
const bytes = new TextEncoder().encode('a statement')
const hash = createHash('sha256').update(bytes).digest('hex')

let top: string
let [usual, own, stick] = ['', '', '']
const open = () => openCopiesFolder(usual, own)
let folder: CopiesFolder
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'folder-'))
  usual = join(top, 'home', 'Aide-Memoire safety copies')
  own = join(top, 'app')
  stick = join(top, 'stick')
  for (const made of [join(top, 'home'), own, stick]) mkdirSync(made)
  folder = open()
})
afterEach(() => rmSync(top, { recursive: true, force: true }))

const seqsIn = (path: string) => scanJournal(readFileSync(path)).records.map(each => each.seq)
const inStick = (...names: string[]) => join(stick, 'Aide-Memoire safety copies', NOTEBOOK, ...names)

describe('the folder of the safe copies', () => {
  it('is apart from the data of the app, until the user chooses another', () => {
    expect(usualFolder('/home/amina', null)).toBe(join('/home/amina', 'Aide-Memoire safety copies'))
    expect(usualFolder('/home/amina', '/tmp/profile/')).toBe('/tmp/profile-safety-copies')
    expect(folder.place()).toEqual({ folder: usual, isChosen: false })
  })

  it('is changed with all there is in it, while a window goes on writing on its journal', async () => {
    const mirror = openMirror(folder.disk)
    const journal = await mirror.begin(NOTEBOOK)
    await mirror.append(NOTEBOOK, journal, [record(1)])
    await mirror.keepFile(NOTEBOOK, hash, bytes)
    await mirror.keepSnapshot(NOTEBOOK, 1, bytes)
    const changing = folder.change(await folder.placeIn(stick))
    const writing = [2, 3, 4].map(seq => mirror.append(NOTEBOOK, journal, [record(seq)]))
    expect(await changing).toBe(0)
    await Promise.all(writing)
    await mirror.append(NOTEBOOK, journal, [record(5)])
    expect(seqsIn(inStick(journal))).toEqual([1, 2, 3, 4, 5])
    expect(new Uint8Array(readFileSync(inStick('files', hash)))).toEqual(bytes)
    expect(readdirSync(inStick())).toContainEqual(expect.stringMatching(/^snapshot-.*-1\.zip$/))
    // The one before stays as it was.
    expect(seqsIn(join(usual, NOTEBOOK, journal))).toContain(1)
    expect(existsSync(join(usual, NOTEBOOK, 'files', hash))).toBe(true)
  })

  it.each([
    ['', () => undefined],
    ['also without the data of the app', () => rmSync(own, { recursive: true })],
    ['also without the usual folder', () => rmSync(usual, { recursive: true, force: true })],
  ])('is the chosen one at the next start %s', async (_, lose) => {
    await folder.change(await folder.placeIn(stick))
    lose()
    expect(open().place()).toEqual({ folder: join(stick, 'Aide-Memoire safety copies'), isChosen: true })
  })

  it('is the usual one again when that is asked for, with what came meanwhile', async () => {
    await folder.change(await folder.placeIn(stick))
    const mirror = openMirror(folder.disk)
    const journal = await mirror.begin(NOTEBOOK)
    await mirror.append(NOTEBOOK, journal, [record(1)])
    await folder.change(folder.usual)
    expect(open().place()).toEqual(folder.usual)
    expect(seqsIn(join(usual, NOTEBOOK, journal))).toEqual([1])
  })

  it('that is unplugged is never replaced, at no start, and is written on again when it is back', async () => {
    await folder.change(await folder.placeIn(stick))
    renameSync(stick, `${stick} unplugged`)
    const later = open()
    const mirror = openMirror(later.disk)
    await expect(mirror.look(NOTEBOOK)).rejects.toThrow('Plug in its disk')
    expect(existsSync(stick)).toBe(false)
    renameSync(`${stick} unplugged`, stick)
    await mirror.append(NOTEBOOK, await mirror.begin(NOTEBOOK), [record(1)])
    expect(readdirSync(inStick())).toHaveLength(1)
  })

  it('can be left while it is unplugged: the other is begun anew', async () => {
    await folder.change(await folder.placeIn(stick))
    rmSync(stick, { recursive: true })
    expect(await folder.change(folder.usual)).toBe(0)
    const mirror = openMirror(folder.disk)
    await mirror.append(NOTEBOOK, await mirror.begin(NOTEBOOK), [record(1)])
    expect((await mirror.look(NOTEBOOK)).covered).toEqual([[1, 1]])
  })

  it('leaves behind what is damaged, and says so', async () => {
    await openMirror(folder.disk).keepFile(NOTEBOOK, hash, bytes)
    writeFileSync(join(usual, NOTEBOOK, 'files', hash), 'a Statement')
    expect(await folder.change(await folder.placeIn(stick))).toBe(1)
    expect(existsSync(inStick('files', hash))).toBe(false)
  })

  it.skipIf(process.getuid?.() === 0)(
    'stays the one before where the other cannot be written, which root always can',
    async () => {
      chmodSync(stick, 0o500)
      await expect(folder.change(await folder.placeIn(stick))).rejects.toBeInstanceOf(Refused)
      expect(folder.place()).toEqual(folder.usual)
      expect(open().place()).toEqual(folder.usual)
    },
  )

  it('stays the one before where something stands in the way', async () => {
    writeFileSync(join(stick, 'Aide-Memoire safety copies'), 'a file')
    await expect(folder.change(await folder.placeIn(stick))).rejects.toBeInstanceOf(Refused)
    expect(folder.place()).toEqual(folder.usual)
    const mirror = openMirror(folder.disk)
    await mirror.append(NOTEBOOK, await mirror.begin(NOTEBOOK), [record(1)])
    expect((await mirror.look(NOTEBOOK)).covered).toEqual([[1, 1]])
  })

  it('is never within the app’s own data, nor within the copies', async () => {
    await expect(folder.placeIn(own)).rejects.toThrow('the app’s own')
    mkdirSync(join(own, 'IndexedDB'))
    await expect(folder.placeIn(join(own, 'IndexedDB'))).rejects.toThrow('the app’s own')
    mkdirSync(join(usual, NOTEBOOK), { recursive: true })
    await expect(folder.placeIn(join(usual, NOTEBOOK))).rejects.toThrow('within the folder of the safe copies')
  })

  it('that holds copies already is taken as it is, and not one more in it', async () => {
    await folder.change(await folder.placeIn(stick))
    await folder.change(folder.usual)
    const again = join(stick, 'Aide-Memoire safety copies')
    expect(await folder.placeIn(again)).toEqual({ folder: again, isChosen: true })
    expect(await folder.placeIn(stick)).toEqual({ folder: again, isChosen: true })
    expect(await folder.placeIn(usual)).toEqual(folder.usual)
  })

  it.each(['{', '"x"', '{"folder":"relative/x"}', '{"folder":5}', 'null', ''])(
    'is the usual one where the choice reads %j',
    text => {
      writeFileSync(join(own, 'safe-copies-folder.json'), text)
      expect(open().place()).toEqual(folder.usual)
    },
  )
})
