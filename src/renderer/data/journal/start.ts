import { VERSION } from '#shared/version.ts'
import { db, SCHEMA, whyReadOnly } from '../db.ts'
import { reasonOf, reportCopy } from '../saving.ts'
import { onCommitted } from '../write.ts'
import { isKept } from './capture.ts'
import { seqNow } from './catchUp.ts'
import { canChooseFolder, findFolder, folder } from './chosenFolder.ts'
import { removeLeftovers } from './databases.ts'
import { flushJournal, journalBeside, journalTo } from './journal.ts'
import { type Counts, judgeStart } from './judgeStart.ts'
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
  if (whyReadOnly() !== null) return false
  const notebook = await notebookId()
  const found = await readThrough()
  if (!found) {
    onLost(new LostNotebook('unreadable'))
    return false
  }
  const { seq, counts } = found
  const there = { state: 'there', schema: SCHEMA, notebook, seq, counts, isAnew: false } as const
  const verdict = judgeStart(there, readMarker(), [], SCHEMA)
  if (verdict.start === 'recover') {
    onLost(new LostNotebook(verdict.why))
    return false
  }
  followWithMarker(notebook, found)
  void removeLeftovers().catch(error => console.warn('What a restore had left could not be removed:', error))
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

/**
 * How far the notebook is; null where the disk does not give every row: a damaged block of a table file is told only to
 * whoever reads it, and that may be months after the safe copies of it are gone.
 */
async function readThrough(): Promise<Counted | null> {
  try {
    for (const { name } of db.tables) if (isKept(name) && !COUNTED.includes(name)) await db.table(name).count()
    return await count()
  } catch (error) {
    const { name, inner } = error as { name?: string; inner?: { name?: string } | null }
    if (name === 'UnknownError' || inner?.name === 'UnknownError') return null
    throw error
  }
}

/** Remembers beside the database how far it is: as it was found, and a moment after each commit. */
function followWithMarker(notebook: string, found: Counted): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = found
  let hasMoreOrLess = false
  /** The last number of a write that this window knows to have changed rows only. */
  let upTo = found.seq
  const remember = (counted: Counted) => {
    last = counted
    upTo = Math.max(upTo, counted.seq)
    writeMarker({ notebook, schema: SCHEMA, app: VERSION, ...counted, at: Date.now() })
  }
  const mark = async () => {
    timer = undefined
    const [mustCount, seq] = [hasMoreOrLess, upTo]
    hasMoreOrLess = false
    try {
      if (!db.isOpen()) hasMoreOrLess = true
      // Counting ten thousand texts keeps a save waiting for a tenth of a second, and most of what is committed is typing.
      else if (!mustCount && (await seqNow()) === seq) remember({ seq, counts: last.counts })
      else remember(await count())
    } catch {
      // The older one stays until the next commit: it says less and nothing wrong.
      hasMoreOrLess = true
    }
  }
  remember(found)
  onCommitted(changes => {
    // What another window has written in between may be anything.
    const isNext = changes[0]?.seq === upTo + 1
    hasMoreOrLess ||= !isNext || changes.some(({ head }) => head === null || head.parentRev === null)
    if (isNext) upTo++
    if (timer === undefined) timer = setTimeout(mark, MARK_AFTER_MS)
  })
}

/** How much there is, and the number of the write that it is the result of. */
type Counted = { seq: number; counts: Counts }

const COUNTED = ['notes', 'sources', 'highlights', 'bodies', 'versions']

function count(): PromiseLike<Counted> {
  return db.transaction('r', ['meta', ...COUNTED], async () => {
    const [seq, notes, sources, highlights, texts, versions] = await Promise.all([
      db.meta.get('seq'),
      db.notes.count(),
      db.sources.count(),
      db.highlights.count(),
      db.bodies.count(),
      db.versions.count(),
    ])
    return { seq: seq?.value ?? 0, counts: { notes, sources, highlights, texts, versions } }
  })
}
