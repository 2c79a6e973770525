import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '../db.ts'
import type { DerivedLink, Highlight, NoteHead, SourceHead } from '../rows.ts'
import { unwritten, write } from '../write.ts'
import { NotebookIndex } from './notebookIndex.ts'

const note = (id: string, about: Partial<NoteHead> = {}): NoteHead => ({
  ...unwritten(id, 'note'),
  title: '',
  aliases: [],
  pinned: false,
  textRev: '',
  conflictOf: null,
  excerpt: '',
  words: 0,
  tags: [],
  links: [],
  quotes: [],
  ...about,
})

const source = (id: string, about: Partial<SourceHead> = {}): SourceHead => ({
  ...unwritten(id, 'source'),
  csl: {
    type: 'report',
    title: 'Seven months at Torkham',
    author: [{ family: 'Baloch', given: 'Naz' }],
    publisher: 'Institute',
    'container-title': '',
    issued: '2019',
    language: 'en',
    URL: '',
    accessed: '',
  },
  guessed: [],
  tags: [],
  pinned: false,
  reading: 'unread',
  progress: 0,
  position: 0,
  versionId: `v-${id}`,
  fileId: 'f',
  remark: '',
  ...about,
})

const highlight = (id: string, sourceId: string, exact: string, about: Partial<Highlight> = {}): Highlight => ({
  ...unwritten(id, 'highlight'),
  sourceId,
  versionId: `v-${sourceId}`,
  anchor: { block: 0, blockOffset: 0, start: 0, end: exact.length, exact, prefix: '', suffix: '' },
  state: 'exact',
  color: 'yellow',
  comment: '',
  tags: [],
  ...about,
})

const saveHighlight = (head: Highlight) => write(['highlights'], tx => tx.put(head))

/** "See Old." with the link to a note of that title. */
const seeing = (to: string): DerivedLink[] => [
  { to, kind: 'note', titled: true, sentence: 'See Old.', start: 4, end: 7, block: 0 },
]

async function saveNote(head: NoteHead, text: string, links: DerivedLink[] = []) {
  return await write(['notes', 'derived'], async tx => {
    await db.derived.put({ id: head.id, text, links, tags: [], headings: [], words: 0 })
    return tx.put(head)
  })
}

async function saveSource(head: SourceHead, text: string) {
  return await write(['sources', 'versions'], async tx => {
    if (head.versionId) {
      await db.versions.put({ id: head.versionId, sourceId: head.id, html: '', text, blocks: [0], capturedAt: 0 })
    }
    return tx.put(head)
  })
}

async function opened(): Promise<NotebookIndex> {
  const index = new NotebookIndex(db)
  await index.open()
  return index
}

async function ids(index: NotebookIndex, query: string): Promise<string[]> {
  return (await index.search(query, { limit: 50 })).hits.map(hit => hit.id).sort()
}

beforeEach(async () => {
  await db.delete()
  await db.open()
})

afterEach(() => db.close())

test('finds notes by text, title and alias, sources by text, title, author and publisher, both by tag', async () => {
  await saveNote(
    note('n1', { title: 'Salala', aliases: ['The incident'], tags: ['us/aid'] }),
    'What ended it was regret.',
  )
  await saveSource(source('s1', { tags: ['US/Aid/Military'] }), 'The convoys waited.')
  const index = await opened()
  for (const query of ['regret', 'salala', 'incident'])
    expect([query, await ids(index, query)]).toEqual([query, ['n1']])
  for (const query of ['convoys', 'torkham', '"naz baloch"', 'institute'])
    expect(await ids(index, query)).toEqual(['s1'])
  expect(await ids(index, 'tag:us/aid ')).toEqual(['n1', 's1'])
})

test('answers with what is lit in title and snippet', async () => {
  await saveNote(note('n1', { title: 'The Salala regret' }), 'First.\nWhat ended it was wording: a word of regret.')
  const { hits, total, counts, ms } = await (await opened()).search('regret', { limit: 5 })
  expect({ total, counts }).toEqual({ total: 1, counts: { note: 1, source: 0, highlight: 0 } })
  expect(ms).toBeGreaterThanOrEqual(0)
  expect(hits[0]).toMatchObject({
    title: 'The Salala regret',
    titleLit: [[11, 17]],
    snippet: { text: 'What ended it was wording: a word of regret.', lit: [[37, 43]] },
  })
})

describe('catching up', () => {
  test('takes in new, changed, trashed, restored and buried ones', async () => {
    const index = await opened()
    const kept = await saveNote(note('n1'), 'aid')
    await saveSource(source('s1'), 'aid')
    expect(await index.catchUp()).toBe(true)
    expect(await ids(index, 'aid')).toEqual(['n1', 's1'])
    const changed = await saveNote(kept, 'trade')
    await index.catchUp()
    expect([await ids(index, 'aid'), await ids(index, 'trade')]).toEqual([['s1'], ['n1']])
    const trashed = await saveNote({ ...changed, deletedAt: 5 }, 'trade')
    await index.catchUp()
    expect(await ids(index, 'trade')).toEqual([])
    const restored = await saveNote({ ...trashed, deletedAt: null }, 'trade')
    await index.catchUp()
    expect(await ids(index, 'trade')).toEqual(['n1'])
    await write(['notes', 'tombstones', 'history'], tx => tx.bury(restored))
    await index.catchUp()
    expect(await ids(index, 'trade')).toEqual([])
    expect(await index.catchUp()).toBe(false)
  })

  test('does not read a source anew for a tag or a page turned, but does for another title', async () => {
    const index = await opened()
    const kept = await saveSource(source('s1'), 'convoys')
    await index.catchUp()
    await db.versions.clear()
    const tagged = await write(['sources'], tx => tx.put({ ...kept, tags: ['us'], progress: 0.5 }))
    await index.catchUp()
    expect(await ids(index, 'convoys tag:us ')).toEqual(['s1'])
    await write(['sources'], tx => tx.put({ ...tagged, csl: { ...kept.csl, title: 'Other' } }))
    await index.catchUp()
    expect([await ids(index, 'other'), await ids(index, 'torkham')]).toEqual([['s1'], []])
  })
})

test('a first reading that failed halfway is made up for', async () => {
  await saveNote(note('n1'), 'aid')
  await saveSource(source('s1'), 'aid')
  const broken = vi.spyOn(db.sources, 'toCollection').mockImplementationOnce(() => {
    throw new Error('The disk is gone')
  })
  const index = new NotebookIndex(db)
  await expect(index.open()).rejects.toThrow('The disk is gone')
  await index.catchUp()
  expect(await ids(index, 'aid')).toEqual(['n1', 's1'])
  broken.mockRestore()
})

describe('the kept index', () => {
  const read = (index: NotebookIndex) => {
    let rows = 0
    index.onProgress = () => rows++
    return () => rows > 0
  }

  async function kept() {
    await saveNote(note('n1'), 'aid')
    const index = await opened()
    await index.keep()
  }

  async function reopened(): Promise<{ isRebuilt: boolean; index: NotebookIndex }> {
    const index = new NotebookIndex(db)
    const wasRead = read(index)
    await index.open()
    return { isRebuilt: wasRead(), index }
  }

  test('is loaded and caught up with later writes', async () => {
    await kept()
    await saveNote(note('n2'), 'aid')
    const { isRebuilt, index } = await reopened()
    expect(isRebuilt).toBe(false)
    expect(await ids(index, 'aid')).toEqual(['n1', 'n2'])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['damaged', () => db.table('packs').update('search', { sum: 1 })],
    ['of another format', () => db.table('packs').update('search', { format: 0 })],
    ['without its parts', () => db.table('packs').update('search', { parts: null })],
    ['something else', () => db.table('packs').put({ key: 'search' })],
    ['newer than the notebook', () => db.table('packs').update('search', { seq: 99 })],
    ['of texts that were read in another way', () => db.meta.put({ key: 'derived', value: 7 })],
  ])('is made anew where it is %s', async (_, damage) => {
    await kept()
    await damage()
    const { isRebuilt, index } = await reopened()
    expect(isRebuilt).toBe(true)
    expect(await ids(index, 'aid')).toEqual(['n1'])
  })

  test('does not take the place of a later one', async () => {
    await saveNote(note('n1'), 'aid')
    const old = await opened()
    await saveNote(note('n2'), 'aid')
    await (await opened()).keep()
    await old.keep()
    expect((await db.table('packs').get('search')).seq).toBe(2)
  })

  test('is due after a first reading and after many changes, not after a few', async () => {
    const index = await opened()
    expect(index.isKeepingDue).toBe(true)
    await index.keep()
    let head = note('n1')
    for (let i = 0; i < 300; i++) {
      head = await saveNote(head, `aid ${i}`)
      await index.catchUp()
    }
    expect(index.isKeepingDue).toBe(false)
    await write(['notes'], async tx => {
      for (let i = 0; i < 300; i++) await tx.put(note(`m${i}`))
    })
    await index.catchUp()
    expect(index.isKeepingDue).toBe(true)
  })
})

test('near spellings are named', async () => {
  await saveNote(note('n1'), 'The road to Torkham')
  const found = await (await opened()).search('torkhan ', { limit: 5 })
  expect(found.near).toEqual([{ word: 'torkhan', taken: ['torkham'] }])
  expect(found.hits[0]!.snippet.lit).toEqual([[12, 19]])
})

describe('highlights', () => {
  test('are found by words, comment and tag, with their source only', async () => {
    const index = await opened()
    const kept = await saveSource(source('s1'), 'The convoys waited for months.')
    await saveHighlight(highlight('h1', 's1', 'convoys waited', { comment: 'Ask Haqqani', tags: ['us/aid'] }))
    await saveHighlight(highlight('h2', 'nowhere', 'convoys'))
    await index.catchUp()
    expect(await ids(index, 'convoys ')).toEqual(['h1', 's1'])
    expect(await ids(index, 'haqqani ')).toEqual(['h1'])
    expect(await ids(index, 'tag:us convoys ')).toEqual(['h1'])
    expect(await ids(index, 'convoys kind:highlight')).toEqual(['h1'])
    expect(await ids(index, 'kind:highlight ')).toEqual(['h1'])
    const trashed = await write(['sources'], tx => tx.put({ ...kept, deletedAt: 5 }))
    await index.catchUp()
    expect(await ids(index, 'convoys ')).toEqual([])
    await write(['sources'], tx => tx.put({ ...trashed, deletedAt: null }))
    await index.catchUp()
    expect(await ids(index, 'convoys ')).toEqual(['h1', 's1'])
    expect(await ids(await opened(), 'convoys ')).toEqual(['h1', 's1'])
  })
})

describe('a note that links', () => {
  const found = async (index: NotebookIndex) => {
    const { hits } = await index.search('see', { limit: 5 })
    return [await ids(index, 'old '), await ids(index, 'new '), hits[0]?.snippet.text]
  }

  test('is found by the title of now, without having been saved again', async () => {
    const target = await saveNote(note('z', { title: 'Old' }), '')
    await saveNote(note('n1', { links: ['z'] }), 'See Old.', seeing('z'))
    const index = await opened()
    expect(await found(index)).toEqual([['n1', 'z'], [], 'See Old.'])
    await saveNote({ ...target, title: 'New' }, '')
    await index.catchUp()
    expect(index.hasRenamed).toBe(true)
    await index.followRenames()
    expect(await found(index)).toEqual([[], ['n1', 'z'], 'See New.'])
    expect(index.hasRenamed).toBe(false)
    expect(await found(await opened())).toEqual([[], ['n1', 'z'], 'See New.'])
  })

  test('is so in an index that was kept before the notes were read again', async () => {
    const target = await saveNote(note('z', { title: 'Old' }), '')
    await saveNote(note('n1', { links: ['z'] }), 'See Old.', seeing('z'))
    const index = await opened()
    await saveNote({ ...target, title: 'New' }, '')
    await index.catchUp()
    await index.keep()
    expect(await found(await opened())).toEqual([[], ['n1', 'z'], 'See New.'])
  })

  test('is so where both come in at once', async () => {
    const index = await opened()
    await saveNote(note('n1', { links: ['z'] }), 'See Old.', seeing('z'))
    await saveNote(note('z', { title: 'New' }), '')
    await index.catchUp()
    expect(await found(index)).toEqual([[], ['n1', 'z'], 'See New.'])
  })
})

test('the passages of one thing come in the order of its text, each with its place', async () => {
  const filler = 'Much else was said. '.repeat(20)
  const text = `${filler}The route was shut.\n${filler}Then the route opened.`
  await saveSource(source('s1'), text)
  const index = await opened()
  const { hits } = await index.search('route', { limit: 5 })
  expect(hits[0]!.snippet.hasMore).toBe(true)
  const passages = await index.passages('route', 's1')
  expect(passages.map(each => each.text.slice(0, 15))).toEqual(['The route was s', 'Then the route '])
  expect(passages.map(each => each.passage?.start)).toEqual([text.indexOf('route'), text.lastIndexOf('route')])
  expect(await index.passages('route', 'gone')).toEqual([])
})
