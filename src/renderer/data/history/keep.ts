import { countWords } from '#lib/words.ts'
import { db } from '../db.ts'
import type { Head, Highlight, HistoryRow, Id, KeptBecause, NoteHead, SourceHead } from '../rows.ts'
import type { RecordWriting } from '../write.ts'
import { isDue, isReplaced } from './due.ts'
import { type NewState, withState } from './past.ts'
import { noHistory, repairHistory } from './repairHistory.ts'

/**
 * Within a write over `history` (and `bodies`, for notes): keeps the state that a record has now, before it gives way.
 * One that is kept already is not kept twice.
 */
export async function keepPast(tx: RecordWriting, head: Head, because: KeptBecause): Promise<void> {
  if (head.kind !== 'note') return keepState(tx, head, { ...stateOf(head), because })
  return keepText(tx, head, (await tx.get('bodies', head.id))?.blocks ?? [], because)
}

/** As `keepPast`, of a note of which the text was read. */
export async function keepText(tx: RecordWriting, head: NoteHead, blocks: readonly string[], because: KeptBecause) {
  // Nobody comes back for an empty page.
  if (head.title.trim() === '' && blocks.every(isEmpty)) return
  const { textRev: rev, changedAt: at, title, words } = head
  await keepState(tx, head, { rev, at, because, title, words, blocks })
}

/**
 * Before a save of a source or a highlight: keeps what was known, where that changed and it is time; words of a comment
 * always, which is saved when it is done and not as one types. Returns the head to go on from.
 */
export async function keepKnown<H extends SourceHead | Highlight>(tx: RecordWriting, before: H, after: H): Promise<H> {
  const now = Date.now()
  if (knownOf(before) === knownOf(after)) return after
  const [was, is] = [commentOf(before), commentOf(after)]
  if (is.includes(was) && !isDue(before.keptAt, now)) return after
  await keepPast(tx, before, isReplaced(was, is) ? 'deletion' : 'writing')
  return { ...after, keptAt: now }
}

const commentOf = (head: SourceHead | Highlight) => (head.kind === 'highlight' ? head.comment : '')

/** The history of a record; null where none is kept. */
export async function getHistory(id: Id): Promise<HistoryRow | null> {
  return repairHistory(await db.history.get(id))
}

async function keepState(tx: RecordWriting, { id, kind }: Head, state: NewState): Promise<void> {
  const there = repairHistory(await tx.get('history', id))
  const row = there?.kind === kind ? there : noHistory(id, kind)
  const kept = row.states.find(({ rev }) => rev === state.rev)
  if (kept && (kept.because !== 'writing' || state.because === 'writing')) return
  const { because } = state
  // One that mattered for no more than the writing may matter for more now, and is then kept longer.
  const states = row.states.map(one => (one === kept ? { ...one, because } : one))
  const next = kept ? { ...row, states } : withState(row, state)
  await tx.putRow('history', { ...next, seq: await tx.seq() })
}

function stateOf(head: SourceHead | Highlight): Omit<NewState, 'because'> {
  const title = head.kind === 'source' ? head.csl.title : ''
  const words = head.kind === 'source' ? 0 : countWords(head.comment)
  return { rev: head.rev, at: head.changedAt, title, words, blocks: [knownOf(head)] }
}

/** What somebody knows of a source or says to a highlight, as JSON; where one reads and what is pinned is no history. */
function knownOf(head: SourceHead | Highlight): string {
  if (head.kind === 'source') return JSON.stringify({ csl: head.csl, guessed: head.guessed, tags: head.tags })
  return JSON.stringify({ comment: head.comment, color: head.color, tags: head.tags })
}

function isEmpty(block: string): boolean {
  return block.startsWith('{"children":[]') && block.includes('"type":"paragraph"')
}
