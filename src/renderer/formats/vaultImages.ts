import { fold } from '#lib/words.ts'

/** Files that a note can show, by their names. What they are is told by their bytes. */
export const IMAGE_FILE = /\.(png|jpe?g|gif|webp|avif)$/i

/** Where each image of a vault lies, and the hash its bytes are kept by. */
export type VaultImages = readonly (readonly [path: string, id: string])[]

const keyOf = (path: string) => fold(path) || path

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A path from a file in a vault, `..` and all; what leads out of the vault ends at its root. */
function pathFrom(from: string, path: string): string {
  const way: string[] = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') way.pop()
    else if (part !== '.' && part !== '') way.push(part)
  }
  return way.join('/')
}

/**
 * Finds the image that a note names, as Obsidian does: by its path from the note, from the root, or by its name alone.
 * Only what came with the vault is found; an address of the web is none.
 */
export function imageFinder(images: VaultImages): (address: string, from: string) => string | null {
  const byPath = new Map(images.map(([path, id]) => [keyOf(path), id]))
  const byName = new Map(images.map(([path, id]) => [keyOf(path.split('/').at(-1)!), id]))
  return (address, from) => {
    if (images.length === 0 || /^[a-z][a-z\d+.-]*:/i.test(address)) return null
    const written = [address, decoded(address.replace(/[?#].*$/, ''))]
    for (const path of written.map(each => each.replaceAll('\\', '/'))) {
      const found =
        byPath.get(keyOf(pathFrom(from, path))) ??
        byPath.get(keyOf(pathFrom('', path))) ??
        byName.get(keyOf(path.split('/').at(-1) ?? ''))
      if (found) return found
    }
    return null
  }
}

/** The files that blocks, as JSON, show as images. */
export function imagesIn(blocks: readonly string[]): string[] {
  const found = new Set<string>()
  for (const block of blocks) {
    if (!block.includes('"image"')) continue
    const open: unknown[] = [JSON.parse(block)]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (typeof node !== 'object' || node === null) continue
      const { type, file } = node as { type?: unknown; file?: unknown }
      if (type === 'image' && typeof file === 'string' && file !== '') found.add(file)
      open.push(...Object.values(node))
    }
  }
  return [...found]
}
