import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blocksOf, withState } from '../src/renderer/data/history/past.ts'
import { noHistory } from '../src/renderer/data/history/repairHistory.ts'
import { archiveWriter } from '../src/renderer/formats/archive.ts'
import { fold as appFold } from '../src/shared/fold.ts'
import { scanJournal as appScan, frameOf, type JournalRecord } from '../src/shared/journal.ts'
import { earlierIn, fold, markdownOf, scanJournal } from './readable.mjs'

const blocks = (JSON.parse(readFileSync('src/renderer/editor/format.fixture.json', 'utf8')) as unknown[]).map(block =>
  JSON.stringify(block),
)
const picture = new TextEncoder().encode('a picture')
const pictureId = createHash('sha256').update(picture).digest('hex')
const stamp = { rev: 'r', parentRev: null, createdAt: 0, changedAt: 0, deletedAt: null }
const note = (id: string, title: string, seq: number) => ({ ...stamp, kind: 'note', id, title, aliases: [], seq })
const record = (seq: number, put: object, gone: object = {}, kind = 'write'): JournalRecord => ({
  notebook: 'n',
  seq,
  schema: 1,
  kind,
  at: 0,
  payload: { put, gone },
})
const journal = (records: JournalRecord[]) => Buffer.concat(records.map(one => frameOf(JSON.stringify(one))))

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'readable-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const run = (from: string, ...wish: string[]) => {
  const target = join(home, 'made')
  const said = execFileSync(process.execPath, ['scripts/readable.mjs', from, target, ...wish], { encoding: 'utf8' })
  return {
    said,
    read: (...path: string[]) => readFileSync(join(target, ...path), 'utf8'),
    list: (name: string) => readdirSync(join(target, name)),
  }
}

const filled = (tables: Map<string, Map<string, unknown>>) => [...tables].filter(([, rows]) => rows.size > 0).sort()

describe('readable.mjs', () => {
  it('makes Markdown of a folder of journals, with nothing but Node', () => {
    const long = Array.from({ length: 5 }, (_, i) =>
      JSON.stringify({ type: 'paragraph', children: [{ type: 'text', text: `Paragraph ${i}` }] }),
    )
    const typed = JSON.stringify({ type: 'paragraph', children: [{ type: 'text', text: 'Typed', format: 1 }] })
    const csl = { title: 'A statement', type: 'article', author: [], issued: '2019' }
    const source = { ...stamp, kind: 'source', id: 's', seq: 3, csl, tags: ['us'], versionId: 'v', fileId: pictureId }
    const whole = journal([
      record(1, { notes: [note('a', 'Aid: “first”', 1)], bodies: [{ id: 'a', blocks: long }] }),
      record(2, { notes: [note('b', 'Gone', 2)], bodies: [{ id: 'b', blocks }] }),
      record(3, {
        sources: [source],
        versions: [{ id: 'v', text: 'The ministers met.' }],
        files: [{ id: pictureId, name: 'p.png', size: 9 }],
      }),
      record(4, {
        notes: [note('a', 'Aid: “first”', 4)],
        bodies: [{ id: 'a', blocks: [typed], base: { seq: 1, start: 2, end: 2 } }],
      }),
      record(5, {}, { notes: ['b'], bodies: ['b'] }),
    ])
    const unsaved = {
      ...record(5, {}, {}, 'unsaved text'),
      payload: { id: 'a', title: 'Aid', blocks: [typed], reason: 'The disk is full.' },
    }
    const damaged = journal([record(6, { notes: [note('c', 'Aid: “first”', 6)] }), record(7, {}), unsaved])
    damaged[damaged.length >> 1]! ^= 1
    mkdirSync(join(home, 'from', 'files'), { recursive: true })
    writeFileSync(join(home, 'from', 'journal-20261122T000000Z-00000000.txt'), whole)
    writeFileSync(join(home, 'from', 'journal-20261123T000000Z-00000000.txt'), damaged)
    writeFileSync(join(home, 'from', 'files', pictureId), picture)
    const made = run(join(home, 'from'))
    expect(made.said).toBe('notes: 2\nsources: 1\nfiles: 1\nnever saved: 1\ndamaged: 1\n')
    expect(made.list('notes').sort()).toEqual(['Aid “first” (2).md', 'Aid “first”.md'])
    expect(made.read('notes', 'Aid “first”.md')).toContain(
      'Paragraph 0\n\nParagraph 1\n\n**Typed**\n\nParagraph 3\n\nParagraph 4\n',
    )
    expect(made.read('sources', 'A statement.md')).toContain('The ministers met.')
    expect(made.read('sources', 'A statement.md')).toContain(`${pictureId}.png`)
    expect(made.read('files', `${pictureId}.png`)).toBe('a picture')
    expect(made.read('never saved', 'Aid.md')).toContain('The disk is full.')
  })

  it('makes Markdown of an archive', async () => {
    const head = {
      ...note('a', 'Aid', 1),
      links: [],
      quotes: [],
      tags: [],
      pinned: false,
      textRev: 'r',
      conflictOf: null,
      excerpt: '',
      words: 0,
    }
    const writer = archiveWriter({ notes: [head as never], sources: [], highlights: [] })
    await writer.add.notes([{ head: head as never, blocks }])
    await writer.add.files([{ id: pictureId, name: 'p.png', type: 'image/png', bytes: picture }])
    writeFileSync(
      join(home, 'snapshot-20261122T000000Z-1.zip'),
      new Uint8Array(await (await writer.finish()).arrayBuffer()),
    )
    const made = run(join(home, 'snapshot-20261122T000000Z-1.zip'))
    expect(made.said).toContain('notes: 1')
    expect(made.read('notes', 'Aid.md')).toContain(markdownOf(blocks).slice(0, 200))
    expect(made.read('files', `${pictureId}.png`)).toBe('a picture')
  })

  it('has words for everything that a note may contain', () => {
    const made = markdownOf(blocks)
    const words = new Set<string>()
    const gather = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'text' && typeof inner === 'string') words.add(inner.trim())
        else gather(inner)
      }
    }
    for (const json of blocks) gather(JSON.parse(json))
    expect([...words].filter(word => word !== '' && !/[|\n]/.test(word) && !made.includes(word))).toEqual([])
  })

  it('makes Markdown of earlier versions, where it is asked to, as the app has them', () => {
    const texts = [blocks, [...blocks.slice(9), ...blocks.slice(0, 4)], [], blocks.slice(2, 7)]
    const states = texts.map((blocks, at) => ({
      rev: `${at}`,
      at,
      because: 'change' as const,
      title: 'Aid',
      words: 1,
      blocks,
    }))
    const past = states.reduce(withState, noHistory('a', 'note'))
    expect(earlierIn(past).map(each => each.blocks)).toEqual(past.states.map(state => blocksOf(past, state)))
    writeFileSync(join(home, 'journal-1.txt'), journal([record(1, { notes: [note('a', 'Aid', 1)], history: [past] })]))
    const { list, read } = run(join(home, 'journal-1.txt'), '--earlier')
    expect(list('earlier')).toHaveLength(4)
    expect(read('earlier', 'Aid 1970-01-01T00 00 00.000Z.md')).toContain('# The road north')
  })

  it('writes over nothing', () => {
    writeFileSync(join(home, 'journal-1.txt'), '')
    mkdirSync(join(home, 'made'))
    expect(() => run(join(home, 'journal-1.txt'))).toThrow('is there already')
  })

  it('reads what the app reads, whatever happened to the journal', () => {
    const id = fc.constantFrom('a', 'b')
    const text = fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 4 })
    const base = fc.option(fc.record({ seq: fc.integer({ min: 1, max: 6 }), start: fc.nat(1), end: fc.nat(1) }), {
      nil: undefined,
    })
    const one = fc.record({
      seq: fc.integer({ min: 1, max: 8 }),
      kind: fc.constantFrom('write', 'rows', 'aside', 'later'),
      put: fc.record({
        bodies: fc.array(fc.record({ id, blocks: text, base }), { maxLength: 2 }),
        history: fc.array(fc.record({ id, states: fc.constant([]), pool: text, base }), { maxLength: 2 }),
        notes: fc.array(fc.record({ id, title: fc.string() }), { maxLength: 2 }),
      }),
      gone: fc.record({ notes: fc.array(id, { maxLength: 1 }) }),
    })
    const journals = fc.array(fc.array(one, { maxLength: 6 }), { maxLength: 3 })
    const harm = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 2 })
    fc.assert(
      fc.property(journals, harm, (all, flips) => {
        const files = all.map(
          list => new Uint8Array(journal(list.map(({ seq, kind, put, gone }) => record(seq, put, gone, kind)))),
        )
        for (const file of files) for (const [at, bits] of flips) if (file.length > 0) file[at % file.length]! ^= bits
        const [ours, theirs] = [files.map(file => scanJournal(file).records), files.map(file => appScan(file).records)]
        expect(ours).toEqual(theirs)
        expect(filled(fold(ours, null))).toEqual(filled(appFold('n', theirs, null).tables))
      }),
    )
  })
})
