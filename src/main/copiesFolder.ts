import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { isName } from '#shared/copies.ts'
import { copyAll } from '#shared/copyAll.ts'
import { Refused } from './ipc.ts'
import { diskAt, refusalOf } from './mirror.ts'
import { type MovableDisk, movableDisk } from './movableDisk.ts'

const NAME = 'Aide-Memoire safety copies'
/** In the app's own data, and in the usual folder once more: each is found when the other is gone. */
const CHOICE = 'safe-copies-folder.json'

/**
 * Where the safe copies lie: in the home folder, apart from the app's own data, which cleaners and uninstallers take. A
 * profile that was named on the command line has them beside itself.
 */
export function usualFolder(home: string, profile: string | null): string {
  return profile === null ? join(home, NAME) : `${profile.replace(/[\\/]+$/, '')}-safety-copies`
}

/** The folder in force. `isChosen`: the user said so, and it may lie on a disk that is not always there. */
export type Place = { folder: string; isChosen: boolean }

/** The folder of the safe copies, which can be changed. `own`: the app's data, where none may lie. */
export type CopiesFolder = {
  disk: MovableDisk
  place(): Place
  /**
   * Makes another folder the one in force, with all there is in it; the one before stays as it is. Returns how many
   * copies could not be read there. Throws `Refused`, and nothing has changed then.
   */
  change(to: Place): Promise<number>
  /** The place that a picked folder stands for. Throws `Refused` where no copies may lie there. */
  placeIn(picked: string): Promise<Place>
  usual: Place
}

export function openCopiesFolder(usualPath: string, own: string): CopiesFolder {
  const usual: Place = { folder: usualPath, isChosen: false }
  let place = readChoice([own, usualPath]) ?? usual
  const disk = movableDisk(diskAt(place.folder, place.isChosen))
  return {
    disk,
    usual,
    place: () => place,
    async change(to) {
      if (to.folder === place.folder) return 0
      try {
        await mkdir(to.folder, { recursive: true, mode: 0o700 })
        const [from, target] = [diskAt(place.folder, place.isChosen), diskAt(to.folder, to.isChosen)]
        // One that is gone has nothing to give: the journal begins anew in the other from the notebook itself.
        const isThere = await stat(place.folder).then(
          () => true,
          () => false,
        )
        // Most of it while the window goes on writing, and what it wrote meanwhile while it waits.
        if (isThere) await copyAll(from, target)
        let unread = 0
        await disk.moveTo(target, async () => {
          if (isThere) unread = await copyAll(from, target)
          keepChoice([own, usualPath], to)
          place = to
        })
        return unread
      } catch (error) {
        throw refusalOf(error) ?? error
      }
    },
    async placeIn(picked) {
      if (await isWithin(picked, own))
        throw new Refused('That folder is the app’s own: what takes the one takes the other. Please choose another.')
      if (await isWithin(picked, place.folder, true))
        throw new Refused('That folder lies within the folder of the safe copies. Please choose another.')
      const names = await readdir(picked)
      const isOurs = basename(picked) === NAME || names.some(isName.notebook)
      const folder = isOurs ? picked : join(picked, NAME)
      return folder === usualPath ? usual : { folder, isChosen: true }
    },
  }
}

/** Whether a folder is another or lies in it; not the folder itself where only what is `below` counts. */
async function isWithin(folder: string, other: string, below = false): Promise<boolean> {
  const [inner, outer] = await Promise.all([folder, other].map(path => realpath(path).catch(() => path)))
  const way = relative(outer!, inner!)
  return way === '' ? !below : !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..'
}

/** The first choice that is found; null where none is, and the usual folder counts. */
function readChoice(folders: readonly string[]): Place | null {
  for (const folder of folders) {
    try {
      const { folder: chosen } = JSON.parse(readFileSync(join(folder, CHOICE), 'utf8')) as { folder?: unknown }
      if (typeof chosen === 'string' && isAbsolute(chosen)) return { folder: chosen, isChosen: true }
      if (chosen === null) return null
    } catch {
      // None there, or torn: the other one says it too.
    }
  }
  return null
}

/** Says in each of them which folder is in force. Throws where not even one could be written. */
function keepChoice(folders: readonly string[], { folder, isChosen }: Place): void {
  const text = JSON.stringify({ folder: isChosen ? folder : null })
  const failures = folders.flatMap(within => {
    try {
      const file = join(within, CHOICE)
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
      renameSync(`${file}.new`, file)
      return []
    } catch (error) {
      return [error]
    }
  })
  if (failures.length === folders.length) throw failures[0]
}
