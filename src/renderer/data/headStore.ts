import { type Exchange, HeadIndex, LinkIndex, newestFirst, withExchanged } from './headIndex.ts'
import type { HeadLists } from './headPack.ts'
import type { Head, Highlight, Id, NoteHead, SourceHead } from './rows.ts'

/** All light heads, live ones and those in the trash. A new object with each commit, of this window or another. */
export type Heads = {
  notes: ReadonlyMap<Id, NoteHead>
  sources: ReadonlyMap<Id, SourceHead>
  highlights: ReadonlyMap<Id, Highlight>
  /** Counts up with each commit. */
  version: number
}

/** What became of one record; null when it is gone for good. */
export type HeadChange = { id: Id; kind: Head['kind']; seq: number; head: Head | null }

/**
 * A new face of one map: what is rendered sees by its identity that something changed, and 10,000 entries need not be
 * copied for each save.
 */
class MapView<V> implements ReadonlyMap<Id, V> {
  private readonly map: Map<Id, V>
  constructor(map: Map<Id, V>) {
    this.map = map
  }
  get size() {
    return this.map.size
  }
  get(id: Id) {
    return this.map.get(id)
  }
  has(id: Id) {
    return this.map.has(id)
  }
  keys() {
    return this.map.keys()
  }
  values() {
    return this.map.values()
  }
  entries() {
    return this.map.entries()
  }
  forEach(callback: (value: V, id: Id, map: ReadonlyMap<Id, V>) => void) {
    for (const [id, value] of this.map) callback(value, id, this)
  }
  [Symbol.iterator]() {
    return this.map[Symbol.iterator]()
  }
}

/** The heads of one notebook in memory, with what queries are answered from. Knows no database. */
export class HeadStore {
  private notes = new Map<Id, NoteHead>()
  private sources = new Map<Id, SourceHead>()
  private highlights = new Map<Id, Highlight>()
  /** What is gone for good, and since which `seq`: a row that was read before that must not bring it back. */
  private readonly buried = new Map<Id, number>()
  private readonly listeners = new Set<() => void>()
  private built: HeadIndex | null = null
  private builtLinks: LinkIndex | null = null
  private looked: { id: Id; version: number; notes: NoteHead[] } | null = null
  /** Live notes and sources, newest change first. The same array until one of them changes. */
  recentNotes: NoteHead[] = []
  recentSources: SourceHead[] = []
  snapshot: Heads = this.face(null, new Set(['note', 'source', 'highlight']), 0)

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get(id: Id): Head | undefined {
    return this.notes.get(id) ?? this.sources.get(id) ?? this.highlights.get(id)
  }

  /** Neither in the trash nor, for a highlight, in a source that is. */
  isLive(head: Head | null | undefined): head is Head {
    if (!head || head.deletedAt !== null) return false
    return head.kind !== 'highlight' || this.isLive(this.sources.get(head.sourceId))
  }

  /** Built when it is first asked for. */
  get index(): HeadIndex {
    if (!this.built) {
      this.built = new HeadIndex()
      for (const map of [this.notes, this.sources, this.highlights])
        for (const head of map.values()) if (this.isLive(head)) this.built.exchange(null, head)
    }
    return this.built
  }

  /** Makes the answers of `using` ready: to be done when nothing else is. */
  indexLinks(): void {
    if (this.builtLinks) return
    this.looked = null
    this.builtLinks = new LinkIndex()
    for (const note of this.notes.values()) if (this.isLive(note)) this.builtLinks.exchange(null, note)
  }

  /**
   * The live notes that link to or quote a record. The first to be asked about is the note that a start shows: for it
   * all are looked at, which is sooner done than the index is built; with the second the index is worth it.
   */
  using(id: Id): NoteHead[] {
    if (this.looked && this.looked.id !== id) this.indexLinks()
    if (!this.builtLinks) return [...this.lookFor(id)]
    const ids = new Set([...this.builtLinks.linkedFrom.get(id), ...this.builtLinks.quotedFrom.get(id)])
    ids.delete(id)
    return [...ids].map(noteId => this.notes.get(noteId)).filter(note => note !== undefined)
  }

  private lookFor(id: Id): NoteHead[] {
    const { version } = this.snapshot
    if (this.looked?.id !== id || this.looked.version !== version) {
      const uses = (note: NoteHead) => note.links.includes(id) || note.quotes.includes(id)
      this.looked = { id, version, notes: this.recentNotes.filter(note => note.id !== id && uses(note)) }
    }
    return this.looked.notes
  }

  /** Everything, notes newest change first: a list that is sorted already is loaded faster. */
  lists(): HeadLists {
    return {
      notes: [...this.notes.values()].sort(newestFirst),
      sources: [...this.sources.values()],
      highlights: [...this.highlights.values()],
    }
  }

  /** Forgets everything and begins with these. */
  fill(lists: HeadLists): void {
    this.notes = new Map(lists.notes.map(head => [head.id, head]))
    this.sources = new Map(lists.sources.map(head => [head.id, head]))
    this.highlights = new Map(lists.highlights.map(head => [head.id, head]))
    this.built = null
    this.builtLinks = null
    this.looked = null
    this.recentNotes = lists.notes.filter(head => this.isLive(head)).sort(newestFirst)
    this.recentSources = lists.sources.filter(head => this.isLive(head)).sort(newestFirst)
    this.commit(new Set(['note', 'source', 'highlight']))
  }

  /** Takes in what was written. An older state of a record than the known one is left out. */
  apply(changes: HeadChange[]): void {
    const news = changes.filter(change => this.isNews(change))
    if (news.length === 0) return
    const notes: Exchange<NoteHead>[] = []
    const sources: Exchange<SourceHead>[] = []
    for (const change of news) {
      const { before, after } = this.applyOne(change)
      if (before?.kind === 'note' || after?.kind === 'note') notes.push({ before, after } as Exchange<NoteHead>)
      if (before?.kind === 'source' || after?.kind === 'source') sources.push({ before, after } as Exchange<SourceHead>)
    }
    if (notes.length > 0) this.recentNotes = withExchanged(this.recentNotes, notes)
    if (sources.length > 0) this.recentSources = withExchanged(this.recentSources, sources)
    this.commit(new Set(news.map(change => change.kind)))
  }

  private isNews({ id, seq }: HeadChange): boolean {
    return seq >= (this.get(id)?.seq ?? 0) && seq > (this.buried.get(id) ?? -1)
  }

  private applyOne({ id, kind, seq, head }: HeadChange): Exchange<Head> {
    const before = this.liveOr(this.get(id))
    const marked = kind === 'source' ? this.highlightsUnder(id) : []
    const markedBefore = marked.map(highlight => this.liveOr(highlight))
    if (head === null) {
      this.buried.set(id, seq)
      this.mapOf(kind).delete(id)
    } else this.mapOf(kind).set(id, head)
    const after = this.liveOr(head)
    this.built?.exchange(before, after)
    this.builtLinks?.exchange(before, after)
    marked.forEach((highlight, i) => {
      this.built?.exchange(markedBefore[i]!, this.liveOr(highlight))
    })
    return { before, after }
  }

  private liveOr(head: Head | null | undefined): Head | null {
    return this.isLive(head) ? head : null
  }

  private highlightsUnder(sourceId: Id): Highlight[] {
    return [...this.highlights.values()].filter(highlight => highlight.sourceId === sourceId)
  }

  private mapOf(kind: Head['kind']): Map<Id, Head> {
    return (kind === 'note' ? this.notes : kind === 'source' ? this.sources : this.highlights) as Map<Id, Head>
  }

  private commit(kinds: Set<Head['kind']>): void {
    this.snapshot = this.face(this.snapshot, kinds, this.snapshot.version + 1)
    for (const listener of this.listeners) listener()
  }

  private face(before: Heads | null, kinds: Set<Head['kind']>, version: number): Heads {
    return {
      notes: before && !kinds.has('note') ? before.notes : new MapView(this.notes),
      sources: before && !kinds.has('source') ? before.sources : new MapView(this.sources),
      highlights: before && !kinds.has('highlight') ? before.highlights : new MapView(this.highlights),
      version,
    }
  }
}

/** The heads of this window. `heads.ts` fills it and keeps it up to date. */
export const store = new HeadStore()
