import { heads } from '#data/heads.ts'
import { countRows, type Rows, readRows } from '#data/transfer.ts'
import { type ArchiveWriter, archiveWriter } from '#formats/archive.ts'

/** Somebody pressed Stop. */
export class Stopped extends Error {
  override name = 'Stopped'
}

export type Watch = {
  /** 0 to 1. */
  onProgress: (part: number) => void
  signal: AbortSignal
}

/** Files first: notes name their images. */
const ORDER = ['files', 'notes', 'sources', 'highlights', 'versions', 'history', 'tombstones', 'settings'] as const

/** The whole notebook as one zip, and how many of each it holds. Throws Stopped. */
export async function exportNotebook(watch: Watch): Promise<{ zip: Blob; counts: Record<keyof Rows, number> }> {
  const { notes, sources, highlights } = heads.get()
  const writer = archiveWriter({
    notes: [...notes.values()],
    sources: [...sources.values()],
    highlights: [...highlights.values()],
  })
  const counts = await countRows()
  const total = Math.max(
    1,
    Object.values(counts).reduce((sum, count) => sum + count, 0),
  )
  let done = 0
  for (const kind of ORDER) {
    await writeAll(kind, writer, watch.signal, count => {
      done += count
      watch.onProgress(Math.min(1, done / total))
    })
  }
  return { zip: await writer.finish(), counts }
}

async function writeAll<K extends keyof Rows>(
  kind: K,
  writer: ArchiveWriter,
  signal: AbortSignal,
  onDone: (count: number) => void,
): Promise<void> {
  for await (const rows of readRows(kind)) {
    if (signal.aborted) throw new Stopped('The export was stopped.')
    await writer.add[kind](rows)
    onDone(rows.length)
  }
}
