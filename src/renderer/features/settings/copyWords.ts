import type { CheckedAs, Verification } from '#data/journal/verified.ts'
import { clockOf, counted, dayOf } from '#lib/when.ts'
import { type Copy, snapshotOf } from '#shared/copies.ts'

/** One safe copy as the settings list it. `at`: by the clock of the time, in milliseconds since 1970. */
export type ListedCopy = {
  name: string
  kind: 'Snapshot' | 'Journal'
  at: number
  size: number
  /** The last write in it; null where nobody has looked yet. */
  upTo: number | null
  state: 'whole' | 'damaged' | 'newer' | 'unchecked'
  /** What it means that it is damaged. */
  meaning: string | null
}

/** The newest first. `last`: what is known of them. */
export function listed(copies: readonly Copy[], last: Verification | null): ListedCopy[] {
  const all = copies.map(({ name, size }) => oneListed(name, size, last?.copies[name]))
  all.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
  return all.map(copy => ({ ...copy, meaning: meaningOf(copy, all, last) }))
}

function oneListed(name: string, size: number, checked: CheckedAs | undefined): ListedCopy {
  const snapshot = snapshotOf(name)
  return {
    name,
    kind: snapshot ? 'Snapshot' : 'Journal',
    at: snapshot?.at ?? timeIn(name),
    size,
    upTo: snapshot?.seq ?? (checked && checked.upTo > 0 ? checked.upTo : null),
    state: !checked ? 'unchecked' : checked.damage > 0 ? 'damaged' : checked.isNewer ? 'newer' : 'whole',
    meaning: null,
  }
}

function timeIn(name: string): number {
  const [, year, month, day, hour, minute, second] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
}

function meaningOf(copy: ListedCopy, all: readonly ListedCopy[], last: Verification | null): string | null {
  if (copy.state === 'newer') return 'A newer version of the app wrote in it.'
  if (copy.state !== 'damaged') return null
  const isSafe = last?.lost === 0
  if (copy.kind === 'Snapshot' && (last?.copies[copy.name]?.upTo ?? 0) > 0)
    return 'A page in it that only people read is damaged. What is brought back from it is whole.'
  if (copy.kind === 'Journal')
    return isSafe
      ? 'Some lines cannot be read; what they say stands in other copies too. Nothing is lost.'
      : 'Some lines cannot be read, and stand nowhere else. The notebook itself has what they say.'
  const before = all.some(other => other.kind === 'Snapshot' && other.state === 'whole' && other.upTo! < copy.upTo!)
  if (!isSafe) return 'It cannot be used. Make a snapshot now.'
  return before
    ? 'It cannot be used. The one before it is whole, and the journals reach from there to now; nothing is lost.'
    : 'It cannot be used. Other copies hold all of it; nothing is lost.'
}

/** "4 snapshots and 2 journals" */
export function countWords(list: readonly ListedCopy[]): string {
  const of = (kind: ListedCopy['kind']) => list.filter(copy => copy.kind === kind).length
  return `${counted(of('Snapshot'), 'snapshot')} and ${counted(of('Journal'), 'journal')}`
}

/** What came of the last verification, in a sentence. */
export function verifiedWords(last: Verification | null, now = Date.now()): string {
  if (!last) return 'Never verified.'
  const when = `Verified ${dayOf(last.at, now)} at ${clockOf(last.at)}:`
  const { files, lost } = last
  const damaged = Object.values(last.copies).filter(copy => copy.damage > 0).length
  const sentences: string[] = []
  if (damaged > 0) sentences.push(`${counted(damaged, 'copy', 'copies')} damaged, see below.`)
  if (files.mended > 0) sentences.push(`${counted(files.mended, 'damaged file')} written anew from the notebook.`)
  if (files.damaged > files.mended)
    sentences.push(`${counted(files.damaged - files.mended, 'file')} of sources and images damaged.`)
  if (lost > 0) sentences.push(`${counted(lost, 'write')} told by no copy.`)
  if (sentences.length === 0)
    sentences.push(
      files.count > 0 ? `all of it is whole, with ${counted(files.count, 'file')}.` : 'all of it is whole.',
    )
  return `${when} ${sentences.join(' ')}`
}

/** "today, 14:32" */
export const whenOf = (at: number, now = Date.now()) => `${dayOf(at, now)}, ${clockOf(at)}`
