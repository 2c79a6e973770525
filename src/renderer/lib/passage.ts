/** Words found in a text, to be found again when it is opened: where they stood (UTF-16 units), and what is beside them in the same line. */
export type FoundPassage = { start: number; before: string; words: string; after: string }

const AROUND = 40

/** The passage from `start` to `end` of a text, of which `end` is moved back to the end of the first line. */
export function passageAt(text: string, start: number, end: number): FoundPassage {
  const lineEnd = endOfLine(text, start)
  const last = Math.min(end, lineEnd)
  return {
    start,
    before: text.slice(Math.max(0, start - AROUND, text.lastIndexOf('\n', start - 1) + 1), start),
    words: text.slice(start, last),
    after: text.slice(last, Math.min(lineEnd, last + AROUND)),
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** Where a passage stands in a text that may have changed since: where it stood, where the same words stand between the same, or else the same words nearest to where they stood. */
export function findPassage(
  text: string,
  passage: FoundPassage,
): { start: number; end: number; isSure: boolean } | null {
  const { start, before, words, after } = passage
  if (words === '') return null
  const at = (found: number, isSure: boolean) => ({ start: found, end: found + words.length, isSure })
  const whole = before + words + after
  // A negative place would be taken for the start.
  if (start >= before.length && text.startsWith(whole, start - before.length)) return at(start, true)
  const sure = text.indexOf(whole)
  if (sure >= 0) return at(sure + before.length, true)
  let nearest = -1
  for (let found = text.indexOf(words); found >= 0; found = text.indexOf(words, found + 1)) {
    if (nearest < 0 || Math.abs(found - start) < Math.abs(nearest - start)) nearest = found
    else break
  }
  return nearest < 0 ? null : at(nearest, false)
}
