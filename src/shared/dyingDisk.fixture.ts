import type { Disk } from './copies.ts'
import type { memoryDisk } from './memoryDisk.fixture.ts'

/** Thrown by everything that is asked of a disk after its end, as nothing is answered to a process that is gone. */
export class Died extends Error {}

/**
 * A disk whose process is killed at one of its steps: an append or a write may be half done, a rename not at all. What
 * is there by then stays in `disk`. `steps` counts them; 0 never dies.
 */
export function dyingDisk(disk: ReturnType<typeof memoryDisk>, at: number): Disk & { steps: number } {
  let isDead = false
  const dying: Disk & { steps: number } = {
    ...disk,
    steps: 0,
    read: path => alive(() => disk.read(path)),
    size: path => alive(() => disk.size(path)),
    names: folder => alive(() => disk.names(folder)),
    async append(path, bytes, isNew) {
      const before = isNew ? new Uint8Array() : await disk.read(path)
      step(() => disk.files.set(path, join(before, bytes.subarray(0, bytes.length >> 1))))
      disk.files.set(path, join(before, bytes))
      step()
    },
    async put(path, bytes) {
      step(() => disk.files.set(`${path}.part`, bytes.slice(0, bytes.length >> 1)))
      disk.files.set(`${path}.part`, bytes)
      step()
      disk.files.delete(`${path}.part`)
      disk.files.set(path, bytes)
      step()
    },
    async remove(path) {
      step()
      await disk.remove(path)
    },
  }
  const alive = <T>(work: () => Promise<T>) => (isDead ? Promise.reject(new Died()) : work())
  function step(half: () => void = () => undefined): void {
    if (isDead) throw new Died()
    if (++dying.steps !== at) return
    half()
    isDead = true
    throw new Died()
  }
  return dying
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  return Uint8Array.from([...one, ...other])
}
