import { directionOf, fold } from './words.ts'

const MOST_CHARACTERS = 100
// Control characters, the soft hyphen, and the marks that turn text around without being seen.
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

/**
 * The form in which a tag is kept, or null where nothing is left of it: no leading "#", single spaces, segments
 * trimmed, no empty segments, at most 100 characters. Letters keep the case and script in which they were typed.
 */
export function normalTag(raw: string): string | null {
  const seen = raw.replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').normalize('NFC')
  const segments = tagSegments(seen.replace(/^[#/ ]+/, ''))
    .map(segment => segment.trim())
    .filter(segment => segment !== '')
  const tag = segments.join('/')
  return tag === '' || tag.length > MOST_CHARACTERS ? null : tag
}

/** What is done to the tags of one thing. Not the whole list: one made of what was shown would undo what is being saved. */
export type TagChange = { add?: readonly string[]; remove?: readonly string[] }

/** What makes two spellings one tag: "US/Aid" and "us/aid", "كشمير" and "کشمیر". */
export function tagKey(tag: string): string {
  return fold(tag) || tag
}

/** Whether `tag` is `ancestor` or lies below it: "us/aid" lies below "us", "usa" does not. */
export function isOrUnder(tag: string, ancestor: string): boolean {
  const key = tagKey(tag)
  const above = tagKey(ancestor)
  return key === above || key.startsWith(`${above}/`)
}

/** "us/military aid" → ["us", "military aid"]. */
export function tagSegments(tag: string): string[] {
  return tag.split('/')
}

/** A tag that is renamed, and with it what lies below; `to` is null where it goes for good. */
export type TagMove = { from: string; to: string | null }

/** What a tag is called after a move: the same where it does not lie there, null where it goes with it. */
export function movedTag(tag: string, { from, to }: TagMove): string | null {
  if (!isOrUnder(tag, from)) return tag
  return to === null ? null : [to, ...tagSegments(tag).slice(tagSegments(from).length)].join('/')
}

/** A tag in a sentence, with its `#`. One that runs the other way is isolated, so that what stands beside it stays there. */
export function tagInWords(tag: string): string {
  return directionOf(tag) === 'rtl' ? `\u2068#${tag}\u2069` : `#${tag}`
}
