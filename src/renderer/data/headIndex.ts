import { tagKey } from '#lib/tag.ts'
import type { Head, Highlight, Id, NoteHead, SourceHead } from './rows.ts'

/** Many under one key; keys with nothing under them are gone. */
class Groups {
  private readonly groups = new Map<string, Set<Id>>()

  get(key: string): ReadonlySet<Id> {
    return this.groups.get(key) ?? NONE
  }
  keys(): IterableIterator<string> {
    return this.groups.keys()
  }
  add(key: string, id: Id): void {
    const group = this.groups.get(key)
    if (group) group.add(id)
    else this.groups.set(key, new Set([id]))
  }
  remove(key: string, id: Id): void {
    const group = this.groups.get(key)
    if (group?.delete(id) && group.size === 0) this.groups.delete(key)
  }
}
const NONE: ReadonlySet<Id> = new Set()

/**
 * As `Groups`, of many small groups: ten thousand arrays are made in half the time of ten thousand sets, and one is
 * looked through when something goes. Whoever adds does so once.
 */
class SmallGroups {
  private readonly groups = new Map<string, Id[]>()

  get(key: string): readonly Id[] {
    return this.groups.get(key) ?? []
  }
  add(key: string, id: Id): void {
    const group = this.groups.get(key)
    if (group) group.push(id)
    else this.groups.set(key, [id])
  }
  remove(key: string, id: Id): void {
    const group = this.groups.get(key)
    const at = group?.indexOf(id) ?? -1
    if (at >= 0) group!.splice(at, 1)
    if (group?.length === 0) this.groups.delete(key)
  }
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, i) => one === b[i])

/** What backlinks are answered from. Holds live notes only. */
export class LinkIndex {
  /** By note or source: the notes that link to it or quote it. */
  readonly linkedFrom = new SmallGroups()
  /** By highlight: the notes that quote it. */
  readonly quotedFrom = new SmallGroups()

  /** Exchanges what is known of one record; null for one that is not live. */
  exchange(before: Head | null, after: Head | null): void {
    const id = (after ?? before)?.id
    if (id === undefined || before === after || !(isNote(before) || isNote(after))) return
    exchangeIn(this.linkedFrom, id, isNote(before) ? before.links : [], isNote(after) ? after.links : [])
    exchangeIn(this.quotedFrom, id, isNote(before) ? before.quotes : [], isNote(after) ? after.quotes : [])
  }
}

/**
 * What tag queries and lists are answered from. Holds live records only: what lies in the trash, and the
 * highlights of a source in the trash, are in no group.
 */
export class HeadIndex {
  /** By `tagKey`: notes, sources and highlights that bear exactly this tag. */
  readonly tagged = new Groups()
  /** By source: its highlights. */
  readonly highlightsOf = new Groups()
  /** Counts up when any record gains or loses a tag. */
  tagVersion = 0
  private readonly spellings = new Map<string, Map<string, number>>()
  private readonly keys = new Map<string, string>()

  /** The identity of a tag; folded once per spelling. */
  keyOf(tag: string): string {
    let key = this.keys.get(tag)
    if (key === undefined) {
      key = tagKey(tag)
      this.keys.set(tag, key)
    }
    return key
  }

  /** The spelling of a tag that is used most; small letters before capitals among equals. */
  spellingOf(key: string): string {
    const found = [...(this.spellings.get(key) ?? [])]
    found.sort(([a, used], [b, usedMore]) => usedMore - used || a.localeCompare(b))
    return found[0]?.[0] ?? key
  }

  /** Exchanges what is known of one record; null for one that is not live. */
  exchange(before: Head | null, after: Head | null): void {
    const id = (after ?? before)?.id
    if (id === undefined || before === after) return
    this.exchangeTags(id, before?.tags ?? [], after?.tags ?? [])
    if (isHighlight(before)) this.highlightsOf.remove(before.sourceId, id)
    if (isHighlight(after)) this.highlightsOf.add(after.sourceId, id)
  }

  private exchangeTags(id: Id, before: string[], after: string[]): void {
    if (same(before, after)) return
    this.tagVersion++
    for (const tag of before) {
      this.tagged.remove(this.keyOf(tag), id)
      this.spell(tag, -1)
    }
    for (const tag of after) {
      this.tagged.add(this.keyOf(tag), id)
      this.spell(tag, 1)
    }
  }

  private spell(tag: string, by: number): void {
    const key = this.keyOf(tag)
    const used = this.spellings.get(key) ?? new Map<string, number>()
    const times = (used.get(tag) ?? 0) + by
    if (times > 0) used.set(tag, times)
    else used.delete(tag)
    if (used.size > 0) this.spellings.set(key, used)
    else this.spellings.delete(key)
  }
}

function exchangeIn(groups: SmallGroups, id: Id, before: string[], after: string[]): void {
  if (same(before, after)) return
  for (const key of before) groups.remove(key, id)
  for (const key of after) groups.add(key, id)
}

const isNote = (head: Head | null): head is NoteHead => head?.kind === 'note'
const isHighlight = (head: Head | null): head is Highlight => head?.kind === 'highlight'

/** Newest change first; by id among equals, so that two windows show one order. */
export function newestFirst(a: Head, b: Head): number {
  return b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1)
}

/** Above that many changes sorting the whole list is cheaper than setting in one after the other. */
const FEW = 20

/** One record of a list before and after a write; null where it is not in the list. */
export type Exchange<H> = { before: H | null; after: H | null }

/** A new sorted list with some records exchanged; for a few of 10,000 it neither sorts nor looks at the others. */
export function withExchanged<H extends NoteHead | SourceHead>(list: H[], exchanges: Exchange<H>[]): H[] {
  if (exchanges.length > FEW) return resorted(list, exchanges)
  const next = list.slice()
  for (const { before, after } of exchanges) {
    if (before) next.splice(placeIn(next, before), 1)
    if (after) next.splice(placeIn(next, after), 0, after)
  }
  return next
}

function resorted<H extends NoteHead | SourceHead>(list: H[], exchanges: Exchange<H>[]): H[] {
  const gone = new Set(exchanges.map(({ before }) => before))
  const come = exchanges.map(({ after }) => after).filter(head => head !== null)
  // One that was written twice is in `gone` as well.
  return [...list, ...come].filter(head => !gone.has(head)).sort(newestFirst)
}

function placeIn(list: (NoteHead | SourceHead)[], head: NoteHead | SourceHead): number {
  let low = 0
  for (let high = list.length; low < high; ) {
    const middle = (low + high) >> 1
    if (newestFirst(list[middle]!, head) < 0) low = middle + 1
    else high = middle
  }
  return low
}
