import { strFromU8, Unzip, type UnzipFile, UnzipInflate, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A zip that must not be unpacked further. The message is a sentence for the user. */
export class BadZip extends Error {
  override name = 'BadZip'
}

const MEGABYTE = 1024 * 1024
/** How much is unpacked: counted in real bytes, because a zip may say anything of itself. */
export const ZIP_LIMITS = { entry: 100 * MEGABYTE, all: 1024 * MEGABYTE, entries: 100_000 }
const MOST_WRITTEN = { entries: 65_000, bytes: 4_000 * MEGABYTE }
const STEP = 128 * 1024

export type Unzipped = {
  /** By path, with `/` between folders. */
  files: Map<string, Uint8Array>
  /** Paths of files that were not wanted. */
  others: string[]
  /** Sentences on what was left out. */
  problems: string[]
}

/**
 * Unpacks a zip into memory, a little at a time so that the window stays awake. `wants` says which paths are kept.
 * Throws BadZip where it holds more than `ZIP_LIMITS` or is no zip; `onProgress` (0 to 1) may throw to stop.
 */
export async function unzip(
  zip: Blob,
  wants: (path: string) => boolean,
  onProgress: (part: number) => void = () => undefined,
  limits = ZIP_LIMITS,
): Promise<Unzipped> {
  const result: Unzipped = { files: new Map(), others: [], problems: [] }
  const budget: Budget = { bytes: 0, entries: 0, open: 0, problem: null }
  const unzip = new Unzip(file => take(file, result, wants, budget, limits))
  unzip.register(UnzipInflate)
  if (!isZip(new Uint8Array(await zip.slice(0, 4).arrayBuffer()))) throw new BadZip('This file is not a zip.')
  for (let at = 0; at < zip.size; at += STEP) {
    const bytes = new Uint8Array(await zip.slice(at, at + STEP).arrayBuffer())
    try {
      unzip.push(bytes, at + STEP >= zip.size)
    } catch (error) {
      throw new BadZip(`This zip is damaged (${error instanceof Error ? error.message : String(error)}).`)
    }
    if (budget.problem) throw budget.problem
    onProgress(Math.min(1, (at + STEP) / zip.size))
  }
  if (budget.open > 0) throw new BadZip('This zip is damaged: its end is missing.')
  return result
}

const isZip = (start: Uint8Array) =>
  strFromU8(start.subarray(0, 2), true) === 'PK' && (start[2] === 3 || start[2] === 5)

/** `open`: entries of which the end has not come. */
type Budget = { bytes: number; entries: number; open: number; problem: Error | null }

function take(
  file: UnzipFile,
  result: Unzipped,
  wants: (path: string) => boolean,
  budget: Budget,
  limits: typeof ZIP_LIMITS,
): void {
  if (++budget.entries > limits.entries)
    budget.problem ??= new BadZip(`This zip holds more than ${limits.entries.toLocaleString('en')} files.`)
  if (file.name.endsWith('/') || budget.problem) {
    skip(file, budget, limits)
    return
  }
  const path = safePath(file.name)
  if (path === null) {
    result.problems.push(`“${file.name.slice(0, 200)}” was left out: its path leads out of the folder.`)
    skip(file, budget, limits)
    return
  }
  if (!wants(path)) {
    result.others.push(path)
    skip(file, budget, limits)
    return
  }
  if (result.files.has(path)) {
    result.problems.push(`“${path}” is in the zip twice; the first is used.`)
    skip(file, budget, limits)
    return
  }
  const chunks: Uint8Array[] = []
  result.files.set(path, new Uint8Array())
  read(file, budget, limits, (chunk, final) => {
    chunks.push(chunk)
    if (final) result.files.set(path, joined(chunks))
  })
}

/** What is not wanted is unpacked all the same, to find the next entry, but not kept. */
function skip(file: UnzipFile, budget: Budget, limits: typeof ZIP_LIMITS): void {
  read(file, budget, limits, () => undefined)
}

function read(
  file: UnzipFile,
  budget: Budget,
  limits: typeof ZIP_LIMITS,
  keep: (chunk: Uint8Array, final: boolean) => void,
): void {
  let size = 0
  budget.open++
  file.ondata = (error, chunk, final) => {
    if (error) budget.problem ??= new BadZip(`“${file.name}” in this zip is damaged (${error.message}).`)
    if (budget.problem) return
    if (final) budget.open--
    size += chunk.length
    budget.bytes += chunk.length
    if (size > limits.entry)
      budget.problem = new BadZip(`“${file.name}” in this zip unpacks to more than ${megabytes(limits.entry)} MB.`)
    else if (budget.bytes > limits.all)
      budget.problem = new BadZip(`This zip unpacks to more than ${megabytes(limits.all)} MB.`)
    else keep(chunk, final)
    if (budget.problem) file.terminate()
  }
  file.start()
}

const megabytes = (bytes: number) => Math.ceil(bytes / MEGABYTE).toLocaleString('en')

/** A path that stays within its folder, or null. */
export function safePath(written: string): string | null {
  const path = written.replaceAll('\\', '/').normalize('NFC')
  const parts = path.split('/')
  const isBad = path.startsWith('/') || /^[a-z]:/i.test(path) || /\p{Cc}/u.test(path) || path.length > 1000
  return isBad || parts.some(part => part === '..' || part === '.' || part === '') ? null : path
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Paths without the folders that all of them lie in: a vault is the same packed as a folder and by its content. */
export function withoutRoot<T>(files: Map<string, T>): Map<string, T> {
  const folders = [...files.keys()].map(path => path.split('/').slice(0, -1))
  const first = folders[0] ?? []
  let shared = first.length
  for (const folder of folders)
    while (shared > 0 && folder.slice(0, shared).join('/') !== first.slice(0, shared).join('/')) shared--
  return new Map([...files].map(([path, file]) => [path.split('/').slice(shared).join('/'), file]))
}

export type ZipWriter = {
  /** `packed`: has no air in it, so it is not pressed again. */
  add: (path: string, bytes: Uint8Array, how?: { changedAt?: number; packed?: boolean }) => void
  finish: () => Blob
}

/** Writes a zip piece by piece. Throws BadZip where it grows beyond what a zip can hold. */
export function zipWriter(): ZipWriter {
  const chunks: Uint8Array[] = []
  const size = { bytes: 0, entries: 0 }
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    size.bytes += chunk.length
    chunks.push(chunk)
  })
  return {
    add(path, bytes, { changedAt = Date.now(), packed = false } = {}) {
      if (++size.entries > MOST_WRITTEN.entries || size.bytes + bytes.length > MOST_WRITTEN.bytes)
        throw new BadZip('This notebook is too large for one zip.')
      const file = packed ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
      file.mtime = new Date(Math.min(Math.max(changedAt, EARLIEST), LATEST))
      zip.add(file)
      file.push(bytes, true)
    },
    finish() {
      zip.end()
      return new Blob(chunks as BlobPart[], { type: 'application/zip' })
    },
  }
}

// What a date in a zip can be.
const [EARLIEST, LATEST] = [Date.UTC(1980, 0, 2), Date.UTC(2099, 11, 30)]
