/**
 * The least that an import can cost: a worker that unpacks the zip, looks through each text for links, tags and
 * properties with a regular expression, and puts what it has into a database of its own. Resolves with milliseconds.
 */
export async function importLimit(zip: Blob): Promise<number> {
  const worker = new Worker(new URL('./limitImportWorker.ts', import.meta.url), { type: 'module' })
  const started = performance.now()
  const done = new Promise((resolve, reject) => {
    worker.onmessage = resolve
    worker.onerror = event => reject(new Error(event.message))
  })
  worker.postMessage(zip)
  await done
  worker.terminate()
  return performance.now() - started
}
