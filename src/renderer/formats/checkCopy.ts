import { snapshotOf } from '#shared/copies.ts'
import { coveredBy } from '#shared/coverage.ts'
import { scanJournal } from '#shared/journal.ts'
import type { Ranges } from '#shared/ranges.ts'
import { inspectSnapshot } from './snapshot.ts'

/**
 * What reading a journal or a snapshot to its end has shown. `damage`: places that cannot be read. `covered`: the writes
 * that it tells. `isNewer`: a newer app wrote in it, which this one cannot judge.
 */
export type CheckedCopy = { damage: number; covered: Ranges; isNewer: boolean }

export type CheckJob = { notebook: string; name: string; bytes: Uint8Array }

/** Reads every record of a journal with its checksum, and every entry of a snapshot with its hash. */
export async function checkCopy({ notebook, name, bytes }: CheckJob): Promise<CheckedCopy> {
  if (snapshotOf(name) === null) {
    const { records, damage } = scanJournal(bytes)
    return {
      damage: damage.filter(each => !each.newer).length,
      covered: coveredBy(records, notebook),
      isNewer: damage.some(each => each.newer),
    }
  }
  const unusable = { damage: 1, covered: [], isNewer: false }
  try {
    const { damaged, seq } = await inspectSnapshot(new Blob([bytes as BlobPart]), notebook)
    return seq === null ? unusable : { damage: damaged, covered: [[1, seq]], isNewer: false }
  } catch {
    // Whatever it is that cannot be read of it, it is not what it was.
    return unusable
  }
}
