/** The most that one file may weigh when it is brought in, in bytes. The whole of it passes through memory. */
export const FILE_LIMIT = 100 * 1024 * 1024

/** The most that one choice of files may weigh together, in bytes. */
const CHOICE_LIMIT = 400 * 1024 * 1024

/** Why a file is not brought in, as a sentence, or null; `before` is the weight of those chosen with it, in bytes. */
export function tooLarge(name: string, size: number, before: number): string | null {
  if (size > FILE_LIMIT)
    return `“${name}” has ${megabytes(size)} MB; a file may have up to ${megabytes(FILE_LIMIT)} MB.`
  if (size + before > CHOICE_LIMIT)
    return `“${name}” was left out: bring in at most ${megabytes(CHOICE_LIMIT)} MB at once.`
  return null
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024))
}
