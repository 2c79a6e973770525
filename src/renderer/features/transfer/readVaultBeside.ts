import { type MadeNotes, type VaultIndex, type VaultJob, vaultMaker } from './vaultMaker.ts'

/** For as many letters as are read together. Some Markdown of 60 kB keeps a parser busy for minutes. */
const LIMIT_MS = 4_000
const OPEN_LIMIT_MS = 60_000
/** Notes and letters that are read together, and kept in one transaction: little work for the page's thread. */
const TOGETHER = { notes: 200, letters: 400_000 }

/** Parts that are made before they are asked for. */
const AHEAD = 6

type Beside = {
  ask: <T>(message: object, limit: number) => Promise<T>
  end: () => void
}

/** It took too long, or the worker is gone: nothing is known of what it was asked. */
class NoAnswer extends Error {}

export type VaultReader = {
  index: VaultIndex
  /** Notes at these places, made beside the page's thread; the next are made while these are kept. */
  read: (places: readonly number[]) => AsyncGenerator<MadeNotes>
  end: () => void
}

/**
 * Reads a vault beside the page's thread; at once where there are no workers (tests). A file that takes longer than
 * four seconds is kept as plain text.
 */
export async function readVaultBeside(job: VaultJob): Promise<VaultReader> {
  if (typeof Worker === 'undefined') {
    const maker = await vaultMaker(job)
    return { index: maker.index, read: places => oneAfterTheOther(maker.index, places, maker.make), end: () => {} }
  }
  let beside = startWorker()
  const open = () => beside.ask<VaultIndex>({ job }, OPEN_LIMIT_MS)
  const index = await open()
  const make = async (places: readonly number[], asText: boolean): Promise<MadeNotes> => {
    try {
      return await beside.ask<MadeNotes>({ places, asText }, LIMIT_MS)
    } catch (error) {
      if (!(error instanceof NoAnswer) || asText) throw error
      beside.end()
      beside = startWorker()
      await open()
      if (places.length === 1) return make(places, true)
      return joined(await inTurn(places, place => make([place], false)))
    }
  }
  return { index, read: places => oneAfterTheOther(index, places, make), end: () => beside.end() }
}

async function* oneAfterTheOther(
  { notes }: VaultIndex,
  places: readonly number[],
  make: (places: readonly number[], asText: boolean) => Promise<MadeNotes>,
): AsyncGenerator<MadeNotes> {
  const parts: number[][] = []
  let letters = Number.POSITIVE_INFINITY
  for (const place of places) {
    const last = parts.at(-1)
    if (last && last.length < TOGETHER.notes && letters < TOGETHER.letters) last.push(place)
    else {
      parts.push([place])
      letters = 0
    }
    letters += notes[place]!.letters
  }
  const ready: Promise<MadeNotes>[] = []
  let last: Promise<unknown> = Promise.resolve()
  for (const at of parts.keys()) {
    // One at a time, so that each has the whole of its limit; the worker goes on while these are kept.
    for (let next = at + ready.length; next < parts.length && ready.length < AHEAD; next++) {
      const made = last.then(() => make(parts[next]!, false))
      // Who stops reading leaves it unasked for; it is told where it is.
      last = made.catch(() => {})
      ready.push(made)
    }
    yield await ready.shift()!
  }
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

function joined(parts: MadeNotes[]): MadeNotes {
  const told: MadeNotes['told'] = new Map()
  for (const part of parts) addTold(told, part.told)
  return { made: parts.flatMap(part => part.made), told }
}

/** Adds what a part was told to what is known. */
export function addTold(told: MadeNotes['told'], more: MadeNotes['told']): void {
  for (const [what, found] of more) {
    const known = told.get(what)
    if (known) known.push(...found)
    else told.set(what, found)
  }
}

function startWorker(): Beside {
  const worker = new Worker(new URL('./vault.worker.ts', import.meta.url), { type: 'module' })
  let calls = 0
  const ask = <T>(message: object, limit: number) => {
    const call = ++calls
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new NoAnswer(`More than ${limit} ms`)), limit)
      worker.addEventListener('message', function listen({ data }: MessageEvent) {
        if (data.call !== call) return
        clearTimeout(timer)
        worker.removeEventListener('message', listen)
        if (data.problem === undefined) resolve(data.result as T)
        else reject(new Error(data.problem))
      })
      worker.addEventListener('error', event => {
        clearTimeout(timer)
        reject(new NoAnswer(event.message || 'The worker did not start'))
      })
      worker.postMessage({ call, ...message })
    })
  }
  return { ask, end: () => worker.terminate() }
}
