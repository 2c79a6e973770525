import { spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const PIECE = Buffer.alloc(64 * 1024, 1)

/** A file system of its own in memory, which can be filled to the last bytes. */
export class SmallDisk {
  readonly folder: string
  private readonly filling: string

  private constructor(folder: string) {
    this.folder = folder
    this.filling = join(folder, 'filling')
  }

  /** Null, with the reason, where this machine lets nobody mount one. */
  static mount(folder: string, megabytes: number): { disk: SmallDisk } | { disk: null; reason: string } {
    mkdirSync(folder, { recursive: true })
    if (process.platform !== 'linux') return { disk: null, reason: 'only Linux has a tmpfs' }
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
    return status === 0
      ? { disk: new SmallDisk(folder) }
      : { disk: null, reason: `no tmpfs could be mounted (${String(stderr).trim()}), which needs root` }
  }

  /** Leaves so many bytes, as far as a page goes. */
  fill(left: number): void {
    const file = openSync(this.filling, 'w')
    let size = 0
    try {
      for (;;) size += writeSync(file, PIECE)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
    if (left > 0) ftruncateSync(file, Math.max(0, size - left))
    closeSync(file)
  }

  /** The bytes that are left. */
  left(): number {
    const { bavail, bsize } = statfsSync(this.folder)
    return bavail * bsize
  }

  makeRoom(): void {
    rmSync(this.filling, { force: true })
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.folder])
  }
}
