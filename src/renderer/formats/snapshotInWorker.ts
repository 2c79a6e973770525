import { makeSnapshot, type Snapshot, type SnapshotJob } from './snapshot.ts'

/** Makes a snapshot beside the page's thread; at once where there are no workers (tests). Throws a sentence. */
export function snapshotInWorker(job: SnapshotJob): Promise<Snapshot | null> {
  if (typeof Worker === 'undefined') return makeSnapshot(job)
  const worker = new Worker(new URL('./snapshot.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Snapshot | null>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ made: Snapshot | null } | { problem: string }>) => {
      if ('problem' in data) reject(new Error(data.problem))
      else resolve(data.made)
    }
    worker.onerror = event => reject(new Error(event.message || 'The worker did not start'))
    worker.postMessage(
      job,
      [...job.journals, ...(job.base ? [job.base] : [])].map(bytes => bytes.buffer as ArrayBuffer),
    )
  }).finally(() => worker.terminate())
}
