// The notebook's own functions, without the app around them: fills the library and times what the budgets name.
import { listBacklinks } from '#data/backlinks.ts'
import { blocksToJson } from '#data/blocks.ts'
import { db } from '#data/db.ts'
import { derive } from '#data/derived/derive.ts'
import { packNow } from '#data/heads.ts'
import { withState } from '#data/history/past.ts'
import { noHistory } from '#data/history/repairHistory.ts'
import { openNote, saveNote } from '#data/notes.ts'
import { openNotebook } from '#data/open.ts'
import { searchNotebook, searchState, startSearch } from '#data/search/search.ts'
import { findByTags } from '#data/tags.ts'
import { unwritten, write } from '#data/write.ts'
import { importFiles } from '#features/transfer/importFiles.ts'
import { newRev } from '#lib/id.ts'
import { restored, snapshot, withCopies } from './copies.ts'
import { idOf, type LibraryNote, libraryNotes, longNote, randomNumbers, searchWords, tagOf } from './library.ts'
import { importLimit } from './limitImport.ts'
import { fillLimitIndex, searchLimit } from './limitSearch.ts'
import { LAST_WORD, vaultZip } from './vault.ts'
import { wideSources } from './wideSources.ts'

const BATCH = 500
/** As many as the search page shows at first. */
const FIRST = 30
const TEXT_TABLES = ['notes', 'bodies', 'derived'] as const

/** Times in milliseconds, one each. */
type Times = number[]

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function eachTimed<T>(items: T[], work: (item: T, at: number) => unknown): Promise<Times> {
  const times: Times = []
  for (const [at, item] of items.entries()) times.push(await timed(() => work(item, at)))
  return times
}

/** As `createNote` writes them, five hundred to a transaction: ten thousand strict ones would take minutes. */
function putNotes(notes: LibraryNote[]): Promise<void> {
  return write([...TEXT_TABLES], async tx => {
    for (const { id, title, blocks } of notes) {
      const { head, row } = derive(blocks)
      const own = { aliases: [], pinned: false, textRev: id, conflictOf: null }
      await tx.put({ ...unwritten(id, 'note'), ...own, ...head, title }, { rev: id })
      await db.bodies.put({ id, blocks: blocks.map(block => JSON.stringify(block)) })
      await db.derived.put({ id, ...row })
    }
  })
}

const until = (isSo: () => boolean) =>
  new Promise<void>(done => {
    const look = () => (isSo() ? done() : setTimeout(look, 20))
    look()
  })

const indexed = () => until(() => searchState.get().phase === 'ready')

/** The worker keeps its index once the writing has paused; a page that goes before leaves the next start to read every row. */
async function indexKept(): Promise<void> {
  await indexed()
  for (;;) {
    const [pack, seq] = await Promise.all([db.table('packs').get('search'), db.meta.get('seq')])
    if (pack && pack.seq === (seq?.value ?? 0)) return
    await new Promise(next => setTimeout(next, 250))
  }
}

/** Fills an empty notebook and leaves it packed and its index kept, as after an evening's work. */
async function fill(count: number, long: number[]): Promise<void> {
  await openNotebook()
  for (let from = 0; from < count; from += BATCH) {
    await putNotes(libraryNotes(from, Math.min(count, from + BATCH), count))
  }
  for (const words of long) await putNotes([longNote(words)])
  await packNow()
  await searchNotebook('peace', { limit: 1 })
  await indexKept()
}

/**
 * Saves of one note each with its derived row, strict, one sentence longer each time, as the editor does while one
 * writes; the limit puts as many bytes. `first`: those after a while, which keep the state before.
 */
async function saves(rounds: number, count: number): Promise<{ own: Times; first: Times; limit: Times }> {
  await openNotebook()
  const raw = await openRaw()
  const times = { own: [] as Times, first: [] as Times, limit: [] as Times }
  for (const index of randomNumbers(rounds, count)) {
    const more = libraryNotes(index, index + 1, count)[0]!.blocks.slice(0, 1)
    const note = await openedNote(idOf(index))
    times.first.push(await saveLonger(note, more))
    times.own.push(await saveLonger(note, structuredClone(more)))
    const record = { id: note.id, text: JSON.stringify(note.blocks) }
    times.limit.push(await timed(() => putRaw(raw, record)))
  }
  raw.close()
  return times
}

type Written = { id: string; title: string; textRev: string; blocks: unknown[] }

async function openedNote(id: string): Promise<Written> {
  const opened = await openNote(id)
  if (!opened) throw new Error(`note ${id} of the library is not there`)
  return { id, title: opened.head.title, textRev: opened.head.textRev, blocks: opened.blocks }
}

/** As typing does: what did not change since the save before are the same objects. */
async function saveLonger(note: Written, more: unknown[]): Promise<number> {
  const { id, title, textRev } = note
  const base = { title, json: blocksToJson(note.blocks) }
  const blocks = [...note.blocks, ...more]
  const begun = performance.now()
  const saved = await saveNote({ id, parentRev: textRev, title, blocks, base })
  const time = performance.now() - begun
  if (!('head' in saved)) throw new Error(`note ${id} was changed by somebody else`)
  Object.assign(note, { textRev: saved.head.textRev, blocks })
  return time
}

/** Twenty states of each note, some words changed in four places from one to the next. In UTF-16 units of JSON. */
async function pasts(count: number, all: number): Promise<{ own: number; past: number }> {
  await openNotebook()
  const sizes = { own: 0, past: 0 }
  for (let from = 0; from < count; from += BATCH) {
    const rows = libraryNotes(from, Math.min(count, from + BATCH), all).map(note => {
      const states = revisions(note.blocks, 20)
      const rows = states.map((blocks, at) => {
        const because = 'change' as const
        return { rev: newRev(), at: Date.now() + at * 300_000, because, title: note.title, words: 300, blocks }
      })
      const row = rows.reduce(withState, noHistory(note.id, 'note'))
      sizes.own += JSON.stringify({ id: note.id, blocks: states.at(-1) }).length
      sizes.past += JSON.stringify(row).length
      return row
    })
    await write(['history'], async tx => {
      const seq = await tx.seq()
      await db.history.bulkPut(rows.map(row => ({ ...row, seq })))
    })
  }
  return sizes
}

/** The blocks of a note as JSON, again and again, each time with four words for four others in four places. */
function revisions(blocks: unknown[], count: number): string[][] {
  const states = [blocks.map(block => JSON.stringify(block))]
  const places = randomNumbers(count * 8, 1000)
  const words = searchWords(count * 16)
  while (states.length < count) {
    const next = [...states.at(-1)!]
    for (let place = 0; place < 4; place++) {
      const at = places.pop()! % next.length
      const before = `"text":"(?:[^" ]+ ){${places.pop()! % 10}}`
      next[at] = next[at]!.replace(new RegExp(`(${before})(?:[^" ]+ ){4}`), `$1${words.splice(-4).join(' ')} `)
    }
    states.push(next)
  }
  return states
}

function openRaw(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('bench-limit')
    opening.onupgradeneeded = () => opening.result.createObjectStore('raw', { keyPath: 'id' })
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => failed(opening.error)
  })
}

function putRaw(raw: IDBDatabase, record: unknown): Promise<void> {
  return new Promise((done, failed) => {
    const transaction = raw.transaction('raw', 'readwrite', { durability: 'strict' })
    transaction.objectStore('raw').put(record)
    transaction.oncomplete = () => done()
    transaction.onerror = () => failed(transaction.error)
  })
}

/** Searches through the worker and back, against bare typed arrays in a worker of their own. */
async function searches(
  rounds: number,
  count: number,
): Promise<Record<'one' | 'two' | 'prefix' | 'fuzzy', { own: Times; limit: Times }>> {
  await openNotebook()
  await searchNotebook('peace', { limit: FIRST })
  await indexed()
  const derived = await db.derived.toArray()
  const limitIndex = await fillLimitIndex(derived.slice(0, count).map(row => row.text))
  const words = searchWords(rounds * 2)
  const sets = {
    one: words.slice(0, rounds),
    two: words.slice(0, rounds).map((word, at) => `${word} ${words[rounds + at]}`),
    prefix: words.slice(0, rounds).map(word => word.slice(0, 3)),
    // Spelled wrong, so that nothing bears the word: near spellings stand in for it.
    fuzzy: words.slice(0, rounds).map(word => `${word.slice(0, 2)}q${word.slice(2)}`),
  }
  const measure = async (queries: string[], isPrefix: boolean) => ({
    own: await eachTimed(queries, query => searchNotebook(query, { limit: FIRST })),
    limit: await eachTimed(queries, query => searchLimit(limitIndex, query.split(' '), isPrefix)),
  })
  return {
    one: await measure(sets.one, false),
    two: await measure(sets.two, false),
    prefix: await measure(sets.prefix, true),
    fuzzy: await measure(sets.fuzzy, false),
  }
}

/**
 * The first query included. The limit is one read of as many derived rows by their keys, in turns with it: what the
 * first to come finds cold, and what else the machine does meanwhile, falls on both.
 */
async function backlinks(rounds: number, count: number): Promise<{ own: Times; limit: Times }> {
  await openNotebook()
  const raw = await reopened()
  const times = { own: [] as Times, limit: [] as Times }
  const measure = {
    own: async (id: string) => void times.own.push(await timed(() => listBacklinks(id))),
    limit: async (id: string) => void times.limit.push(await timed(() => getFive(raw, id, count))),
  }
  for (const [at, id] of randomNumbers(rounds, count).map(idOf).entries()) {
    const [first, second] = at % 2 === 0 ? [measure.own, measure.limit] : [measure.limit, measure.own]
    await first(id)
    await second(id)
  }
  raw.close()
  return times
}

function reopened(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('notebook')
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => failed(opening.error)
  })
}

/** A note is linked to from five others on average. */
function getFive(raw: IDBDatabase, id: string, count: number): Promise<void> {
  return new Promise(done => {
    const transaction = raw.transaction('derived')
    const first = Number.parseInt(id.slice(-12), 16)
    for (let at = 0; at < 5; at++) transaction.objectStore('derived').get(idOf((first + at * 997) % count))
    transaction.oncomplete = () => done()
  })
}

/** One tag or two, as a tag page asks: ids and titles of all that bear them. */
async function tagQueries(rounds: number): Promise<Times> {
  await openNotebook()
  const numbers = randomNumbers(rounds * 2, 300)
  return eachTimed(numbers.slice(0, rounds), (first, at) => {
    const all = [tagOf(first), ...(at % 2 ? [tagOf(numbers[rounds + at] ?? 0)] : [])]
    return findByTags({ all, any: [], none: [] }).notes.map(({ id, title }) => ({ id, title }))
  })
}

/**
 * Markdown in a zip into an empty notebook, until its last note is found by a word: milliseconds, beside those of the
 * limit on the same zip.
 */
async function imports(count: number): Promise<{ own: Times; limit: Times }> {
  const zip = new File([vaultZip(count)], 'vault.zip')
  await openNotebook()
  startSearch()
  await indexed()
  const own = await timed(async () => {
    const watch = { onProgress: () => {}, signal: new AbortController().signal }
    const report = await importFiles([zip], { ...watch, folderTags: false, clean: html => html })
    if (report.notes !== count) throw new Error(`${report.notes} of ${count} notes came in`)
    while ((await searchNotebook(LAST_WORD, { limit: 1 })).total === 0) await new Promise(next => setTimeout(next, 5))
  })
  return { own: [own], limit: [await importLimit(zip)] }
}

/** From the start of the worker until it answers, with the index as it was kept; the limit reads its record. */
async function searchReady(): Promise<{ own: Times; limit: Times }> {
  await openNotebook()
  const own = await timed(async () => {
    startSearch()
    await indexed()
  })
  return { own: [own], limit: [await timed(() => db.table('packs').get('search'))] }
}

/** As `searchReady`, with no index kept; the limit reads the texts and makes bare lists of words. */
async function indexAnew(count: number): Promise<{ own: Times; limit: Times }> {
  await openNotebook()
  await db.table('packs').delete('search')
  const own = await timed(async () => {
    startSearch()
    await indexed()
  })
  const limit = await timed(async () => {
    const derived = await db.derived.toArray()
    await fillLimitIndex(derived.slice(0, count).map(row => row.text))
  })
  return { own: [own], limit: [limit] }
}

/** Sources and tags beside the notes, so many that no list may look at all of them. */
async function widen(sources: number, tags: number): Promise<void> {
  await openNotebook()
  for (let from = 0; from < sources; from += BATCH) {
    const part = wideSources(from, Math.min(sources, from + BATCH), tags)
    await write(['sources', 'versions'], async tx => {
      for (const { source, version } of part) {
        await tx.put({ ...unwritten(source.id, 'source'), ...source })
        await db.versions.put(version)
      }
    })
  }
  await packNow()
  startSearch()
  await indexKept()
}

/** The zip of `imports` as a data: address, to be chosen in the window. */
function zip(count: number): Promise<string> {
  return new Promise(done => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.readAsDataURL(vaultZip(count))
  })
}

const bench = {
  fill,
  zip,
  widen,
  searchReady,
  indexAnew,
  imports,
  pasts,
  saves,
  searches,
  backlinks,
  tagQueries,
  withCopies,
  snapshot,
  restored,
}
export type Bench = typeof bench
Object.assign(window, { bench })
