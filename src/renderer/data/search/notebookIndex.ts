import { tagKey } from '#lib/tag.ts'
import type { Notebook } from '../db.ts'
import { repairHead } from '../repair.ts'
import type { DerivedRow, Highlight, Id, NoteHead, SourceHead } from '../rows.ts'
import { hasRenamed, noteText } from './noteText.ts'
import { type IndexPack, packSegment, unpackSegment } from './pack.ts'
import type { Found, Hit, SearchOptions } from './protocol.ts'
import { parseQuery } from './query.ts'
import { DamagedIndex, type DocAbout } from './segment.ts'
import { lightsOf, litIn, passagesOf, type Snippet, snippetOf } from './snippet.ts'
import { highlightText, Texts } from './texts.ts'
import { type Found as FoundDocs, WordIndex } from './wordIndex.ts'

/** The index as it lies in `packs`, as of `seq`, over derived rows of version `derived`. */
type SearchPack = IndexPack & { key: 'search'; seq: number; derived: number }

const BATCH = 500
/** So many docs changed since the index was kept are read again at the next start without being noticed. */
const MOST_UNKEPT = 200

/** The word index of the notebook in the database: loaded, caught up with what was written since, and kept. */
export class NotebookIndex {
  #db: Notebook
  #index = new WordIndex()
  #texts: Texts
  #seq = 0
  #derived = 0
  /** Docs changed since the index was kept, each once: a note saved while one types counts as one. */
  #unkept = new Set<Id>()
  #isNew = false
  /** Notes and sources with another title than the notes that link to them were read with. */
  #renamed = new Set<Id>()
  /** Notes read before what they link to, with those links. */
  #early: Pick<DerivedRow, 'id' | 'links'>[] = []
  /** Called while the index is made anew. */
  onProgress: (done: number, total: number) => void = () => {}

  constructor(db: Notebook) {
    this.#db = db
    this.#texts = new Texts(db, this.#titleOf)
  }

  #titleOf = (id: Id): string | undefined => this.#index.get(id)?.title

  get size(): number {
    return this.#index.size
  }

  /** Takes the kept index where it is whole and of this notebook, else reads every row. */
  async open(): Promise<void> {
    if (await this.#load()) await this.catchUp()
    else await this.rebuild()
  }

  async #load(): Promise<boolean> {
    const [pack, meta] = await Promise.all([
      // A pack that cannot even be read is no pack.
      this.#db
        .table<SearchPack, string>('packs')
        .get('search')
        .catch(() => undefined),
      this.#meta(),
    ])
    if (!pack || pack.derived !== meta.derived || !(pack.seq <= meta.seq)) return false
    try {
      this.#index = new WordIndex([unpackSegment(pack)])
    } catch {
      // Whatever is wrong with it, the rows have everything.
      return false
    }
    this.#seq = pack.seq
    this.#derived = pack.derived
    return true
  }

  async #meta(): Promise<{ seq: number; derived: number }> {
    const [seq, derived] = await this.#db.meta.bulkGet(['seq', 'derived'])
    return { seq: seq?.value ?? 0, derived: derived?.value ?? 0 }
  }

  /** Reads every row anew. Searches meanwhile find what was read so far. */
  async rebuild(): Promise<void> {
    const { seq, derived } = await this.#meta()
    this.#index = new WordIndex()
    // Until all is read it counts as nothing read: a rebuild that fails halfway is made up for by catching up.
    this.#seq = 0
    this.#derived = derived
    const { notes, sources, highlights } = this.#db
    const total = (await notes.count()) + (await sources.count()) + (await highlights.count())
    this.onProgress(0, total)
    const oneMore = () => this.onProgress(this.#index.size, total)
    this.#early = []
    await this.#readNotes(oneMore)
    await this.#readSources(oneMore)
    await this.#readHighlights(oneMore)
    await this.#settleEarly()
    this.#renamed.clear()
    this.#seq = seq
    // What was written while the rows were read.
    await this.catchUp()
    this.#isNew = true
  }

  /** By primary key in both tables: two large reads take a tenth of the time that 500 small ones take. */
  async #readNotes(onDone: () => void): Promise<void> {
    let last = ''
    for (;;) {
      const notes = await this.#db.notes.where('id').above(last).limit(BATCH).toArray()
      if (notes.length === 0) return
      const first = notes[0]!.id
      last = notes[notes.length - 1]!.id
      const derived = await this.#db.derived.where('id').between(first, last, true, true).toArray()
      const texts = new Map(derived.map(row => [row.id, row]))
      for (const row of notes) this.#takeNote(row, texts.get(row.id))
      onDone()
    }
  }

  async #readSources(onDone: () => void): Promise<void> {
    for (const id of await this.#db.sources.toCollection().primaryKeys()) {
      const row = await this.#db.sources.get(id)
      if (row) await this.#takeSource(row)
      onDone()
    }
  }

  async #readHighlights(onDone: () => void): Promise<void> {
    let last = ''
    for (;;) {
      const rows = await this.#db.highlights.where('id').above(last).limit(BATCH).toArray()
      if (rows.length === 0) return
      last = rows[rows.length - 1]!.id
      for (const row of rows) this.#takeHighlight(row)
      onDone()
    }
  }

  /** Takes in what any window has written since. Returns whether anything was. */
  async catchUp(): Promise<boolean> {
    const { seq, derived } = await this.#meta()
    // Another notebook was put in its place, or its texts are read in another way.
    if (seq < this.#seq || derived !== this.#derived) {
      await this.rebuild()
      return true
    }
    if (seq === this.#seq) return false
    const since = this.#seq
    for (const { id } of await this.#db.tombstones.where('seq').above(since).toArray()) this.#drop(id)
    await this.#catchUpNotes(since)
    for (const row of await this.#db.sources.where('seq').above(since).toArray()) await this.#takeSource(row)
    for (const row of await this.#db.highlights.where('seq').above(since).toArray()) this.#takeHighlight(row)
    await this.#settleEarly()
    this.#seq = seq
    return true
  }

  async #catchUpNotes(since: number): Promise<void> {
    await this.#readAgain(await this.#db.notes.where('seq').above(since).primaryKeys())
  }

  async #readAgain(ids: Id[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH)
      // Read at once and taken in afterwards: who writes meanwhile need not wait for the words.
      const [notes, derived] = await this.#db.transaction('r', ['notes', 'derived'], () =>
        Promise.all([this.#db.notes.bulkGet(batch), this.#db.derived.bulkGet(batch)]),
      )
      for (const [at, row] of notes.entries()) if (row) this.#takeNote(row, derived[at])
    }
  }

  /** Whether notes must be read again because something they link to bears another title now. */
  get hasRenamed(): boolean {
    return this.#renamed.size > 0
  }

  /** Reads the notes again that link to what was renamed. */
  async followRenames(): Promise<void> {
    const renamed = this.#renamed
    this.#renamed = new Set()
    const linking: Id[] = []
    let last = ''
    for (;;) {
      const notes = await this.#db.notes.where('id').above(last).limit(BATCH).toArray()
      if (notes.length === 0) break
      last = notes[notes.length - 1]!.id
      for (const { id, links } of notes) {
        if (this.#index.get(id) && links.some(link => renamed.has(link))) linking.push(id)
      }
    }
    await this.#readAgain(linking)
  }

  #drop(id: Id): void {
    this.#index.remove(id)
    this.#texts.forget(id)
    this.#unkept.add(id)
  }

  #takeNote(row: NoteHead, derived: DerivedRow | undefined): void {
    const head = repairHead('note', row)
    if (!head) return
    this.#noticeTitle(head.id, head.title)
    this.#drop(head.id)
    if (head.deletedAt !== null) return
    this.#index.put(aboutNote(head), derived ? noteText(derived, this.#titleOf) : '')
    const links = derived?.links.filter(({ titled, to }) => titled && this.#titleOf(to) === undefined) ?? []
    if (links.length > 0) this.#early.push({ id: head.id, links })
  }

  /** The titles of what was read since are known now. */
  async #settleEarly(): Promise<void> {
    const early = this.#early
    this.#early = []
    await this.#readAgain(early.filter(row => hasRenamed(row, this.#titleOf)).map(row => row.id))
    this.#early = []
  }

  #noticeTitle(id: Id, title: string): void {
    const known = this.#index.get(id)
    if (known && known.title !== title) this.#renamed.add(id)
  }

  /** Only where its source can be found too. */
  #takeHighlight(row: Highlight): void {
    const head = repairHead('highlight', row)
    if (!head) return
    this.#drop(head.id)
    const isThere = head.deletedAt === null && this.#index.get(head.sourceId) !== undefined
    if (isThere) this.#index.put(aboutHighlight(head), highlightText(head))
  }

  /** With its source it goes to the trash and comes out of it, without being written itself. */
  async #takeHighlightsOf(sourceId: Id): Promise<void> {
    for (const row of await this.#db.highlights.where('sourceId').equals(sourceId).toArray()) this.#takeHighlight(row)
  }

  async #takeSource(row: SourceHead): Promise<void> {
    const head = repairHead('source', row)
    if (!head) return
    const known = this.#index.get(head.id)
    if (head.deletedAt !== null) {
      this.#drop(head.id)
      if (known) await this.#takeHighlightsOf(head.id)
      return
    }
    const about = aboutSource(head)
    this.#noticeTitle(head.id, about.title)
    // A source is written with every page that is read; its words stay the same.
    if (known && known.textKey === about.textKey && known.title === about.title && isSame(known.more, about.more)) {
      this.#index.patch(head.id, about)
      this.#unkept.add(head.id)
      return
    }
    const version = head.versionId === null ? undefined : await this.#db.versions.get(head.versionId)
    this.#drop(head.id)
    this.#index.put(about, version?.text ?? '')
    // Out of the trash again: what was never written before has none.
    if (!known && head.parentRev !== null && this.#seq > 0) await this.#takeHighlightsOf(head.id)
  }

  /** Never throws for a query, however odd; a damaged index is made anew and asked again. */
  async search(text: string, options: SearchOptions): Promise<Found> {
    const start = performance.now()
    const query = parseQuery(text)
    const found = await this.#find(query, options)
    const docs = found.docs.map(({ doc }) => doc)
    const texts = await this.#texts.of(docs)
    const lights = lightsOf(query, found.near)
    const hits = found.docs.map(
      ({ doc, score }, at): Hit => ({
        id: doc.id,
        kind: doc.kind,
        score,
        title: doc.title,
        titleLit: litIn(doc.title, lights),
        snippet: snippetOf(texts[at]!, lights),
        changedAt: doc.changedAt,
      }),
    )
    const near = [...found.near].map(([clause, terms]) => ({
      word: clause.words[0]!,
      taken: terms.map(term => term.word),
    }))
    return { hits, total: found.total, counts: found.counts, near, ms: performance.now() - start }
  }

  /** The passages of one thing found that hold what was asked for, in the order of its text. */
  async passages(text: string, id: Id): Promise<Snippet[]> {
    const doc = this.#index.get(id)
    if (!doc) return []
    const query = parseQuery(text)
    const { near } = await this.#find(query, { limit: 0 })
    const [words = ''] = await this.#texts.of([doc])
    return passagesOf(words, lightsOf(query, near))
  }

  async #find(query: ReturnType<typeof parseQuery>, options: SearchOptions): Promise<FoundDocs> {
    const ask = { limit: options.limit, kinds: options.kinds ?? null, now: Date.now() }
    try {
      return this.#index.search(query, ask)
    } catch (error) {
      if (!(error instanceof DamagedIndex)) throw error
      await this.rebuild()
      return this.#index.search(query, ask)
    }
  }

  /** Whether enough has changed that the next start would notice. */
  get isKeepingDue(): boolean {
    return this.#isNew || this.#unkept.size > MOST_UNKEPT
  }

  /** Keeps the index for the next start, unless another window has kept a later one. */
  async keep(): Promise<void> {
    if (this.hasRenamed) await this.followRenames()
    const pack: SearchPack = {
      key: 'search',
      seq: this.#seq,
      derived: this.#derived,
      ...packSegment(this.#index.whole()),
    }
    const packs = this.#db.table<SearchPack, string>('packs')
    await this.#db.transaction('rw', 'packs', async () => {
      const kept = await packs.get('search')
      if (kept && kept.format === pack.format && kept.derived === pack.derived && kept.seq > pack.seq) return
      await packs.put(pack)
    })
    this.#unkept.clear()
    this.#isNew = false
  }
}

function isSame(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}

function aboutNote(head: NoteHead): DocAbout {
  return {
    id: head.id,
    kind: 'note',
    title: head.title,
    more: head.aliases,
    textKey: '',
    tags: head.tags.map(tagKey),
    changedAt: head.changedAt,
  }
}

function aboutSource({ id, csl, versionId, tags, changedAt }: SourceHead): DocAbout {
  const authors = csl.author.map(name => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
  const more = [...authors, csl.publisher, csl['container-title']].filter(field => field !== '')
  return { id, kind: 'source', title: csl.title, more, textKey: versionId ?? '', tags: tags.map(tagKey), changedAt }
}

function aboutHighlight({ id, tags, changedAt }: Highlight): DocAbout {
  return { id, kind: 'highlight', title: '', more: [], textKey: '', tags: tags.map(tagKey), changedAt }
}
