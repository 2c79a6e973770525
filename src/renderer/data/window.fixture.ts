import { vi } from 'vitest'
import type { DraftStore } from './drafts.ts'
import type { KeptBecause } from './rows.ts'

/** The data layer as one more window has it: modules of its own over the same database. */
export async function newWindow() {
  vi.resetModules()
  const [
    { db },
    open,
    { heads, ...lists },
    notes,
    sources,
    highlights,
    tags,
    backlinks,
    edit,
    { saving },
    write,
    rebuild,
    journal,
    parts,
    history,
    operations,
    tagMoves,
    trashTogether,
    undo,
    files,
    transfer,
  ] = await Promise.all([
    import('./db.ts'),
    import('./open.ts'),
    import('./heads.ts'),
    import('./notes.ts'),
    import('./sources.ts'),
    import('./highlights.ts'),
    import('./tags.ts'),
    import('./backlinks.ts'),
    import('./noteEdit.ts'),
    import('./saving.ts'),
    import('./write.ts'),
    import('./derived/rebuild.ts'),
    import('./journal/journal.ts'),
    import('./parts.ts'),
    import('./history.ts'),
    import('./operations.ts'),
    import('./tagMoves.ts'),
    import('./trashTogether.ts'),
    import('./undo.ts'),
    import('./files.ts'),
    import('./transfer.ts'),
  ])
  return {
    db,
    heads,
    lists,
    saving,
    ...open,
    ...notes,
    ...sources,
    ...highlights,
    ...tags,
    ...backlinks,
    ...edit,
    ...write,
    ...rebuild,
    ...journal,
    ...parts,
    ...history,
    ...operations,
    ...tagMoves,
    ...trashTogether,
    ...undo,
    ...files,
    ...transfer,
    /** Keeps the state that a record has now, as a bulk change does. */
    async keepNow(id: string, because: KeptBecause) {
      const tables = [db.notes, db.sources, db.highlights]
      const [head] = (await Promise.all(tables.map(table => table.get(id)))).filter(row => row !== undefined)
      if (head) await write.write(['bodies', 'history'], tx => history.keepPast(tx, head, because))
    },
  }
}

export type Win = Awaited<ReturnType<typeof newWindow>>

/** A window with the notebook open. */
export async function openWindow(drafts?: DraftStore): Promise<Win> {
  const window = await newWindow()
  await window.openNotebook(drafts)
  return window
}

/** Resolves when the heads of a window show what is expected. */
export function until(window: Win, isSo: () => boolean): Promise<void> {
  return new Promise(resolve => {
    if (isSo()) return resolve()
    const stop = window.heads.subscribe(() => {
      if (!isSo()) return
      stop()
      resolve()
    })
  })
}

/** What a browser's `localStorage` does; `room` in characters. */
export class MemoryDrafts implements DraftStore {
  private readonly kept = new Map<string, string>()
  private readonly room: number
  constructor(room = Number.POSITIVE_INFINITY) {
    this.room = room
  }
  get length() {
    return this.kept.size
  }
  key(at: number) {
    return [...this.kept.keys()][at] ?? null
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, value: string) {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError')
    this.kept.set(key, value)
  }
  removeItem(key: string) {
    this.kept.delete(key)
  }
  keys() {
    return [...this.kept.keys()]
  }
}
