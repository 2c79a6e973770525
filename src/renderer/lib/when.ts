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

const sameDay = (a: Date, b: Date) =>
  a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate()
