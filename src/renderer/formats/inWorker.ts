import { type Jobs, parsers } from './parse.ts'

/** Smaller jobs are done before a worker has started. */
const SMALL = 100_000

/** Took longer than its limit and was ended. */
export class TooSlow extends Error {}

/**
 * Does a job beside the page's thread; small ones, and all where there are no workers (tests), at once. Throws TooSlow
 * after `limit` milliseconds: some Markdown of 60 kB keeps a parser busy for minutes.
 */
export function inWorker<K extends keyof Jobs>(kind: K, job: Jobs[K]['in'], limit = 60_000): Promise<Jobs[K]['out']> {
  if (typeof Worker === 'undefined' || (kind !== 'markdown' && sizeOf(job) < SMALL)) {
    return Promise.resolve().then(() => parsers[kind](job))
  }
  const worker = new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Jobs[K]['out']>((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooSlow(`More than ${limit} ms`)), limit)
    worker.onmessage = (event: MessageEvent<{ result?: Jobs[K]['out']; problem?: string }>) => {
      clearTimeout(timer)
      if (event.data.result) resolve(event.data.result)
      else reject(new Error(event.data.problem))
    }
    worker.onerror = event => {
      clearTimeout(timer)
      reject(new Error(event.message || 'The worker did not start'))
    }
    worker.postMessage({ kind, job })
  }).finally(() => worker.terminate())
}

const sizeOf = (job: object): number => ('bytes' in job ? (job.bytes as Uint8Array).length : Number.POSITIVE_INFINITY)
