import { createHash, randomBytes } from 'node:crypto'
import { constants, type PathLike } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Copies, type Disk, openCopies, WrongCopy } from '#shared/copies.ts'
import { Refused } from './ipc.ts'

/** The safe copies in a folder. Whatever goes wrong is `Refused` with a sentence. */
export function openMirror(folder: string): Copies {
  const copies = openCopies(diskAt(folder), () => randomBytes(4).toString('hex'))
  const told = Object.entries(copies).map(([name, work]) => [
    name,
    telling(work as (...args: never[]) => Promise<unknown>),
  ])
  return Object.fromEntries(told) as Copies
}

/**
 * Where the safe copies lie: in the home folder, apart from the app's own data, which cleaners and uninstallers take. A
 * profile that was named on the command line has them beside itself.
 */
export function mirrorFolder(home: string, profile: string | null): string {
  return profile === null ? join(home, 'Aide-Memoire safety copies') : `${profile.replace(/[\\/]+$/, '')}-safety-copies`
}

function diskAt(folder: string): Disk {
  const at = (path: string) => join(folder, ...path.split('/').filter(Boolean))
  return {
    async names(path) {
      try {
        return await readdir(at(path))
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return []
        throw error
      }
    },
    read: async path => new Uint8Array(await readFile(at(path))),
    size: async path => (await stat(at(path))).size,
    async append(path, bytes, isNew) {
      const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL } = constants
      if (isNew) await mkdir(dirname(at(path)), { recursive: true, mode: 0o700 })
      // Opened each time: what is written to a file that somebody has deleted is nowhere.
      await writeTo(at(path), bytes, O_WRONLY | O_APPEND | (isNew ? O_CREAT | O_EXCL : 0))
      if (isNew) await flushFolder(dirname(at(path)))
    },
    async put(path, bytes) {
      const [target, parts] = [at(path), `${at(path)}.${randomBytes(4).toString('hex')}.part`]
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      try {
        await writeTo(parts, bytes, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL)
        if (!(await readFile(parts)).equals(bytes)) throw new WrongCopy('The safe copy could not be read back.')
        await rename(parts, target)
      } catch (error) {
        await rm(parts, { force: true })
        throw error
      }
      await flushFolder(dirname(target))
    },
    remove: path => rm(at(path), { force: true }),
    sha256: async bytes => createHash('sha256').update(bytes).digest('hex'),
  }
}

async function writeTo(path: PathLike, bytes: Uint8Array, flags: number): Promise<void> {
  // Nobody else on this machine reads a researcher's notes.
  const file = await open(path, flags, 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A file that a folder does not know yet is lost with the power. Windows flushes no folder, and need not. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function telling<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await work(...args)
    } catch (error) {
      if (error instanceof WrongCopy) throw new Refused(error.message)
      const code = codeOf(error)
      if (code) throw new Refused(REASONS[code] ?? `The safe copy could not be written (the system says ${code}).`)
      throw error
    }
  }
}

const MAY_NOT = 'This account may not write to the folder of the safe copies.'
const REASONS: Record<string, string> = {
  ENOSPC: 'The disk of the safe copies is full. As soon as there is room, they are brought up to date.',
  EDQUOT: 'There is no more room for the safe copies. As soon as there is, they are brought up to date.',
  EACCES: MAY_NOT,
  EPERM: MAY_NOT,
  EROFS: MAY_NOT,
  ENOENT: 'The folder of the safe copies is no longer there.',
  ENOTDIR: 'The folder of the safe copies is no longer there.',
  EIO: 'The disk of the safe copies answers with an error.',
  EBUSY: 'Another program keeps the safe copies busy.',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
