import { type Derived, derive } from '#data/derived/derive.ts'
import type { MarkdownNode } from '#editor/convert.ts'
import { parseMarkdown } from '#formats/markdownTree.ts'
import {
  aliasesOf,
  type Known,
  linkFinder,
  linkNames,
  readVault,
  type Told,
  type VaultNote,
  vaultBlocks,
} from '#formats/vault.ts'
import type { VaultImages } from '#formats/vaultImages.ts'

/** The files of a vault by their paths, and what its links may lead to beside them. */
export type VaultJob = {
  files: [path: string, bytes: Uint8Array][]
  known: Known[]
  images: VaultImages
  folderTags: boolean
}

/** The notes of a vault in the order of its files. `pages`: files that are pages of sources and no notes. */
export type VaultIndex = { notes: { id: string; title: string; letters: number }[]; pages: number }

/** A note ready to be kept: its blocks as JSON, and what is found in them. Times are null where its file names none. */
export type MadeNote = Pick<VaultNote, 'id' | 'title'> &
  Pick<VaultNote['described'], 'pinned' | 'createdAt' | 'changedAt'> & {
    aliases: string[]
    blocks: string[]
    derived: Derived
  }

export type MadeNotes = { made: MadeNote[]; told: Told }

export type VaultMaker = {
  index: VaultIndex
  /** Makes the notes at these places of the index; of plain text where they took too long to read. */
  make: (places: readonly number[], asText: boolean) => Promise<MadeNotes>
}

/** More are kept as plain text. */
const MOST_LETTERS = 2_000_000

/** Reads the heads of all files; the texts are read when they are asked for. Needs no document. */
export async function vaultMaker({ files, known, images, folderTags }: VaultJob): Promise<VaultMaker> {
  const decoder = new TextDecoder()
  const { notes, pages } = await readVault(files.map(([path, bytes]) => ({ path, text: decoder.decode(bytes) })))
  const finder = await linkFinder(notes, known, images)
  const make = async (places: readonly number[], asText: boolean): Promise<MadeNotes> => {
    const told: Told = new Map()
    const trees = places.map(at => (asText ? null : treeOf(notes[at]!.body)))
    await finder.prepare(trees.flatMap(tree => (tree ? linkNames(tree) : [])))
    const made = places.map((place, at) => {
      const note = notes[place]!
      return madeNote(note, vaultBlocks(note, trees[at]!, finder, told, folderTags))
    })
    return { made, told }
  }
  return { index: { notes: notes.map(({ id, title, body }) => ({ id, title, letters: body.length })), pages }, make }
}

function treeOf(body: string): MarkdownNode | null {
  if (body.length > MOST_LETTERS) return null
  try {
    return parseMarkdown(body)
  } catch (error) {
    // Hostile nesting runs out of stack; its words are kept.
    console.warn(error)
    return null
  }
}

function madeNote(note: VaultNote, blocks: unknown[]): MadeNote {
  const { id, title, described } = note
  const { pinned, createdAt, changedAt } = described
  const derived = derive(blocks)
  const json = blocks.map(block => JSON.stringify(block))
  return { id, title, pinned, createdAt, changedAt, aliases: aliasesOf(note), blocks: json, derived }
}
