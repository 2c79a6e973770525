import type { Notebook } from '../db.ts'
import type { Doc } from './segment.ts'

// More than half of the texts of 10,000 notes.
const MOST_UNITS = 12_000_000

/** The texts of the docs found last; the database takes longer to give them than the index to find them. */
export class Texts {
  #db: Notebook
  #kept = new Map<string, { textKey: string; text: string }>()
  #units = 0

  constructor(db: Notebook) {
    this.#db = db
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
    const sources = missing.filter(doc => doc.kind === 'source' && doc.textKey !== '')
    if (missing.length > 0) {
      await this.#db.transaction('r', ['derived', 'versions'], async () => {
        const [derived, versions] = await Promise.all([
          notes.length > 0 ? this.#db.derived.bulkGet(notes.map(doc => doc.id)) : [],
          sources.length > 0 ? this.#db.versions.bulkGet(sources.map(doc => doc.textKey)) : [],
        ])
        for (const [at, doc] of notes.entries()) this.#keep(doc, derived[at]?.text ?? '')
        for (const [at, doc] of sources.entries()) this.#keep(doc, versions[at]?.text ?? '')
      })
    }
    const texts = docs.map(doc => this.#use(doc.id))
    for (const id of this.#kept.keys()) {
      if (this.#units <= MOST_UNITS) break
      this.forget(id)
    }
    return texts
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
