import { db } from './db.ts'
import type { FileRow } from './rows.ts'
import { write } from './write.ts'

/** The hash by which bytes are kept: SHA-256 in hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps bytes under their hash and returns it. The same bytes again add nothing and keep their first name. */
export async function putFile(file: Omit<FileRow, 'id'>): Promise<string> {
  const id = await sha256(file.bytes)
  await write(['files'], async () => {
    const isKept = (await db.files.where('id').equals(id).count()) > 0
    if (!isKept) await db.files.put({ id, ...file })
  })
  return id
}
