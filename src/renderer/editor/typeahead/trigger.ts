import { isOpenTag, type KnownTags, tagBefore } from '../tag/tagText.ts'

/**
 * What is being written before the caret: `start` is the offset of `[[`, `![[`, `#` or `/`, `shown` the words after a
 * `|`.
 */
export type Trigger =
  | { kind: 'link'; start: number; query: string; shown: string | null; embed?: true }
  | { kind: 'tag' | 'insert' | 'quote'; start: number; query: string }

const LONGEST_QUERY = 200

function linkTrigger(before: string): Trigger | null {
  const opened = before.lastIndexOf('[[')
  if (opened < 0) return null
  const written = before.slice(opened + 2)
  if (written.length > LONGEST_QUERY || /[[\]\n]/.test(written)) return null
  const isEmbed = before[opened - 1] === '!'
  const start = isEmbed ? opened - 1 : opened
  const embed = isEmbed ? ({ embed: true } as const) : {}
  const bar = written.indexOf('|')
  if (bar < 0) return { kind: 'link', start, query: written, shown: null, ...embed }
  return { kind: 'link', start, query: written.slice(0, bar), shown: written.slice(bar + 1).trim() || null, ...embed }
}

function tagTrigger(before: string, known: KnownTags): Trigger | null {
  const open = before.includes('#') ? tagBefore(before) : null
  return open && isOpenTag(open.raw, known) ? { kind: 'tag', start: open.start, query: open.raw } : null
}

const QUOTE = /(?:^|\s)(\/quote )([^\n]{0,100})$/
const INSERT = /(?:^|\s)(\/)([^\s/]{0,24})$/

/** A `/` at the start or after a space: inside words and addresses it is a sign like any other. */
function insertTrigger(before: string): Trigger | null {
  const quote = QUOTE.exec(before)
  const match = quote ?? INSERT.exec(before)
  if (!match) return null
  const [, sign = '', query = ''] = match
  return { kind: quote ? 'quote' : 'insert', start: before.length - query.length - sign.length, query }
}

/** The link, the tag or the thing to insert that is being written at the end of the text. Inside `[[`, a `#` is part of a title. */
export function findTrigger(before: string, known: KnownTags): Trigger | null {
  return linkTrigger(before) ?? tagTrigger(before, known) ?? (before.includes('/') ? insertTrigger(before) : null)
}
