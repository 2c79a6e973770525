import type { JournalRecord } from '#shared/journal.ts'
import { holds } from '#shared/ranges.ts'
import type { CopyState } from '../saving.ts'
import type { Captured } from './capture.ts'
import { filesMissing, OlderThanJournal, readFile, readMissing } from './catchUp.ts'
import { type Home, isNoRoom } from './home.ts'
import { inTime } from './inTime.ts'
import { bytesIn, payloadOf, weightOf } from './payload.ts'
import { TextDeltas } from './textDelta.ts'

/** One committed write, one that took no `seq` and bears the one before (`aside`), or a text that could not be committed. */
export type Item =
  | { kind: 'write' | 'aside'; seq: number; at: number; rows: Captured }
  | {
      kind: 'unsaved text'
      at: number
      payload: { id: string; parentRev: string; title: string; blocks: string[]; reason: string }
    }

export type Tell = (state: CopyState) => void

/** How long records wait for others, and how large a file grows (in letters) before another is begun. */
export type Pace = { pauseMs: number; largestFile: number }

/** A file is never too large to be read at once. */
const USUAL: Pace = { pauseMs: 150, largestFile: 16 * 1024 * 1024 }
const MOST_AT_ONCE = 100
/** Of larger writes fewer, in bytes held: what is put into words at once holds up the frame that is next. */
const ENOUGH_AT_ONCE = 512 * 1024
/** More than this does not wait in memory: it is read from the database when the home takes it again. */
const MOST_WEIGHT = 64 * 1024 * 1024
const WATCHDOG_MS = 20_000
const [FIRST_RETRY_MS, LAST_RETRY_MS] = [1000, 30_000]

/** Hands what a window commits to a home: in order, a little later, again when it failed, and never in anybody's way. */
export class JournalWriter {
  private items: Item[] = []
  private weight = 0
  private home: Home | null = null
  private stamp = { notebook: '', schema: 0 }
  private journal: { name: string; size: number; deltas: TextDeltas } | null = null
  private isComplete = false
  /** The numbers of writes of this window, until it has looked at what the home has: it cannot have any of these. */
  private given: number[] | null = []
  private running: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private retryMs = 0
  private failure: CopyState | null = null
  private lastSeq = 0
  private at: number | null = null
  private onBehind: () => void = () => undefined
  private readonly tell: Tell
  private readonly pace: Pace

  constructor(tell: Tell, pace = USUAL) {
    this.tell = tell
    this.pace = pace
  }

  /**
   * From now on the records go there. What was pushed before is kept for it, within limits. `onBehind` is told when the
   * home knows more than the database, and nothing is written there then.
   */
  start(home: Home, notebook: string, schema: number, onBehind: () => void): void {
    this.home = home
    this.onBehind = onBehind
    this.stamp = { notebook, schema }
    this.soon(0)
  }

  /** Writes there no more. What was handed over stays. */
  end(): void {
    this.home = null
    this.failure = null
    clearTimeout(this.timer)
    this.timer = undefined
    this.drop()
  }

  push(item: Item): void {
    if (item.kind === 'unsaved text') this.items = this.items.filter(other => !isSameText(other, item))
    if (item.kind === 'write') this.given?.push(item.seq)
    this.items.push(item)
    this.weight += heldBy(item)
    if (this.weight > MOST_WEIGHT) this.drop()
    if (this.home && this.retryMs === 0) {
      this.tell({ state: 'behind', at: this.at })
      this.soon(this.pace.pauseMs)
    } else if (this.failure) this.tell({ ...this.failure, waiting: this.items.length })
  }

  /** Now, not in a moment. Resolves when what was pushed is kept, or the attempt has failed. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.running ??= this.attempt().finally(() => {
      this.running = null
      if (this.retryMs > 0) this.soon(this.retryMs)
      else if (this.items.length > 0) this.soon(this.pace.pauseMs)
    })
    return this.running
  }

  /** What is forgotten here is in the database, and is read from there. A text that is nowhere else stays. */
  private drop(): void {
    this.items = this.items.filter(item => item.kind === 'unsaved text')
    this.weight = 0
    this.isComplete = false
  }

  private soon(ms: number): void {
    if (this.timer !== undefined || this.running || !this.home) return
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  private async attempt(): Promise<void> {
    if (!this.home) return
    try {
      await this.work(this.home)
      this.retryMs = 0
      this.failure = null
      this.at = Date.now()
      this.tell({ state: this.items.length > 0 ? 'behind' : 'current', at: this.at })
    } catch (error) {
      // What came of it nobody knows: another file is begun, and the home is asked anew what it has.
      this.journal = null
      this.isComplete = false
      this.retryMs = Math.min(this.retryMs * 2 || FIRST_RETRY_MS, LAST_RETRY_MS)
      const reason = error instanceof Error ? error.message : String(error)
      const isFull = isNoRoom(error)
      this.failure = { state: 'failed', at: this.at, reason, ...(isFull && { isFull }) }
      this.tell({ ...this.failure, waiting: this.items.length })
      if (!(error instanceof OlderThanJournal)) return
      this.home = null
      this.onBehind()
    }
  }

  private async work(home: Home): Promise<void> {
    if (!this.isComplete) {
      try {
        await this.catchUp(home)
      } catch (error) {
        // A database that cannot be read is when this is needed most: what is here may be nowhere else.
        const isOurs = this.given === null && !(error instanceof OlderThanJournal)
        await this.handOver(home, item => isOurs || item.kind === 'unsaved text')
        throw error
      }
    }
    await this.handOver(home)
  }

  private async handOver(home: Home, isWanted: (item: Item) => boolean = () => true): Promise<void> {
    for (;;) {
      const taken = firstOf(this.items.filter(isWanted))
      if (taken.size === 0) return
      for (const item of taken) if (item.kind !== 'unsaved text') await this.keepFiles(home, item.rows)
      const { deltas } = await this.open(home)
      await this.send(
        home,
        [...taken].map(item => this.recordOf(item, deltas)),
      )
      this.items = this.items.filter(item => !taken.has(item))
      this.weight = this.items.reduce((sum, item) => sum + heldBy(item), 0)
    }
  }

  /** What was committed when no journal was there to hear of it. */
  private async catchUp(home: Home): Promise<void> {
    const { notebook } = this.stamp
    this.isComplete = true
    const kept = await answer(home.look(notebook))
    if (this.given?.some(seq => holds(kept.covered, seq)))
      throw new OlderThanJournal('The journal has other writes of the same numbers.')
    this.given = null
    for await (const { seq, payload } of answered(readMissing(kept.covered))) {
      this.lastSeq = Math.max(this.lastSeq, seq)
      await this.send(home, [this.json({ seq, kind: 'rows', at: Date.now(), payload })])
      // What is typed meanwhile does not wait for ten thousand old notes, and the typing not for either.
      await this.handOver(home)
      await untilIdle()
    }
    for (const id of await answer(filesMissing(kept.files), NOTEBOOK_SILENT)) {
      const file = await answer(readFile(id), NOTEBOOK_SILENT)
      if (!file) continue
      await answer(home.keepFile(notebook, id, file.row.bytes))
      await this.send(home, [this.json({ ...file.found, kind: 'rows', at: Date.now() })])
    }
  }

  private recordOf(item: Item, deltas: TextDeltas): string {
    if (item.kind === 'unsaved text') return this.json({ ...item, seq: this.lastSeq })
    this.lastSeq = Math.max(this.lastSeq, item.seq)
    const { seq, kind, at, rows } = item
    return this.json({ seq, kind, at, payload: payloadOf(rows, seq, deltas) })
  }

  private json(record: Omit<JournalRecord, 'notebook' | 'schema'>): string {
    return JSON.stringify({ ...this.stamp, ...record } satisfies JournalRecord)
  }

  private async keepFiles(home: Home, rows: Captured): Promise<void> {
    for (const { id, bytes } of bytesIn(rows)) await answer(home.keepFile(this.stamp.notebook, id, bytes))
  }

  private async send(home: Home, records: string[]): Promise<void> {
    const journal = await this.open(home)
    await answer(home.append(this.stamp.notebook, journal.name, records))
    journal.size += records.reduce((sum, record) => sum + record.length, 0)
    // The next one begins with whole texts.
    if (journal.size > this.pace.largestFile) this.journal = null
  }

  private async open(home: Home) {
    this.journal ??= { name: await answer(home.begin(this.stamp.notebook)), size: 0, deltas: new TextDeltas() }
    return this.journal
  }
}

/** Those that one call may hand over: at least the first. */
function firstOf(items: Item[]): Set<Item> {
  const taken = new Set<Item>()
  let weight = 0
  for (const item of items) {
    if (taken.size === MOST_AT_ONCE || weight > ENOUGH_AT_ONCE) break
    taken.add(item)
    weight += heldBy(item)
  }
  return taken
}

/** Of a text that still cannot be saved only the newest counts. */
function isSameText(other: Item, item: Item & { kind: 'unsaved text' }): boolean {
  return other.kind === 'unsaved text' && other.payload.id === item.payload.id
}

function untilIdle(): Promise<void> {
  if (typeof requestIdleCallback === 'undefined') return Promise.resolve()
  return new Promise(resolve => void requestIdleCallback(() => resolve(), { timeout: 500 }))
}

function heldBy(item: Item): number {
  return item.kind === 'unsaved text' ? 0 : weightOf(item.rows)
}

const NOTEBOOK_SILENT = 'The notebook does not answer, so its safe copy cannot be brought up to date.'
const COPIES_SILENT = 'The place of the safe copies does not answer.'

/** A disk that never answers must not look like one that has. */
const answer = <T>(work: PromiseLike<T>, sentence = COPIES_SILENT) => inTime(work, WATCHDOG_MS, sentence)

async function* answered<T>(parts: AsyncGenerator<T, void>): AsyncGenerator<T> {
  for (;;) {
    const next = await answer(parts.next(), NOTEBOOK_SILENT)
    if (next.done) return
    yield next.value
  }
}
