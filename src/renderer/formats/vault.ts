import type { NotePart } from '#data/rows.ts'
import type { MarkdownNode, Meanings } from '#editor/convert.ts'
import { blocksFromText, withHeadingIds } from '#editor/convert.ts'
import { fold } from '#lib/words.ts'
import { SOURCE_PAGE, sha256 } from './archive.ts'
import { type Properties, splitProperties } from './frontMatter.ts'
import { type Described, describe, noteBlocks } from './markdownNote.ts'
import { imageFinder, type VaultImages } from './vaultImages.ts'

/** A Markdown file of a vault, before its text is parsed. `path` has `/` between folders and no common folder. */
export type VaultNote = {
  path: string
  id: string
  title: string
  described: Described
  properties: Properties | null
  body: string
}

export type VaultFile = { path: string; text: string }
/** A note or source that is in the notebook already and that links may lead to. */
export type Known = { id: string; kind: 'note' | 'source'; names: string[]; parts?: NotePart[] }

const baseName = (path: string) =>
  path
    .split('/')
    .at(-1)!
    .replace(/\.(md|markdown)$/i, '')
const key = (name: string) => fold(name.replace(/\.(md|markdown)$/i, '')) || name

/**
 * Looks at the heads of all files. Pages of sources from one of our archives are left out. The id of a note is the one
 * it bears, else made of its path and content: the same file is the same note each time it comes in.
 */
export async function readVault(files: readonly VaultFile[]): Promise<{ notes: VaultNote[]; pages: number }> {
  const taken = new Set<string>()
  const made: Promise<VaultNote>[] = []
  let pages = 0
  for (const { path, text } of files) {
    const { properties, body } = splitProperties(text)
    const described = describe(properties)
    if (properties?.fields?.kind === SOURCE_PAGE && described.id) {
      pages++
      continue
    }
    const own = described.id && !taken.has(described.id) ? described.id : null
    if (own) taken.add(own)
    const title = (own && described.title) ?? baseName(path)
    // All at once: one after the other each would wait for its answer.
    made.push(
      (async () => ({ path, id: own ?? (await idOf(`${path}\n${text}`)), title, described, properties, body }))(),
    )
  }
  return { notes: await Promise.all(made), pages }
}

/** An id that the same words always make. */
async function idOf(words: string): Promise<string> {
  const hex = await sha256(new TextEncoder().encode(words))
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** The other names of a note: its aliases, and a title in its properties that its file does not bear. */
export function aliasesOf({ title, described }: VaultNote): string[] {
  const names = [...described.aliases, ...(described.title ? [described.title] : [])]
  return [...new Set(names)].filter(name => name !== title && name.trim() !== '')
}

type Target = { target: string; targetKind: 'note' | 'source'; title: string }

/** Finds what links name: a path or a file first, then titles and aliases, then what the notebook holds already. */
export async function linkFinder(notes: readonly VaultNote[], known: readonly Known[], images: VaultImages = []) {
  const byName = new Map<string, Target>()
  const add = (name: string, target: Target) => {
    if (name.trim() !== '' && !byName.has(key(name))) byName.set(key(name), target)
  }
  const targets = notes.map(note => ({
    note,
    target: { target: note.id, targetKind: 'note' as const, title: note.title },
  }))
  for (const { note, target } of targets) add(note.path, target)
  for (const { note, target } of targets) add(baseName(note.path), target)
  for (const { note, target } of targets) for (const name of [note.title, ...aliasesOf(note)]) add(name, target)
  for (const { id, kind, names } of known)
    for (const name of names) add(name, { target: id, targetKind: kind, title: names[0]! })
  const missing = new Map<string, string>()
  const find = (name: string): Target | null =>
    byName.get(key(name)) ?? byName.get(key(name.split('/').at(-1)!)) ?? null
  const partsThere = new Map(known.map(({ id, parts }) => [id, Array.isArray(parts) ? parts.filter(isWhole) : []]))
  return {
    find,
    ...headingFinder(notes, find, partsThere),
    /** Makes the ids under which notes that are not there are linked: the same for each link that names one. */
    async prepare(names: Iterable<string>): Promise<void> {
      const unknown = new Set([...names].filter(name => !find(name) && !missing.has(key(name))).map(key))
      await Promise.all([...unknown].map(async name => missing.set(name, await idOf(`missing\n${name}`))))
    },
    imageAt: imageFinder(images),
    missingId: (name: string) => missing.get(key(name)) ?? '',
  }
}

type Finder = Awaited<ReturnType<typeof linkFinder>>

const LINK_TO_HEADING = /\[\[([^[\]|#\n]{0,300})#([^[\]|\n]{1,300})/g
const HEADING_LINE = /^ {0,3}#{1,6}[ \t]+(.{1,300})/gm
const lastPart = (written: string) => written.split('#').at(-1)!.trim()
/** Words of a heading as a link and the heading itself may spell them. */
const headingKey = (words: string) =>
  fold(words.trim().replace(/[*_`~=[\]\\]|\^[\w-]+$|[ #]+$/g, ''))
    .replace(/\s+/g, ' ')
    .trim()

/** Ids for the headings that links name, made of their words: the same file makes the same ones each time. */
function headingFinder(
  notes: readonly VaultNote[],
  find: (name: string) => Target | null,
  there: ReadonlyMap<string, NotePart[]>,
) {
  const byId = new Map(notes.map(note => [note.id, note]))
  const wanted = new Map<string, Map<string, string>>()
  const headings = new Map<string, Set<string>>()
  const headingsOf = (note: VaultNote) => {
    const known = headings.get(note.id)
    if (known) return known
    const found = new Set([...note.body.matchAll(HEADING_LINE)].map(([, words]) => headingKey(words!)))
    headings.set(note.id, found)
    return found
  }
  const want = (note: VaultNote, words: string) => {
    const name = headingKey(words)
    if (name === '' || !headingsOf(note).has(name)) return
    const given = [...note.described.headingIds].find(([each]) => headingKey(each) === name)?.[1]
    const ids = wanted.get(note.id) ?? new Map<string, string>()
    wanted.set(note.id, ids.set(name, given ?? `h${hashOf(name)}`))
  }
  for (const note of notes) {
    for (const [, name = '', part = ''] of note.body.includes('#') ? note.body.matchAll(LINK_TO_HEADING) : []) {
      const target = name.trim() === '' ? note : byId.get(find(name.trim())?.target ?? '')
      if (target && !lastPart(part).startsWith('^')) want(target, lastPart(part))
    }
  }
  return {
    /** The ids of the headings of a note that something links to, by their folded words. */
    headingIds: (note: string): ReadonlyMap<string, string> => wanted.get(note) ?? new Map(),
    partOf(target: string, written: string) {
      const name = headingKey(written)
      const id = wanted.get(target)?.get(name)
      if (id) return { id, words: written }
      const part = there
        .get(target)
        ?.find(each => (each.heading ? headingKey(each.words) === name : written === `^${each.id}`))
      return part ? { id: part.id, words: part.words } : null
    },
  }
}

/** Eight letters that the same words always make (FNV-1a, twice). */
function hashOf(words: string): string {
  const half = (seed: number) => {
    let hash = seed
    for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 16_777_619)
    return (hash >>> 0).toString(36).padStart(7, '0').slice(-4)
  }
  return half(2_166_136_261) + half(84_696_351)
}

/** What comes from an archive may be damaged. */
const isWhole = (part: NotePart) => typeof part?.id === 'string' && typeof part.words === 'string'

/** Names of all links in a tree, without what stands behind `#`. */
export function linkNames(tree: MarkdownNode): string[] {
  const names: string[] = []
  const open = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'wikiLink') names.push(linkName(node.name ?? ''))
    open.push(...(node.children ?? []))
  }
  return names
}
const linkName = (written: string) => written.split('#')[0]!.trim()

/** What was kept as plain text or leads nowhere, by kind, each with the files it stands in. */
export type Told = Map<string, { path: string; words: string }[]>

/** The text of one file as blocks. `tree` is null where it could not be parsed in time: then it is plain text. */
export function vaultBlocks(
  note: VaultNote,
  tree: MarkdownNode | null,
  finder: Finder,
  told: Told,
  folderTags: boolean,
): unknown[] {
  const tell = (what: string, words: string) => {
    const known = told.get(what)
    const one = { path: note.path, words: words.slice(0, 200) }
    if (known) known.push(one)
    else told.set(what, [one])
  }
  const own: Target = { target: note.id, targetKind: 'note', title: note.title }
  const meanings: Meanings = {
    linkTo(name) {
      const found = name === '' ? own : finder.find(name)
      if (found) return found
      tell('missing', name)
      return { target: finder.missingId(name), targetKind: 'note', title: name }
    },
    fileAt: address => fileAt(address, note.path, finder),
    partOf: finder.partOf,
    tagOf: note.described.tagOf,
    imageAt: address => finder.imageAt(address, note.path),
    tell,
  }
  if (!tree) tell('plain', note.path)
  if (note.described.others.length > 0 && note.properties) tell('properties', note.described.others.join(', '))
  const folder = folderTags ? note.path.split('/').slice(0, -1).join('/') : ''
  const blocks = noteBlocks(tree ?? blocksFromText(note.body), note.properties, folder ? [folder] : [], meanings)
  return withHeadingIds(blocks, finder.headingIds(note.id), headingKey)
}

function fileAt(address: string, from: string, finder: Finder): Target | null {
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || !/\.md(#.*)?$/i.test(address)) return null
  const path = decoded(address.replace(/#.*$/, ''))
  const parts = [...from.split('/').slice(0, -1), ...path.split('/')]
  const way: string[] = []
  for (const part of parts) {
    if (part === '..') way.pop()
    else if (part !== '.') way.push(part)
  }
  return finder.find(way.join('/')) ?? finder.find(path)
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
