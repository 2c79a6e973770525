import './workerDocument.ts'
import { type CheckedCopy, type CheckJob, checkCopy } from './checkCopy.ts'

self.onmessage = async ({ data }: MessageEvent<CheckJob>) => {
  self.postMessage((await checkCopy(data)) satisfies CheckedCopy)
}
