import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#shared/fold.ts'
import { frameOf, type JournalRecord } from '#shared/journal.ts'
import { manifestIn, readArchive } from './archiveReader.ts'
import { makeSnapshot, readSnapshot } from './snapshot.ts'
import { unzip } from './zip.ts'

const NOTEBOOK = 'n'
const blocks = (JSON.parse(readFileSync('src/renderer/editor/format.fixture.json', 'utf8')) as unknown[]).map(block =>
  JSON.stringify(block),
)
const stamp = { rev: 'r', parentRev: null, createdAt: 0, changedAt: 0, deletedAt: null }
const noteRow = (id: string, title: string, seq: number, deletedAt: number | null = null) => ({
  ...stamp,
  kind: 'note',
  id,
  title,
  aliases: [],
  pinned: false,
  textRev: 'r',
  conflictOf: null,
  excerpt: '',
  words: 0,
  tags: [],
  links: [],
  quotes: [],
  seq,
  deletedAt,
})
const csl = {
  type: 'article',
  title: 'A statement',
  author: [],
  publisher: '',
  'container-title': '',
  issued: '2019',
  language: '',
  URL: '',
  accessed: '',
}
const sourceRow = (id: string, seq: number) => ({
  ...stamp,
  kind: 'source',
  id,
  csl,
  guessed: [],
  tags: [],
  pinned: false,
  reading: 'read',
  progress: 1,
  position: 0,
  versionId: `v${id}`,
  fileId: 'f',
  remark: '',
  seq,
})
const record = (seq: number, put: object, gone: object = {}, kind = 'write'): JournalRecord => ({
  notebook: NOTEBOOK,
  seq,
  schema: 1,
  kind,
  at: 0,
  payload: { put, gone },
})
const bytesOf = (records: JournalRecord[]) =>
  new Uint8Array(Buffer.concat(records.map(one => frameOf(JSON.stringify(one)))))
const rowsIn = (tables: ReadonlyMap<string, ReadonlyMap<string, unknown>>) =>
  Object.fromEntries(
    [...tables].filter(([, rows]) => rows.size > 0).map(([name, rows]) => [name, Object.fromEntries(rows)]),
  )

/** A write that puts a note with text or takes it away, or brings a source and what else there is. */
const write = fc.record({
  what: fc.constantFrom('note', 'note', 'gone', 'source', 'other'),
  id: fc.constantFrom('a', 'b', 'c'),
  title: fc.string({ unit: 'binary', maxLength: 12 }).map(title => title.toWellFormed()),
  text: fc.subarray(blocks, { maxLength: 3 }),
  inTrash: fc.boolean(),
})
const asRecord = ({ what, id, title, text, inTrash }: ReturnType<typeof write.generate>['value'], seq: number) => {
  if (what === 'note')
    return record(seq, {
      notes: [noteRow(id, title, seq, inTrash ? 1 : null)],
      bodies: [{ id, blocks: text }],
      history: [{ id, kind: 'note', seq, states: [], pool: text, files: [], packed: 0 }],
    })
  if (what === 'gone')
    return record(
      seq,
      { tombstones: [{ id, kind: 'note', rev: 'r', seq, deletedAt: 0 }] },
      { notes: [id], bodies: [id], history: [id] },
    )
  if (what === 'source')
    return record(seq, {
      sources: [sourceRow(id, seq)],
      versions: [
        { id: `v${id}`, sourceId: id, html: `<p>${title.length}</p>`, text: title, blocks: [0], capturedAt: 0 },
      ],
      files: [{ id: 'f', name: 'a.pdf', type: 'application/pdf', size: 3 }],
    })
  return record(seq, { settings: [{ key: 'theme', value: title }], later: [{ id, of: 'a newer app' }] })
}

describe('a snapshot', () => {
  it('holds exactly what the journals say, and goes on from one to the next', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 12 }), fc.nat(), async (writes, where) => {
        const records = writes.map((one, i) => asRecord(one, i + 1))
        const cut = 1 + (where % records.length)
        const first = await makeSnapshot({ notebook: NOTEBOOK, journals: [bytesOf(records.slice(0, cut))], base: null })
        expect(first!.seq).toBe(cut)
        // The journal is still there, and has grown.
        const second = await makeSnapshot({ notebook: NOTEBOOK, journals: [bytesOf(records)], base: first!.bytes })
        const last = second ?? first!
        expect(last.seq).toBe(records.length)
        const read = await readSnapshot(new Blob([last.bytes as BlobPart]), NOTEBOOK)
        expect(read).toMatchObject({ seq: records.length, schema: 1 })
        expect(rowsIn(read.tables)).toEqual(rowsIn(fold(NOTEBOOK, [records], null).tables))
      }),
      { numRuns: 25 },
    )
  })

  it('ends before a write that is missing', async () => {
    const note = (seq: number) => record(seq, { notes: [noteRow('a', `${seq}`, seq)] })
    const made = await makeSnapshot({
      notebook: NOTEBOOK,
      journals: [bytesOf([note(1), note(3)]), bytesOf([note(4)])],
      base: null,
    })
    expect(made!.seq).toBe(1)
    const read = await readSnapshot(new Blob([made!.bytes as BlobPart]), NOTEBOOK)
    expect(read.tables.get('notes')!.get('a')).toMatchObject({ title: '1' })
  })

  it('is not made where nothing has come', async () => {
    const journals = [bytesOf([record(1, { notes: [noteRow('a', 'Aid', 1)] })])]
    const { bytes } = (await makeSnapshot({ notebook: NOTEBOOK, journals, base: null }))!
    expect(await makeSnapshot({ notebook: NOTEBOOK, journals, base: bytes })).toBeNull()
    expect(await makeSnapshot({ notebook: NOTEBOOK, journals: [], base: null })).toBeNull()
  })

  it('can be read without the app', async () => {
    const journals = [bytesOf([record(1, { notes: [noteRow('a', 'Aid', 1)], bodies: [{ id: 'a', blocks }] })])]
    const { bytes } = (await makeSnapshot({ notebook: NOTEBOOK, journals, base: null }))!
    const { files } = await unzip(new Blob([bytes as BlobPart]), () => true)
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['manifest.json', 'notes/Aid.md', 'notebook/notes-1.jsonl']),
    )
  })

  it('comes in as any archive does, but for the bytes that lie beside it', async () => {
    const source = asRecord({ what: 'source', id: 'b', title: 'x', text: [], inTrash: false }, 1)
    const note = record(2, { notes: [noteRow('a', 'Aid', 2)], bodies: [{ id: 'a', blocks }] })
    const { bytes } = (await makeSnapshot({ notebook: NOTEBOOK, journals: [bytesOf([source, note])], base: null }))!
    const { files } = await unzip(new Blob([bytes as BlobPart]), () => true)
    const archived = await readArchive(files, manifestIn(files)!, html => html)
    expect(archived.problems).toEqual(['Not in a snapshot but beside it, and left out: 1 original file.'])
    expect(archived.notes).toMatchObject([{ head: { id: 'a' }, blocks }])
    expect(archived.sources).toMatchObject([{ id: 'b' }])
  })

  it('is refused where any of it is damaged, or it is of another notebook', async () => {
    const journals = [bytesOf([record(1, { notes: [noteRow('a', 'Aid', 1)], bodies: [{ id: 'a', blocks }] })])]
    const { bytes } = (await makeSnapshot({ notebook: NOTEBOOK, journals, base: null }))!
    await expect(readSnapshot(new Blob([bytes as BlobPart]), 'another')).rejects.toThrow('not a snapshot')
    await expect(readSnapshot(new Blob([bytes.subarray(0, bytes.length >> 1) as BlobPart]), NOTEBOOK)).rejects.toThrow()
    const whole = rowsIn((await readSnapshot(new Blob([bytes as BlobPart]), NOTEBOOK)).tables)
    for (let at = 40; at < bytes.length; at += 97) {
      const flipped = Uint8Array.from(bytes)
      flipped[at]! ^= 1
      // What is no record may be damaged and not noticed; what is, never.
      const read = await readSnapshot(new Blob([flipped]), NOTEBOOK).catch(() => null)
      if (read) expect(rowsIn(read.tables)).toEqual(whole)
    }
  })
})
