import { checksum } from './checksum.ts'

/** The format that this app writes and the newest that it reads. Raised when an older app would read a record wrongly. */
const VERSION = 1
/** `~1 1a2b3c4d 57 {`: version, checksum of the JSON, its length in bytes. The brace belongs to the JSON. */
const HEAD = /^~(\d{1,3}) ([0-9a-f]{8}) (\d{1,10}) \{/
const LONGEST_HEAD = 28
const [NEW_LINE, TILDE] = [0x0a, 0x7e]

/** One committed write, or what else is kept beside the notebook. `docs/safety-format.md` says what stands in `payload`. */
export type JournalRecord = {
  notebook: string
  /** The `seq` of the write; of a write that took none, the one before it. */
  seq: number
  schema: number
  kind: string
  /** Milliseconds since 1970. Shown, never compared. */
  at: number
  payload: Record<string, unknown>
}

/** A stretch of bytes of which no record could be read. `newer`: it is whole, and of a format this app does not know. */
export type Damage = { from: number; to: number; newer: boolean }

export type Scanned = { records: JournalRecord[]; damage: Damage[] }

/** One record, given as the JSON of it, as it lies in a journal: one line of UTF-8 that bears its checksum and length. */
export function frameOf(json: string): Uint8Array {
  const body = new TextEncoder().encode(json)
  const head = new TextEncoder().encode(`~${VERSION} ${checksum(body)} ${body.length} `)
  const frame = new Uint8Array(head.length + body.length + 1)
  frame.set(head)
  frame.set(body, head.length)
  frame[frame.length - 1] = NEW_LINE
  return frame
}

/**
 * All records of a journal that are whole, in the order in which they stand, and what is damaged between them. Whatever
 * was cut off, overwritten, zeroed or written in between costs only the records it touches.
 */
export function scanJournal(bytes: Uint8Array): Scanned {
  const found: Scanned = { records: [], damage: [] }
  // A text that looks like ten thousand beginnings must not make the search for the next one last for ever.
  const budget = { left: bytes.length * 8 + 1024 }
  let at = 0
  let damagedFrom: number | null = null
  const closeDamage = (to: number) => {
    if (damagedFrom !== null) found.damage.push({ from: damagedFrom, to, newer: false })
    damagedFrom = null
  }
  while (at < bytes.length) {
    const frame = bytes[at] === TILDE ? readFrame(bytes, at, budget) : null
    if (frame) {
      closeDamage(at)
      if (frame.record) found.records.push(frame.record)
      else found.damage.push({ from: at, to: frame.end, newer: frame.newer })
      at = frame.end
    } else if (bytes[at] === NEW_LINE && damagedFrom === null) at++
    else {
      damagedFrom ??= at
      const next = bytes.indexOf(TILDE, at + 1)
      at = next < 0 ? bytes.length : next
    }
  }
  closeDamage(bytes.length)
  return found
}

type Frame = { record: JournalRecord | null; newer: boolean; end: number }

/** The frame that begins at `at`, null where none does. */
function readFrame(bytes: Uint8Array, at: number, budget: { left: number }): Frame | null {
  const head = HEAD.exec(String.fromCharCode(...bytes.subarray(at, at + LONGEST_HEAD)))
  if (!head) return null
  const [from, length] = [at + head[0].length - 1, Number(head[3])]
  const end = from + length
  if (end > bytes.length || length > budget.left) return null
  budget.left -= length
  const body = bytes.subarray(from, end)
  if (checksum(body) !== head[2]) return null
  const next = bytes[end] === NEW_LINE ? end + 1 : end
  if (Number(head[1]) !== VERSION) return { record: null, newer: true, end: next }
  return { record: readRecord(new TextDecoder().decode(body)), newer: false, end: next }
}

function readRecord(json: string): JournalRecord | null {
  try {
    const value = JSON.parse(json) as Partial<Record<keyof JournalRecord, unknown>>
    const areNumbers = [value.seq, value.schema, value.at].every(Number.isFinite)
    const areTexts = typeof value.notebook === 'string' && typeof value.kind === 'string'
    const isWhole = areNumbers && areTexts && typeof value.payload === 'object' && value.payload !== null
    return isWhole ? (value as JournalRecord) : null
  } catch {
    return null
  }
}
