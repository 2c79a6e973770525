import { sha256 } from '#data/files.ts'
import { heads, titleOf } from '#data/heads.ts'
import { newOperation, prepareOperation } from '#data/operations.ts'
import type { FileRow, Operation } from '#data/rows.ts'
import { bringBack, type KeptNote, keptNote } from '#data/transfer.ts'
import { imageType } from '#editor/image/imageType.ts'
import { manifestIn } from '#formats/archiveReader.ts'
import type { Told } from '#formats/vault.ts'
import { IMAGE_FILE, imagesIn } from '#formats/vaultImages.ts'
import { BadZip, unzip, withoutRoot, ZIP_LIMITS } from '#formats/zip.ts'
import { counted } from '#lib/when.ts'
import { bringBackArchive } from './bringBackArchive.ts'
import { Stopped, type Watch } from './exportNotebook.ts'
import { addTold, readVaultBeside, type VaultReader } from './readVaultBeside.ts'
import { emptyReport, type Report, remarksOn } from './report.ts'

const MARKDOWN = /\.(md|markdown)$/i
/** What one of our own archives holds beside Markdown. */
const OF_ARCHIVE = /(^|\/)(manifest\.json|(notebook|sources)\/.+)$/

/** Notes in one transaction: each waits for the disk. */
const AT_ONCE = 500

export type ImportOptions = Watch & { folderTags: boolean; clean: (html: string) => string }
/** Everything that one import brings in belongs to one operation. */
export type Importing = ImportOptions & { operation: Operation }

/**
 * Takes in a zip (of Markdown, or an archive of ours) or the Markdown files of a folder. What was imported before adds
 * nothing, and nothing that is there is overwritten. Throws BadZip with a sentence; when stopped, what was added stays.
 */
export async function importFiles(files: File[], given: ImportOptions): Promise<Report> {
  const operation = newOperation({ kind: 'import', from: nameOf(files) })
  await prepareOperation(operation.did)
  const options = { ...given, operation }
  const zip = files.length === 1 && /\.zip$/i.test(files[0]!.name) ? files[0]! : null
  const picked = zip ? await unpacked(zip, options) : await readAll(files)
  const manifest = zip && manifestIn(picked.files)
  if (manifest) return bringBackArchive(picked.files, manifest, picked.problems, options)
  return importVault(picked, options)
}

/** The name of the zip, of the folder, or of the first of several files. */
function nameOf([first]: File[]): string {
  return first ? (first.webkitRelativePath || first.name).split('/')[0]! : ''
}

type Picked = { files: Map<string, Uint8Array>; others: string[]; problems: string[] }

async function unpacked(zip: File, { onProgress, signal }: Watch): Promise<Picked> {
  const wants = (path: string) =>
    !isHidden(path) && (MARKDOWN.test(path) || OF_ARCHIVE.test(path) || IMAGE_FILE.test(path))
  const progress = (part: number) => {
    if (signal.aborted) throw new Stopped('The import was stopped.')
    onProgress(part * 0.3)
  }
  const found = await unzip(zip, wants, progress)
  return { ...found, files: withoutRoot(found.files) }
}

/** `.obsidian`, `.trash`, `__MACOSX`. */
const isHidden = (path: string) => path.split('/').some(part => part.startsWith('.') || part === '__MACOSX')

async function readAll(files: File[]): Promise<Picked> {
  const picked: Picked = { files: new Map(), others: [], problems: [] }
  let size = 0
  for (const file of files) {
    const path = file.webkitRelativePath || file.name
    if (isHidden(path)) continue
    if (!MARKDOWN.test(path) && !IMAGE_FILE.test(path)) {
      picked.others.push(path)
      continue
    }
    size += file.size
    if (size > ZIP_LIMITS.all)
      throw new BadZip('This folder holds more than 1,024 MB of Markdown and images. Import it in parts.')
    picked.files.set(path, new Uint8Array(await file.arrayBuffer()))
  }
  return { ...picked, files: withoutRoot(picked.files) }
}

async function importVault(picked: Picked, options: Importing): Promise<Report> {
  const files = [...picked.files].filter(([path]) => MARKDOWN.test(path))
  const images = await hashedImages(picked)
  const places = [...images].map(([path, { id }]) => [path, id] as const)
  const { folderTags } = options
  const reader = await readVaultBeside({ files, known: knownNames(), images: places, folderTags })
  try {
    return await addVault(reader, picked, images, options)
  } finally {
    reader.end()
  }
}

/** The images of a vault by their paths. What is no image by its bytes is none, whatever it is called. */
async function hashedImages({ files }: Picked): Promise<Map<string, FileRow>> {
  const images = new Map<string, FileRow>()
  for (const [path, bytes] of files) {
    const type = IMAGE_FILE.test(path) ? imageType(bytes) : null
    if (type) images.set(path, { id: await sha256(bytes), name: path.split('/').at(-1)!, type, bytes })
  }
  return images
}

/** Puts the images that notes show into the notebook, each once, before the notes are there. */
function imageKeeper(images: ReadonlyMap<string, FileRow>, operation: Operation) {
  const byId = new Map([...images.values()].map(image => [image.id, image]))
  const kept = new Set<string>()
  return {
    kept,
    async keep(notes: readonly KeptNote[]): Promise<void> {
      for (const id of new Set(notes.flatMap(note => imagesIn(note.blocks)))) {
        const image = byId.get(id)
        if (!image || kept.has(id)) continue
        await bringBack({ files: [image] }, operation)
        kept.add(id)
      }
    },
  }
}

async function addVault(
  reader: VaultReader,
  picked: Picked,
  images: ReadonlyMap<string, FileRow>,
  options: Importing,
): Promise<Report> {
  const { notes, pages } = reader.index
  const before = heads.get()
  const report = emptyReport(options.operation)
  report.there = notes.filter(note => before.notes.has(note.id)).map(note => titleOf(before.notes.get(note.id)!))
  const fresh = notes.flatMap((note, place) => (before.notes.has(note.id) ? [] : [place]))
  const told: Told = new Map()
  const keeper = imageKeeper(images, options.operation)
  report.stopped = await addNotes(reader, fresh, told, keeper.keep, options, count => {
    report.notes += count
  })
  const unused = [...picked.files.keys()].filter(
    path => IMAGE_FILE.test(path) && !keeper.kept.has(images.get(path)?.id ?? ''),
  )
  const isAgain = fresh.length === 0
  const left = picked.others.filter(path => !isHidden(path))
  report.remarks = [
    ...picked.problems.map(sentence => ({ sentence, places: [] })),
    ...(left.length > 0
      ? [{ sentence: `No Markdown, and left out: ${counted(left.length, 'file')}.`, places: left }]
      : []),
    ...(unused.length > 0 && !isAgain
      ? [{ sentence: `In no note, and left out: ${counted(unused.length, 'image')}.`, places: unused }]
      : []),
    ...(pages > 0
      ? [{ sentence: `Pages of sources from an archive, left out: ${counted(pages, 'file')}.`, places: [] }]
      : []),
    ...remarksOn(told),
  ]
  return report
}

/** Returns whether it was stopped. */
async function addNotes(
  reader: VaultReader,
  fresh: number[],
  told: Told,
  keepImages: (notes: readonly KeptNote[]) => Promise<void>,
  { onProgress, signal, operation }: Importing,
  onAdded: (count: number) => void,
): Promise<boolean> {
  let done = 0
  let ready: KeptNote[] = []
  const put = async () => {
    await keepImages(ready)
    if (ready.length > 0) onAdded((await bringBack({ notes: ready }, operation)).notes)
    ready = []
  }
  for await (const part of reader.read(fresh)) {
    addTold(told, part.told)
    for (const note of part.made) ready.push(keptNote(note))
    done += part.made.length
    if (ready.length >= AT_ONCE) await put()
    onProgress(0.3 + (0.7 * done) / fresh.length)
    if (signal.aborted) break
  }
  await put()
  return done < fresh.length
}

function knownNames() {
  const { notes, sources } = heads.get()
  return [...notes.values(), ...sources.values()]
    .filter(head => head.deletedAt === null)
    .map(head => ({
      id: head.id,
      kind: head.kind,
      names: head.kind === 'note' ? [head.title, ...head.aliases] : [head.csl.title],
      ...(head.kind === 'note' && { parts: head.parts }),
    }))
}
