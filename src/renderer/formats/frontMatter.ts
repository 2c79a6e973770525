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
