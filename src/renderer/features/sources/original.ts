import { getFile } from '#data/sources.ts'

/** Hands the original bytes to the browser as a download. Their type is made harmless: a page opened from it would run. */
export async function saveOriginal(fileId: string): Promise<void> {
  const file = await getFile(fileId)
  if (!file) throw new Error('It is not in the notebook any more.')
  const address = URL.createObjectURL(
    new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // The download holds the blob by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** "1.4 MB", "12 kB", "340 bytes". */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
  if (bytes >= 1000) return `${Math.round(bytes / 1000)} kB`
  return bytes === 1 ? '1 byte' : `${bytes} bytes`
}
