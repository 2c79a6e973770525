import { db, whyReadOnly } from '../db.ts'
import { NotebookIndex } from './notebookIndex.ts'
import type { FromWorker, SearchState, ToWorker } from './protocol.ts'

const KEEP_AFTER_MS = 5000
/** A title is saved several times while it is typed. */
const FOLLOW_AFTER_MS = 600
const PROGRESS_MS = 100
/** What is written in a row, as by an import, is read together: each reading would hold up the next write. */
const PAUSE_MS = 100
const LONGEST_MS = 2000

const index = new NotebookIndex(db)
const dropped = new Set<number>()
let state: SearchState = { phase: 'starting', done: 0, total: 0, version: 0, reason: null }
let isBehind = false
let followTimer: ReturnType<typeof setTimeout> | undefined
let keepTimer: ReturnType<typeof setTimeout> | undefined
let toldAt = 0
let pauseTimer: ReturnType<typeof setTimeout> | undefined
let behindSince = 0

function tell(message: FromWorker): void {
  self.postMessage(message)
}

function turn(change: Partial<SearchState>): void {
  state = { ...state, ...change }
  tell({ type: 'state', state })
}

index.onProgress = (done, total) => {
  const now = performance.now()
  if (state.phase === 'indexing' && now - toldAt < PROGRESS_MS) return
  toldAt = now
  turn({ phase: 'indexing', done, total, version: state.version + 1 })
}

// One thing at a time: a search that comes after a save finds what was saved. While the index is made for the first
// time the searches do not wait for it.
let working: Promise<void> = start()

async function start(): Promise<void> {
  try {
    await index.open()
    ready()
  } catch (error) {
    turn({ phase: 'failed', reason: sentence(error) })
  }
}

function ready(): void {
  turn({ phase: 'ready', done: index.size, total: index.size, version: state.version + 1, reason: null })
  if (index.hasRenamed) {
    clearTimeout(followTimer)
    followTimer = setTimeout(() => void next(follow), FOLLOW_AFTER_MS)
  }
  if (!index.isKeepingDue || whyReadOnly() !== null) return
  clearTimeout(keepTimer)
  keepTimer = setTimeout(() => void next(keep), KEEP_AFTER_MS)
}

function next(work: () => Promise<void>): Promise<void> {
  working = working.then(work)
  return working
}

async function follow(): Promise<void> {
  try {
    await index.followRenames()
    ready()
  } catch (error) {
    turn({ phase: 'failed', reason: sentence(error) })
  }
}

async function keep(): Promise<void> {
  try {
    await index.keep()
  } catch (error) {
    // The index is whole in memory and only the next start is slower; the next change tries again.
    console.warn('The search index could not be kept', error)
  }
}

async function catchUp(): Promise<void> {
  if (!isBehind) return
  clearTimeout(pauseTimer)
  isBehind = false
  try {
    if (await index.catchUp()) ready()
  } catch (error) {
    turn({ phase: 'failed', reason: sentence(error) })
  }
}

function catchUpSoon(): void {
  const now = performance.now()
  if (!isBehind) behindSince = now
  isBehind = true
  clearTimeout(pauseTimer)
  pauseTimer = setTimeout(() => void next(catchUp), Math.max(0, Math.min(PAUSE_MS, LONGEST_MS - (now - behindSince))))
}

async function search({ call, query, options }: ToWorker & { type: 'search' }): Promise<void> {
  if (dropped.delete(call)) return
  try {
    if (state.phase === 'failed') await retry()
    tell({ type: 'found', call, found: await index.search(query, options) })
  } catch (error) {
    tell({ type: 'refused', call, reason: sentence(error) })
  }
}

async function passages({ call, query, id }: ToWorker & { type: 'passages' }): Promise<void> {
  if (dropped.delete(call)) return
  try {
    tell({ type: 'passages', call, passages: await index.passages(query, id) })
  } catch (error) {
    tell({ type: 'refused', call, reason: sentence(error) })
  }
}

async function retry(): Promise<void> {
  await index.open()
  ready()
}

function sentence(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error)
  return `The search could not read the notebook (${detail}).`
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'changed') catchUpSoon()
  else if (data.type === 'drop') dropped.add(data.call)
  else {
    const answer = () => (data.type === 'passages' ? passages(data) : search(data))
    // What is written is found at once.
    if (isBehind) void next(catchUp)
    if (state.phase === 'indexing') void answer()
    else void next(answer)
  }
}
