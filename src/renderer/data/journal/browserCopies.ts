import type { Copies } from '#shared/copies.ts'
import { noRoom } from './home.ts'
import type { Asked, Picked, Told } from './workerMessages.ts'

type WorkerLike = Pick<Worker, 'postMessage'> & {
  onmessage: ((event: MessageEvent<Told>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** The safe copies that a browser keeps in its private file system, from a worker. Null where it has none. */
export function browserCopies(): Copies | null {
  const canKeep = typeof navigator !== 'undefined' && typeof navigator.storage?.getDirectory === 'function'
  if (!canKeep || typeof Worker === 'undefined') return null
  return copiesBy(new Worker(new URL('./copies.worker.ts', import.meta.url), { type: 'module' }))
}

/** The safe copies in a folder that the user of a browser chose. */
export function folderCopies(folder: FileSystemDirectoryHandle): Copies {
  const worker = new Worker(new URL('./copies.worker.ts', import.meta.url), { type: 'module' })
  worker.postMessage({ folder } satisfies Picked)
  return copiesBy(worker)
}

/** The copies that a worker answers for. */
export function copiesBy(worker: WorkerLike): Copies {
  const calls = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>()
  let last = 0
  worker.onmessage = ({ data }) => {
    const call = calls.get(data.call)
    calls.delete(data.call)
    if ('problem' in data) call?.reject(data.isFull ? noRoom(data.problem) : new Error(data.problem))
    else call?.resolve(data.value as never)
  }
  worker.onerror = event => {
    event.preventDefault?.()
    for (const call of calls.values()) call.reject(new Error('What writes the safe copies has stopped.'))
    calls.clear()
  }
  const ask =
    <K extends keyof Copies>(name: K) =>
    (...args: Parameters<Copies[K]>) =>
      new Promise<never>((resolve, reject) => {
        calls.set(++last, { resolve, reject })
        worker.postMessage({ call: last, name, args } satisfies Asked)
      })
  return {
    look: ask('look'),
    begin: ask('begin'),
    append: ask('append'),
    keepFile: ask('keepFile'),
    notebooks: ask('notebooks'),
    list: ask('list'),
    read: ask('read'),
    isWhole: ask('isWhole'),
    keepSnapshot: ask('keepSnapshot'),
    rotate: ask('rotate'),
  }
}
