import type { Disk } from '#shared/copies.ts'

const FOLDER = 'safety'

/**
 * The Origin Private File System as a disk, in a worker: only there can a file be written and flushed in place. It lies
 * apart from the files of IndexedDB, so that it stays when Chromium deletes a damaged database.
 */
export function browserDisk(storage: Pick<StorageManager, 'getDirectory'>): Disk {
  async function folderAt(path: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    let folder = await (await storage.getDirectory()).getDirectoryHandle(FOLDER, { create })
    for (const name of path.split('/').filter(Boolean)) folder = await folder.getDirectoryHandle(name, { create })
    return folder
  }
  async function fileAt(path: string, create: boolean): Promise<FileSystemFileHandle> {
    const cut = path.lastIndexOf('/')
    return (await folderAt(path.slice(0, Math.max(0, cut)), create)).getFileHandle(path.slice(cut + 1), { create })
  }
  return {
    async names(path) {
      try {
        const names: string[] = []
        for await (const name of (await folderAt(path, false)).keys()) names.push(name)
        return names
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
    read: async path => new Uint8Array(await (await (await fileAt(path, false)).getFile()).arrayBuffer()),
    size: async path => (await (await fileAt(path, false)).getFile()).size,
    async append(path, bytes, isNew) {
      await writeTo(await fileAt(path, isNew), bytes, 'end')
    },
    async put(path, bytes) {
      const parts = await fileAt(`${path}.part`, true)
      await writeTo(parts, bytes, 'start')
      const back = new Uint8Array(await (await parts.getFile()).arrayBuffer())
      if (back.length !== bytes.length || back.some((byte, at) => byte !== bytes[at]))
        throw new Error('it could not be read back')
      await (parts as FileSystemFileHandle & { move(name: string): Promise<void> }).move(
        path.slice(path.lastIndexOf('/') + 1),
      )
    },
    async remove(path) {
      const cut = path.lastIndexOf('/')
      await (await folderAt(path.slice(0, Math.max(0, cut)), false)).removeEntry(path.slice(cut + 1))
    },
    async sha256(bytes) {
      const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
      return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
    },
  }
}

type SyncHandle = {
  write(bytes: Uint8Array, options: { at: number }): number
  getSize(): number
  truncate(size: number): void
  flush(): void
  close(): void
}

async function writeTo(file: FileSystemFileHandle, bytes: Uint8Array, where: 'start' | 'end'): Promise<void> {
  const handle = await (
    file as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> }
  ).createSyncAccessHandle()
  try {
    if (where === 'start') handle.truncate(0)
    const written = handle.write(bytes, { at: handle.getSize() })
    if (written < bytes.length) throw new DOMException('Only a part was written', 'QuotaExceededError')
    handle.flush()
  } finally {
    handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError'
}
