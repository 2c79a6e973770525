import './workerDocument.ts'
import { makeSnapshot, type SnapshotJob } from './snapshot.ts'

self.onmessage = async (event: MessageEvent<SnapshotJob>) => {
  try {
    self.postMessage({ made: await makeSnapshot(event.data) })
  } catch (error) {
    self.postMessage({ problem: error instanceof Error ? error.message : String(error) })
  }
}
