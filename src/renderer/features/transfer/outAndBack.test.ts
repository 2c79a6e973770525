import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { captured } from '#data/captured.fixture.ts'
import { freshMachine } from '#data/machine.fixture.ts'
import { openWindow, type Win } from '#data/window.fixture.ts'

const fixture = JSON.parse(readFileSync('src/renderer/editor/format.fixture.json', 'utf8')) as unknown[]
const encode = (text: string) => new TextEncoder().encode(text)
const clean = (html: string) => html
const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal })
const options = () => ({ ...watch(), folderTags: false, clean })

/** A machine with an empty notebook, and this folder's modules over it. */
async function fresh() {
  freshMachine()
  const window = await openWindow()
  const [out, back] = await Promise.all([import('./exportNotebook.ts'), import('./importFiles.ts')])
  return { window, ...out, ...back }
}

const TABLES = [
  'notes',
  'bodies',
  'derived',
  'sources',
  'versions',
  'files',
  'highlights',
  'history',
  'tombstones',
  'settings',
]
async function everything({ db }: Win) {
  const tables = await Promise.all(TABLES.map(name => db.table(name).toArray()))
  // The session stays where it is.
  return tables.map(rows => rows.map(({ seq, ...row }) => row).filter(row => row.key !== 'session'))
}

const zipped = async (app: { exportNotebook: Awaited<ReturnType<typeof fresh>>['exportNotebook'] }) =>
  new File([(await app.exportNotebook(watch())).zip], 'notebook.zip')

const title = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('Aid', 'aid', 'پاکستان', 'CON', '../x', 'a|b#c'),
)
const aNote = fc.record({
  title,
  blocks: fc.subarray(fixture),
  aliases: fc.array(title, { maxLength: 2 }),
  pinned: fc.boolean(),
  before: fc.array(fc.record({ title, blocks: fc.subarray(fixture) }), { maxLength: 3 }),
  end: fc.constantFrom('kept', 'kept', 'trash', 'gone'),
})
const aSource = fc.record({
  words: fc.string({ minLength: 1, unit: 'binary', maxLength: 40 }).map(words => words.toWellFormed()),
  tags: fc.array(title, { maxLength: 2 }),
  remark: title,
  isRead: fc.boolean(),
  end: fc.constantFrom('kept', 'kept', 'trash'),
  comment: title,
})

const aSetting = fc.oneof(
  fc.record({ key: fc.constant('theme'), value: fc.constantFrom('light', 'dark') }),
  fc.record({
    key: fc.constant('shortcuts'),
    value: fc.dictionary(fc.constantFrom('note.new', 'of.later'), fc.array(fc.constantFrom('Mod+J', 'F7')), {
      noNullPrototype: true,
    }),
  }),
  fc.record({
    key: fc.constant('daily'),
    value: fc.record({ form: fc.constantFrom('iso', 'weekday'), template: fc.option(fc.uuid()) }),
  }),
  fc.record({ key: fc.constant('session'), value: fc.constant({ panes: [] }) }),
)

async function fill(
  window: Win,
  world: {
    notes: ReturnType<typeof aNote.generate>['value'][]
    sources: ReturnType<typeof aSource.generate>['value'][]
    settings: ReturnType<typeof aSetting.generate>['value'][]
  },
) {
  await window.db.settings.bulkPut(world.settings)
  for (const { words, end, isRead, comment, ...rest } of world.sources) {
    const given = captured(words, rest)
    const { source, existed } = await window.addSource(isRead ? given : { ...given, version: null })
    if (existed) continue
    const anchor = { block: 0, blockOffset: 0, start: 0, end: 1, exact: words.slice(0, 1), prefix: '', suffix: '' }
    if (source.versionId)
      await window.addHighlight({ sourceId: source.id, versionId: source.versionId, anchor, color: 'blue', comment })
    await window.saveSource(source.id, { csl: { title: comment } })
    if (end === 'trash') await window.deleteSource(source.id)
  }
  for (const { end, aliases, pinned, before, ...rest } of world.notes) {
    const { id } = await window.createNote(before[0] ?? rest)
    for (const text of [...before.slice(1), rest]) {
      await window.keepNow(id, 'change')
      const { head } = (await window.openNote(id))!
      await window.saveNote({ id, parentRev: head.textRev, ...text })
    }
    await window.changeAliases(id, { add: aliases })
    await window.setPinned(id, pinned)
    if (end !== 'kept') await window.deleteNote(id)
    if (end === 'gone') await window.emptyTrash()
  }
}

test('any notebook goes out and comes back with nothing different', async () => {
  const worlds = fc.record({
    notes: fc.array(aNote, { maxLength: 6 }),
    sources: fc.array(aSource, { maxLength: 4 }),
    settings: fc.array(aSetting, { maxLength: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(worlds, async world => {
      const there = await fresh()
      await fill(there.window, world)
      const before = await everything(there.window)
      const zip = await zipped(there)
      const here = await fresh()
      const report = await here.importFiles([zip], options())
      expect(report.remarks).toEqual([])
      expect(await everything(here.window)).toEqual(before)
      const again = await here.importFiles([zip], options())
      expect(again).toMatchObject({ notes: 0, sources: 0, highlights: 0 })
      expect(await everything(here.window)).toEqual(before)
    }),
    { numRuns: 12 },
  )
})

test('Markdown that was changed outside counts, anything else that differs is told', async () => {
  const there = await fresh()
  const { id } = await there.window.createNote({ title: 'Transit', blocks: fixture })
  await there.window.addSource(captured('Seven months at Torkham'))
  const zip = await zipped(there)
  const { unzip, zipWriter } = await import('#formats/zip.ts')
  const { files } = await unzip(zip, () => true)
  files.set(
    'notes/Transit.md',
    encode(new TextDecoder().decode(files.get('notes/Transit.md')).replace('The road north', 'The road south')),
  )
  const html = [...files.keys()].find(path => path.endsWith('.html') && path.includes('texts'))!
  files.set(html, encode('<script>'))
  const writer = zipWriter()
  for (const [path, bytes] of files) writer.add(`Unpacked/${path}`, bytes)
  const here = await fresh()
  const report = await here.importFiles([new File([writer.finish()], 'again.zip')], options())
  const note = await here.window.openNote(id)
  expect(JSON.stringify(note?.blocks)).toContain('The road south')
  expect(note?.head.title).toBe('Transit')
  expect(report.remarks.map(remark => remark.sentence)).toEqual([
    expect.stringContaining('Missing or damaged, and left out: 1 text of a source'),
    'Changed outside since, and taken as they are now: 1 note.',
    expect.anything(),
  ])
})

test('an archive of before there was a past comes in, and one with a past that is broken without it', async () => {
  const there = await fresh()
  const { id } = await there.window.createNote({ title: 'Transit', blocks: fixture })
  await there.window.keepNow(id, 'change')
  const { unzip, zipWriter } = await import('#formats/zip.ts')
  const { files } = await unzip(await zipped(there), () => true)
  const past = 'notebook/history-1.jsonl'
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as {
    entries: Record<string, string>
  }
  expect(manifest.entries[past]).toMatch(/^[\da-f]{64}$/)
  const broken = zipWriter()
  for (const [path, bytes] of files) broken.add(path, path === past ? encode('{"id":"x"}') : bytes)
  delete manifest.entries[past]
  const old = zipWriter()
  for (const [path, bytes] of files)
    if (path !== past) old.add(path, path === 'manifest.json' ? encode(JSON.stringify(manifest)) : bytes)
  for (const [writer, remarks] of [
    [old, []],
    [broken, [expect.stringContaining('history-1.jsonl')]],
  ] as const) {
    const here = await fresh()
    const report = await here.importFiles([new File([writer.finish()], 'notebook.zip')], options())
    expect(report.notes).toBe(1)
    expect(report.remarks.map(remark => remark.sentence)).toEqual(remarks)
    expect(await here.window.listPast(id)).toEqual([])
  }
})

test('settings come along where nobody has set them, made sense of; the session stays', async () => {
  const there = await fresh()
  await there.window.db.settings.bulkPut([
    { key: 'theme', value: 'dark' },
    { key: 'writing', value: { face: 'sans', size: 999 } },
    { key: 'session', value: { panes: ['there'] } },
    { key: 'of later', value: 1 },
  ])
  const zip = await zipped(there)
  const here = await fresh()
  await here.window.db.settings.put({ key: 'theme', value: 'light' })
  await here.importFiles([zip], options())
  const kept = new Map((await here.window.db.settings.toArray()).map(row => [row.key, row.value]))
  expect([...kept.keys()].sort()).toEqual(['theme', 'writing'])
  expect(kept.get('theme')).toBe('light')
  expect(kept.get('writing')).toMatchObject({ face: 'sans', size: 17 })
})

const file = (path: string, text: string) => {
  const made = new File([text], path.split('/').at(-1)!)
  Object.defineProperty(made, 'webkitRelativePath', { value: path })
  return made
}
const VAULT = [
  file(
    'Vault/Aid.md',
    '---\naliases: [Assistance]\ntags: [us/aid]\nstatus: draft\n---\nSee [[Torkham#Fees|fees]], [[Assistance]] and [[Nobody]].\n\n![[map.png]]',
  ),
  file('Vault/Places/Torkham.md', '# Torkham\n\nBack to [aid](../Aid.md) #border/crossing'),
  file('Vault/map.png', 'x'),
  file('Vault/.obsidian/app.json', '{}'),
]

test('a vault comes in with its links, tags and aliases, once', async () => {
  const { window, importFiles } = await fresh()
  const report = await importFiles(VAULT, { ...options(), folderTags: true })
  expect(report).toMatchObject({ notes: 2, there: [], stopped: false })
  const [aid, torkham] = ['Aid', 'Torkham'].map(
    name => [...window.heads.get().notes.values()].find(note => note.title === name)!,
  )
  expect(aid).toMatchObject({ aliases: ['Assistance'], tags: ['us/aid'] })
  expect(aid!.links).toContain(torkham!.id)
  expect(torkham).toMatchObject({ tags: ['border/crossing', 'Places'], links: [aid!.id] })
  expect(report.remarks.map(remark => remark.sentence)).toEqual([
    'In no note, and left out: 1 image.',
    'With properties of their own, kept in a block of code on top: 1 file.',
    'Lead to the whole note instead of a heading or block in it: 1 link.',
    'Lead to notes that are not there: 1 link.',
    'Not found or not readable, and only named in the text: 1 image.',
  ])
  const before = await everything(window)
  expect(await importFiles(VAULT, options())).toMatchObject({ notes: 0, there: ['Aid', 'Torkham'] })
  expect(await everything(window)).toEqual(before)
})

test('a stopped import keeps what it added and says so', async () => {
  const { importFiles } = await fresh()
  const stop = new AbortController()
  stop.abort()
  const many = Array.from({ length: 5 }, (_, i) => file(`V/${i}.md`, 'words '.repeat(20_000)))
  const report = await importFiles(many, { ...options(), signal: stop.signal })
  expect(report.stopped).toBe(true)
  expect(report.notes).toBeLessThan(5)
})
