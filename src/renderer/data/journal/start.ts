import { db, SCHEMA } from '../db.ts'
import { reasonOf, reportCopy } from '../saving.ts'
import { onCommitted } from '../write.ts'
import { canChooseFolder, findFolder, folder } from './chosenFolder.ts'
import { flushJournal, journalBeside, journalTo } from './journal.ts'
import { judgeStart } from './judgeStart.ts'
import { LostNotebook } from './lost.ts'
import { readMarker, writeMarker } from './marker.ts'
import { notebookId } from './notebookId.ts'
import { safeCopies } from './whereKept.ts'

const MARK_AFTER_MS = 2000

/**
 * Begins to keep a second copy of all that is committed. To be called once, after the first paint. Where rows have gone
 * without a write, nothing is begun, and `onLost` is told. Returns whether it has begun.
 */
export async function startJournal(onLost: (lost: LostNotebook) => void): Promise<boolean> {
  try {
    return await begin(onLost)
  } catch (error) {
    // The notebook itself says what is wrong with it; here only that nothing is copied.
    reportCopy({ state: 'failed', at: null, reason: reasonOf(error) })
    return false
  }
}

async function begin(onLost: (lost: LostNotebook) => void): Promise<boolean> {
  const notebook = await notebookId()
  const { seq, counts } = await count()
  const verdict = judgeStart({ state: 'there', schema: SCHEMA, notebook, seq, counts }, readMarker(), [], SCHEMA)
  if (verdict.start === 'recover') {
    onLost(new LostNotebook(verdict.why))
    return false
  }
  followWithMarker(notebook)
  const onBehind = () => onLost(new LostNotebook('older'))
  folder.subscribe(() => journalBeside(folder.copies(), notebook, SCHEMA, onBehind))
  void findFolder().catch(console.warn)
  const copies = safeCopies()
  if (!copies) {
    reportCopy({ state: 'none', at: null })
    return canChooseFolder()
  }
  journalTo(copies, notebook, SCHEMA, onBehind)
  const leave = () => void flushJournal()
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', leave)
  return true
}

/** Remembers beside the database how far it is, a moment after each commit. */
function followWithMarker(notebook: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const mark = async () => {
    timer = undefined
    try {
      if (db.isOpen()) writeMarker({ notebook, schema: SCHEMA, ...(await count()), at: Date.now() })
    } catch {
      // The older one stays until the next commit: it says less and nothing wrong.
    }
  }
  void mark()
  onCommitted(() => {
    if (timer === undefined) timer = setTimeout(mark, MARK_AFTER_MS)
  })
}

/** How much there is, and the number of the write that it is the result of. */
function count() {
  return db.transaction('r', ['meta', 'notes', 'sources', 'highlights'], async () => {
    const [seq, notes, sources, highlights] = await Promise.all([
      db.meta.get('seq'),
      db.notes.count(),
      db.sources.count(),
      db.highlights.count(),
    ])
    return { seq: seq?.value ?? 0, counts: { notes, sources, highlights } }
  })
}
