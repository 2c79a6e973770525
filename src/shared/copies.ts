import { coveredBy } from './coverage.ts'
import { frameOf, scanJournal } from './journal.ts'
import { merged, type Ranges } from './ranges.ts'
import { type Snapshot, superfluous } from './rotation.ts'

/** What a folder for safe copies stands on. Paths have `/` between names; each call ends when all of it is on the disk. */
export type Disk = {
  /** The names in a folder; none where it is not there. */
  names(folder: string): Promise<string[]>
  read(path: string): Promise<Uint8Array>
  size(path: string): Promise<number>
  /** Appends to a file, which must be there unless `isNew`; then it must not. Makes its folder. */
  append(path: string, bytes: Uint8Array, isNew: boolean): Promise<void>
  /** Puts a whole file in its place at once: written under another name, flushed, read back, renamed. Makes its folder. */
  put(path: string, bytes: Uint8Array): Promise<void>
  remove(path: string): Promise<void>
  /** In hex. */
  sha256(bytes: Uint8Array): Promise<string>
}

/** What is kept of a notebook: the numbers of the writes its journals hold, and the bytes it keeps, by their hashes. */
export type Kept = { covered: Ranges; files: string[] }

/** A journal or a snapshot by its name; sizes in bytes. */
export type Copy = { name: string; size: number }

/** The safe copies of all notebooks in one place. What is asked wrongly is refused with `WrongCopy`. */
export type Copies = {
  look(notebook: string): Promise<Kept>
  /** Names a journal for one writer; the file comes with the first record. */
  begin(notebook: string): Promise<string>
  /** Appends records, each as JSON, to a journal that was begun here. */
  append(notebook: string, journal: string, records: string[]): Promise<void>
  /** Keeps bytes under their SHA-256; those that are there already stay as they are. */
  keepFile(notebook: string, id: string, bytes: Uint8Array): Promise<void>
  /** The notebooks that have copies here. */
  notebooks(): Promise<string[]>
  /** Journals and snapshots, in the order of their names. */
  list(notebook: string): Promise<Copy[]>
  /** A journal or a snapshot; or bytes, by their hash. */
  read(notebook: string, name: string): Promise<Uint8Array>
  /** Whether the bytes kept under a hash are those; they need not leave where they lie. */
  isWhole(notebook: string, id: string): Promise<boolean>
  /** Keeps a snapshot of everything up to write `seq`, read back before it counts. Returns its name. */
  keepSnapshot(notebook: string, seq: number, bytes: Uint8Array): Promise<string>
  /**
   * Takes away the snapshots that are superfluous, and the journals of which every record stands in the newest snapshot
   * but one too, so that there is always a second way to the newest state; and what was begun and never finished.
   * Returns the copies that are gone.
   */
  rotate(notebook: string): Promise<string[]>
}

/** The message says what was wrong about what was asked. */
export class WrongCopy extends Error {
  override name = 'WrongCopy'
}

const NOTEBOOK = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const JOURNAL = /^journal-\d{8}T\d{6}Z-[0-9a-f]{8}\.txt$/
const SNAPSHOT = /^snapshot-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d{1,15})\.zip$/
const HASH = /^[0-9a-f]{64}$/
/** What `Disk.put` writes before it renames it. */
const isHalf = (path: string) => path.endsWith('.part')

/** Whether a page may name this: no path, only what the copies themselves name so. */
export const isName = {
  notebook: (name: unknown): name is string => typeof name === 'string' && NOTEBOOK.test(name),
  journal: (name: unknown): name is string => typeof name === 'string' && JOURNAL.test(name),
  file: (name: unknown): name is string => typeof name === 'string' && HASH.test(name),
  copy: (name: unknown): name is string =>
    typeof name === 'string' && (JOURNAL.test(name) || SNAPSHOT.test(name) || HASH.test(name)),
}

/** What the name of a snapshot says of it; null for any other name. */
export function snapshotOf(name: string): Snapshot | null {
  const found = SNAPSHOT.exec(name)
  if (!found) return null
  const [year, month, day, hour, minute, second, seq] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return { name, seq, at: Date.UTC(year, month - 1, day, hour, minute, second) }
}

/** The copies on a disk. `random`: eight hex digits that no other writer has. */
export function openCopies(disk: Disk, random: () => string, now: () => number = Date.now): Copies {
  /** Begun here; `isNew` until the first record made the file. Nobody else's journal is ever written on. */
  const begun = new Map<string, { isNew: boolean; last: Promise<void> }>()
  const scanned = new Map<string, Told>()

  async function toldBy(notebook: string, name: string): Promise<Told> {
    const path = `${notebook}/${name}`
    const size = await disk.size(path)
    const known = scanned.get(path)
    if (known?.size === size) return known
    const { records } = scanJournal(await disk.read(path))
    const own = records.filter(record => record.notebook === notebook)
    const told = {
      size,
      covered: coveredBy(own, notebook),
      upTo: own.reduce((highest, { seq }) => Math.max(highest, seq), 0),
      hasUnsaved: own.some(({ kind }) => kind === 'unsaved text'),
    }
    scanned.set(path, told)
    return told
  }

  const filesIn = async (folder: string) => (await disk.names(`${folder}/files`)).map(name => `${folder}/files/${name}`)

  const copies: Copies = {
    async look(notebook) {
      const folder = checked('notebook', notebook)
      const names = await disk.names(folder)
      const ranges: Ranges[] = names.flatMap(name => {
        const seq = snapshotOf(name)?.seq ?? 0
        return seq > 0 ? [[[1, seq]]] : []
      })
      for (const name of names.filter(isName.journal)) ranges.push((await toldBy(folder, name)).covered)
      return { covered: merged(ranges.flat()), files: (await disk.names(`${folder}/files`)).filter(isName.file) }
    },

    async begin(notebook) {
      const name = `journal-${stampOf(now())}-${random()}.txt`
      begun.set(`${checked('notebook', notebook)}/${checked('journal', name)}`, {
        isNew: true,
        last: Promise.resolve(),
      })
      return name
    },

    async append(notebook, journal, records) {
      const path = `${checked('notebook', notebook)}/${checked('journal', journal)}`
      const own = begun.get(path)
      if (!own) throw new WrongCopy('This journal was not begun here.')
      const bytes = joined(records.map(frameOf))
      const append = async () => {
        const { isNew } = own
        own.isNew = false
        await disk.append(path, bytes, isNew)
      }
      // One after another, whether or not the one before went well.
      own.last = own.last.then(append, append)
      return own.last
    },

    async keepFile(notebook, id, bytes) {
      const path = `${checked('notebook', notebook)}/files/${checked('file', id)}`
      if ((await disk.sha256(bytes)) !== id) throw new WrongCopy('These bytes are not what they are called.')
      const there = await disk.names(path.slice(0, path.lastIndexOf('/')))
      // One that is damaged gives way to what is whole.
      if (!there.includes(id) || !(await copies.isWhole(notebook, id))) await disk.put(path, bytes)
    },

    async notebooks() {
      return (await disk.names('')).filter(isName.notebook)
    },

    async list(notebook) {
      const folder = checked('notebook', notebook)
      const names = (await disk.names(folder)).filter(isName.copy).sort()
      return Promise.all(names.map(async name => ({ name, size: await disk.size(`${folder}/${name}`) })))
    },

    async read(notebook, name) {
      const folder = checked('notebook', notebook)
      return disk.read(isName.file(name) ? `${folder}/files/${name}` : `${folder}/${checked('copy', name)}`)
    },

    async isWhole(notebook, id) {
      const path = `${checked('notebook', notebook)}/files/${checked('file', id)}`
      return (await disk.sha256(await disk.read(path))) === id
    },

    async keepSnapshot(notebook, seq, bytes) {
      const name = `snapshot-${stampOf(now())}-${seq}.zip`
      const path = `${checked('notebook', notebook)}/${checked('copy', name)}`
      await disk.put(path, bytes)
      return name
    },

    async rotate(notebook) {
      const folder = checked('notebook', notebook)
      const names = await disk.names(folder)
      const snapshots = names.flatMap(name => snapshotOf(name) ?? [])
      const gone = superfluous(snapshots)
      const [, before] = snapshots.filter(({ name }) => !gone.includes(name)).sort((a, b) => b.seq - a.seq)
      for (const name of before ? names.filter(isName.journal) : []) {
        // Its writer may be just about to go on with it.
        if (begun.has(`${folder}/${name}`)) continue
        const { upTo, hasUnsaved, size } = await toldBy(folder, name)
        // A text that is in no snapshot stays, whatever it costs; and what another window has gone on with meanwhile.
        const isHeld = before && upTo <= before.seq && !hasUnsaved
        if (isHeld && (await disk.size(`${folder}/${name}`)) === size) gone.push(name)
      }
      // Begun by somebody who was killed. Whoever is just writing one writes it again.
      const halves = [...names.map(name => `${folder}/${name}`), ...(await filesIn(folder))].filter(isHalf)
      for (const path of halves) await disk.remove(path)
      for (const name of gone) {
        scanned.delete(`${folder}/${name}`)
        await disk.remove(`${folder}/${name}`)
      }
      return gone
    },
  }
  return copies
}

/** What is known of a journal as long as its size is the same. */
type Told = { size: number; covered: Ranges; upTo: number; hasUnsaved: boolean }

function checked(kind: keyof typeof isName, name: string): string {
  if (!isName[kind](name)) throw new WrongCopy(`This is not the name of a ${kind === 'copy' ? 'safe copy' : kind}.`)
  return name
}

/** As in `20261122T232430Z`. For the eye only: a clock may be wrong. */
function stampOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
