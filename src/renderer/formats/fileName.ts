// What Windows, macOS or Linux refuse in a name, and what Obsidian refuses in a link.
const REFUSED = /[<>:"/\\|?*#^[\]\p{Cc}\p{Cs}\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
/** Bytes: a name may have 255 on every system, and an ending and a number come behind it. */
const LONGEST = 180

/** A title as the name of a file, without an ending; never empty. */
export function safeName(title: string): string {
  const seen = title.normalize('NFC').replace(REFUSED, ' ').replace(/\s+/g, ' ')
  const name = cut(seen.replace(/^[\s.]+/, '')).replace(/[\s.]+$/, '')
  if (name === '') return 'Untitled'
  return RESERVED.test(name) ? `${name} note` : name
}

function cut(name: string): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let end = 0
  for (const letter of name) {
    bytes += encoder.encode(letter).length
    if (bytes > LONGEST) break
    end += letter.length
  }
  return name.slice(0, end)
}

/** Names for many, by id, no two the same on a system that knows no capitals. */
export function uniqueNames(titles: Iterable<{ id: string; title: string }>): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Map<string, number>()
  for (const { id, title } of titles) {
    const base = safeName(title)
    let name = base
    for (let count = taken.get(nameKey(base)) ?? 1; taken.has(nameKey(name)); ) name = `${base} ${++count}`
    taken.set(nameKey(name), 1)
    names.set(id, name)
  }
  return names
}

/** What makes two names the same file. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase()
