import { isName } from '#shared/copies.ts'
import { only, wrong } from './arguments.ts'

/** The most that one call may bring, in records and in UTF-16 units. A whole import is one record. */
const MOST = { records: 1000, text: 512 * 1024 * 1024 }

/** What a page says of safe copies, made sure of: names that the copies themselves give, never a path. */
export function readNotebook(args: readonly unknown[]): [string] {
  const [notebook] = only(1, args)
  return [notebookIn(notebook)]
}

export function readRecords(args: readonly unknown[]): [string, string, string[]] {
  const [notebook, journal, records] = only(3, args)
  if (!isName.journal(journal)) throw wrong('journal')
  if (!Array.isArray(records) || records.length > MOST.records) throw wrong('list of records')
  // A hole in an array is no string either, but `every` steps over it.
  let length = 0
  for (const record of records) {
    if (typeof record !== 'string' || !record.startsWith('{')) throw wrong('record')
    length += record.length
  }
  if (length > MOST.text) throw wrong('list of records')
  return [notebookIn(notebook), journal, records]
}

export function readBytes(args: readonly unknown[]): [string, string, Uint8Array] {
  const [notebook, id, bytes] = only(3, args)
  if (!isName.file(id) || !(bytes instanceof Uint8Array)) throw wrong('file')
  return [notebookIn(notebook), id, bytes]
}

export function readSnapshot(args: readonly unknown[]): [string, number, Uint8Array] {
  const [notebook, seq, bytes] = only(3, args)
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) throw wrong('number')
  if (!(bytes instanceof Uint8Array)) throw wrong('snapshot')
  return [notebookIn(notebook), seq, bytes]
}

export function readCopyName(args: readonly unknown[]): [string, string] {
  const [notebook, name] = only(2, args)
  if (!isName.copy(name)) throw wrong('safe copy')
  return [notebookIn(notebook), name]
}

export function readFileName(args: readonly unknown[]): [string, string] {
  const [notebook, id] = only(2, args)
  if (!isName.file(id)) throw wrong('file')
  return [notebookIn(notebook), id]
}

export function readWhether(args: readonly unknown[]): [boolean] {
  const [whether] = only(1, args)
  if (typeof whether !== 'boolean') throw wrong('answer')
  return [whether]
}

export function readWhich(args: readonly unknown[]): ['notebook' | 'copies'] {
  const [which] = only(1, args)
  if (which !== 'notebook' && which !== 'copies') throw wrong('folder')
  return [which]
}

function notebookIn(value: unknown): string {
  if (!isName.notebook(value)) throw wrong('notebook')
  return value
}
