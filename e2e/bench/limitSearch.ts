/** A worker with nothing but an inverted index in typed arrays: the least that a search in a worker can cost. */
export async function fillLimitIndex(texts: string[]): Promise<Worker> {
  const worker = new Worker(new URL('./limitWorker.ts', import.meta.url), { type: 'module' })
  await answered(worker, { texts })
  return worker
}

/** The first thirty notes that hold every word, or a word that begins so. */
export function searchLimit(worker: Worker, words: string[], isPrefix: boolean): Promise<unknown> {
  return answered(worker, { words, isPrefix })
}

function answered(worker: Worker, message: unknown): Promise<unknown> {
  return new Promise((done, failed) => {
    worker.onmessage = event => done(event.data)
    worker.onerror = event => failed(new Error(event.message))
    worker.postMessage(message)
  })
}
