import type { Open } from '#lib/place.ts'
import { noRoomFor } from '#lib/room.ts'
import type { PickedFile } from '#shared/ipc.ts'
import { showToast } from '#ui/toast.ts'
import { bringInFile, type Outcome, summary } from './bringIn.ts'

/** Files being brought in, one after another. `shown`: it lasts long enough to be worth showing. */
export type BringIn = { total: number; done: number; failed: number; current: string; shown: boolean }

/** Outcomes to read: more than one file could not be brought in, or came with a remark. */
export type Report = { sentence: string; outcomes: Outcome[] }

type State = { running: BringIn | null; report: Report | null }

/** Keeps what is there now, before something large begins; said in words what that is. */
export type SnapshotBefore = (what: string) => Promise<void>

/** So many files change the notebook enough for what was there before to be kept. */
const MANY = 10

/** Nothing moves on the screen for what is over sooner. */
const SHOW_AFTER = 300

let state: State = { running: null, report: null }
let waiting: PickedFile[] = []
let stopped = false
const listeners = new Set<() => void>()

function change(next: Partial<State>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

export const bringInQueue = {
  get: (): State => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Leaves out the files that have not begun. */
export function stopBringIn(): void {
  stopped = true
}

export function closeReport(): void {
  change({ report: null })
}

/**
 * Brings files in one by one and says what became of them. More files while it runs wait in the same line. A file that
 * is there already is opened: that is what one wanted to see.
 */
export async function bringIn(files: PickedFile[], open: Open): Promise<void> {
  if (files.length === 0) return
  waiting.push(...files)
  if (state.running) {
    change({ running: { ...state.running, total: state.running.total + files.length } })
    return
  }
  stopped = false
  const outcomes: Outcome[] = []
  change({ running: { total: files.length, done: 0, failed: 0, current: files[0]!.name, shown: false }, report: null })
  const timer = setTimeout(() => state.running && change({ running: { ...state.running, shown: true } }), SHOW_AFTER)
  while (waiting.length > 0 && !stopped) {
    const file = waiting.shift()!
    change({ running: { ...state.running!, current: file.name } })
    outcomes.push(await bringInFile(file))
    const failed = outcomes.filter(o => o.kind === 'failed').length
    change({ running: { ...state.running!, done: outcomes.length, failed } })
  }
  clearTimeout(timer)
  waiting = []
  change({ running: null })
  tell(outcomes, stopped, open)
}

/** The same where there is room for them; else says what to do. Of many it keeps first what there is now. */
export async function takeFiles(files: PickedFile[], open: Open, snapshotBefore?: SnapshotBefore): Promise<void> {
  const refusal = await noRoomFor(files.reduce((sum, file) => sum + ('bytes' in file ? file.bytes.length : 0), 0))
  if (refusal) return void showToast({ text: refusal, tone: 'warn' })
  if (files.length >= MANY) await snapshotBefore?.(`${files.length} files were brought in`)
  return bringIn(files, open)
}

/** One toast; and where it cannot hold all there is to say, a list. */
export function tell(outcomes: Outcome[], wasStopped: boolean, open: Open): void {
  const sentence = summary(outcomes, wasStopped)
  const failed = outcomes.filter(o => o.kind === 'failed')
  if (outcomes.length > 1 && failed.length > 0) {
    change({ report: { sentence, outcomes: failed } })
    return
  }
  const only = outcomes.length === 1 ? outcomes[0] : undefined
  const there = only && only.kind !== 'failed' ? only : undefined
  if (there?.kind === 'existed') open({ kind: 'source', id: there.id })
  const words = there && there.remark !== '' ? `${sentence} ${there.remark}` : sentence
  showToast({
    text: words,
    tone: failed.length > 0 ? 'warn' : 'plain',
    action:
      there && there.kind !== 'existed'
        ? { label: 'Open', run: () => open({ kind: 'source', id: there.id }) }
        : undefined,
  })
}
