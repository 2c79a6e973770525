import { type CheckedCopy, type CheckJob, checkCopy } from './checkCopy.ts'

/** Checks copies one after another beside the page's thread, on it where there are no workers (tests). */
export type Checker = { check(job: CheckJob): Promise<CheckedCopy>; end(): void }

export function openChecker(): Checker {
  if (typeof Worker === 'undefined') return { check: checkCopy, end: () => undefined }
  const worker = new Worker(new URL('./checkCopy.worker.ts', import.meta.url), { type: 'module' })
  return {
    check: job =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<CheckedCopy>) => resolve(data)
        worker.onerror = event => reject(new Error(event.message || 'The worker did not start'))
        worker.postMessage(job, [job.bytes.buffer as ArrayBuffer])
      }),
    end: () => worker.terminate(),
  }
}
