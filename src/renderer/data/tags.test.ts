import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TagQuery } from '#lib/place.ts'
import { isOrUnder } from '#lib/tag.ts'
import { captured } from './captured.fixture.ts'
import { paragraph, tag } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import { openWindow, type Win } from './window.fixture.ts'

let win: Win
beforeEach(async () => {
  freshMachine()
  win = await openWindow()
})

const note = (title: string, ...tags: string[]) => win.createNote({ title, blocks: [paragraph(...tags.map(tag))] })
const query = (parts: Partial<TagQuery>): TagQuery => ({ all: [], any: [], none: [], ...parts })
const titles = (parts: Partial<TagQuery>) =>
  win
    .findByTags(query(parts))
    .notes.map(head => head.title)
    .sort()

describe('a tag', () => {
  it('stands for those below it, in any spelling', async () => {
    await note('a', 'US/Aid')
    await note('b', 'us')
    await note('c', 'usa')
    await note('d', 'us/aid/military')
    expect(titles({ all: ['us'] })).toEqual(['a', 'b', 'd'])
    expect(titles({ all: ['us/aid'] })).toEqual(['a', 'd'])
    expect(titles({ all: ['none'] })).toEqual([])
    expect(titles({})).toEqual([])
  })

  it('combines with and, or, not', async () => {
    await note('a', 'us', 'aid')
    await note('b', 'us', 'war')
    await note('c', 'aid')
    expect(titles({ all: ['us', 'aid'] })).toEqual(['a'])
    expect(titles({ any: ['war', 'aid'] })).toEqual(['a', 'b', 'c'])
    expect(titles({ all: ['us'], none: ['war'] })).toEqual(['a'])
    expect(titles({ all: ['us'], any: ['war', 'none'] })).toEqual(['b'])
    expect(titles({ none: ['war'] })).toEqual([])
  })

  it('finds notes, sources and highlights, and none from the trash', async () => {
    const { id } = await note('a', 'us')
    const { source } = await win.addSource(captured('text', { tags: ['us/aid'] }))
    const anchor = { block: 0, blockOffset: 0, start: 0, end: 4, exact: 'text', prefix: '', suffix: '' }
    const made = { sourceId: source.id, versionId: source.versionId!, anchor, color: 'green' as const }
    const highlight = await win.addHighlight({ ...made, tags: ['#US'] })
    const ids = () => {
      const found = win.findByTags(query({ all: ['us'] }))
      return [...found.notes, ...found.sources, ...found.highlights].map(head => head.id)
    }
    expect(ids()).toEqual([id, source.id, highlight.id])
    expect(win.listTags()).toMatchObject([{ name: 'us', count: 3, children: [{ tag: 'us/aid', count: 1 }] }])
    await win.deleteSource(source.id)
    expect(ids()).toEqual([id])
    await win.restoreSource(source.id)
    await win.deleteNote(id)
    expect(ids()).toEqual([source.id, highlight.id])
  })
})

describe('the tree', () => {
  it('has counts with everything below, sorted by name, in the spelling used most', async () => {
    await note('a', 'us/aid 10', 'us/aid 9')
    await note('b', 'US')
    await note('c', 'us')
    await note('d', 'us/aid 9', '1971')
    expect(win.listTags()).toEqual([
      { tag: '1971', name: '1971', count: 1, children: [] },
      {
        tag: 'us',
        name: 'us',
        count: 4,
        children: [
          { tag: 'us/aid 9', name: 'aid 9', count: 2, children: [] },
          { tag: 'us/aid 10', name: 'aid 10', count: 1, children: [] },
        ],
      },
    ])
    expect(win.tagNames()).toEqual([
      { tag: 'us', count: 4 },
      { tag: 'us/aid 9', count: 2 },
      { tag: '1971', count: 1 },
      { tag: 'us/aid 10', count: 1 },
    ])
  })

  it('is the same array until something gains or loses a tag', async () => {
    const made = await note('a', 'us')
    const tree = win.listTags()
    await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'b', blocks: [paragraph(tag('us'))] })
    expect(win.listTags()).toBe(tree)
    await note('c', 'aid')
    expect(win.listTags()).not.toBe(tree)
  })

  it('forgets a tag that nothing bears any more', async () => {
    const made = await note('a', 'us/aid')
    await win.saveNote({ id: made.id, parentRev: made.textRev, title: 'a', blocks: [] })
    expect(win.listTags()).toEqual([])
  })
})

it('knows what stands often together', async () => {
  await note('a', 'us', 'aid', 'war')
  await note('b', 'US/x', 'aid')
  await note('c', 'war')
  expect(win.oftenWith('us')).toEqual([
    { tag: 'aid', count: 2 },
    { tag: 'war', count: 1 },
  ])
})

it('answers as a look at every note would, after random edits', async () => {
  const names = ['us', 'US/aid', 'us/aid/x', 'usa', 'war']
  const someTags = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
  const edits = fc.array(fc.tuple(fc.nat(5), someTags, fc.nat(3)), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(edits, someTags, someTags, someTags, async (steps, all, any, none) => {
      freshMachine()
      win = await openWindow()
      for (const [at, tags, what] of steps) {
        const id = `n${at}`
        const opened = await win.openNote(id)
        if (!opened) await win.createNote({ id, blocks: [paragraph(...tags.map(tag))] })
        else if (what === 0) await win.deleteNote(id)
        else if (what === 1) await win.restoreNote(id)
        else
          await win.saveNote({ id, parentRev: opened.head.textRev, title: '', blocks: [paragraph(...tags.map(tag))] })
      }
      const bears = (own: string[], wanted: string) => own.some(one => isOrUnder(one, wanted))
      const expected = [...win.heads.get().notes.values()]
        .filter(head => head.deletedAt === null && all.length + any.length > 0)
        .filter(head => all.every(one => bears(head.tags, one)) && !none.some(one => bears(head.tags, one)))
        .filter(head => any.length === 0 || any.some(one => bears(head.tags, one)))
      const found = win.findByTags({ all, any, none }).notes.map(head => head.id)
      expect(found.sort()).toEqual(expected.map(head => head.id).sort())
      win.db.close()
    }),
    { numRuns: 40 },
  )
})

it('lists few of many and many of many alike, newest change first', async () => {
  const { store } = await import('./headStore.ts')
  const made = await note('one', 'some')
  const notes = Array.from({ length: 400 }, (_, at) => ({
    ...made,
    id: `n${at}`,
    // Some at the same moment, some in the trash.
    changedAt: (at * 7919) % 200,
    deletedAt: at % 60 === 0 ? 1 : null,
    tags: [...(at % 20 === 0 ? ['few'] : []), ...(at % 2 === 0 ? ['many'] : []), 'all'],
  }))
  store.fill({ notes, sources: [], highlights: [] })
  const asked = [
    { all: ['few'] },
    { all: ['many'] },
    { all: ['all', 'few'] },
    { any: ['few', 'many'] },
    { any: ['few'] },
  ]
  for (const parts of [...asked, ...asked.map(each => ({ ...each, none: ['few'] }))]) {
    const { all, any, none } = query(parts)
    const expected = store.recentNotes
      .filter(({ tags }) => all.every(one => tags.includes(one)) && !none.some(one => tags.includes(one)))
      .filter(({ tags }) => any.length === 0 || any.some(one => tags.includes(one)))
    expect(win.findByTags(query(parts)).notes).toEqual(expected)
  }
})
