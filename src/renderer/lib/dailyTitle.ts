/** How the title of a day's note is written: "2026-11-22", "22 November 2026", "Sunday, 22 November 2026". */
export type DailyForm = 'iso' | 'long' | 'weekday'

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** The title of a day's note, by the calendar of this machine. Always in English: a title must be found again. */
export function dailyTitle(form: DailyForm, day: Date): string {
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()]
  if (form === 'iso') return `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const long = `${date} ${MONTHS[month]} ${year}`
  return form === 'long' ? long : `${DAYS[day.getDay()]}, ${long}`
}
