import type { Disk } from '#shared/copies.ts'

/** A disk that can be changed for another under way, without those who write on it taking notice. */
export type MovableDisk = Disk & {
  /** Lets every call that has begun end and holds the others up until `last` is done; then they go to the other disk. */
  moveTo(other: Disk, last: () => Promise<void>): Promise<void>
}

export function movableDisk(first: Disk): MovableDisk {
  let disk = first
  let moving: Promise<unknown> = Promise.resolve()
  const running = new Set<Promise<unknown>>()
  const through =
    <A extends unknown[], R>(call: (disk: Disk) => (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await moving
      const work = call(disk)(...args)
      running.add(work)
      try {
        return await work
      } finally {
        running.delete(work)
      }
    }
  return {
    names: through(on => on.names),
    read: through(on => on.read),
    size: through(on => on.size),
    append: through(on => on.append),
    put: through(on => on.put),
    remove: through(on => on.remove),
    sha256: bytes => disk.sha256(bytes),
    async moveTo(other, last) {
      const work = async () => {
        await Promise.allSettled(running)
        await last()
        disk = other
      }
      const done = moving.then(work)
      moving = done.catch(() => undefined)
      return done
    },
  }
}
