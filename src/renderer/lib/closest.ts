/** A passage that is nearly the one sought. Offsets in UTF-16 units; score 1 for the same letters, 0 for none of them. */
export type Closest = { start: number; end: number; score: number }

export type Sought = { prefix: string; exact: string; suffix: string }

const GRAM = 5
const FILTER = 1 << 16
/** Places where a five-letter sequence may stand in what is sought; commoner ones say nothing. */
const COMMON = 8
const WINDOWS = 8
/** How far beyond the best match the first and the last word are looked for. */
const REACH = 12

/**
 * The passages most like the one sought, best first. Seed and extend: sequences of five letters of the passage and its
 * surroundings vote for the diagonals they lie on, then the likeliest windows are measured with Myers' bit-parallel
 * matching (G. Myers, JACM 46(3), 1999). Linear in the text and bounded in the rest: about 30 ms in a million letters.
 */
export function closest(text: string, sought: Sought): Closest[] {
  const letters = plain(text)
  const pattern = plain(sought.exact)
  const m = pattern.length
  const slack = Math.min(400, Math.max(48, m >> 2))
  const starts = likelyStarts(letters, plain(sought.prefix + sought.exact + sought.suffix), sought.prefix.length)
  const found: Closest[] = []
  for (const at of starts) {
    const from = Math.max(0, at - slack)
    const window = letters.subarray(from, Math.min(letters.length, at + m + slack))
    const hit = bestIn(pattern, window)
    if (!hit) continue
    const reached = reachEnds(text, sought.exact, from + hit.start, from + hit.end)
    const { start, end } = toWords(text, reached.start, reached.end)
    if (start >= end || found.some(f => f.start === start && f.end === end)) continue
    const { distance } = leastErrors(pattern, letters.subarray(start, end), false)
    found.push({ start, end, score: Math.max(0, 1 - distance / Math.max(m, end - start)) })
  }
  return found.sort((a, b) => b.score - a.score)
}

/** Likeness, 0 to 1, of `pattern` with the start of `text`, whatever follows there. For some dozens of letters. */
export function similarity(pattern: string, text: string): number {
  const a = plain(pattern)
  const b = plain(text)
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return a.length === 0 ? 1 : Math.max(0, 1 - Math.min(...row) / a.length)
}

/** One unit for each unit, so that offsets stay: lower case, one kind of space, quotation mark, dash, kaf and ye. */
function plain(text: string): Uint16Array {
  const out = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) out[i] = plainUnit(text.charCodeAt(i))
  return out
}

function plainUnit(code: number): number {
  if (code < 128) {
    if (code >= 65 && code <= 90) return code + 32
    if (code <= 32) return 32
    return code === 34 ? 39 : code
  }
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f) return 32
  if (code >= 0x2010 && code <= 0x2015) return 45
  if ((code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb) return 39
  if (code === 0x643) return 0x6a9
  if (code === 0x64a || code === 0x649) return 0x6cc
  if ((code >= 0xc0 && code <= 0xde && code !== 0xd7) || (code >= 0x410 && code <= 0x42f)) return code + 32
  return code
}

function gramAt(letters: Uint16Array, at: number): number {
  let hash = 0
  for (let i = 0; i < GRAM; i++) hash = (Math.imul(hash, 0x1f1f) + letters[at + i]!) | 0
  return hash
}

/** Offsets at which the passage (which starts `lead` letters into the pattern) would start, most votes first. */
function likelyStarts(letters: Uint16Array, pattern: Uint16Array, lead: number): number[] {
  const seeds = seedsOf(pattern)
  const filter = new Uint8Array(FILTER)
  for (const hash of seeds.keys()) filter[hash & (FILTER - 1)] = 1
  const width = Math.max(16, pattern.length >> 4)
  const shift = pattern.length
  const votes = new Uint32Array(Math.ceil((letters.length + shift) / width) + 2)
  for (let at = 0; at + GRAM <= letters.length; at++) {
    const hash = gramAt(letters, at)
    if (filter[hash & (FILTER - 1)] === 0) continue
    for (const from of seeds.get(hash) ?? []) {
      const bucket = Math.floor((at - from + shift) / width)
      votes[bucket] = votes[bucket]! + 1
    }
  }
  return topBuckets(votes, Math.max(2, pattern.length >> 5)).map(bucket =>
    Math.max(0, Math.round((bucket + 1) * width) - shift + lead),
  )
}

function seedsOf(pattern: Uint16Array): Map<number, number[]> {
  const seeds = new Map<number, number[]>()
  for (let at = 0; at + GRAM <= pattern.length; at++) {
    const hash = gramAt(pattern, at)
    const list = seeds.get(hash)
    if (!list) seeds.set(hash, [at])
    else if (list.length < COMMON) list.push(at)
  }
  return seeds
}

/** A passage with letters put in or taken out spreads over neighbouring diagonals, so two buckets count together. */
function topBuckets(votes: Uint32Array, least: number): number[] {
  const top: { bucket: number; votes: number }[] = []
  for (let bucket = 0; bucket + 1 < votes.length; bucket++) {
    const both = votes[bucket]! + votes[bucket + 1]!
    if (both < least) continue
    if (top.length === WINDOWS && both <= top[WINDOWS - 1]!.votes) continue
    top.push({ bucket, votes: both })
    top.sort((a, b) => b.votes - a.votes)
    top.length = Math.min(top.length, WINDOWS)
  }
  return top.map(t => t.bucket)
}

type Hit = { start: number; end: number }

function bestIn(pattern: Uint16Array, window: Uint16Array): Hit | null {
  if (pattern.length === 0 || window.length === 0) return null
  const forward = leastErrors(pattern, window, true)
  // From the end backwards the match must begin at once, and where it costs least it started.
  const back = leastErrors(pattern.slice().reverse(), window.slice(0, forward.end).reverse(), false)
  return { start: forward.end - back.end, end: forward.end }
}

type Errors = {
  /** End of the best stretch. */ end: number
  errors: number /** To the whole text. */
  distance: number
}

/**
 * Edit distance of the whole pattern to the best stretch of the text, and where that stretch ends. `free`: it may start
 * anywhere; otherwise at the first letter. Columns of 32 rows at a time, carries between them as in Myers' block form.
 */
function leastErrors(pattern: Uint16Array, text: Uint16Array, free: boolean): Errors {
  const m = pattern.length
  const count = Math.ceil(m / 32)
  const masks = masksOf(pattern, count)
  const none = new Int32Array(count)
  const plus = new Int32Array(count).fill(-1)
  const minus = new Int32Array(count)
  const lastBit = 1 << ((m - 1) & 31)
  let errors = m
  let best = { end: 0, errors: m }
  for (let j = 0; j < text.length; j++) {
    const mask = masks.get(text[j]!) ?? none
    let carry = free ? 0 : 1
    for (let b = 0; b < count; b++) {
      const up = plus[b]!
      const down = minus[b]!
      let equal = mask[b]!
      const across = equal | down
      if (carry < 0) equal |= 1
      const diagonal = (((equal & up) + up) ^ up) | equal
      let right = down | ~(diagonal | up)
      let left = up & diagonal
      const bit = b === count - 1 ? lastBit : 1 << 31
      const out = ((right & bit) !== 0 ? 1 : 0) - ((left & bit) !== 0 ? 1 : 0)
      right = (right << 1) | (carry > 0 ? 1 : 0)
      left = (left << 1) | (carry < 0 ? 1 : 0)
      plus[b] = left | ~(across | right)
      minus[b] = right & across
      carry = out
    }
    errors += carry
    if (errors < best.errors) best = { end: j + 1, errors }
  }
  return { ...best, distance: errors }
}

/** For each letter of the pattern the rows in which it stands, as bits. */
function masksOf(pattern: Uint16Array, count: number): Map<number, Int32Array> {
  const masks = new Map<number, Int32Array>()
  for (let i = 0; i < pattern.length; i++) {
    let mask = masks.get(pattern[i]!)
    if (!mask) {
      mask = new Int32Array(count)
      masks.set(pattern[i]!, mask)
    }
    const b = i >> 5
    mask[b] = mask[b]! | (1 << (i & 31))
  }
  return masks
}

const WORD = /[\p{L}\p{M}\p{N}]/u

/** A word put in after the first one costs as much as leaving the first one out: prefers to keep the first and last word. */
function reachEnds(text: string, exact: string, start: number, end: number): { start: number; end: number } {
  const words = exact.split(/\s+/)
  const [first, last] = [words[0]!, words[words.length - 1]!]
  if (words.length < 3) return { start, end }
  const before = text.slice(Math.max(0, start - first.length - REACH), start + first.length)
  const at = before.lastIndexOf(first)
  const after = text.slice(end - last.length, end + last.length + REACH)
  const to = after.indexOf(last)
  return {
    start: at < 0 ? start : Math.min(start, Math.max(0, start - first.length - REACH) + at),
    end: to < 0 ? end : Math.max(end, end - last.length + to + last.length),
  }
}

/** Grows to whole words, leaves out white space at the ends. */
function toWords(text: string, start: number, end: number): { start: number; end: number } {
  const inWord = (at: number): boolean => at >= 0 && at < text.length && WORD.test(text[at]!)
  for (let i = 0; i < 24 && inWord(start) && inWord(start - 1); i++) start--
  for (let i = 0; i < 24 && inWord(end - 1) && inWord(end); i++) end++
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return { start, end }
}
