import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoteHead } from '#data/rows.ts'
import { splitProperties } from './frontMatter.ts'
import { describe, noteBlocks, noteToMarkdown } from './markdownNote.ts'
import { parseMarkdown } from './markdownTree.ts'

type Block = { type: string; children?: unknown[] }
const fixture = JSON.parse(readFileSync('src/renderer/editor/format.fixture.json', 'utf8')) as Block[]

const TARGETS: Record<string, { title: string; kind: 'note' | 'source' }> = {
  '1b0a3f8e-6f0d-4c1c-9d55-0d7e5a2c9a01': { title: 'Salala, 26 November 2011', kind: 'note' },
  '1b0a3f8e-6f0d-4c1c-9d55-0d7e5a2c9a02': { title: 'Seven months at Torkham', kind: 'source' },
}
const names = {
  fileOf: (id: string) => TARGETS[id]?.title ?? null,
  titleOf: (id: string) => TARGETS[id]?.title ?? null,
  citationOf: () => 'Baloch and Whitfield 2019',
  partOf: (_target: string, id: string) => (id === 'p1a2b3c4' ? { heading: true, words: 'What was paid' } : null),
}
const told: string[] = []
const linkTo = (name: string) => {
  const [target, found] = Object.entries(TARGETS).find(([, each]) => each.title === name) ?? ['', null]
  return { target, targetKind: found?.kind ?? ('note' as const), title: name }
}
const meanings = {
  linkTo,
  fileAt: () => null,
  partOf: (_target: string, written: string) =>
    written === 'What was paid' ? { id: 'p1a2b3c4', words: 'What was paid' } : null,
  tagOf: (tag: string) => tag,
  tell: (what: string, words: string) => void told.push(`${what}: ${words}`),
}

const head = (parts: Partial<NoteHead> = {}): NoteHead => ({
  kind: 'note',
  id: '1b0a3f8e-6f0d-4c1c-9d55-0d7e5a2c9a00',
  rev: 'r',
  parentRev: null,
  seq: 1,
  createdAt: Date.UTC(2011, 10, 26),
  changedAt: Date.UTC(2012, 6, 3),
  deletedAt: null,
  title: 'The road north',
  aliases: [],
  pinned: false,
  textRev: 'r',
  conflictOf: null,
  excerpt: '',
  words: 0,
  tags: [],
  links: [],
  quotes: [],
  ...parts,
})

function back(markdown: string): unknown[] {
  const { properties, body } = splitProperties(markdown)
  return noteBlocks(parseMarkdown(body), properties, [], meanings)
}

const there = (blocks: unknown[], parts: Partial<NoteHead> = {}) =>
  noteToMarkdown(
    head(parts),
    blocks.map(block => JSON.stringify(block)),
    names,
  )

const words = (text: string, format = 0) => ({
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text,
  type: 'text',
  version: 1,
})
const line = (...children: unknown[]) => ({
  children,
  direction: null,
  format: '',
  indent: 0,
  type: 'paragraph',
  version: 1,
  textFormat: 0,
  textStyle: '',
})

const TAGS = ['us/military aid', '1971', 'افغانستان']

test('a note with every node goes out and comes back', () => {
  // An empty paragraph and a bare web address as an `autolink` are what Markdown has no words for.
  const blocks = fixture.filter(block => block.children?.length !== 0)
  const expected = JSON.parse(JSON.stringify(blocks).replace('"autolink"', '"link"').replace(',"isUnlinked":false', ''))
  const markdown = there(blocks, { tags: TAGS })
  expect(back(markdown)).toEqual(expected)
})

test('reads as Obsidian writes it', () => {
  const markdown = there(fixture, { tags: TAGS, aliases: ['Torkham: the road'], pinned: true })
  for (const part of [
    'title: The road north\n',
    '  - us/military-aid\n  - 1971_\n  - افغانستان\n',
    'See [[Salala, 26 November 2011]] and [[Seven months at Torkham|the Torkham paper]].',
    'Filed under #us/military-aid, #1971_ and #افغانستان.',
    '- [x] done\n- [ ] open',
    '- one\n  - nested',
    '3. three',
    '> The convoys did not wait for a price.\n>\n> — [[Seven months at Torkham|Baloch and Whitfield 2019]], ¶ 9 <!-- quote ',
    '```js\nconst fee = 5000\npay(fee)\n```',
  ])
    expect(markdown).toContain(part)
})

test('properties come back', () => {
  const parts = { tags: TAGS, aliases: ['Torkham: the road', '- 1'], pinned: true, title: '"Yes": #1 [draft]' }
  const described = describe(splitProperties(there([], parts)).properties)
  expect(described).toMatchObject({ ...parts, others: [], id: head().id, createdAt: head().createdAt })
  expect(described.changedAt).toBe(head().changedAt)
})

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }) },
  { weight: 3, arbitrary: fc.stringMatching(/^[ #*_~`[\](){}<>!|\\=+.:/a1&;-]{1,15}$/) },
  fc.constantFrom('#tag', '[[a link]]', 'پاکستان اور امریکا', '1. one', '- two', '<u>', '&amp;', '```'),
)
// Spaces at the ends of a line mean nothing in Markdown, and neither do characters that cannot be seen.
const clean = (value: string) =>
  value
    .replace(/[\p{Cc}\u2028\u2029\u00a0\ufeff]/gu, '')
    .normalize('NFC')
    .trim()

/** An address beside a mark may come back as a link of the same words. */
function withoutLinks(block: unknown): unknown {
  const { children, ...rest } = block as { children: { type: string; format: number; text: string; children: [] }[] }
  const flat = children.flatMap(child => (child.type === 'link' ? child.children : [child]))
  const joined: typeof flat = []
  for (const child of flat) {
    const last = joined.at(-1)
    if (last?.type === 'text' && child.type === 'text' && last.format === child.format)
      joined[joined.length - 1] = { ...last, text: last.text + child.text }
    else joined.push(child)
  }
  return { ...rest, children: joined }
}

test('any text in any marks comes back as the same words', () => {
  const run = fc.record({ text, format: fc.integer({ min: 0, max: 15 }) })
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), runs => {
      const kept = runs.map(one => ({ ...one, text: clean(one.text) })).filter(one => one.text !== '')
      fc.pre(kept.length > 0)
      const joined: { text: string; format: number }[] = []
      for (const one of kept) {
        const last = joined.at(-1)
        if (last?.format === one.format) last.text += one.text
        else joined.push({ ...one })
      }
      const block = line(...joined.map(one => words(one.text, one.format)))
      expect(back(there([block])).map(withoutLinks)).toEqual([block])
    }),
    { numRuns: 400 },
  )
})

test('a tag keeps to itself between letters, and words after a # are no tag', () => {
  const tag = { ...words('#aid'), mode: 'token', type: 'tag' }
  for (const block of [
    line(words('x'), tag, words('y')),
    line(words('see #aid and x#aid')),
    line(tag, words(' and'), tag),
  ])
    expect(back(there([block], { tags: ['aid'] })).slice(0, 1)).toEqual([block])
})

test('two tags that would be written alike stay two', () => {
  const tags = ['us/military aid', 'us/military-aid', 'US & them']
  const nodes = tags.map(name => line({ ...words(`#${name}`), mode: 'token', type: 'tag' }))
  expect(back(there(nodes, { tags }))).toEqual(nodes)
})

test('what a note has nothing for is kept as it was written, and told', () => {
  told.length = 0
  const blocks = back(
    '---\ntags: [a, x y]\nstatus: draft\n---\n![x](y.png) ![[z]]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>x</div>\n',
  )
  const all = JSON.stringify(blocks)
  for (const part of ['![x](y.png)', '<div>x</div>', '"table"', 'status: draft']) expect(all).toContain(part)
  expect(told.map(each => each.split(':')[0])).toEqual(['image', 'embed', 'html'])
})

test('tables and callouts go out as Obsidian writes them, and come back', () => {
  const cell = (headerState: number, ...words: unknown[]) => ({
    ...line(...words),
    type: 'tablecell',
    children: [line(...words)],
    backgroundColor: null,
    colSpan: 1,
    headerState,
    rowSpan: 1,
    textFormat: undefined,
    textStyle: undefined,
  })
  const bare = (type: string, children: unknown[], more = {}) => ({
    children,
    direction: null,
    format: '',
    indent: 0,
    type,
    version: 1,
    ...more,
  })
  const link = fixture
    .flatMap(block => block.children ?? [])
    .find(child => (child as { shown?: string }).shown === 'the Torkham paper')
  const table = bare('table', [
    bare('tablerow', [cell(1, words('Year | place')), cell(1, words('Aid'))]),
    bare('tablerow', [cell(0, link), cell(0)]),
  ])
  const callout = bare('callout', [line(words('Not cleared')), table], { tone: 'warning' })
  const blocks = JSON.parse(JSON.stringify([table, callout])) as unknown[]
  const markdown = there(blocks)
  expect(markdown).toContain('[[Seven months at Torkham\\|the Torkham paper]]')
  expect(markdown).toContain('> [!warning]\n>\n> Not cleared')
  expect(back(markdown)).toEqual(blocks)
  expect(back('> [!tip]- Title\n> words')).toEqual([
    bare('callout', [line(words('Title'), { type: 'linebreak', version: 1 }, words('words'))], { tone: 'info' }),
  ])
})

test('properties that are no YAML are kept as they stood', () => {
  for (const raw of ['a: [', '- x', '? {', '&a [*a]', 'x: &a [1]\ny: [*a, *a]'])
    expect(JSON.stringify(back(`---\n${raw}\n---\nwords`))).toContain('words')
})

test('a damaged block does not keep the note in', () => {
  expect(noteToMarkdown(head(), ['{"type":"paragr', JSON.stringify(line(words('safe')))], names)).toMatch(
    /paragr.*\n\nsafe\n$/s,
  )
})

test('headings, blocks and embeds go out as Obsidian names them', () => {
  const markdown = there(fixture, { tags: TAGS })
  for (const part of [
    'heading ids:\n  ادائیگی کی شرائط: h7k2m9qa\n',
    '## ادائیگی کی شرائط\n',
    '[[Salala, 26 November 2011#What was paid]] and [[Salala, 26 November 2011#^block-7|the clause]]. ^p0c4x8zz\n',
    '- with an id ^i5d6e7f8\n- without\n',
    // The second heading of these words: they lead to the first.
    '### ادائیگی کی شرائط ^twin0001\n',
    '![[Salala, 26 November 2011]]\n',
    '![[Salala, 26 November 2011#What was paid]]\n\n^e9g8h7j6\n',
  ])
    expect(markdown).toContain(part)
})

test('ids that Obsidian wrote are read, and words that look like one stay words', () => {
  const blocks = back('Paid in full. ^a1-b2\n\n> quoted ^q1\n\n| a |\n|---|\n| b |\n\n^t1\n\n- one ^i1\n\n^i2\n')
  expect(JSON.stringify(blocks).match(/"part":"[^"]+"/g)).toEqual(
    ['a1-b2', 'q1', 't1', 'i1', 'i2'].map(id => `"part":"${id}"`),
  )
  expect(JSON.stringify(blocks)).not.toContain('^')
  for (const words of ['a ^b', '^b', 'x^2', 'a ^b c', 'see ^', 'a\n^b']) {
    const children = words
      .split('\n')
      .flatMap((each, i) => [...(i > 0 ? [{ type: 'linebreak', version: 1 }] : []), { ...w(each) }])
    expect(back(there([line(...children)]))).toEqual([line(...children)])
  }
  expect(JSON.stringify(back('a ^b c'))).toContain('a ^b c')
})
const w = (text: string) => words(text)
