import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { captured } from './captured.fixture.ts'
import { paragraph, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import type { NoteHead } from './rows.ts'
import { openWindow, type Win } from './window.fixture.ts'

const MINUTE = 60_000
const TEN_YEARS = 3652 * 24 * 60 * MINUTE

let win: Win
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 2, 3, 14, 5) })
  freshMachine()
  win = await openWindow()
})
afterEach(() => void vi.useRealTimers())

const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE)
const blocks = (...lines: string[]) => lines.map(line => paragraph(text(line)))
const pastOf = async (id: string) => (await win.listPast(id)).map(({ title, because }) => [title, because])

/** Saves as one types: on what was there. */
async function save(id: string, title: string, ...lines: string[]): Promise<NoteHead> {
  const opened = (await win.openNote(id))!
  const base = { title: opened.head.title, json: opened.blocks.map(block => JSON.stringify(block)) }
  const saved = await win.saveNote({ id, parentRev: opened.head.textRev, title, blocks: blocks(...lines), base })
  return (saved as { head: NoteHead }).head
}

describe('while one writes', () => {
  it('the state before is kept, at most one in a few minutes', async () => {
    const { id, textRev } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await save(id, 'Aid', 'one two')
    later(2)
    await save(id, 'Aid', 'one two three')
    later(4)
    await save(id, 'Aid to whom', 'one two three')
    await save(id, 'Aid to whom', 'one two three four')
    expect(await pastOf(id)).toEqual([
      ['Aid', 'writing'],
      ['Aid', 'writing'],
    ])
    const [second, first] = await win.listPast(id)
    expect(await win.readPast(id, first!.rev)).toEqual({ kind: 'note', title: 'Aid', blocks: blocks('one') })
    expect(first!.rev).toBe(textRev)
    expect(await win.readPast(id, second!.rev)).toMatchObject({ blocks: blocks('one two three') })
    expect(second!.words).toBe(3)
  })

  it('nobody is kept an empty page, and nothing where nothing changed', async () => {
    const { id } = await win.createNote()
    await save(id, '', 'one')
    later(6)
    await save(id, '', 'one')
    await win.setPinned(id, true)
    expect(await win.listPast(id)).toEqual([])
  })

  it('an ordinary save reads nothing for it', async () => {
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await save(id, 'Aid', 'one two')
    const { head, blocks: was } = (await win.openNote(id))!
    const read = [vi.spyOn(win.db.bodies, 'get'), vi.spyOn(win.db.history, 'get')]
    const base = { title: 'Aid', json: was.map(block => JSON.stringify(block)) }
    await win.saveNote({ id, parentRev: head.textRev, title: 'Aid', blocks: blocks('one two three'), base })
    for (const spy of read) expect(spy).not.toHaveBeenCalled()
  })

  it('most of the text is kept before it goes, at once', async () => {
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('سرحد پر سات مہینے') })
    await save(id, 'Aid', 'سرحد پر سات مہینے کی فیس')
    await save(id, 'Aid', '')
    await save(id, 'Aid', 'pasted')
    await save(id, 'Aid', 'something else')
    expect(await pastOf(id)).toEqual([
      ['Aid', 'deletion'],
      ['Aid', 'deletion'],
      ['Aid', 'writing'],
    ])
    const [, emptied] = await win.listPast(id)
    expect(await win.readPast(id, emptied!.rev)).toMatchObject({ blocks: blocks('سرحد پر سات مہینے کی فیس') })
  })

  it('a text that met another is kept as it was then, however lately one was', async () => {
    const { id, textRev } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await save(id, 'Aid', 'one two')
    await win.saveNote({ id, parentRev: textRev, title: 'Aid', blocks: blocks('one or another') })
    await save(id, 'Aid', 'one two three')
    expect(await pastOf(id)).toEqual([
      ['Aid', 'conflict'],
      ['Aid', 'writing'],
    ])
    expect(await win.readPast(id, (await win.listPast(id))[0]!.rev)).toMatchObject({ blocks: blocks('one two') })
  })

  it.each([
    ['ahead', TEN_YEARS],
    ['back', -TEN_YEARS],
  ])('a clock that was set ten years %s stops nothing', async (_, step) => {
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await save(id, 'Aid', 'one two')
    const right = Date.now()
    vi.setSystemTime(right + step)
    await save(id, 'Aid', 'one two three')
    expect(await win.listPast(id)).toHaveLength(2)
    vi.setSystemTime(right + MINUTE)
    await save(id, 'Aid', 'one two three four')
    later(6)
    await save(id, 'Aid', 'one two three four five')
    expect((await win.listPast(id)).length).toBeGreaterThanOrEqual(3)
  })
})

describe('restored', () => {
  it('a state takes the place of what is there, which becomes one itself', async () => {
    const { id, textRev } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    const now = await save(id, 'Help', 'one two')
    await win.deleteNote(id)
    const back = (await win.restorePast(id, textRev)) as NoteHead
    expect(back).toMatchObject({ title: 'Aid', words: 1, deletedAt: null })
    expect([textRev, now.textRev]).not.toContain(back.textRev)
    expect((await win.openNote(id))?.blocks).toEqual(blocks('one'))
    expect(await pastOf(id)).toEqual([
      ['Help', 'restore'],
      ['Aid', 'writing'],
    ])
    expect(await win.readPast(id, now.textRev)).toMatchObject({ blocks: blocks('one two') })
  })

  it('beside what is there, it says what it is of', async () => {
    const { id, textRev } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await save(id, 'Help', 'one two')
    const copy = await win.copyPast(id, textRev)
    expect(copy).toMatchObject({ title: 'Aid (as of 3 March 2026, 14:05)', words: 1 })
    expect((await win.openNote(id))?.head.title).toBe('Help')
  })

  it('says what is missing', async () => {
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await expect(win.restorePast(id, 'never')).rejects.toThrow('This version is not kept any more.')
    await expect(win.restorePast('never', 'never')).rejects.toThrow('not there any more')
    expect(await win.readPast(id, 'never')).toBeNull()
    expect(await win.listPast('never')).toEqual([])
  })

  it('nothing of one kind comes into a record of another', async () => {
    const { id, textRev } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await win.keepNow(id, 'change')
    const row = (await win.db.history.get(id))!
    await win.write(['history'], () => win.db.history.put({ ...row, kind: 'source' }))
    await expect(win.restorePast(id, textRev)).rejects.toThrow('not kept any more')
    await win.keepNow(id, 'change')
    expect(await win.readPast(id, textRev)).toMatchObject({ kind: 'note', title: 'Aid' })
  })

  it('what is known of a source, and what was said to a highlight', async () => {
    const { source } = await win.addSource(captured('Seven months at Torkham'))
    const named = await win.saveSource(source.id, { csl: { title: 'Torkham' }, tags: { add: ['border'] } })
    expect(await win.restorePast(source.id, source.rev)).toMatchObject({
      csl: source.csl,
      guessed: ['author'],
      tags: [],
      versionId: source.versionId,
    })
    expect(await win.readPast(source.id, named.rev)).toMatchObject({
      kind: 'source',
      csl: { title: 'Torkham' },
      tags: ['border'],
    })

    const anchor = { block: 0, blockOffset: 0, start: 0, end: 5, exact: 'Seven', prefix: '', suffix: '' }
    const at = { sourceId: source.id, versionId: source.versionId!, anchor }
    const mark = await win.addHighlight({ ...at, color: 'blue', comment: 'Who counted?', tags: ['check'] })
    await win.saveHighlight(mark.id, { comment: 'Nobody.', color: 'rose' })
    expect(await win.restorePast(mark.id, mark.rev)).toMatchObject({
      comment: 'Who counted?',
      color: 'blue',
      anchor,
      tags: ['check'],
    })
  })
})

describe('what is known of a source or said to a highlight', () => {
  async function marked() {
    const { source } = await win.addSource(captured('Seven months at Torkham'))
    const anchor = { block: 0, blockOffset: 0, start: 0, end: 5, exact: 'Seven', prefix: '', suffix: '' }
    const at = { sourceId: source.id, versionId: source.versionId!, anchor }
    return { source, mark: await win.addHighlight({ ...at, color: 'blue', comment: 'Who counted?' }) }
  }

  it('is kept once in a few minutes; where one reads is not', async () => {
    const { source } = await marked()
    await win.setReading(source.id, { position: 100, progress: 0.5 })
    await win.saveSource(source.id, { pinned: true })
    expect(await win.listPast(source.id)).toEqual([])
    await win.saveSource(source.id, { csl: { publisher: 'Daily' } })
    await win.saveSource(source.id, { confirmed: ['author'] })
    later(6)
    await win.saveSource(source.id, { tags: { add: ['border'] } })
    expect(await pastOf(source.id)).toEqual([
      ['Seven months at Torkham', 'writing'],
      ['Seven months at Torkham', 'writing'],
    ])
  })

  it('words of a comment are kept whenever others take their place', async () => {
    const { mark } = await marked()
    await win.saveHighlight(mark.id, { comment: 'Who counted? Nobody' })
    await win.saveHighlight(mark.id, { comment: 'Who counted? Nobody did.' })
    await win.saveHighlight(mark.id, { comment: 'Who counted? The office did.' })
    await win.saveHighlight(mark.id, { comment: '' })
    await win.saveHighlight(mark.id, { state: 'moved' })
    const past = await win.listPast(mark.id)
    const comments = await Promise.all(past.map(({ rev }) => win.readPast(mark.id, rev)))
    expect(comments).toMatchObject([
      { comment: 'Who counted? The office did.' },
      { comment: 'Who counted? Nobody did.' },
      { comment: 'Who counted?' },
    ])
    expect(past.map(state => state.because)).toEqual(['deletion', 'writing', 'writing'])
  })

  it('lies in the trash with it, and goes with it', async () => {
    const { source, mark } = await marked()
    await win.saveSource(source.id, { csl: { title: 'Torkham' } })
    await win.saveHighlight(mark.id, { comment: '' })
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await win.keepNow(id, 'change')
    await win.deleteSource(source.id)
    await win.deleteNote(id)
    expect((await Promise.all([source.id, mark.id, id].map(win.listPast))).map(past => past.length)).toEqual([1, 1, 1])
    await win.emptyTrash()
    expect(await win.db.history.count()).toBe(0)
  })
})

describe('the bytes of an image', () => {
  const image = (file: string) => ({ type: 'image', version: 1, file, alt: '' })
  const picture = (words: string) => ({ name: 'map.png', type: 'image/png', bytes: new TextEncoder().encode(words) })
  const isThere = async (file: string) => (await win.getFile(file)) !== null

  it('stay while a state shows it, and go with the last one', async () => {
    const [map, seal] = await Promise.all([win.putFile(picture('a map')), win.putFile(picture('a seal'))])
    const { id } = await win.createNote({ title: 'Border', blocks: [image(map), image(seal)] })
    await save(id, 'Border', 'a new text')
    const other = await win.createNote({ title: 'Other', blocks: [image(map)] })
    await win.deleteNote(other.id)
    await win.emptyTrash()
    expect(await isThere(map)).toBe(true)
    const [past] = await win.listPast(id)
    expect(await win.readPast(id, past!.rev)).toMatchObject({ blocks: [image(map), image(seal)] })
    await win.deleteNote(id)
    await win.emptyTrash()
    expect([await isThere(map), await isThere(seal)]).toEqual([false, false])
  })

  it('stay while a state shows it that is the original of a source that goes', async () => {
    const given = captured('A map of the border')
    const { source } = await win.addSource({ ...given, version: null, file: picture('a map') })
    const { id } = await win.createNote({ title: 'Border', blocks: [image(source.fileId)] })
    await save(id, 'Border', 'a new text')
    await win.deleteSource(source.id)
    await win.emptyTrash()
    expect(await isThere(source.fileId)).toBe(true)
  })
})

it('a past from elsewhere comes to records that are there and have none', async () => {
  const [{ id }, other] = [
    await win.createNote({ title: 'Aid', blocks: blocks('one') }),
    await win.createNote({ title: 'Help' }),
  ]
  await win.keepNow(id, 'change')
  const [[row]] = [(await win.readRows('history').next()).value!]
  const renamed = { ...row!, states: [{ ...row!.states[0]!, title: 'Overwritten' }] }
  await win.bringBack(
    {
      history: [renamed, { ...renamed, id: 'never' }, { ...renamed, id: other.id, kind: 'source' as const }],
    },
    win.newOperation({ kind: 'import', from: 'old.zip' }),
  )
  expect(await pastOf(id)).toEqual([['Aid', 'change']])
  expect(await win.db.history.count()).toBe(1)
  await win.bringBack(
    { history: [{ ...renamed, id: other.id }] },
    win.newOperation({ kind: 'import', from: 'old.zip' }),
  )
  expect(await pastOf(other.id)).toEqual([['Overwritten', 'change']])
})

it('another window hears of no change when a state is kept', async () => {
  const { id } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
  const changes: unknown[] = []
  win.onCommitted(more => changes.push(...more))
  await win.keepNow(id, 'change')
  await win.keepNow(id, 'change')
  expect(changes).toEqual([])
  expect(await pastOf(id)).toEqual([['Aid', 'change']])
})
