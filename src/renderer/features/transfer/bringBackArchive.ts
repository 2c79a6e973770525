import { heads, titleOf } from '#data/heads.ts'
import type { Operation } from '#data/rows.ts'
import { type Brought, bringBack, type Rows } from '#data/transfer.ts'
import { type Manifest, originalPath } from '#formats/archive.ts'
import { type Archived, type ArchivedNote, readArchive } from '#formats/archiveReader.ts'
import { parseNotes } from '#formats/parseNotes.ts'
import { linkFinder, linkNames, readVault, type Told, vaultBlocks } from '#formats/vault.ts'
import { newRev } from '#lib/id.ts'
import { counted } from '#lib/when.ts'
import type { Watch } from './exportNotebook.ts'
import { emptyReport, type Report, remarksOn } from './report.ts'

const AT_ONCE = 200

/** Brings back what `exportNotebook` wrote. A note whose Markdown was changed since comes in as that says. */
export async function bringBackArchive(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  problems: string[],
  { onProgress, signal, clean, operation }: Watch & { clean: (html: string) => string; operation: Operation },
): Promise<Report> {
  const archived = await readArchive(files, manifest, clean)
  const told: Told = new Map()
  const changed = archived.notes.filter(note => note.markdown !== null)
  const notes = archived.notes.map(({ head, blocks }) => ({ head, blocks }))
  for (const { at, note } of await asChanged(archived, told)) notes[at] = note
  const report = emptyReport(operation)
  const parts = [
    ...inParts('files', archived.files, 10),
    ...inParts('versions', archived.versions, 20),
    ...inParts('sources', archived.sources, AT_ONCE),
    ...inParts('highlights', archived.highlights, AT_ONCE),
    ...inParts('notes', notes, AT_ONCE),
    ...inParts('history', archived.history, AT_ONCE),
    ...inParts('tombstones', archived.tombstones, 1000),
    ...inParts('settings', archived.settings, 50),
  ]
  for (const [i, part] of parts.entries()) {
    if (signal.aborted) {
      report.stopped = true
      break
    }
    count(report, await bringBack(part, operation))
    onProgress(0.3 + (0.7 * (i + 1)) / parts.length)
  }
  const edited = `Changed outside since, and taken as they are now: ${counted(changed.length, 'note')}.`
  report.remarks = [
    ...[...problems, ...archived.problems].map(sentence => ({ sentence, places: [] })),
    ...(changed.length > 0 ? [{ sentence: edited, places: changed.map(note => note.file!) }] : []),
    ...remarksOn(told),
  ]
  return report
}

function inParts<K extends keyof Rows>(kind: K, rows: Rows[K], size: number): Partial<Rows>[] {
  const parts: Partial<Rows>[] = []
  for (let at = 0; at < rows.length; at += size) parts.push({ [kind]: rows.slice(at, at + size) })
  return parts
}

function count(report: Report, brought: Brought): void {
  report.notes += brought.notes
  report.sources += brought.sources
  report.highlights += brought.highlights
  const { notes, sources } = heads.get()
  for (const id of brought.there) {
    const head = notes.get(id) ?? sources.get(id)
    if (head) report.there.push(titleOf(head))
  }
}

/** The notes whose Markdown was changed, with a new revision on the old one. */
async function asChanged(archived: Archived, told: Told) {
  const changed = archived.notes.flatMap((note, at) => (note.markdown === null ? [] : [{ note, at }]))
  const texts = changed.map(({ note }) => ({ path: note.file!, text: note.markdown! }))
  const { notes: read } = await readVault(texts)
  const finder = await linkFinder(read, namesIn(archived), imagesOf(archived))
  const made: { at: number; note: Rows['notes'][number] }[] = []
  for await (const trees of parseNotes(read.map(note => note.body))) {
    await finder.prepare(trees.flatMap(tree => (tree ? linkNames(tree) : [])))
    for (const tree of trees) {
      const note = read[made.length]!
      const { at, note: old } = changed.find(each => each.note.file === note.path)!
      const blocks = vaultBlocks(note, tree, finder, told, false).map(block => JSON.stringify(block))
      made.push({ at, note: { head: rewritten(old, note.title, note.described.aliases), blocks } })
    }
  }
  return made
}

/** The files an archive holds, where their Markdown names them. */
const imagesOf = ({ files }: Archived) => files.map(file => [originalPath(file), file.id] as const)

function rewritten({ head }: ArchivedNote, title: string, aliases: string[]): ArchivedNote['head'] {
  const rev = newRev()
  return { ...head, title, aliases, rev, textRev: rev, parentRev: head.rev, changedAt: Date.now() }
}

function namesIn({ notes, sources }: Archived) {
  const ofNotes = notes.map(({ head, file }) => ({
    id: head.id,
    kind: 'note' as const,
    names: [head.title, ...(file ? [file.replace(/^.*\/|\.md$/g, '')] : []), ...head.aliases],
    parts: head.parts,
  }))
  return [...ofNotes, ...sources.map(({ id, csl }) => ({ id, kind: 'source' as const, names: [csl.title] }))]
}
