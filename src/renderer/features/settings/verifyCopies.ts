import { readFile } from '#data/journal/catchUp.ts'
import { type CheckedAs, keepVerification, type Verification } from '#data/journal/verified.ts'
import type { CheckedCopy } from '#formats/checkCopy.ts'
import { type Checker, openChecker } from '#formats/checkInWorker.ts'
import type { Copies } from '#shared/copies.ts'
import { merged, missing, type Ranges } from '#shared/ranges.ts'

export type Watching = { onProgress: (part: number) => void; signal: AbortSignal }

/**
 * Reads all that is kept of a notebook in one place to its end: each record, each entry of each snapshot, each file. A
 * damaged file is written anew from the notebook. Remembers what came of it. Null when stopped.
 */
export async function verifyCopies(
  copies: Copies,
  { notebook, place }: { notebook: string; place: string },
  { onProgress, signal }: Watching,
): Promise<Verification | null> {
  const [names, files] = [(await copies.list(notebook)).map(({ name }) => name), (await copies.look(notebook)).files]
  let done = 0
  const step = () => onProgress(++done / Math.max(1, names.length + files.length))
  const checker = openChecker()
  try {
    const found: Record<string, CheckedAs> = {}
    const covered: Ranges[] = []
    for (const name of names) {
      if (signal.aborted) return null
      const told = await checkOne(copies, checker, notebook, name)
      if (told) {
        covered.push(told.covered)
        found[name] = { damage: told.damage, upTo: told.covered.at(-1)?.[1] ?? 0, isNewer: told.isNewer }
      }
      step()
    }
    const about = { count: files.length, damaged: 0, mended: 0 }
    for (const id of files) {
      if (signal.aborted) return null
      if (!(await copies.isWhole(notebook, id))) {
        about.damaged++
        if (await mend(copies, notebook, id)) about.mended++
      }
      step()
    }
    const all = merged(covered.flat())
    const lost = missing(all, all.at(-1)?.[1] ?? 0).reduce((sum, [from, to]) => sum + to - from + 1, 0)
    const verification = { place, at: Date.now(), copies: found, files: about, lost }
    keepVerification(verification)
    return verification
  } finally {
    checker.end()
  }
}

/** Null for one that is gone meanwhile: another window has made a snapshot. */
async function checkOne(copies: Copies, checker: Checker, notebook: string, name: string): Promise<CheckedCopy | null> {
  const check = async () => checker.check({ notebook, name, bytes: await copies.read(notebook, name) })
  try {
    const first = await check()
    // A window may have been writing its last line.
    return first.damage > 0 ? await check() : first
  } catch (error) {
    if ((await copies.list(notebook)).every(copy => copy.name !== name)) return null
    throw error
  }
}

/** Returns whether the notebook still has the bytes and they were written. */
async function mend(copies: Copies, notebook: string, id: string): Promise<boolean> {
  const file = await readFile(id)
  if (!file) return false
  try {
    await copies.keepFile(notebook, id, file.row.bytes)
    return true
  } catch (error) {
    console.warn(error)
    return false
  }
}
