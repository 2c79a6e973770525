import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { captured } from './captured.fixture.ts'
import { paragraph, text } from './derived/nodes.fixture.ts'
import type { NoteHead } from './rows.ts'
import { freshMachine, openWindow, type Win } from './window.fixture.ts'

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
    later(3 * 24 * 60)
    const copy = await win.copyPast(id, textRev)
    expect(copy).toMatchObject({ title: 'Aid (as of 3 March, 14:05)', words: 1 })
    expect((await win.openNote(id))?.head.title).toBe('Help')
  })

  it('says what is missing', async () => {
    const { id } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
    await expect(win.restorePast(id, 'never')).rejects.toThrow('This version is not kept any more.')
    await expect(win.restorePast('never', 'never')).rejects.toThrow('not there any more')
    expect(await win.readPast(id, 'never')).toBeNull()
    expect(await win.listPast('never')).toEqual([])
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

it('another window hears of no change when a state is kept', async () => {
  const { id } = await win.createNote({ title: 'Aid', blocks: blocks('one') })
  const changes: unknown[] = []
  win.onCommitted(more => changes.push(...more))
  await win.keepNow(id, 'change')
  await win.keepNow(id, 'change')
  expect(changes).toEqual([])
  expect(await pastOf(id)).toEqual([['Aid', 'change']])
})
