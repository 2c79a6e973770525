import { type Disk, isName } from './copies.ts'

/**
 * Copies all safe copies of one disk that another has not got. Each is written under another name, read back and put in
 * its place, or not at all. What the other one has more of stays: a journal only grows. Returns how many could not be
 * read, or were damaged: they stay where they are.
 */
export async function copyAll(from: Disk, to: Disk): Promise<number> {
  let unread = 0
  for (const notebook of (await from.names('')).filter(isName.notebook)) {
    const names = (await from.names(notebook)).filter(isName.copy)
    const files = (await from.names(`${notebook}/files`)).filter(isName.file)
    const there = new Set([...(await to.names(notebook)), ...(await to.names(`${notebook}/files`))])
    for (const path of [...names.map(name => `${notebook}/${name}`), ...files.map(id => `${notebook}/files/${id}`)]) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      if (there.has(name) && (await to.size(path)) >= (await from.size(path))) continue
      const bytes = await readWhole(from, path, name)
      if (bytes) await to.put(path, bytes)
      else unread++
    }
  }
  return unread
}

async function readWhole(from: Disk, path: string, name: string): Promise<Uint8Array | null> {
  try {
    const bytes = await from.read(path)
    // What is damaged here is no better there.
    return isName.file(name) && (await from.sha256(bytes)) !== name ? null : bytes
  } catch {
    // A disk that fails is when one wants to leave it: what can be read of it comes along.
    return null
  }
}
