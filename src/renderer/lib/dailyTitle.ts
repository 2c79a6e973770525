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

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const LONG = /^(?:\w+, )?(\d{1,2}) (\w+) (\d{4})$/
const FORMS: DailyForm[] = ['iso', 'long', 'weekday']

/** The day that a title names in one of the forms, at its midnight; null for any other title. */
export function dayInTitle(title: string): Date | null {
  const iso = ISO.exec(title)
  const long = iso ? null : LONG.exec(title)
  if (!iso && !long) return null
  const day = iso
    ? new Date(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))
    : new Date(Number(long![3]), MONTHS.indexOf(long![2]!), Number(long![1]))
  // The 31st of June would be a day in July, and "Monday" may be none.
  return FORMS.some(form => dailyTitle(form, day) === title) ? day : null
}
