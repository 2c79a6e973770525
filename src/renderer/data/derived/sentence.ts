/** A piece of a text and where the passage of interest stands in it (UTF-16 units). */
export type Sentence = { sentence: string; start: number; end: number }

const LONGEST = 300
// Where a cut would fall into a word, it may move this far to fall between two.
const WORD_REACH = 30
// The space after a full stop and closing quotes. Looks back a fixed way only: a page of dots must not take minutes.
const AN_END = /(?<=[.!?؟۔…]["'”’»)\]]{0,3})\s+|\n+/gu
// Intl.Segmenter ends a sentence after "U.S." in "the U.S. Secretary", and Chromium 83 has none.
const SHORT_FORM =
  /(?:^|[\s("'“‘.])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Adm|Sen|Rep|Gov|Amb|Hon|Sec|Asst|Dep|St|No|Nos|Art|Sec|Vol|vol|ch|ed|eds|pp|para|cf|vs|etc|e\.g|i\.e|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u

/** Whether the full stop before `at` belongs to a word and ends no sentence. */
function isShortForm(text: string, at: number): boolean {
  const word = text.slice(Math.max(0, at - 16), at).replace(/["'”’»)\]]+$/u, '')
  return word.endsWith('.') && SHORT_FORM.test(word.slice(0, -1))
}

/** Where sentences end and the next begin, in order. */
function endsIn(text: string): { end: number; next: number }[] {
  return [...text.matchAll(AN_END)]
    .filter(found => found[0].includes('\n') || !isShortForm(text, found.index))
    .map(found => ({ end: found.index, next: found.index + found[0].length }))
}

const isLowSurrogate = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at))

function cutBefore(text: string, at: number, from: number): number {
  if (at <= from) return from
  const space = text.slice(at, at + WORD_REACH).search(/\s/)
  if (space >= 0) return at + space + 1
  return isLowSurrogate(text, at) ? at + 1 : at
}

function cutAfter(text: string, at: number, to: number): number {
  if (at >= to) return to
  const back = text.slice(at - WORD_REACH, at).search(/\s\S*$/)
  if (back >= 0) return at - WORD_REACH + back
  return isLowSurrogate(text, at) ? at - 1 : at
}

/** Cuts `from` to `to` down to about 300 characters around the passage; "…" stands where it was cut. */
function cutAround(text: string, from: number, to: number, start: number, end: number): Sentence {
  const last = Math.min(end, start + LONGEST)
  const room = LONGEST - (last - start)
  const before = Math.min(start - from, Math.max(Math.floor(room / 2), room - (to - last)))
  const left = Math.min(start, cutBefore(text, start - before, from))
  const right = Math.max(last === end ? end : start, cutAfter(text, last + (room - before), to))
  const head = left > from ? '…' : ''
  const body = text.slice(left, right)
  const skip = Math.min(body.length - body.trimStart().length, start - left)
  const shown = body.slice(skip).trimEnd()
  const inSentence = (at: number) => head.length + Math.min(Math.max(at - left - skip, 0), shown.length)
  const sentence = head + shown + (right < to ? '…' : '')
  return { sentence, start: inSentence(start), end: inSentence(end) }
}

/**
 * Finds the sentence around a passage of `text`, at most about 300 characters long. A full stop within the passage
 * ends nothing; a passage that is longer itself is cut as well.
 */
export function sentencesOf(text: string): (start: number, end: number) => Sentence {
  const ends = endsIn(text)
  return (start, end) => {
    let low = 0
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1
      if (ends[middle]!.next <= start) low = middle + 1
      else high = middle
    }
    const from = low > 0 ? ends[low - 1]!.next : 0
    while (low < ends.length && ends[low]!.end < end) low++
    return cutAround(text, from, ends[low]?.end ?? text.length, start, end)
  }
}
