import type { EditorThemeClasses } from 'lexical'
import type { LinkPart } from '#data/derived/lines.ts'
import type { Id } from '#data/rows.ts'
import type { Surroundings } from '../surroundings.ts'

/** What an embed holds: the note it shows, the title that had when it was set, and which part of it, if not the whole. */
export type Embed = { target: Id; label: string; part: LinkPart | null }

/** A text that is shown and not written in. */
export type Shown = { show: (blocks: readonly unknown[]) => void; dispose: () => void }

/** Makes one in an element of the page. */
export type ShowIn = (root: HTMLElement, around: Surroundings, theme: EditorThemeClasses) => Shown
