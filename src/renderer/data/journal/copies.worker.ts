import { type Copies, openCopies } from '#shared/copies.ts'
import { isDiskFull } from '../saving.ts'
import { browserDisk, pickedDisk } from './browserDisk.ts'
import { reasonIn } from './reasonIn.ts'
import type { Asked, Picked, Told } from './workerMessages.ts'

const random = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), byte => byte.toString(16).padStart(2, '0')).join('')
let place: 'private' | 'folder' = 'private'
let copies = openCopies(browserDisk(navigator.storage), random)

self.onmessage = async ({ data }: MessageEvent<Asked | Picked>) => {
  if ('folder' in data) {
    place = 'folder'
    copies = openCopies(pickedDisk(data.folder), random)
    return
  }
  const work = copies[data.name] as (...args: readonly unknown[]) => ReturnType<Copies[keyof Copies]>
  try {
    const value = await work(...data.args)
    const moved = value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : []
    self.postMessage({ call: data.call, value } satisfies Told, { transfer: moved })
  } catch (error) {
    self.postMessage({ call: data.call, problem: reasonIn(place, error), isFull: isDiskFull(error) } satisfies Told)
  }
}
