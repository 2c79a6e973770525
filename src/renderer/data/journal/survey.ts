import { type Copies, snapshotOf } from '#shared/copies.ts'
import { db } from '../db.ts'
import { type Choice, isMore, toldOf } from './choices.ts'
import { listDatabases } from './databases.ts'
import { inTime } from './inTime.ts'
import { readDatabase } from './readDatabase.ts'
import { type ReadSnapshot, type Recoverable, readCopies, readOneSnapshot } from './recoverable.ts'
import { idOf } from './restore.ts'
import { unite } from './unite.ts'

/** From where a choice is read. */
export type Places = { copies: Copies | null; readSnapshot: ReadSnapshot }

/** `problem`: why the safe copies could not be looked at, as a sentence. */
export type Survey = { choices: Choice[]; problem: string | null }

const SILENT_MS = 60_000

/**
 * Everything that a notebook can be brought back from, each looked at and let go again: two notebooks do not fit into
 * memory as easily as one. Snapshots are only named; `loadChoice` says whether one is whole.
 */
export async function survey(places: Places): Promise<Survey> {
  const ofDatabases = await lookAtDatabases()
  try {
    const looking = lookAtCopies(places, ofDatabases)
    const ofCopies = await inTime(looking, SILENT_MS, 'The place of the safe copies does not answer.')
    return { choices: [...ofDatabases, ...ofCopies].sort(inOrder), problem: null }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { choices: ofDatabases, problem: `The safe copies could not be looked at: ${problem}` }
  }
}

async function lookAtDatabases(): Promise<(Choice & { kind: 'database' })[]> {
  const choices: (Choice & { kind: 'database' })[] = []
  const names = await listDatabases().catch((error): string[] => {
    // The copies are looked at all the same.
    console.warn('The browser lists no databases:', error)
    return []
  })
  for (const database of names.includes(db.name) ? names : [db.name, ...names]) {
    const isInUse = database === db.name
    const read = await readDatabase(database)
    const told = read && toldOf(read)
    if (isInUse || (told?.size ?? 0) > 0) choices.push({ key: database, kind: 'database', database, isInUse, told })
  }
  return choices
}

async function lookAtCopies(places: Places, databases: (Choice & { kind: 'database' })[]): Promise<Choice[]> {
  const { copies, readSnapshot } = places
  const choices: Choice[] = []
  for (const notebook of (await copies?.notebooks()) ?? []) {
    const read = await readCopies(copies!, notebook, readSnapshot)
    if (read) choices.push({ key: notebook, kind: 'copies', notebook, told: toldOf(read) })
    for (const { database, told } of databases) {
      if (!read || told?.notebook !== notebook) continue
      const both = toldOf(await united(database, read))
      const key = `${database} ${notebook}`
      if (isMore(both, told, toldOf(read))) choices.push({ key, kind: 'both', database, notebook, told: both })
    }
    for (const { name } of await copies!.list(notebook)) {
      const snapshot = snapshotOf(name)
      if (snapshot) choices.push({ key: `${notebook} ${name}`, kind: 'snapshot', notebook, snapshot, told: null })
    }
  }
  return choices
}

/** Reads all of a choice. Throws where it cannot be read. */
export async function loadChoice(choice: Choice, { copies, readSnapshot }: Places): Promise<Recoverable> {
  const read =
    choice.kind === 'database'
      ? await readDatabase(choice.database)
      : choice.kind === 'snapshot'
        ? await readOneSnapshot(copies!, choice.notebook, choice.snapshot.name, readSnapshot)
        : await readCopies(copies!, choice.notebook, readSnapshot)
  if (!read) throw new Error('It cannot be read any more. Please look again.')
  return choice.kind === 'both' ? united(choice.database, read) : read
}

async function united(database: string, copies: Recoverable): Promise<Recoverable> {
  const read = await readDatabase(database)
  if (!read) return copies
  const ids = new Map<string, string>()
  for (const row of read.tables.get('notes')?.values() ?? []) {
    const rev = String((row as { rev?: unknown }).rev)
    ids.set(rev, await idOf(rev))
  }
  return unite(read, copies, rev => ids.get(rev)!)
}

const KINDS = ['both', 'copies', 'database', 'snapshot']

/** The most promising first, snapshots with the newest first at the end. */
function inOrder(a: Choice, b: Choice): number {
  const time = (choice: Choice) => (choice.kind === 'snapshot' ? choice.snapshot.at : (choice.told?.at ?? 0))
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || time(b) - time(a)
}
