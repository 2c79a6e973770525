import { desktop } from '#lib/desktop.ts'
import type { Copies } from '#shared/copies.ts'
import { browserCopies } from './browserCopies.ts'
import { allowFolder, chooseFolder, findFolder, folder } from './chosenFolder.ts'
import { desktopCopies } from './desktopCopies.ts'
import type { KeptUpTo } from './judgeStart.ts'

let copies: Copies | null | undefined

/** Where this shell keeps the safe copies; null where it can keep none. */
export function safeCopies(): Copies | null {
  copies ??= desktop ? desktopCopies(desktop) : browserCopies()
  return copies
}

/**
 * Takes the folder of a browser's user for the place of the safe copies until the page is loaded anew: when a notebook
 * is to come back from there. Asks for the permission, or for a folder where none is known; from a click. False when
 * cancelled. Throws a sentence.
 */
export async function takeFromFolder(): Promise<boolean> {
  const isThere = folder.get() ? await allowFolder() : await chooseFolder()
  if (isThere) copies = folder.copies()
  return isThere
}

/** All places that have safe copies: that, and the folder which the user of a browser chose and allows. */
export function allCopies(): Copies[] {
  return [safeCopies(), folder.copies()].filter(one => one !== null)
}

/** What safe copies there are; none where nobody can say. To be asked when there seems to be no notebook yet. */
export async function findKept(): Promise<KeptUpTo[]> {
  const places = [await ask(inPrivate), await ask(inFolder)]
  return places.flat().filter(({ seq }) => seq > 0)
}

async function inPrivate(): Promise<KeptUpTo[]> {
  if (!desktop && !(await hasPrivate())) return []
  const kept = safeCopies()
  try {
    return kept ? await lookInto(kept) : []
  } catch (error) {
    // Who has chosen a folder has had a notebook; that this cannot be asked makes no first start of it.
    if (desktop && (await desktop.call('keptIn')).isChosen) return [UNKNOWN]
    throw error
  }
}

/** The folder a browser's user chose. That there is one at all means that there was a notebook. */
async function inFolder(): Promise<KeptUpTo[]> {
  await findFolder()
  if (!folder.get()) return []
  const kept = folder.copies()
  return kept ? [UNKNOWN, ...(await lookInto(kept))] : [UNKNOWN]
}

const UNKNOWN: KeptUpTo = { notebook: '', seq: 1 }

async function lookInto(kept: Copies): Promise<KeptUpTo[]> {
  const names = await kept.notebooks()
  return Promise.all(
    names.map(async notebook => ({ notebook, seq: (await kept.look(notebook)).covered.at(-1)?.[1] ?? 0 })),
  )
}

async function ask(place: () => Promise<KeptUpTo[]>): Promise<KeptUpTo[]> {
  try {
    return await place()
  } catch (error) {
    // What cannot be asked must not keep a first start from beginning.
    console.warn(error)
    return []
  }
}

/** Before a worker is started over nothing: a first start is in a hurry. */
async function hasPrivate(): Promise<boolean> {
  if (typeof navigator === 'undefined' || typeof navigator.storage?.getDirectory !== 'function') return false
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle('safety').then(
    () => true,
    () => false,
  )
}
