import type { PartChoice } from '#data/derived/parts.ts'
import type { Id } from '#data/rows.ts'
import { rank } from '#lib/fuzzy.ts'
import { fold } from '#lib/words.ts'
import type { KnownHeads } from '../surroundings.ts'
import { findTarget, linkTargets, type Target } from './resolve.ts'

/** What stands behind the `#` of a link that is being written, and in which note it is looked for. */
export type PartQuery = { note: { id: Id; title: string }; words: string; isBlock: boolean }

const nameOf = ({ alias, title }: Target) => alias ?? title
const plain = (text: string) => fold(text).replace(/\s+/g, ' ').trim()

/** A `#` may also be part of a title: then that is meant. */
function isTitle(heads: KnownHeads, written: string): boolean {
  const wanted = plain(written)
  return linkTargets(heads).some(target => nameOf(target).includes('#') && plain(nameOf(target)).startsWith(wanted))
}

function noteCalled(heads: KnownHeads, here: Id | null, name: string): { id: Id; title: string } | null {
  if (name === '') return here ? { id: here, title: heads.notes.get(here)?.title ?? '' } : null
  const named = findTarget(heads, name)
  if (named) return named.kind === 'note' ? named : null
  const notes = linkTargets(heads).filter(({ kind }) => kind === 'note')
  return rank(name, notes, target => [nameOf(target)], 1)[0]?.item ?? null
}

/** `#heading`, `Title#heading` and `Title#^block`; null where a title is being written. Without a title, this note is meant. */
export function partQuery(written: string, heads: KnownHeads, here: Id | null): PartQuery | null {
  const at = written.indexOf('#')
  if (at < 0 || isTitle(heads, written)) return null
  const note = noteCalled(heads, here, written.slice(0, at).trim())
  if (!note) return null
  const words = written.slice(at + 1)
  const isBlock = words.startsWith('^')
  return { note: { id: note.id, title: note.title }, words: (isBlock ? words.slice(1) : words).trim(), isBlock }
}

/** The heading or block that is written out: by its words, or by its id behind `^`. */
export function choiceNamed(choices: readonly PartChoice[], { words, isBlock }: PartQuery): PartChoice | null {
  const wanted = plain(words)
  if (wanted === '') return null
  const fits = (choice: PartChoice) =>
    isBlock ? choice.id === words || plain(choice.words) === wanted : choice.level > 0 && plain(choice.words) === wanted
  return choices.find(fits) ?? null
}
