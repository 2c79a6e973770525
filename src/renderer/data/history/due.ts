import { isNode } from '../derived/lines.ts'
import type { KeptBecause } from '../rows.ts'
import { sameEnds } from './pieces.ts'

/** While one writes, a state is kept at most that often; before words are taken away, a little oftener. */
const [WRITING_MS, DELETING_MS] = [5 * 60_000, 60_000]
/** Taking back what one is just typing is no deletion. */
const SOME_WORDS = 5
/** In a longer text, in UTF-16 units, what stands around the words counts for nothing. */
const SHORT = 4000

/** Why the state before a save is to be kept, if it is. Times in milliseconds; `keptAt`: when one was kept last. */
export function whyKeep(
  keptAt: number | undefined,
  now: number,
  before: { words: number; json: readonly string[] },
  after: { words: number; json: readonly string[] },
): KeptBecause | null {
  if (isMostGone(before.json, after.json)) return 'deletion'
  const every = before.words - after.words >= SOME_WORDS ? DELETING_MS : WRITING_MS
  return isDue(keptAt, now, every) ? 'writing' : null
}

/** Whether it is time again. A clock that was set back, or had been ahead, says yes. */
export function isDue(keptAt: number | undefined, now: number, every: number = WRITING_MS): boolean {
  return keptAt === undefined || now < keptAt || now - keptAt >= every
}

/** Whether more than nine tenths of a text are not there any more, also where others took their place. */
export function isMostGone(before: readonly string[], after: readonly string[]): boolean {
  const length = lengthOf(before)
  if (length > 0 && staysAtItsPlace(before, after, length)) return false
  const [was, is] = [new Set(before), new Set(after)]
  const gone = before.filter(block => !is.has(block))
  if (lengthOf(gone) * 10 <= length * 9) return false
  const came = after.filter(block => !was.has(block))
  return length > SHORT ? isReplaced(gone.join('\n'), came.join('\n'), length) : isReplaced(words(before), words(after))
}

/** Whether what two texts begin and end with alike is a tenth or more: most saves are told so without a look at the rest. */
function staysAtItsPlace(before: readonly string[], after: readonly string[], length: number): boolean {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  let same = 0
  while (same < least - start && before.at(-1 - same) === after.at(-1 - same)) same++
  const kept = lengthOf(before.slice(0, start)) + lengthOf(before.slice(before.length - same))
  return kept * 10 >= length
}

/** Whether less than a tenth of `length` is left of a text, by how the new one begins and ends. */
export function isReplaced(before: string, after: string, length = before.length): boolean {
  const { start, end } = sameEnds(before, after)
  return (before.length - start - end) * 10 > length * 9
}

function lengthOf(json: readonly string[]): number {
  return json.reduce((sum, block) => sum + block.length, 0)
}

/** What somebody wrote or set into a text, without what stands around it. */
function words(json: readonly string[]): string {
  return json.map(block => wordsIn(parsed(block))).join('\n')
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return { text: json }
  }
}

function wordsIn(value: unknown): string {
  if (!isNode(value)) return ''
  const { children, text } = value
  if (Array.isArray(children)) return children.map(wordsIn).join('')
  if (typeof text === 'string') return text
  // Of an image its file, of a quote its words.
  return Object.entries(value)
    .filter(([name, field]) => name !== 'type' && typeof field === 'string')
    .map(([, field]) => field)
    .join('')
}
