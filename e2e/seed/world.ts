import type { HighlightColor, Id, ReadingState } from '#data/rows.ts'
import type { Csl } from '#lib/csl.ts'

/** What a notebook holds before a test begins. */
export type World = {
  /** Made in this order, so the last is the newest. */
  notes?: NoteWish[]
  /** Made before the notes. */
  sources?: SourceWish[]
}

export type NoteWish = {
  title: string
  /** Text as `blocksOf` reads it. */
  text?: string
  /** Lexical nodes as JSON, instead of `text`. */
  blocks?: unknown[]
  aliases?: string[]
  /** Set at the end of the text where they do not stand in it. */
  tags?: string[]
  pinned?: boolean
  /** Lies in the trash. */
  deleted?: boolean
}

export type SourceWish = {
  title: string
  /** Plain text, brought in as a .txt file, or `html`, brought in as an .html file. */
  text?: string
  html?: string
  /** Fields that stand in the form; nothing counts as guessed. */
  csl?: Partial<Csl>
  tags?: string[]
  reading?: ReadingState
  /** Passages of its text by their words. */
  highlights?: { words: string; color?: HighlightColor; comment?: string; tags?: string[] }[]
  deleted?: boolean
}

/** The ids that were given, by title. */
export type Seeded = Record<string, Id>
