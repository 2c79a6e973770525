import { makeSnapshot, type Snapshot, type SnapshotOf } from './snapshot.ts'
import type { SnapshotAsked, SnapshotTold } from './snapshot.worker.ts'

/**
 * Makes a snapshot beside the page's thread; at once where there are no workers (tests). Journals are asked for one by
 * one and handed over whole, so that the page never holds more than one. Throws a sentence.
 */
export async function snapshotInWorker(
  of: SnapshotOf,
  names: readonly string[],
  read: (name: string) => Promise<Uint8Array>,
): Promise<Snapshot | null> {
  if (typeof Worker === 'undefined') {
    const journals: Uint8Array[] = []
    for (const name of names) journals.push(await read(name))
    return makeSnapshot({ ...of, journals })
  }
  const worker = new Worker(new URL('./snapshot.worker.ts', import.meta.url), { type: 'module' })
  const send = (asked: SnapshotAsked, moved: Uint8Array[]) =>
    worker.postMessage(
      asked,
      moved.map(bytes => bytes.buffer as ArrayBuffer),
    )
  const told = new Promise<Snapshot | null>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SnapshotTold>) => {
      if ('problem' in data) reject(new Error(data.problem))
      else resolve(data.made)
    }
    worker.onerror = event => reject(new Error(event.message || 'The worker did not start'))
  })
  const work = async () => {
    send({ of }, of.base ? [of.base] : [])
    for (const name of names) {
      const journal = await read(name)
      send({ journal }, [journal])
    }
    send({ end: true }, [])
    return told
  }
  // A worker that fails ends it, whatever is still being read.
  return Promise.race([told, work()]).finally(() => worker.terminate())
}
