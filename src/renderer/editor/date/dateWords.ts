export type DateForm = 'words' | 'figures'

const URDU_MONTHS = 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر'.split(' ')

const inUrduDigits = (text: string) => text.replace(/\d/g, digit => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
const two = (part: number) => String(part).padStart(2, '0')

/** The user's own language where it is written in Latin letters, as the words around the date are. */
function latin(locale: string): string {
  try {
    return new Intl.DateTimeFormat(locale, { month: 'long' }).format(0).match(/^\p{Script=Latin}+$/u) ? locale : 'en-GB'
  } catch {
    return 'en-GB'
  }
}

/**
 * A day as it is written into a text: "2026-11-22", "22 November 2026" in the words of the user's language, or
 * "۲۲ نومبر ۲۰۲۶" among words in Urdu. By the calendar of this machine.
 */
export function dateWords(day: Date, form: DateForm, isUrdu = false, locale = navigator.language): string {
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()]
  if (form === 'figures') return `${year}-${two(month + 1)}-${two(date)}`
  if (isUrdu) return inUrduDigits(`${date} ${URDU_MONTHS[month]} ${year}`)
  return new Intl.DateTimeFormat(latin(locale), {
    dateStyle: 'long',
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).format(day)
}

/** A time of day: "14:32", in Urdu digits among words in Urdu. */
export function timeWords(time: Date, isUrdu = false): string {
  const words = `${two(time.getHours())}:${two(time.getMinutes())}`
  return isUrdu ? inUrduDigits(words) : words
}

/** The same day at midnight, so many days later. */
export const daysFrom = (day: Date, by: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + by)
