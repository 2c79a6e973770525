import { unzipSync } from 'fflate'

const FOUND = /\[\[([^\]|]+)(?:\|[^\]]*)?\]\]|(?<=\s)#([\p{L}\p{N}/_-]+)/gu
const BATCH = 500

addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  const files = Object.entries(unzipSync(new Uint8Array(await data.arrayBuffer())))
  const decoder = new TextDecoder()
  const database = await opened()
  for (let from = 0; from < files.length; from += BATCH) {
    await put(
      database,
      files.slice(from, from + BATCH).map(([path, bytes], at) => scanned(from + at, path, decoder.decode(bytes))),
    )
  }
  database.close()
  postMessage('done')
})

function scanned(at: number, path: string, text: string) {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 4) : 0
  const properties = text.slice(4, end).split('\n')
  const links: string[] = []
  const tags: string[] = []
  for (const [, link, tag] of text.matchAll(FOUND)) (link ? links : tags).push(link ?? tag ?? '')
  const id = `${at}-${path}`
  return {
    head: { id, seq: 1, title: path, properties, links, tags },
    body: { id, text },
    derived: { id, text, links },
  }
}

type Scanned = ReturnType<typeof scanned>

function put(database: IDBDatabase, all: Scanned[]): Promise<void> {
  return new Promise((done, failed) => {
    const transaction = database.transaction(['heads', 'bodies', 'derived'], 'readwrite', { durability: 'strict' })
    for (const { head, body, derived } of all) {
      transaction.objectStore('heads').put(head)
      transaction.objectStore('bodies').put(body)
      transaction.objectStore('derived').put(derived)
    }
    transaction.oncomplete = () => done()
    transaction.onerror = () => failed(transaction.error)
  })
}

function opened(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(`bench-import-${Date.now()}`)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('heads', { keyPath: 'id' }).createIndex('seq', 'seq')
      opening.result.createObjectStore('bodies', { keyPath: 'id' })
      opening.result.createObjectStore('derived', { keyPath: 'id' })
    }
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => failed(opening.error)
  })
}
