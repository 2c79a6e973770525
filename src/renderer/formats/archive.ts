import type { Highlight, NoteHead, SourceHead } from '#data/rows.ts'
import type { Rows } from '#data/transfer.ts'
import type { Names } from '#editor/convert.ts'
import { citation, shortCitation } from '#lib/csl.ts'
import { toCslJson } from './cslJson.ts'
import { uniqueNames } from './fileName.ts'
import { printProperties } from './frontMatter.ts'
import { noteToMarkdown } from './markdownNote.ts'
import { printMarkdown } from './markdownTree.ts'
import { zipWriter } from './zip.ts'

export const ARCHIVE_FORMAT = 'aide-memoire notebook'
export const ARCHIVE_VERSION = 1

/** What stands in `manifest.json`: how many records, and the SHA-256 of each entry in hex. */
export type Manifest = {
  format: typeof ARCHIVE_FORMAT
  version: number
  made: string
  counts: Record<keyof Rows, number>
  entries: Record<string, string>
  /** Of a snapshot: which notebook it is, up to which write, and the shape of its rows. The bytes of its files lie beside it. */
  snapshot?: { notebook: string; seq: number; schema: number }
}

/** A note as the archive keeps it beside its Markdown: exact, and which file its Markdown is; none for what is in the trash. */
export type ExactNote = Rows['notes'][number] & { file: string | null }
export type ExactFile = Omit<Rows['files'][number], 'bytes'> & { path: string }
export type ExactVersion = Omit<Rows['versions'][number], 'html'> & { path: string }

export type ArchiveWriter = {
  add: { [K in keyof Rows]: (rows: Rows[K]) => Promise<void> }
  /** Records as they are, of which nothing else is written. */
  addExact: (table: string, rows: unknown[]) => Promise<void>
  finish: () => Promise<Blob>
}

const README = `A snapshot of a notebook of Aide-Mémoire.

notes/ and sources/ are Markdown and open in any editor; trash is in notebook/ only.
notebook/ has every record exactly, one JSON a line. manifest.json has the SHA-256 of each file.
The original files lie beside this zip in the folder "files", named by their SHA-256.
docs/safety-format.md of the app describes all of it.
`

const encode = (text: string) => new TextEncoder().encode(text)

/** Where the bytes of a file lie in an archive. */
export function originalPath({ id, name }: { id: string; name: string }): string {
  const ending = /\.([a-z\d]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin'
  return `sources/originals/${id}.${ending}`
}

/** SHA-256 in hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Writes the whole notebook as one zip: notes and sources as Markdown that Obsidian opens, the bibliography as CSL-JSON,
 * texts and originals by their hashes, and in `notebook/` every record exactly, so that it comes back with nothing
 * different. `heads` are all notes and sources there are; rows follow in any number, files before notes, which name
 * their images.
 */
export function archiveWriter(
  heads: { notes: NoteHead[]; sources: SourceHead[]; highlights: Highlight[] },
  snapshot?: Manifest['snapshot'],
): ArchiveWriter {
  const zip = zipWriter()
  const names = namesOf(heads)
  const marks = liveMarks(heads.highlights)
  const entries: Record<string, string> = {}
  const counts: Record<keyof Rows, number> = {
    notes: 0,
    sources: 0,
    highlights: 0,
    versions: 0,
    files: 0,
    history: 0,
    tombstones: 0,
    settings: 0,
  }
  const parts: Record<string, number> = {}
  const images = new Map<string, string>()
  const imageAt = (file: string) => (images.has(file) ? `../${images.get(file)}` : null)

  const add = async (path: string, bytes: Uint8Array, how?: { changedAt?: number; packed?: boolean }) => {
    if (path in entries) return
    entries[path] = await sha256(bytes)
    zip.add(path, bytes, how)
  }
  const addExact = async (kind: string, rows: unknown[]) => {
    if (kind in counts) counts[kind as keyof Rows] += rows.length
    parts[kind] = (parts[kind] ?? 0) + 1
    const lines = rows.map(row => `${JSON.stringify(row)}\n`).join('')
    await add(`notebook/${kind}-${parts[kind]}.jsonl`, encode(lines))
  }

  return {
    addExact,
    add: {
      async notes(notes) {
        const exact: ExactNote[] = []
        for (const { head, blocks } of notes) {
          const name = head.deletedAt === null ? names.fileOf(head.id) : null
          const file = name && `notes/${name}.md`
          exact.push({ head, blocks, file })
          if (file)
            await add(file, encode(noteToMarkdown(head, blocks, { ...names, imageAt })), { changedAt: head.changedAt })
        }
        await addExact('notes', exact)
      },
      async sources(sources) {
        await addExact('sources', sources)
        for (const source of sources) {
          const name = source.deletedAt === null ? names.fileOf(source.id) : null
          if (name) await add(`sources/${name}.md`, encode(sourcePage(source, marks.get(source.id) ?? [])), source)
        }
      },
      highlights: rows => addExact('highlights', rows),
      history: rows => addExact('history', rows),
      tombstones: rows => addExact('tombstones', rows),
      settings: rows => addExact('settings', rows),
      async versions(versions) {
        const exact: ExactVersion[] = []
        for (const { html, ...rest } of versions) {
          const path = `sources/texts/${rest.id}.html`
          await add(path, encode(html))
          exact.push({ ...rest, path })
        }
        await addExact('versions', exact)
      },
      async files(files) {
        const exact: ExactFile[] = []
        for (const { bytes, ...rest } of files) {
          const path = originalPath(rest)
          const ending = path.split('.').at(-1)!
          if (rest.type.startsWith('image/')) images.set(rest.id, path)
          await add(path, bytes, { packed: /^(pdf|docx|zip|png|jpe?g|gif|webp|mp[34])$/.test(ending) })
          exact.push({ ...rest, path })
        }
        await addExact('files', exact)
      },
    },
    async finish() {
      const live = heads.sources.filter(source => source.deletedAt === null)
      const bibliography = live.map(source => toCslJson(source.id, source.csl))
      await add('sources/bibliography.json', encode(JSON.stringify(bibliography, null, 2)))
      if (snapshot) await add('README.txt', encode(README))
      const made = new Date().toISOString()
      const manifest: Manifest = { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, made, counts, entries, snapshot }
      zip.add('manifest.json', encode(JSON.stringify(manifest, null, 2)))
      return zip.finish()
    },
  }
}

/** Files are named by titles, notes first: a link in Obsidian finds them by their name alone. */
function namesOf({ notes, sources }: { notes: NoteHead[]; sources: SourceHead[] }): Omit<Names, 'tagAs'> {
  const live = [...notes, ...sources].filter(head => head.deletedAt === null)
  const titles = new Map(live.map(head => [head.id, head.kind === 'note' ? head.title : head.csl.title]))
  const files = uniqueNames([...titles].map(([id, title]) => ({ id, title })))
  const parts = new Map(notes.map(note => [note.id, note.parts ?? []]))
  const citations = new Map(sources.map(source => [source.id, source.csl]))
  return {
    fileOf: id => files.get(id) ?? null,
    titleOf: id => titles.get(id) ?? null,
    partOf: (target, id) => parts.get(target)?.find(part => part.id === id) ?? null,
    citationOf(id) {
      const csl = citations.get(id)
      return csl ? shortCitation(csl) : 'a source that is gone'
    },
  }
}

function liveMarks(highlights: Highlight[]): Map<string, Highlight[]> {
  const marks = new Map<string, Highlight[]>()
  for (const mark of highlights) {
    if (mark.deletedAt !== null) continue
    marks.set(mark.sourceId, [...(marks.get(mark.sourceId) ?? []), mark])
  }
  for (const list of marks.values()) list.sort((a, b) => a.anchor.start - b.anchor.start)
  return marks
}

/** Marks the page of a source, so that an import of Markdown does not take it for a note. */
export const SOURCE_PAGE = 'source'

/** A page for Obsidian: links to a source lead here. Nothing is read back from it. */
function sourcePage(source: SourceHead, highlights: Highlight[]): string {
  const { csl } = source
  const properties = { id: source.id, kind: SOURCE_PAGE, title: csl.title, ...(csl.URL && { url: csl.URL }) }
  const paragraph = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] })
  const marked = highlights.flatMap(mark => [
    { type: 'blockquote', children: [paragraph(mark.anchor.exact)] },
    ...(mark.comment ? [paragraph(mark.comment)] : []),
  ])
  const file = source.versionId && `[Text](texts/${source.versionId}.html)\n\n`
  const head = printMarkdown({ type: 'root', children: [paragraph(citation(csl))] })
  return `${printProperties(properties)}\n${head}\n${file ?? ''}${printMarkdown({ type: 'root', children: marked })}`
}
