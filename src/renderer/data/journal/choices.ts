import type { Snapshot } from '#shared/rotation.ts'
import type { Recoverable } from './recoverable.ts'
import { sizeOf } from './unite.ts'

/** What a choice says of itself before anything is restored from it. Times in milliseconds since 1970. */
export type Told = Pick<
  Recoverable,
  'notebook' | 'origin' | 'seq' | 'at' | 'counts' | 'damaged' | 'isWhole' | 'schema'
> & {
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
  const { notebook, origin, seq, at, counts, damaged, isWhole, schema, unsaved } = read
  return {
    notebook,
    ...(origin !== undefined && { origin }),
    seq,
    at,
    counts,
    damaged,
    isWhole,
    schema,
    unsaved: unsaved.length,
    size: sizeOf(read),
  }
}

/** Whether a database and copies of one notebook hold more between them than either does. */
export function isMore(both: Told, database: Told, copies: Told): boolean {
  return [database, copies].every(one => both.size > one.size || both.seq > one.seq)
}

/**
 * Which of the choices to propose: of the notebook that this profile had, with those that were restored from it, else of
 * all, the one changed last; of that what goes furthest, then what has more in it, then what is whole. Null where nothing
 * can be restored.
 */
export function propose(choices: readonly Choice[], known: string | null, newestSchema: number): Proposal | null {
  const able = choices.filter(({ told }) => told !== null && told.size > 0 && told.schema <= newestSchema)
  const states = able.filter(({ kind }) => kind !== 'snapshot')
  const readable = states.length > 0 ? states : able
  const first = firstNotebooks(choices)
  // What the profile remembers may lie some seconds behind: it is killed before it has written that it restored one.
  const isOwn = ({ notebook }: Told) => Number(known !== null && first(notebook) === first(known))
  const [best] = [...readable].sort((a, b) => better(a.told!, b.told!, isOwn))
  if (!best) return null
  return { choice: best, because: reasonFor(best, readable) }
}

/** Leads from a notebook to the one that it was restored from in the end; to itself where it was not. */
function firstNotebooks(choices: readonly Choice[]): (notebook: string) => string {
  const origins = new Map(choices.flatMap(({ told }) => (told?.origin ? [[told.notebook, told.origin] as const] : [])))
  return notebook => {
    const seen = new Set<string>()
    let at = notebook
    while (origins.has(at) && !seen.has(at)) {
      seen.add(at)
      at = origins.get(at)!
    }
    return at
  }
}

function better(a: Told, b: Told, isOwn: (told: Told) => number): number {
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
