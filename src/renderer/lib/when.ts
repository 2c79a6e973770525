const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The day of a time in the words of a list: "today", "yesterday", "18 November", or "18 November 2024". Times in milliseconds. */
export function dayOf(time: number, now: number = Date.now()): string {
  const day = new Date(time)
  const today = new Date(now)
  if (sameDay(day, today)) return 'today'
  if (sameDay(day, new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1))) return 'yesterday'
  const words = `${day.getDate()} ${MONTHS[day.getMonth()]}`
  return day.getFullYear() === today.getFullYear() ? words : `${words} ${day.getFullYear()}`
}

/** The clock of a time on this machine: "14:32". */
export function clockOf(time: number): string {
  const date = new Date(time)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** A count with its noun: "1 note", "1,304 highlights". The plural is the noun with an s unless given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`
}

/** Parts of a sentence in a row: "12 notes, 3 sources and 40 highlights". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** Counts with their nouns, those that are none left out: "12 notes and 3 sources". */
export function countedAll(counts: Record<string, number>): string {
  return listed(Object.entries(counts).flatMap(([noun, count]) => (count > 0 ? [counted(count, noun)] : [])))
}

const sameDay = (a: Date, b: Date) =>
  a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate()
