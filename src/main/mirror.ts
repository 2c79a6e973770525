import { createHash, randomBytes } from 'node:crypto'
import { constants, type PathLike } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Copies, type Disk, openCopies, WrongCopy } from '#shared/copies.ts'
import { Refused } from './ipc.ts'

/** The safe copies on a disk. Whatever goes wrong is `Refused` with a sentence. */
export function openMirror(disk: Disk): Copies {
  const copies = openCopies(disk, () => randomBytes(4).toString('hex'))
  const told = Object.entries(copies).map(([name, work]) => [
    name,
    telling(work as (...args: never[]) => Promise<unknown>),
  ])
  return Object.fromEntries(told) as Copies
}

/**
 * A folder as a disk. One that the user chose (`isChosen`) is never made anew: where it is gone its disk is unplugged,
 * and what would be made in its place lies on another.
 */
export function diskAt(folder: string, isChosen: boolean): Disk {
  const at = (path: string) => join(folder, ...path.split('/').filter(Boolean))
  const makeFolderOf = async (path: string) => {
    if (!isChosen) await mkdir(folder, { recursive: true, mode: 0o700 })
    const names = path.split('/').filter(Boolean).slice(0, -1)
    for (const [level] of names.entries()) await makeFolder(at(names.slice(0, level + 1).join('/')))
  }
  return {
    async names(path) {
      try {
        return await readdir(at(path))
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error
        // None in a folder that is there is not the same as no folder.
        if (isChosen) await stat(folder)
        return []
      }
    },
    read: async path => new Uint8Array(await readFile(at(path))),
    size: async path => (await stat(at(path))).size,
    async append(path, bytes, isNew) {
      const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL } = constants
      if (isNew) await makeFolderOf(path)
      // Opened each time: what is written to a file that somebody has deleted is nowhere.
      await writeTo(at(path), bytes, O_WRONLY | O_APPEND | (isNew ? O_CREAT | O_EXCL : 0))
      if (isNew) await flushFolder(dirname(at(path)))
    },
    async put(path, bytes) {
      const [target, parts] = [at(path), `${at(path)}.${randomBytes(4).toString('hex')}.part`]
      await makeFolderOf(path)
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

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
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
      throw refusalOf(error) ?? error
    }
  }
}

/** What went wrong with a folder of safe copies, as a sentence with what to do; null for what is no matter of disks. */
export function refusalOf(error: unknown): Refused | null {
  if (error instanceof Refused) return error
  if (error instanceof WrongCopy) return new Refused(error.message)
  const code = codeOf(error)
  return code === ''
    ? null
    : new Refused(REASONS[code] ?? `The safe copy could not be written (the system says ${code}).`)
}

const FULL = 'The disk of the safe copies is full. Make room on it, and they are brought up to date by themselves.'
const MAY_NOT =
  'This account may not write to the folder of the safe copies. Allow it, or choose another folder in the settings.'
const GONE = 'The folder of the safe copies is not there. Plug in its disk, or choose another folder in the settings.'
const REASONS: Record<string, string> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: MAY_NOT,
  EPERM: MAY_NOT,
  EROFS: MAY_NOT,
  ENOENT: GONE,
  ENOTDIR: GONE,
  // A disk pulled out while it is written to, a share that went away.
  ENODEV: GONE,
  ENXIO: GONE,
  ENOTCONN: GONE,
  ESTALE: GONE,
  EHOSTDOWN: GONE,
  EIO: 'The disk of the safe copies answers with an error. Look at the disk, or choose another folder in the settings.',
  EBUSY: 'Another program keeps the safe copies busy. They are tried again in a moment.',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
