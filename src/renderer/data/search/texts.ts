import type { Notebook } from '../db.ts'
import type { DerivedRow, Highlight, VersionRow } from '../rows.ts'
import { noteText, type TitleOf } from './noteText.ts'
import type { Doc } from './segment.ts'

// More than half of the texts of 10,000 notes.
const MOST_UNITS = 12_000_000

/** What a highlight is found by: its words, and its comment in a line of its own. */
export function highlightText({ anchor, comment }: Pick<Highlight, 'anchor' | 'comment'>): string {
  return comment === '' ? anchor.exact : `${anchor.exact}\n${comment}`
}

/** The texts of the docs found last; the database takes longer to give them than the index to find them. */
export class Texts {
  #db: Notebook
  #titleOf: TitleOf
  #kept = new Map<string, { textKey: string; text: string }>()
  #units = 0

  constructor(db: Notebook, titleOf: TitleOf) {
    this.#db = db
    this.#titleOf = titleOf
  }

  forget(id: string): void {
    const kept = this.#kept.get(id)
    if (kept) this.#units -= kept.text.length
    this.#kept.delete(id)
  }

  #keep(doc: Doc, text: string): string {
    this.forget(doc.id)
    this.#kept.set(doc.id, { textKey: doc.textKey, text })
    this.#units += text.length
    return text
  }

  /** The texts in the order of the docs, empty where one is gone. */
  async of(docs: Doc[]): Promise<string[]> {
    const missing = docs.filter(doc => this.#kept.get(doc.id)?.textKey !== doc.textKey)
    const notes = missing.filter(doc => doc.kind === 'note')
    const highlights = missing.filter(doc => doc.kind === 'highlight')
    const sources = missing.filter(doc => doc.kind === 'source' && doc.textKey !== '')
    if (missing.length > 0) {
      const [derived, versions, marks] = await this.#rows(
        notes.map(doc => doc.id),
        sources.map(doc => doc.textKey),
        highlights.map(doc => doc.id),
      )
      for (const [at, doc] of notes.entries()) {
        const row = derived[at]
        this.#keep(doc, row ? noteText(row, this.#titleOf) : '')
      }
      for (const [at, doc] of highlights.entries()) {
        const row = marks[at]
        this.#keep(doc, row ? highlightText(row) : '')
      }
      for (const [at, doc] of sources.entries()) this.#keep(doc, versions[at]?.text ?? '')
    }
    const texts = docs.map(doc => this.#use(doc.id))
    for (const id of this.#kept.keys()) {
      if (this.#units <= MOST_UNITS) break
      this.forget(id)
    }
    return texts
  }

  /** Asked of the database itself: Dexie takes a millisecond of the few that a search has. */
  async #rows(
    notes: string[],
    versions: string[],
    highlights: string[],
  ): Promise<[(DerivedRow | undefined)[], (VersionRow | undefined)[], (Highlight | undefined)[]]> {
    if (!this.#db.isOpen()) await this.#db.open()
    return new Promise((done, failed) => {
      const reading = this.#db.backendDB().transaction(['derived', 'versions', 'highlights'])
      const ask = <R>(table: string, ids: string[]): IDBRequest<R | undefined>[] =>
        ids.map(id => reading.objectStore(table).get(id))
      const asked = [
        ask<DerivedRow>('derived', notes),
        ask<VersionRow>('versions', versions),
        ask<Highlight>('highlights', highlights),
      ] as const
      const found = <R>(requests: IDBRequest<R>[]) => requests.map(request => request.result)
      reading.oncomplete = () => done([found(asked[0]), found(asked[1]), found(asked[2])])
      reading.onabort = () => failed(reading.error)
    })
  }

  #use(id: string): string {
    const kept = this.#kept.get(id)
    if (!kept) return ''
    // The map's order is that of use.
    this.#kept.delete(id)
    this.#kept.set(id, kept)
    return kept.text
  }
}
