import { parse, stringify } from 'yaml'

const BLOCK = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,65536}?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/my

/** The properties of a Markdown file. `raw`: as they stood; `fields` is null where they are no YAML. */
export type Properties = { raw: string; fields: Record<string, unknown> | null }

/** Splits a Markdown file into its properties and the text below. Null where it begins with none. */
export function splitProperties(markdown: string): { properties: Properties | null; body: string } {
  if (!/^\ufeff?---[ \t]*\r?\n/.test(markdown)) return { properties: null, body: markdown }
  BLOCK.lastIndex = 0
  const found = BLOCK.exec(markdown)
  if (!found) return { properties: null, body: markdown }
  const raw = found[1]!
  return { properties: { raw, fields: fieldsIn(raw) }, body: markdown.slice(found[0].length) }
}

/** YAML 1.2, core schema: dates stay words and no other names are resolved, so that nothing grows out of it. */
function fieldsIn(raw: string): Record<string, unknown> | null {
  return quickFields(raw) ?? parsedFields(raw)
}

const FIELD = /^([A-Za-z_][\w-]*(?: [\w-]+)*):(?: +(.*?))? *$/
const ITEM = /^( *)- +(.*?) *$/
const LIST = /^\[([^[\]]*)\]$/
/** A word that YAML has no other meaning for: no number, no sign, no comment, no `true`, `false` or `null`. */
const WORD =
  /^(?!(?:true|false|null)$)(?:\p{L}(?:[\p{L}\p{M}\p{N} _\-/.’()]*[\p{L}\p{M}\p{N}_/.’)])?|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/iu

/** Fields of plain words and lists of them, as nearly all are: the parser takes a hundred times as long. Null for others. */
function quickFields(raw: string): Record<string, unknown> | null {
  const fields: Record<string, unknown> = {}
  let list: string[] | null = null
  let indent = ''
  for (const line of raw.split('\n')) {
    const item = ITEM.exec(line)
    if (item) {
      if (!list || !WORD.test(item[2]!) || (list.length > 0 && item[1] !== indent)) return null
      indent = item[1]!
      list.push(item[2]!)
      continue
    }
    if (list?.length === 0) return null
    const found = FIELD.exec(line)
    if (!found || Object.hasOwn(fields, found[1]!) || !WORD.test(found[1]!)) return null
    const value = plainValue(found[2] ?? '')
    if (value === null) return null
    fields[found[1]!] = value
    list = found[2] ? null : (value as string[])
  }
  return list?.length === 0 ? null : fields
}

/** The words or the list of words; an empty list where its items stand below. */
function plainValue(written: string): string | string[] | null {
  if (written === '') return []
  if (WORD.test(written)) return written
  const words = LIST.exec(written)?.[1]
    ?.split(',')
    .map(word => word.trim())
  return words?.every(word => WORD.test(word)) ? words : null
}

function parsedFields(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(raw, { schema: 'core', maxAliasCount: 0, logLevel: 'silent' })
    if (value === null || value === undefined) return {}
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Properties as they stand at the head of a file. */
export const printProperties = (fields: Record<string, unknown>): string =>
  `---\n${stringify(fields, { schema: 'core', lineWidth: 0 })}---\n`

/** One field as a list of words: a list, or words between commas. */
export function wordsIn(value: unknown, separator: RegExp): string[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(separator) : [value]
  return parts
    .filter(part => typeof part === 'string' || typeof part === 'number')
    .map(part => String(part).trim())
    .filter(part => part !== '')
}

/** Milliseconds of a date, or null. */
export function timeIn(value: unknown): number | null {
  const time = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isFinite(time) && time >= 0 ? time : null
}
