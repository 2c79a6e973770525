/** One word as search and links see it, with where it stands in the text it was read from (UTF-16 offsets). */
export type Word = { word: string; start: number; end: number }

/** A folded text and the way back: `at[i]` is the offset in the original of folded unit `i`, `at[length]` the original's length. Only to be read. */
export type Folded = { text: string; at: Uint32Array }

// Characters that a reader does not see as letters: joiners, tatweel, bidi controls, soft hyphen, variation selectors,
// the transliteration's ayn and hamza, and the presentation forms that are a vowel sign alone.
const UNSEEN =
  /\u034F|[\uFE00-\uFE0F]|[\u00AD\u02BB-\u02BF\u061C\u0640\u200C-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFC5E-\uFC63\uFCF2-\uFCF4\uFE70-\uFE7F\uFEFF]/g
// Vowel signs and Quranic marks. Not madda and hamza (0653 to 0655), which make another letter.
const HARAKAT =
  /[\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF]/g
const PRESENTATION = /[\uFB00-\uFB06\uFB50-\uFDFF\uFE80-\uFEFC\uFF01-\uFF5E]/g
const LATIN_MARKS = /(\p{Script=Latin})[\u0300-\u036F]+/gu

// Letters that differ by keyboard and not by meaning. آ/ا, ے/ی and ھ/ہ are different letters and stay so.
const SAME = new Map(
  Object.entries({
    ك: 'ک',
    ي: 'ی',
    ى: 'ی',
    ه: 'ہ',
    ة: 'ۃ',
    ς: 'σ',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ħ: 'h',
    ı: 'i',
  }),
)
for (let digit = 0; digit < 10; digit++) {
  SAME.set(String.fromCharCode(0x0660 + digit), String(digit))
  SAME.set(String.fromCharCode(0x06f0 + digit), String(digit))
}

/** Folds one base letter with everything that hangs on it. */
function foldCluster(cluster: string): string {
  const letters = cluster
    .replace(UNSEEN, '')
    .replace(PRESENTATION, form => form.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFD')
    .replace(HARAKAT, '')
    .replace(LATIN_MARKS, '$1')
  let same = ''
  for (const letter of letters) same += SAME.get(letter) ?? letter
  // Unicode composes hamza with the Arabic yeh only.
  return same.normalize('NFC').replace(/\u06CC\u0654/g, '\u0626')
}

const EXTENDS = /[\p{M}\u1160-\u11FF]/u
const IN_WORD = /[\p{L}\p{N}\p{M}]/u
const UNKNOWN = 0
const YES = 1
const NO = 2
// Per UTF-16 unit, filled as units are met: what it folds to when it stands alone, whether it hangs on the one before,
// whether it is part of a word. Words are read by the million, so no string is made on the way.
const alone = new Uint16Array(65536)
const extending = new Uint8Array(65536)
const wordUnit = new Uint8Array(65536)
// Below it nothing hangs on the letter before: the soft hyphen is the first that does.
const FIRST_TO_HANG = 0xad
const astral = new Map<string, boolean>()

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

function unitExtends(unit: number): boolean {
  if (extending[unit] === UNKNOWN) {
    const char = String.fromCharCode(unit)
    UNSEEN.lastIndex = 0
    extending[unit] = EXTENDS.test(char) || UNSEEN.test(char) ? YES : NO
  }
  return extending[unit] === YES
}

function isWordPair(text: string, at: number): boolean {
  const char = text.slice(at, at + 2)
  let known = astral.get(char)
  if (known === undefined) {
    known = IN_WORD.test(char)
    astral.set(char, known)
  }
  return known
}

/** How many units the extending character at `at` takes, 0 when what stands there does not extend. */
function extensionAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < FIRST_TO_HANG) return 0
  if (!isHigh(unit)) return unitExtends(unit) ? 1 : 0
  const isPair = isLow(text.charCodeAt(at + 1))
  return isPair && EXTENDS.test(text.slice(at, at + 2)) ? 2 : 0
}

function clusterEnd(text: string, start: number): number {
  let end = start + (isHigh(text.charCodeAt(start)) && isLow(text.charCodeAt(start + 1)) ? 2 : 1)
  while (end < text.length) {
    const more = extensionAt(text, end)
    if (more === 0) break
    end += more
  }
  return end
}

const clusters = new Map<string, string>()
const CLUSTERS_KEPT = 20_000

function foldedCluster(cluster: string): string {
  let folded = clusters.get(cluster)
  if (folded === undefined) {
    folded = foldCluster(cluster)
    // A hostile text may hang a thousand marks on one letter; those are not worth keeping.
    if (cluster.length > 8) return folded
    if (clusters.size >= CLUSTERS_KEPT) clusters.clear()
    clusters.set(cluster, folded)
  }
  return folded
}

let units = new Uint16Array(1024)
let offsets = new Uint32Array(1024)

function grow(size: number) {
  const length = Math.max(size, units.length * 2)
  const moreUnits = new Uint16Array(length)
  moreUnits.set(units)
  units = moreUnits
  const moreOffsets = new Uint32Array(length)
  moreOffsets.set(offsets)
  offsets = moreOffsets
}

/** Copies ASCII letters from `at` on, as long as nothing hangs on them. Returns how many; most text is such a run. */
function foldRun(text: string, at: number, count: number): number {
  const most = Math.min(text.length - at, units.length - count)
  let unit = most > 0 ? text.charCodeAt(at) : 0x80
  let length = 0
  while (length < most && unit < 0x80) {
    const next = text.charCodeAt(at + length + 1)
    if (next >= FIRST_TO_HANG) break
    units[count + length] = unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit
    offsets[count + length] = at + length
    length++
    unit = next
  }
  return length
}

/** Folds into `units` and `offsets`; returns how many units came out. */
function foldInto(text: string): number {
  let count = 0
  let at = 0
  if (units.length < text.length) grow(text.length)
  while (at < text.length) {
    const run = foldRun(text, at, count)
    count += run
    at += run
    if (at >= text.length) break
    if (count + 2 > units.length) grow(count + 2)
    const unit = text.charCodeAt(at)
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0
    const nextHangs = next >= FIRST_TO_HANG && (isHigh(next) || isLow(next) || unitExtends(next))
    if (!nextHangs && alone[unit] !== 0) {
      units[count] = alone[unit]!
      offsets[count++] = at++
      continue
    }
    const end = clusterEnd(text, at)
    const folded = foldedCluster(text.slice(at, end))
    if (end === at + 1 && folded.length === 1) alone[unit] = folded.charCodeAt(0)
    if (count + folded.length + 1 > units.length) grow(count + folded.length + 1)
    for (let i = 0; i < folded.length; i++) {
      units[count] = folded.charCodeAt(i)
      offsets[count++] = at
    }
    at = end
  }
  return count
}

const PIECE = 8192

function unitsAsText(count: number): string {
  let text = ''
  for (let from = 0; from < count; from += PIECE) {
    text += String.fromCharCode.apply(null, units.subarray(from, Math.min(count, from + PIECE)) as unknown as number[])
  }
  return text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\x00-\x7F]*$/

/**
 * The form in which words are compared: lower case, Latin without diacritics, ك as ک, ي and ى as ی, ه as ہ, digits as
 * 0–9, without ZWNJ, tatweel, vowel signs and other characters a reader does not see, presentation forms resolved. The
 * same for NFC and NFD, and folding twice is folding once. Never folds آ/ا, ے/ی or ھ/ہ.
 */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : unitsAsText(foldInto(text))
}

/** `fold` with the way back to the original's UTF-16 offsets. */
export function foldMapped(text: string): Folded {
  if (ASCII.test(text)) return { text: text.toLowerCase(), at: identity(text.length) }
  const count = foldInto(text)
  const at = new Uint32Array(count + 1)
  at.set(offsets.subarray(0, count))
  at[count] = text.length
  return { text: unitsAsText(count), at }
}

let counting = new Uint32Array(0)

function identity(length: number): Uint32Array {
  if (counting.length <= length) counting = Uint32Array.from({ length: Math.max(4096, length * 2) }, (_, at) => at)
  return counting.subarray(0, length + 1)
}

/** Where in the original the folded range that ends before unit `end` ends: one letter may have become several. */
export function originalEnd(at: Uint32Array, end: number): number {
  let after = end
  while (after < at.length - 1 && at[after] === at[end - 1]) after++
  return at[after]!
}

/** The end of the word unit (one or two UTF-16 units) at `at` of a folded text, or `at` itself where no word is. */
function wordUnitEnd(folded: string, at: number): number {
  const unit = folded.charCodeAt(at)
  if (isHigh(unit) && isLow(folded.charCodeAt(at + 1))) return isWordPair(folded, at) ? at + 2 : at
  if (wordUnit[unit] === UNKNOWN) wordUnit[unit] = IN_WORD.test(String.fromCharCode(unit)) ? YES : NO
  return wordUnit[unit] === YES ? at + 1 : at
}

/** Calls back with the start and end of each word of a text that is folded already. */
export function eachWord(folded: string, found: (start: number, end: number) => void): void {
  let at = 0
  while (at < folded.length) {
    const start = at
    for (let next = wordUnitEnd(folded, at); next > at; next = at < folded.length ? wordUnitEnd(folded, at) : at)
      at = next
    if (at > start) found(start, at)
    else at++
  }
}

/** The words of a text, folded, with their offsets in the text as it stands. Hyphens and apostrophes part words. */
export function wordsIn(text: string): Word[] {
  const folded = foldMapped(text)
  const words: Word[] = []
  eachWord(folded.text, (start, end) => {
    words.push({ word: folded.text.slice(start, end), start: folded.at[start]!, end: originalEnd(folded.at, end) })
  })
  return words
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const STRONG = /\p{L}/u

/** The direction of the first strong letter, as the Unicode bidi algorithm (rule P2) has it; null where there is none. */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  const letter = STRONG.exec(text)
  if (!letter) return null
  return RIGHT_TO_LEFT.test(letter[0]) ? 'rtl' : 'ltr'
}

const ENOUGH_LETTERS = 400

/** Whether most letters of the text (of its beginning, where it is long) are of the Arabic script. */
export function isUrdu(text: string): boolean {
  let arabic = 0
  let other = 0
  for (const letter of text.slice(0, ENOUGH_LETTERS * 2)) {
    if (!STRONG.test(letter)) continue
    if (RIGHT_TO_LEFT.test(letter)) arabic++
    else other++
    if (arabic + other >= ENOUGH_LETTERS) break
  }
  return arabic > other
}

const SPACE = /\s/

/** How many words a person would count: what stands between spaces and holds a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  let isCounted = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x20 || (unit < 0x80 ? unit >= 9 && unit <= 13 : SPACE.test(text[at]!))) isCounted = false
    else if (!isCounted && wordUnitEnd(text, at) > at) {
      isCounted = true
      count++
    }
  }
  return count
}

// Silent reading of English non-fiction (Brysbaert 2019); Urdu comes out a little slower.
const WORDS_A_MINUTE = 238

/** How long so many words take to read: "6 min", "3 h 34 min"; at least a minute. */
export function readingTime(words: number): string {
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE))
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
