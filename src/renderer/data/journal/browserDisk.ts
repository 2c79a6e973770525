import type { Disk } from '#shared/copies.ts'

const FOLDER = 'safety'
const PICKED_FOLDER = 'Aide-Memoire safety copies'

/**
 * The Origin Private File System as a disk, in a worker: only there can a file be written and flushed in place. It lies
 * apart from the files of IndexedDB, so that it stays when Chromium deletes a damaged database.
 */
export function browserDisk(storage: Pick<StorageManager, 'getDirectory'>): Disk {
  return diskIn(async create => (await storage.getDirectory()).getDirectoryHandle(FOLDER, { create }), {
    isMadeAnew: true,
    append: (file, bytes) => writeTo(file, bytes, 'end'),
    async put(folder, name, bytes) {
      const parts = await folder.getFileHandle(`${name}.part`, { create: true })
      await writeTo(parts, bytes, 'start')
      await checkWritten(parts, bytes)
      await (parts as FileSystemFileHandle & { move(name: string): Promise<void> }).move(name)
    },
  })
}

/**
 * A folder that the user chose as a disk. There the browser writes each change into another file, which takes the place
 * of the first when it is closed. The folder is never made: where it is gone, its disk is unplugged.
 */
export function pickedDisk(picked: FileSystemDirectoryHandle): Disk {
  return diskIn(() => rootIn(picked, false), {
    isMadeAnew: false,
    append: async (file, bytes) => swapIn(file, bytes, (await file.getFile()).size),
    async put(folder, name, bytes) {
      const file = await folder.getFileHandle(name, { create: true })
      try {
        await swapIn(file, bytes, 0)
        await checkWritten(file, bytes)
      } catch (error) {
        await folder.removeEntry(name).catch(() => undefined)
        throw error
      }
    },
  })
}

/** Writes at `from`, and keeps what is before it. */
async function swapIn(file: FileSystemFileHandle, bytes: Uint8Array, from: number): Promise<void> {
  const writable = await file.createWritable({ keepExistingData: from > 0 })
  try {
    await writable.write({ type: 'write', position: from, data: bytes as BufferSource })
  } catch (error) {
    await writable.abort()
    throw error
  }
  await writable.close()
}

/** The folder of the safe copies in a picked one, or that itself. */
export async function rootIn(picked: FileSystemDirectoryHandle, create: boolean): Promise<FileSystemDirectoryHandle> {
  return picked.name === PICKED_FOLDER ? picked : picked.getDirectoryHandle(PICKED_FOLDER, { create })
}

type Writes = {
  /** Where the folder is gone, that it is made with the next file; otherwise every call fails. */
  isMadeAnew: boolean
  append(file: FileSystemFileHandle, bytes: Uint8Array): Promise<void>
  put(folder: FileSystemDirectoryHandle, name: string, bytes: Uint8Array): Promise<void>
}

function diskIn(root: (create: boolean) => Promise<FileSystemDirectoryHandle>, writes: Writes): Disk {
  async function folderAt(path: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    let folder = await root(create)
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
        if (!isMissing(error)) throw error
        if (!writes.isMadeAnew) await root(false)
        return []
      }
    },
    read: async path => new Uint8Array(await (await (await fileAt(path, false)).getFile()).arrayBuffer()),
    size: async path => (await (await fileAt(path, false)).getFile()).size,
    append: async (path, bytes, isNew) => writes.append(await fileAt(path, isNew), bytes),
    async put(path, bytes) {
      const cut = path.lastIndexOf('/')
      await writes.put(await folderAt(path.slice(0, Math.max(0, cut)), true), path.slice(cut + 1), bytes)
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

async function checkWritten(file: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const back = new Uint8Array(await (await file.getFile()).arrayBuffer())
  if (back.length !== bytes.length || back.some((byte, at) => byte !== bytes[at]))
    throw new Error('it could not be read back')
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
