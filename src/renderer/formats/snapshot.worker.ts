import './workerDocument.ts'
import { beginSnapshot, type Folding, type Snapshot, type SnapshotOf } from './snapshot.ts'

export type SnapshotAsked = { of: SnapshotOf } | { journal: Uint8Array } | { end: true }
export type SnapshotTold = { made: Snapshot | null } | { problem: string }

let folding: Folding | null = null

self.onmessage = async ({ data }: MessageEvent<SnapshotAsked>) => {
  try {
    if ('of' in data) folding = beginSnapshot(data.of)
    else if ('journal' in data) folding?.take(data.journal)
    else {
      const made = (await folding?.finish()) ?? null
      self.postMessage({ made } satisfies SnapshotTold, { transfer: made ? [made.bytes.buffer as ArrayBuffer] : [] })
    }
  } catch (error) {
    self.postMessage({ problem: error instanceof Error ? error.message : String(error) } satisfies SnapshotTold)
  }
}
