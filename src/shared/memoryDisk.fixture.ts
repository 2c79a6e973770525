import type { Disk } from './copies.ts'

/** A disk in memory. */
export function memoryDisk(): Disk & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  const there = (path: string) => {
    const bytes = files.get(path)
    if (!bytes) throw new Error(`${path} is not there`)
    return bytes
  }
  return {
    files,
    async names(folder) {
      const prefix = folder === '' ? '' : `${folder}/`
      const below = [...files.keys()].filter(path => path.startsWith(prefix))
      return [...new Set(below.map(path => path.slice(prefix.length).split('/')[0]!))]
    },
    read: async path => there(path),
    size: async path => there(path).length,
    async append(path, bytes, isNew) {
      files.set(path, Uint8Array.from([...(isNew ? [] : there(path)), ...bytes]))
    },
    async put(path, bytes) {
      files.set(path, bytes)
    },
    async remove(path) {
      files.delete(path)
    },
    async sha256(bytes) {
      const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
      return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
    },
  }
}
