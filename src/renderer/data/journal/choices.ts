import type { Snapshot } from '#shared/rotation.ts'
import type { Recoverable } from './recoverable.ts'
import { sizeOf } from './unite.ts'

/** What a choice says of itself before anything is restored from it. Times in milliseconds since 1970. */
export type Told = Pick<Recoverable, 'notebook' | 'seq' | 'at' | 'counts' | 'damaged' | 'isWhole' | 'schema'> & {
  unsaved: number
  /** Rows in all. */
  size: number
}

/**
 * One state of the notebook that can be brought back. `told` is null where it has not been read yet (`snapshot`) or
 * cannot be. `isInUse`: the database that the app would open.
 */
export type Choice = { key: string; told: Told | null } & (
  | { kind: 'database'; database: string; isInUse: boolean }
  | { kind: 'both'; database: string; notebook: string }
  | { kind: 'copies'; notebook: string }
  | { kind: 'snapshot'; notebook: string; snapshot: Snapshot }
)

/** Why a choice is proposed. */
export type Because = 'has both' | 'newest' | 'whole' | 'only'

export type Proposal = { choice: Choice; because: Because }

export function toldOf(read: Recoverable): Told {
  const { notebook, seq, at, counts, damaged, isWhole, schema, unsaved } = read
  return { notebook, seq, at, counts, damaged, isWhole, schema, unsaved: unsaved.length, size: sizeOf(read) }
}

/** Whether a database and copies of one notebook hold more between them than either does. */
export function isMore(both: Told, database: Told, copies: Told): boolean {
  return [database, copies].every(one => both.size > one.size || both.seq > one.seq)
}

/**
 * Which of the choices to propose: of the notebook that this profile had, else of the one changed last, the one that goes
 * furthest; of two that go as far the one with more in it; then what is whole. Null where nothing can be restored.
 */
export function propose(choices: readonly Choice[], known: string | null, newestSchema: number): Proposal | null {
  const able = choices.filter(({ told }) => told !== null && told.size > 0 && told.schema <= newestSchema)
  const states = able.filter(({ kind }) => kind !== 'snapshot')
  const readable = states.length > 0 ? states : able
  const [best] = [...readable].sort((a, b) => better(a.told!, b.told!, known))
  if (!best) return null
  return { choice: best, because: reasonFor(best, readable) }
}

function better(a: Told, b: Told, known: string | null): number {
  const isOwn = (told: Told) => Number(known !== null && told.notebook === known)
  if (a.notebook !== b.notebook) return isOwn(b) - isOwn(a) || b.at - a.at
  return b.seq - a.seq || b.size - a.size || Number(b.isWhole) - Number(a.isWhole) || a.damaged - b.damaged
}

function reasonFor(best: Choice, choices: readonly Choice[]): Because {
  if (best.kind === 'both') return 'has both'
  const others = choices.filter(choice => choice !== best)
  if (others.length === 0) return 'only'
  return others.some(({ told }) => told!.notebook === best.told!.notebook && told!.seq >= best.told!.seq)
    ? 'whole'
    : 'newest'
}
