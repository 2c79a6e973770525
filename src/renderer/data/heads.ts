import Dexie from 'dexie'
import { db, type PackRow, whyReadOnly } from './db.ts'
import { type HeadLists, packHeads, unpackHeads } from './headPack.ts'
import { type HeadChange, type Heads, store } from './headStore.ts'
import { inTime } from './journal/inTime.ts'
import { repairHead } from './repair.ts'
import type { Head, Id, NoteHead, SourceHead } from './rows.ts'
import { type Change, onCommitted, onCommittedElsewhere, write } from './write.ts'

export type { Heads } from './headStore.ts'

export const heads = {
  /** The same object until the next commit. */
  get: (): Heads => store.snapshot,
  /** Called after each commit of this window or another. */
  subscribe: store.subscribe,
}

/** Rows changed since the pack that a start reads one by one; beyond it a new pack is made when nothing happens. */
const MOST_UNPACKED = 300
const IDLE_MS = 5000
const SILENT_MS = 30_000
const LOOK_AGAIN_MS = 5000
/** Not before the first paint, which would wait for it. */
const INDEX_AFTER_MS = 1000

/** All that was written up to here is in the store. */
let caughtUp = 0
/** The newest write that this window knows of, its own or another's. */
let told = 0
let isLoaded = false
let isCatching = false
let isBehind = false
let again: ReturnType<typeof setTimeout> | undefined
const unpacked = new Set<Id>()
let packTimer: ReturnType<typeof setTimeout> | undefined

/** Loads the heads and goes on following the commits of every window. Resolves when `heads.get()` is whole. */
export async function loadHeads(): Promise<void> {
  onCommittedElsewhere(seq => {
    told = Math.max(told, seq)
    if (told > caughtUp) catchUp()
  })
  await load(true)
  onCommitted(takeIn)
}

/** One record, and the rows that changed after it; or all rows where the record is of no use. */
async function load(mayUsePack: boolean): Promise<void> {
  const read = await db.transaction(
    'r',
    ['meta', 'packs', 'notes', 'sources', 'highlights', 'tombstones'],
    async () => {
      const [seqRow, pack] = await Promise.all([db.meta.get('seq'), mayUsePack ? db.packs.get('heads') : undefined])
      const seq = seqRow?.value ?? 0
      const packed = unpackHeads(pack, seq)
      return { seq, lists: packed ?? (await readAll()), changes: packed && pack ? await readSince(pack.seq) : null }
    },
  )
  store.fill(read.lists)
  if (read.changes) takeChanges(read.changes)
  else for (const id of store.snapshot.notes.keys()) unpacked.add(id)
  caughtUp = read.seq
  isLoaded = true
  // What was told while the rows were read.
  if (told > caughtUp) catchUp()
  setTimeout(() => whenIdle(() => store.indexLinks()), INDEX_AFTER_MS)
  packSoon()
}

async function readAll(): Promise<HeadLists> {
  const [notes, sources, highlights] = await Promise.all([
    db.notes.toArray(),
    db.sources.toArray(),
    db.highlights.toArray(),
  ])
  return {
    notes: notes.map(row => repairHead('note', row)).filter(head => head !== null),
    sources: sources.map(row => repairHead('source', row)).filter(head => head !== null),
    highlights: highlights.map(row => repairHead('highlight', row)).filter(head => head !== null),
  }
}

async function readSince(seq: number): Promise<HeadChange[]> {
  const [notes, sources, highlights, buried] = await Promise.all([
    db.notes.where('seq').above(seq).toArray(),
    db.sources.where('seq').above(seq).toArray(),
    db.highlights.where('seq').above(seq).toArray(),
    db.tombstones.where('seq').above(seq).toArray(),
  ])
  const written: (Head | null)[] = [
    ...sources.map(row => repairHead('source', row)),
    ...notes.map(row => repairHead('note', row)),
    ...highlights.map(row => repairHead('highlight', row)),
  ]
  return [
    ...written.filter(head => head !== null).map(head => ({ id: head.id, kind: head.kind, seq: head.seq, head })),
    ...buried.map(({ id, kind, seq }) => ({ id, kind, seq, head: null })),
  ]
}

function takeChanges(changes: HeadChange[]): void {
  for (const change of changes) unpacked.add(change.id)
  store.apply(changes)
}

/** What this window wrote is shown at once. When another window wrote in between, that is fetched. */
function takeIn(changes: Change[]): void {
  const seq = changes[0]!.seq
  told = Math.max(told, seq)
  takeChanges(changes)
  if (caughtUp === seq - 1) caughtUp = seq
  else if (seq > caughtUp) catchUp()
  packSoon()
}

/** Fetches what was written since. To be called too when a notebook that was closed under the window is open again. */
export function catchUp(): void {
  if (!isLoaded) return
  clearTimeout(again)
  isBehind = true
  if (isCatching) return
  isCatching = true
  inTime(fetchUntilCaughtUp(), SILENT_MS, 'The notebook does not answer.')
    .catch(tryLater)
    .finally(() => {
      isCatching = false
    })
}

/** What was told of is not forgotten. A closed notebook may stay so; whoever opens it again asks. */
function tryLater(error: unknown): void {
  if (error instanceof Dexie.DatabaseClosedError) return
  console.warn('What another window wrote could not be read yet:', error)
  again = setTimeout(catchUp, LOOK_AGAIN_MS)
}

async function fetchUntilCaughtUp(): Promise<void> {
  while (isBehind) {
    isBehind = false
    const since = caughtUp
    const tables = ['meta', 'notes', 'sources', 'highlights', 'tombstones']
    const [seqRow, changes] = await db.transaction('r', tables, () =>
      Promise.all([db.meta.get('seq'), readSince(since)]),
    )
    // Not within the transaction: whoever listens may write.
    takeChanges(changes)
    caughtUp = Math.max(caughtUp, seqRow?.value ?? 0)
  }
  packSoon()
}

function packSoon(): void {
  if (unpacked.size < MOST_UNPACKED || whyReadOnly() !== null) return
  clearTimeout(packTimer)
  packTimer = setTimeout(() => whenIdle(() => void packNow()), IDLE_MS)
}

function whenIdle(work: () => unknown): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work)
  else work()
}

/** Packs the heads for the next start. Done by itself when nothing happens for a while. */
export async function packNow(): Promise<void> {
  const pack = packHeads(store.lists(), caughtUp)
  unpacked.clear()
  await write(['packs'], async () => {
    if (!isNewer(await db.packs.get('heads'), pack)) await db.packs.put(pack)
  })
}

function isNewer(kept: PackRow | undefined, made: PackRow): boolean {
  return kept?.format === made.format && kept.seq > made.seq
}

/**
 * Counts the rows and reads all of them again when the pack had left some out. To be called when the start is over;
 * returns whether the pack was right.
 */
export async function checkHeads(): Promise<boolean> {
  const known = await db.transaction('r', ['meta', 'notes', 'sources', 'highlights'], async () => {
    const seq = (await db.meta.get('seq'))?.value ?? 0
    const counts = await Promise.all([db.notes.count(), db.sources.count(), db.highlights.count()])
    return { seq, counts }
  })
  const { notes, sources, highlights } = store.snapshot
  const isRight = [notes.size, sources.size, highlights.size].every((size, i) => size === known.counts[i])
  if (isRight || known.seq !== caughtUp) return true
  await load(false)
  await packNow()
  return false
}

/** Live notes, newest change first. The same array until a note changes. */
export function recentNotes(_heads?: Heads): NoteHead[] {
  return store.recentNotes
}

/** Live pinned notes, newest change first. The same array until a note changes. */
export function pinnedNotes(_heads?: Heads): NoteHead[] {
  let found = pinned.get(store.recentNotes)
  if (!found) {
    found = store.recentNotes.filter(note => note.pinned)
    pinned.set(store.recentNotes, found)
  }
  return found
}
const pinned = new WeakMap<NoteHead[], NoteHead[]>()

/** Live sources, newest change first. The same array until a source changes. */
export function allSources(_heads?: Heads): SourceHead[] {
  return store.recentSources
}

/** What lies in the trash, last deleted first; highlights that lie there only with their source are left out. */
export function trashed(_heads?: Heads): Head[] {
  const { notes, sources, highlights } = store.snapshot
  return [...notes.values(), ...sources.values(), ...highlights.values()]
    .filter(head => head.deletedAt !== null)
    .sort((a, b) => b.deletedAt! - a.deletedAt!)
}

/** A note, source or highlight by its id, in the trash or not. */
export function headOf(id: Id): Head | undefined {
  return store.get(id)
}

/** What the screens call a note or a source; "Untitled" where it has no title. */
export function titleOf(head: NoteHead | SourceHead): string {
  return (head.kind === 'note' ? head.title : head.csl.title).trim() || 'Untitled'
}
