import { normalTag } from '#lib/tag.ts'

// What a tag without spaces may hold: letters of any script with their marks, digits, joiners, and `_`, `-`, `/`.
const IN_TAG = '\\p{L}\\p{M}\\p{N}_\\-/\u200c\u200d'
const TAG_WORD = new RegExp(`^[${IN_TAG}]+`, 'u')
const ENDS_IN_TAG_CHARACTER = new RegExp(`[${IN_TAG}]$`, 'u')
const ONLY_TAG_CHARACTERS = new RegExp(`^[${IN_TAG} ]*$`, 'u')
// Before the `#` of a tag: not a word, not another `#`, not a path or an address.
const JOINS = /[\p{L}\p{M}\p{N}_#/&=?-]$/u
/** Where a link is being written, a `#` stands before a heading. */
const IN_LINK = /\[\[[^[\]\n]*$/
const IN_ADDRESS = /(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S*$/i
const LONGEST_TAG = 100

/** Where a tag may begin in the text before the caret: the offset of its `#`, and what stands after it. */
export function tagBefore(before: string): { start: number; raw: string } | null {
  const start = before.lastIndexOf('#')
  if (start < 0 || before.length - start > LONGEST_TAG + 2) return null
  const ahead = before.slice(Math.max(0, start - 300), start)
  if (JOINS.test(ahead) || IN_ADDRESS.test(ahead) || IN_LINK.test(ahead)) return null
  return { start, raw: before.slice(start + 1) }
}

/** Knows of tags with spaces: `begins` tells whether some tag starts with these words, `is` whether they are one. */
export type KnownTags = { begins: (raw: string) => boolean; is: (raw: string) => boolean }

/** Whether the words after a `#` can still grow into one tag. */
export function isOpenTag(raw: string, known: KnownTags): boolean {
  if (raw.startsWith(' ') || !ONLY_TAG_CHARACTERS.test(raw)) return false
  return !raw.includes(' ') || known.begins(raw)
}

function trimmed(raw: string): string {
  return raw.replace(/[\s/\-_]+$/u, '')
}

/** The words of `raw` that are the tag: the longest known one, else the first word. */
function tagWithin(raw: string, known: KnownTags): string | null {
  for (let end = raw.length; end > 0; end = raw.lastIndexOf(' ', end - 1)) {
    const words = trimmed(raw.slice(0, end))
    if (words.includes(' ') && known.is(words)) return words
  }
  const word = trimmed(TAG_WORD.exec(raw)?.[0] ?? '')
  return word && normalTag(word) ? word : null
}

/** A tag that ends: `start` to `end` in the text is to be replaced by it. */
type EndedTag = { start: number; end: number; tag: string }

function ended(start: number, raw: string, known: KnownTags): EndedTag | null {
  const words = tagWithin(raw, known)
  const tag = words && normalTag(words)
  return tag ? { start, end: start + 1 + words.length, tag } : null
}

/** `#military aid#`: the second `#` ends a tag that holds spaces. */
function closedTag(before: string): EndedTag | null {
  const open = tagBefore(before.slice(0, -1))
  if (!open || !/\S$/.test(open.raw) || /^\s/.test(open.raw) || !ONLY_TAG_CHARACTERS.test(open.raw)) return null
  const tag = normalTag(open.raw)
  return tag ? { start: open.start, end: before.length, tag } : null
}

/** The tag that the last typed character of `before` ends, if it ends one. */
export function endedTag(before: string, known: KnownTags): EndedTag | null {
  if (before.endsWith('#')) return closedTag(before)
  const open = tagBefore(before)
  if (!open || isOpenTag(open.raw, known)) return null
  const typed = ENDS_IN_TAG_CHARACTER.test(before) ? 0 : 1
  const raw = open.raw.slice(0, open.raw.length - typed)
  // What was no tag a character ago is no tag now: only the end of one ends one.
  return raw && isOpenTag(typed ? raw : raw.slice(0, -1), known) ? ended(open.start, raw, known) : null
}

/** The tag that ends where the caret leaves, as with Enter. */
export function tagAtEnd(before: string, known: KnownTags): EndedTag | null {
  const open = tagBefore(before)
  return open?.raw && isOpenTag(open.raw, known) ? ended(open.start, open.raw, known) : null
}
