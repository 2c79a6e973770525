import { desktop } from '#lib/desktop.ts'
import type { Copies } from '#shared/copies.ts'
import { browserCopies } from './browserCopies.ts'
import { desktopCopies } from './desktopCopies.ts'
import type { KeptUpTo } from './judgeStart.ts'

let copies: Copies | null | undefined

/** Where this shell keeps the safe copies; null where it can keep none. */
export function safeCopies(): Copies | null {
  copies ??= desktop ? desktopCopies(desktop) : browserCopies()
  return copies
}

/** What safe copies there are; none where nobody can say. To be asked when there seems to be no notebook yet. */
export async function findKept(): Promise<KeptUpTo[]> {
  try {
    if (!desktop && !(await hasFolder())) return []
    const kept = safeCopies()
    if (!kept) return []
    const names = await kept.notebooks()
    const looked = await Promise.all(
      names.map(async notebook => ({ notebook, seq: (await kept.look(notebook)).covered.at(-1)?.[1] ?? 0 })),
    )
    return looked.filter(({ seq }) => seq > 0)
  } catch (error) {
    // What cannot be asked must not keep a first start from beginning.
    console.warn(error)
    return []
  }
}

/** Before a worker is started over nothing: a first start is in a hurry. */
async function hasFolder(): Promise<boolean> {
  if (typeof navigator === 'undefined' || typeof navigator.storage?.getDirectory !== 'function') return false
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle('safety').then(
    () => true,
    () => false,
  )
}
