import { type Jobs, parsers } from './parse.ts'

/** Smaller jobs are done before a worker has started. */
const SMALL = 100_000

/** Took longer than its limit and was ended. */
export class TooSlow extends Error {}

/**
 * Does a job beside the page's thread; small ones, and all where there are no workers (tests), at once. Throws TooSlow
 * after `limit` milliseconds: some Markdown of 60 kB keeps a parser busy for minutes.
 */
export async function inWorker<K extends keyof Jobs>(
  kind: K,
  job: Jobs[K]['in'],
  limit = 60_000,
): Promise<Jobs[K]['out']> {
  if (typeof Worker === 'undefined' || (kind !== 'markdown' && sizeOf(job) < SMALL)) return parsers[kind](job)
  const worker = takeWorker()
  const { result, problem } = await ask<K>(worker, { kind, job }, limit).catch(error => {
    worker.terminate()
    throw error
  })
  keepWorker(worker)
  if (!result) throw new Error(problem)
  return result
}

type Answer<K extends keyof Jobs> = { result?: Jobs[K]['out']; problem?: string }

/** Leaves no handler on the worker: they would hold what was read for as long as it is kept. */
function ask<K extends keyof Jobs>(worker: Worker, question: object, limit: number): Promise<Answer<K>> {
  let timer: ReturnType<typeof setTimeout>
  return new Promise<Answer<K>>((resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`More than ${limit} ms`)), limit)
    worker.onerror = event => reject(new Error(event.message || 'The worker did not start'))
    worker.onmessage = (event: MessageEvent<Answer<K>>) => resolve(event.data)
    worker.postMessage(question)
  }).finally(() => {
    clearTimeout(timer)
    worker.onmessage = null
    worker.onerror = null
  })
}

/** Sources come in by the dozen, and to start takes as long as to read a long article. */
const IDLE_MS = 10_000

let idle: { worker: Worker; timer: ReturnType<typeof setTimeout> } | null = null

function takeWorker(): Worker {
  if (!idle) return new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module' })
  clearTimeout(idle.timer)
  const { worker } = idle
  idle = null
  return worker
}

/** One is kept for what comes next; it ends when nothing comes. */
function keepWorker(worker: Worker): void {
  if (idle) {
    worker.terminate()
    return
  }
  const end = () => {
    worker.terminate()
    clearTimeout(timer)
    idle = null
  }
  const timer = setTimeout(end, IDLE_MS)
  // Nobody waits for it, and the next must not be given to it.
  worker.onerror = end
  idle = { worker, timer }
}

const sizeOf = (job: object): number => ('bytes' in job ? (job.bytes as Uint8Array).length : Number.POSITIVE_INFINITY)
