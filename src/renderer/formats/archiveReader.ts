import type { Rows } from '#data/transfer.ts'
import { counted } from '#lib/when.ts'
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ExactFile,
  type ExactNote,
  type ExactVersion,
  type Manifest,
  sha256,
} from './archive.ts'
import { BadZip } from './zip.ts'

/** `markdown`: the file of a note that was changed outside, which then counts more than its exact record. */
export type ArchivedNote = Rows['notes'][number] & { markdown: string | null; file: string | null }
export type Archived = Omit<Rows, 'notes'> & {
  notes: ArchivedNote[]
  /** Sentences on what is damaged or was left out. */
  problems: string[]
}

type Files = ReadonlyMap<string, Uint8Array>

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

/** The manifest of an unpacked zip; null where it is none of ours. Throws BadZip for one of a newer app. */
export function manifestIn(files: Files): Manifest | null {
  if (!files.has('manifest.json')) return null
  try {
    const manifest = JSON.parse(decode(files.get('manifest.json'))) as Manifest
    if (manifest?.format !== ARCHIVE_FORMAT || typeof manifest.entries !== 'object') return null
    if (manifest.version <= ARCHIVE_VERSION) return manifest
  } catch {
    return null
  }
  throw new BadZip('This archive was made by a newer Aide-Mémoire. Bring it back with that one.')
}

/**
 * The records of an archive. Each entry is held against its hash: a note whose Markdown was changed brings that along,
 * anything else that differs is damaged, left out and told. `clean` makes the texts of sources harmless again.
 */
export async function readArchive(
  files: Files,
  manifest: Manifest,
  clean: (html: string) => string,
): Promise<Archived> {
  const problems: string[] = []
  const isSame = async (path: string) => {
    const bytes = files.get(path)
    return bytes !== undefined && (await sha256(bytes)) === manifest.entries[path]
  }
  const rowsOf = async <T>(kind: keyof Rows): Promise<T[]> => {
    const rows: T[] = []
    const paths = Object.keys(manifest.entries).filter(path => path.startsWith(`notebook/${kind}-`))
    for (const path of paths) {
      if (await isSame(path)) rows.push(...linesOf<T>(decode(files.get(path))))
      else problems.push(`“${path}” is missing or damaged; its records were left out.`)
    }
    return rows
  }
  const whole = async <T extends { path: string }>(rows: T[], one: string, many: string): Promise<T[]> => {
    const same = await Promise.all(rows.map(row => isSame(row.path)))
    const gone = rows.filter((_, i) => !same[i])
    if (gone.length > 0)
      problems.push(`Missing or damaged, and left out: ${counted(gone.length, one, many)}, such as “${gone[0]!.path}”.`)
    return rows.filter((_, i) => same[i])
  }

  const notes: ArchivedNote[] = []
  for (const note of await rowsOf<ExactNote>('notes')) {
    const changed = note.file !== null && files.has(note.file) && !(await isSame(note.file))
    notes.push({ ...note, markdown: changed ? decode(files.get(note.file!)) : null })
  }
  const versions = (await whole(await rowsOf<ExactVersion>('versions'), 'text of a source', 'texts of sources')).map(
    ({ path, ...row }) => {
      const html = decode(files.get(path))
      const cleaned = clean(html)
      if (cleaned !== html) problems.push(`“${path}” held what a source must not hold, and was cleaned.`)
      return { ...row, html: cleaned }
    },
  )
  const named = await rowsOf<ExactFile>('files')
  const packed = named.filter(row => row.path !== undefined)
  const beside = named.length - packed.length
  if (beside > 0) problems.push(`Not in a snapshot but beside it, and left out: ${counted(beside, 'original file')}.`)
  const originals = (await whole(packed, 'original file', 'original files')).map(({ path, ...row }) => ({
    ...row,
    bytes: files.get(path)!,
  }))
  return {
    notes,
    sources: await rowsOf('sources'),
    highlights: await rowsOf('highlights'),
    history: await rowsOf('history'),
    tombstones: await rowsOf('tombstones'),
    settings: await rowsOf('settings'),
    versions,
    files: originals,
    problems,
  }
}

const linesOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T)
