import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Something that happens to the files of a closed profile. */
export type Damage = (profile: string) => void

const within =
  (...names: string[]) =>
  (profile: string) =>
    join(profile, 'Default', ...names)
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
    : []
/** Fails where there is nothing to damage: a test that damages nothing shows nothing. */
const some = (found: string[], what: string): string[] => {
  if (found.length === 0) throw new Error(`The profile has no ${what}.`)
  return found
}
const bySize = (files: string[]) => files.sort((a, b) => statSync(b).size - statSync(a).size)

const INDEXED_DB = within('IndexedDB')
const LOCAL_STORAGE = within('Local Storage')
const PRIVATE_FILES = within('File System')

/** The files of the database by the end of their names, the largest first. */
const database = (pattern: RegExp) => (profile: string) =>
  bySize(
    some(
      filesIn(INDEXED_DB(profile)).filter(path => pattern.test(path)),
      `file like ${pattern}`,
    ),
  )
/** What the browser's private files hold, by how it begins; the names are the browser's own. */
const copies = (begin: string) => (profile: string) =>
  some(
    filesIn(PRIVATE_FILES(profile)).filter(path => readFileSync(path).subarray(0, begin.length).toString() === begin),
    `private file that begins with ${begin}`,
  ).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)

const JOURNALS = copies('~1 ')
const SNAPSHOTS = copies('PK')

const cut = (share: number) => (path: string) => truncateSync(path, Math.floor(statSync(path).size * share))
const flip = (share: number) => (path: string) => {
  const bytes = readFileSync(path)
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * share))
  bytes[at] = bytes[at]! ^ 0x5a
  writeFileSync(path, bytes)
}
/** A page of 4 kB, as a disk loses one; a shorter file whole. */
const zero = (share: number) => (path: string) => {
  const bytes = readFileSync(path)
  const at = Math.floor(Math.max(0, bytes.length - 4096) * share)
  writeFileSync(path, bytes.fill(0, at, at + 4096))
}
const remove = (path: string) => rmSync(path, { recursive: true })
const empty = (folder: string) => {
  for (const name of readdirSync(folder)) remove(join(folder, name))
}

const first =
  (find: (profile: string) => string[], what: (path: string) => void): Damage =>
  profile =>
    what(find(profile)[0]!)
const all =
  (find: (profile: string) => string[], what: (path: string) => void): Damage =>
  profile =>
    find(profile).forEach(path => void what(path))
const both =
  (...damages: Damage[]): Damage =>
  profile =>
    damages.forEach(damage => void damage(profile))

const LOG = database(/leveldb\/\d+\.log$/)
const TABLE = database(/leveldb\/\d+\.ldb$/)
const databaseGone: Damage = profile => remove(INDEXED_DB(profile))
const memoryGone: Damage = profile => remove(LOCAL_STORAGE(profile))

/** To the database, whose second home is whole. */
export const TO_THE_DATABASE: Record<string, Damage> = {
  'its log cut in half': first(LOG, cut(0.5)),
  'its log cut by a few bytes': first(LOG, cut(0.999)),
  'its log cut to nothing': first(LOG, cut(0)),
  'a bit flipped at the beginning of its log': first(LOG, flip(0)),
  'a bit flipped in the middle of its log': first(LOG, flip(0.5)),
  'a bit flipped at the end of its log': first(LOG, flip(0.999)),
  'a page of its log zeroed': first(LOG, zero(0.5)),
  'the last page of its log zeroed': first(LOG, zero(1)),
  'its log gone': first(LOG, remove),
  'a table file cut in half': first(TABLE, cut(0.5)),
  'a bit flipped in a table file': first(TABLE, flip(0.4)),
  'a page of a table file zeroed': first(TABLE, zero(0.5)),
  'a table file gone': first(TABLE, remove),
  'all table files gone': all(TABLE, remove),
  'its manifest cut in half': first(database(/MANIFEST/), cut(0.5)),
  'a bit flipped in its manifest': first(database(/MANIFEST/), flip(0.3)),
  'CURRENT gone': first(database(/CURRENT$/), remove),
  'CURRENT empty': first(database(/CURRENT$/), cut(0)),
  'its folder gone': databaseGone,
  'its folder empty': profile => empty(INDEXED_DB(profile)),
  'the files inside its folder gone': all(database(/./), remove),
}

/** To what lies beside a database that is whole. */
export const BESIDE_THE_DATABASE: Record<string, Damage> = {
  'what the page remembers gone': memoryGone,
  'what the page remembers cut': all(
    profile => some(filesIn(LOCAL_STORAGE(profile)), 'memory').filter(path => /\.(log|ldb)$/.test(path)),
    cut(0.5),
  ),
  'the private files gone': profile => remove(PRIVATE_FILES(profile)),
  'a journal cut in half': first(JOURNALS, cut(0.5)),
  'a bit flipped in each journal': all(JOURNALS, flip(0.5)),
  'each journal zeroed': all(JOURNALS, path => writeFileSync(path, Buffer.alloc(statSync(path).size))),
  'the newest snapshot cut in half': first(SNAPSHOTS, cut(0.5)),
  'a bit flipped in each snapshot': all(SNAPSHOTS, flip(0.5)),
}

/** To the database and one of what lies beside it; what is left together is whole. */
export const TO_BOTH: Record<string, Damage> = {
  'database and memory gone': both(databaseGone, memoryGone),
  'a cut log, and memory gone': both(first(LOG, cut(0.5)), memoryGone),
  'database gone, the newest snapshot cut': both(databaseGone, first(SNAPSHOTS, cut(0.5))),
  'database gone, a bit flipped in each snapshot': both(databaseGone, all(SNAPSHOTS, flip(0.5))),
  'database gone, the newest snapshot zeroed': both(
    databaseGone,
    first(SNAPSHOTS, path => writeFileSync(path, Buffer.alloc(statSync(path).size))),
  ),
  'database gone, the end of the oldest journal cut': both(databaseGone, profile =>
    cut(0.9)(JOURNALS(profile).at(-1)!),
  ),
}

/** Of which something may not come back: it is never passed over in silence, and what is said of it is true. */
export const TO_ALL: Record<string, Damage> = {
  'database and private files gone': both(databaseGone, profile => remove(PRIVATE_FILES(profile))),
  'database gone, a bit flipped in the newest journal': both(databaseGone, first(JOURNALS, flip(0.5))),
}

/** After which Chromium opens no database of this origin any more, and does not say why: a new one cannot be made either. */
export const TO_THE_STORE: Record<string, Damage> = {
  'its manifest gone': first(database(/MANIFEST/), remove),
  'CURRENT that names nothing': first(database(/CURRENT$/), path => writeFileSync(path, 'MANIFEST-999999\n')),
}
