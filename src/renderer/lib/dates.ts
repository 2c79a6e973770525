/**
 * Dates as EDTF strings (Library of Congress, levels 0 and 1): "2025-09-20", "2025-09", "2025", with "~" for about,
 * "?" for uncertain and "%" for both, and "a/b" from one to another.
 */
const ENGLISH = 'January February March April May June July August September October November December'.split(' ')
const URDU = 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر'.split(' ')

const MONTHS = new Map<string, number>()
for (const [i, name] of ENGLISH.entries()) {
  MONTHS.set(name.toLowerCase(), i + 1)
  MONTHS.set(name.slice(0, 3).toLowerCase(), i + 1)
}
MONTHS.set('sept', 9)
for (const [i, name] of URDU.entries()) MONTHS.set(name, i + 1)
// Keyboards and newspapers differ in ye and hamza.
for (const [other, month] of [
  ['مئ', 5],
  ['مٔی', 5],
  ['اگسٹ', 8],
  ['جولائ', 7],
  ['جولای', 7],
] as const)
  MONTHS.set(other, month)

const NAMES = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|')
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const YEAR = String.raw`(1[5-9]\d\d|20\d\d)`
const SEP = String.raw`[\s,،.\-/]+`
const OPEN = String.raw`(?<![\p{L}\p{N}])`
const SHUT = String.raw`(?![\p{L}\p{N}])`

const pattern = (body: string): RegExp => new RegExp(`${OPEN}(?:${body})${SHUT}`, 'iu')
const MONTH = String.raw`(${NAMES})\.?`

/** Each with what its groups are. The first that matches at the earliest place wins. */
const FORMS: { pattern: RegExp; read: (m: string[]) => Parts }[] = [
  // 2025-09-20, also with a time behind it: the day is the publisher's, so no shift to another time zone.
  {
    pattern: new RegExp(
      `${OPEN}${YEAR}-(\\d\\d)-(\\d\\d)(?:[T ]\\d\\d:?\\d\\d(?::?\\d\\d)?(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?${SHUT}`,
      'iu',
    ),
    read: m => ({ year: m[1]!, month: m[2]!, day: m[3]! }),
  },
  { pattern: pattern(`${MONTH}\\s*${DAY}${SEP}${YEAR}`), read: m => ({ year: m[3]!, month: m[1]!, day: m[2]! }) },
  {
    pattern: pattern(`${DAY}${SEP}(?:of )?${MONTH}${SEP}${YEAR}ء?`),
    read: m => ({ year: m[3]!, month: m[2]!, day: m[1]! }),
  },
  { pattern: pattern(`${YEAR}[/.](\\d{1,2})[/.](\\d{1,2})`), read: m => ({ year: m[1]!, month: m[2]!, day: m[3]! }) },
  { pattern: pattern(`(\\d{1,2})[/.-](\\d{1,2})[/.-]${YEAR}`), read: m => dayAndMonth(m[1]!, m[2]!, m[3]!) },
  // Not the rest of an impossible day, as in "32 March 2012".
  { pattern: pattern(`(?<!\\d[\\s.,-]{1,3})${MONTH}${SEP}${YEAR}ء?`), read: m => ({ year: m[2]!, month: m[1]! }) },
]

type Parts = { year: string; month?: string; day?: string } | null

/** 25/7/2025 and 7/25/2025 say which is the month, 7/5/2025 does not and is no date until somebody says so. */
function dayAndMonth(a: string, b: string, year: string): Parts {
  if (Number(a) > 12) return { year, month: b, day: a }
  if (Number(b) > 12) return { year, month: a, day: b }
  return a === b ? { year, month: a, day: b } : null
}

/** The first full or monthly date in a text in English or Urdu, as an EDTF string with its UTF-16 offsets. */
export function findDate(text: string): { edtf: string; start: number; end: number } | null {
  const plain = westernDigits(text)
  let best: { edtf: string; start: number; end: number } | null = null
  for (const form of FORMS) {
    const match = form.pattern.exec(plain)
    if (!match || (best && match.index >= best.start)) continue
    const edtf = edtfOf(form.read([...match]))
    if (edtf) best = { edtf, start: match.index, end: match.index + match[0].length }
  }
  return best
}

/** What stands for a date in a file or a form, as an EDTF string; null when it is none. A bare year counts. */
export function parseDate(text: string): string | null {
  const plain = westernDigits(text.trim())
  if (isEdtf(plain)) return plain
  return findDate(plain)?.edtf ?? (/^(1[5-9]|20)\d\dء?$/u.test(plain) ? plain.slice(0, 4) : null)
}

/** A sentence that says what to write instead; null when the date is right or empty. */
export function dateProblem(text: string): string | null {
  const plain = westernDigits(text.trim())
  if (plain === '' || parseDate(plain) !== null) return null
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  const words = /^(\d{1,2})\s+(\p{L}+)\.?\s+(\d{4})$/u.exec(plain)
  const month = iso ? Number(iso[2]) : words ? MONTHS.get(words[2]!.toLowerCase()) : undefined
  const year = iso?.[1] ?? words?.[3]
  if (month && month <= 12 && year) {
    const shown = `${year}-${String(month).padStart(2, '0')}`
    return `${ENGLISH[month - 1]} ${month === 2 ? `${year} ` : ''}has ${daysIn(Number(year), month)} days. Uncertain? Write ${shown}.`
  }
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(plain)) return 'Which is the month? Write it as 2025-09-20.'
  return 'Write a date as 2025-09-20, 2025-09 or 2025; add ~ when it is only about right.'
}

/** An EDTF date as a reader sees it: "20 September 2025", "about 2012". Urdu month names for "ur". What is not EDTF comes back as it is. */
export function showDate(edtf: string, language = ''): string {
  if (!isEdtf(edtf)) return edtf
  const urdu = language.toLowerCase().startsWith('ur')
  if (edtf.includes('/')) {
    const [from, to] = edtf.split('/')
    return `${from === '' || from === '..' ? '…' : showDate(from!, language)}–${to === '' || to === '..' ? '…' : showDate(to!, language)}`
  }
  const mark = /[~?%]$/.exec(edtf)?.[0]
  const [year, month, day] = edtf.replace(/[~?%]$/, '').split('-')
  const names = urdu ? URDU : ENGLISH
  const shown = [day && String(Number(day)), month && names[Number(month) - 1], year].filter(Boolean).join(' ')
  if (!mark) return shown
  return urdu ? `تقریباً ${shown}` : mark === '?' ? `${shown} (uncertain)` : `about ${shown}`
}

/** "2025" of any EDTF date, empty when there is none. */
export function yearIn(edtf: string): string {
  return /\d{4}/.exec(edtf)?.[0] ?? ''
}

function isEdtf(text: string): boolean {
  const ends = text.split('/')
  if (ends.length > 2) return false
  if (ends.length === 2 && ends.every(end => end === '' || end === '..')) return false
  return ends.every(end => (ends.length === 2 && (end === '' || end === '..')) || isOneEdtf(end))
}

function isOneEdtf(text: string): boolean {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/.exec(text)
  return match !== null && edtfOf({ year: match[1]!, month: match[2], day: match[3] }) !== null
}

function edtfOf(parts: { year: string; month?: string | undefined; day?: string | undefined } | null): string | null {
  if (!parts) return null
  const { year } = parts
  if (parts.month === undefined) return year
  const month = MONTHS.get(parts.month.toLowerCase()) ?? Number(parts.month)
  if (!(month >= 1 && month <= 12)) return null
  const head = `${year}-${String(month).padStart(2, '0')}`
  if (parts.day === undefined) return head
  const day = Number(parts.day)
  return day >= 1 && day <= daysIn(Number(year), month) ? `${head}-${String(day).padStart(2, '0')}` : null
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** One unit for each unit, so that offsets stay. */
function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 0xf))
}
