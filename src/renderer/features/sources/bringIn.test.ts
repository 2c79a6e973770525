import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { heads } from '#data/heads.ts'
import { openNotebook } from '#data/open.ts'
import { deleteSource, getFile, getVersion } from '#data/sources.ts'
import type { Open } from '#lib/place.ts'
import type { PickedFile } from '#shared/ipc.ts'
import { dismissToast, toastStore } from '#ui/toast.ts'
import { bringInFile, bringInPaste, summary } from './bringIn.ts'
import { bringIn, bringInQueue, closeReport, stopBringIn, takeFiles } from './bringInQueue.ts'

const file = (name: string, text: string): PickedFile => ({ name, bytes: new TextEncoder().encode(text) })
const article = (n: number): PickedFile =>
  file(`${n}.txt`, `The road number ${n}\n\nBy Lena Fischer\n\n3 May 2019\n\nIt is ${n} miles long.`)
const lastToast = () => toastStore.get().at(-1)

beforeAll(async () => {
  await openNotebook()
})
beforeEach(() => {
  for (const toast of toastStore.get()) dismissToast(toast.id)
  closeReport()
})

describe('bringing in', () => {
  it('keeps the source, its text and its original', async () => {
    const outcome = await bringInFile(article(1))
    expect(outcome).toMatchObject({ kind: 'added', title: 'The road number 1', remark: '' })
    const source = heads.get().sources.get('id' in outcome ? outcome.id : '')!
    expect(source.guessed).toContain('title')
    expect((await getVersion(source.versionId!))!.text).toContain('It is 1 miles long.')
    expect((await getFile(source.fileId))!.name).toBe('1.txt')
  })

  it('says what is there already, and brings back what lay in the trash', async () => {
    const first = await bringInFile(article(2))
    expect((await bringInFile(article(2))).kind).toBe('existed')
    await deleteSource('id' in first ? first.id : '')
    const again = await bringInFile(article(2))
    expect(again.kind).toBe('restored')
    expect(summary([again], false)).toBe('“The road number 2” was in the Trash and is back.')
  })

  it('has a sentence for what cannot be kept or read', async () => {
    expect(await bringInFile({ name: 'a.html', bytes: new Uint8Array() })).toEqual({
      kind: 'failed',
      name: 'a.html',
      sentence: '“a.html” is empty. There is nothing in it to keep.',
    })
    expect(await bringInFile({ name: 'b', problem: '“b” is a folder.' })).toMatchObject({
      sentence: '“b” is a folder.',
    })
    const pdf = await bringInFile(file('scan.pdf', '%PDF-1.7'))
    expect(pdf).toMatchObject({
      kind: 'added',
      title: 'scan',
      remark: 'This PDF cannot be read here yet. The original is kept.',
    })
  })

  it('takes a pasted article under the title given', async () => {
    const outcome = await bringInPaste({ html: null, text: 'Some words about a bridge.' }, ' The bridge ')
    expect(outcome).toMatchObject({ kind: 'added', title: 'The bridge' })
    const source = heads.get().sources.get('id' in outcome ? outcome.id : '')!
    expect(source.guessed).not.toContain('title')
    expect((await bringInPaste({ html: null, text: '  ' })).kind).toBe('failed')
  })
})

describe('many files', () => {
  const open = vi.fn<Open>()

  it('tell what became of them, and list those that were left out', async () => {
    await bringIn([article(10), article(11), article(10), { name: 'x', problem: '“x” could not be read.' }], open)
    const { running, report } = bringInQueue.get()
    expect(running).toBeNull()
    expect(report?.sentence).toBe('Brought in 2 sources; 1 was there already, 1 could not be brought in.')
    expect(report?.outcomes.map(o => o.name)).toEqual(['x'])
  })

  it('one that is there already is opened, and a new one offers itself', async () => {
    await bringIn([article(12)], open)
    expect(lastToast()).toMatchObject({ text: 'Brought in “The road number 12”.', action: { label: 'Open' } })
    expect(open).not.toHaveBeenCalled()
    lastToast()!.action!.run()
    await bringIn([article(12)], open)
    expect(lastToast()!.text).toBe('“The road number 12” is in the notebook already. Nothing was added.')
    expect(open).toHaveBeenCalledTimes(2)
  })

  it('that come while others are read wait in the same line', async () => {
    const all = bringIn([article(20)], open)
    await bringIn([article(21), article(22)], open)
    expect(bringInQueue.get().running?.total).toBe(3)
    await all
    expect(lastToast()!.text).toBe('Brought in 3 sources.')
  })

  it('do not begin where there is no room for them', async () => {
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 4e8, usage: 0 }) } })
    const before = heads.get().sources.size
    await takeFiles([article(40)], open)
    vi.unstubAllGlobals()
    expect(lastToast()!.text).toMatch(/^This needs 500\.0 MB of room, and 400\.0 MB are left .* Make room there/)
    expect(heads.get().sources.size).toBe(before)
  })

  it('that are ten or more come in after what there was before is kept', async () => {
    const kept: [string, number][] = []
    const snapshotBefore = async (what: string) => void kept.push([what, heads.get().sources.size])
    const before = heads.get().sources.size
    await takeFiles([article(50)], open, snapshotBefore)
    expect(kept).toEqual([])
    await takeFiles(
      Array.from({ length: 10 }, (_, i) => article(60 + i)),
      open,
      snapshotBefore,
    )
    expect(kept).toEqual([['10 files were brought in', before + 1]])
    expect(heads.get().sources.size).toBe(before + 11)
  })

  it('can be stopped; what was read stays', async () => {
    const all = bringIn([article(30), article(31), article(32)], open)
    stopBringIn()
    await all
    expect(lastToast()!.text).toBe('Stopped. Brought in 1 source.')
  })
})
