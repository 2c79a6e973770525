import { nameOfWorker } from '../db.ts'
import { heads } from '../heads.ts'
import type { Id } from '../rows.ts'
import type { Found, FromWorker, SearchOptions, SearchState, ToWorker } from './protocol.ts'
import type { Snippet } from './snippet.ts'

export type { Found, Hit, Kind, SearchOptions, SearchState } from './protocol.ts'
export type { Snippet } from './snippet.ts'

/** What the page needs of a worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** The message is a sentence for the user. */
export class SearchFailed extends Error {
  override name = 'SearchFailed'
}

type Question = Omit<ToWorker & { type: 'search' }, 'call'> | Omit<ToWorker & { type: 'passages' }, 'call'>
type Answer = Extract<FromWorker, { type: 'found' | 'passages' }>
type Call = {
  message: ToWorker
  resolve: (answer: Answer) => void
  reject: (reason: unknown) => void
  isRetried: boolean
}

const AT_FIRST: SearchState = { phase: 'starting', done: 0, total: 0, version: 0, reason: null }
const STOPPED = 'The search has stopped. Your notes are safe; open the search again to start it anew.'

/** The search of one window, over a worker that can be lost and made anew. */
export function createSearch(newWorker: () => WorkerLike) {
  const calls = new Map<number, Call>()
  const listeners = new Set<() => void>()
  let worker: WorkerLike | null = null
  let state = AT_FIRST
  let lastCall = 0
  let versionsBefore = 0

  function turn(next: SearchState) {
    state = next
    for (const listener of listeners) listener()
  }

  function start(): WorkerLike {
    if (worker) return worker
    // A new worker counts from 0 again.
    versionsBefore = state.version
    const made = newWorker()
    made.onmessage = event => {
      if (worker === made) take(event.data)
    }
    made.onerror = event => {
      event.preventDefault?.()
      if (worker === made) lose()
    }
    worker = made
    return made
  }

  function take(message: FromWorker) {
    if (message.type === 'state') {
      turn({ ...message.state, version: versionsBefore + message.state.version })
      return
    }
    const call = calls.get(message.call)
    calls.delete(message.call)
    if (message.type === 'refused') call?.reject(new SearchFailed(message.reason))
    else call?.resolve(message)
  }

  /** The worker is gone. What it was asked is asked once more of a new one. */
  function lose() {
    worker?.terminate()
    worker = null
    for (const [id, call] of calls) {
      if (!call.isRetried) continue
      calls.delete(id)
      call.reject(new SearchFailed(STOPPED))
    }
    const waiting = [...calls.values()]
    turn({ ...state, phase: waiting.length > 0 ? 'starting' : 'failed', reason: waiting.length > 0 ? null : STOPPED })
    for (const call of waiting) {
      call.isRetried = true
      start().postMessage(call.message)
    }
  }

  function ask(question: Question, signal: AbortSignal | undefined): Promise<Answer> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    return new Promise<Answer>((resolve, reject) => {
      const id = ++lastCall
      const message: ToWorker = { ...question, call: id }
      calls.set(id, { message, resolve, reject, isRetried: false })
      signal?.addEventListener('abort', () => {
        if (!calls.delete(id)) return
        worker?.postMessage({ type: 'drop', call: id } satisfies ToWorker)
        reject(signal.reason)
      })
      start().postMessage(message)
    })
  }

  return {
    /** Starts the worker, which reads the index. Does nothing the second time. */
    start: () => void start(),

    /** Tells the worker that something was written; it reads what. */
    changed: () => worker?.postMessage({ type: 'changed' } satisfies ToWorker),

    /** Rejects with `SearchFailed`, or with the signal's reason when it is aborted. */
    search(query: string, options: SearchOptions & { signal?: AbortSignal }): Promise<Found> {
      const { limit, kinds, signal } = options
      const question: Question = { type: 'search', query, options: { limit, ...(kinds && { kinds }) } }
      return ask(question, signal).then(answer => (answer as Answer & { type: 'found' }).found)
    },

    /** As `search`, for the passages of one thing found. */
    passages(query: string, id: Id, signal?: AbortSignal): Promise<Snippet[]> {
      return ask({ type: 'passages', query, id }, signal).then(
        answer => (answer as Answer & { type: 'passages' }).passages,
      )
    },

    state: {
      get: (): SearchState => state,
      subscribe(listener: () => void): () => void {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}

const search = createSearch(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: nameOfWorker() }),
)

/** How far the index is; the same object until it changes. */
export const searchState = search.state

let isFollowing = false

/** Begins to read the index and follows what is written from then on. To be called after the first paint. */
export function startSearch(): void {
  if (isFollowing) return
  isFollowing = true
  heads.subscribe(search.changed)
  search.start()
}

/**
 * The best `limit` notes, sources and highlights for what stands in the search box (see `parseQuery`), with the words to light.
 * Rejects with a `SearchFailed`, whose message is for the user. Abort the signal when a newer query is asked.
 */
export function searchNotebook(query: string, options: SearchOptions & { signal?: AbortSignal }): Promise<Found> {
  startSearch()
  return search.search(query, options)
}

/** Every passage of one thing found that holds what stands in the search box, in the order of its text; at most 20. */
export function listPassages(query: string, id: Id, signal?: AbortSignal): Promise<Snippet[]> {
  startSearch()
  return search.passages(query, id, signal)
}
