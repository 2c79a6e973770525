import type { Id } from '#data/rows.ts'

/** What an image holds: its file by hash, its description, and how much of the text's width it takes, in percent. */
export type NoteImage = { file: Id; alt: string; width: number | null }
