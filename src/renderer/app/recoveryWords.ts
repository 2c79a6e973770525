import type { Because, Choice, Told } from '#data/journal/choices.ts'
import type { Loss } from '#data/journal/judgeStart.ts'
import type { LossTold } from '#data/journal/losses.ts'
import type { Marker } from '#data/journal/marker.ts'
import { clockOf, counted, dayOf } from '#lib/when.ts'

export const TITLES: Record<Loss, string> = {
  empty: 'Your notebook is not where it was kept.',
  unreadable: 'Your notebook cannot be read.',
  other: 'Another notebook stands where yours was.',
  older: 'Your notebook has fallen back to an earlier state.',
  smaller: 'Something has gone from your notebook.',
  several: 'There is more than one notebook here.',
}

/** "today, 14:30". Time in milliseconds. */
export const momentOf = (time: number): string => `${dayOf(time)}, ${clockOf(time)}`

/** What a choice is called. */
export function nameOf(choice: Choice): string {
  const until = choice.told && choice.told.at > 0 ? ` until ${momentOf(choice.told.at)}` : ''
  if (choice.kind === 'both') return `Database and safe copy together${until}`
  if (choice.kind === 'copies') return `Safe copy${until}`
  if (choice.kind === 'snapshot') return `Snapshot of ${momentOf(choice.snapshot.at)}`
  return choice.isInUse ? `The database as it is now${until}` : `An earlier database${until}`
}

/** What is in a choice, and what of it is damaged. */
export function contentOf(choice: Choice): string {
  const { told } = choice
  if (!told) return choice.kind === 'database' ? 'Nothing in it can be read.' : ''
  if (told.size === 0) return 'Nothing is in it.'
  return `${countedIn(told)}.${harmOf(choice.kind, told)}`
}

function countedIn({ counts, unsaved }: Told): string {
  const parts = [
    counted(counts.notes, 'note'),
    counted(counts.sources, 'source'),
    counted(counts.highlights, 'highlight'),
  ]
  if (unsaved > 0) parts.push(`${counted(unsaved, 'text')} that had not been saved`)
  return parts.join(', ')
}

function harmOf(kind: Choice['kind'], { damaged, isWhole }: Told): string {
  if (damaged > 0 && isWhole) return ` ${counted(damaged, 'place')} in it cannot be read; nothing is missing for that.`
  if (damaged > 0) return ` ${counted(damaged, 'place')} in it cannot be read; the rest is whole.`
  return isWhole || kind !== 'copies' ? '' : ' Some of what was written is not in it.'
}

const BECAUSE: Record<Because, string> = {
  'has both': 'Each of the two holds something that the other lacks; this has everything.',
  newest: 'It goes furthest.',
  whole: 'It has the most in it.',
  only: 'It is all there is.',
}

/** Why a choice is proposed, as a sentence. */
export const reasonOf = (because: Because): string => BECAUSE[because]

/** What the button that restores it says. */
export const RESTORE: Record<Choice['kind'], string> = {
  both: 'Restore both together',
  copies: 'Restore the safe copy',
  snapshot: 'Restore this snapshot',
  database: 'Restore what the database has',
}

/** What can be done where no database can be made. */
export const STUCK = {
  canSetAside:
    'The damaged files can be set aside. They stay in the folder of the notebook, and the safe copies lie elsewhere.',
  choose: 'Choose a safe copy or a snapshot: for these the damaged files can be set aside.',
  inBrowser:
    'Close the browser and move the folder “IndexedDB” out of its profile. The safe copies lie elsewhere, and are found at the next start. Do not clear the data of this site: that would take them too.',
}

/** What is said of a restore that was stopped. */
export const STOPPED = {
  asItWas: 'Stopped. Everything is as it was.',
  aside: 'Stopped. The damaged files are set aside, and nothing was written yet.',
}

/** What is remembered of the notebook, for who wants to know what happened. */
export function rememberedIn(marker: Marker | null): string {
  if (!marker) return 'Nothing was remembered of a notebook here.'
  const app = marker.app === undefined ? '' : `, by version ${marker.app} of the app`
  return `Last seen here ${momentOf(marker.at)}${app}: ${countedIn({ counts: marker.counts, unsaved: 0 } as Told)}.`
}

/** What the browser said when it had deleted a database. */
export function saidOf({ at, kind, message }: LossTold): string {
  const what = kind === 'total' ? 'all of the database' : 'a part of the database'
  const because = message === '' ? '' : ` (${message})`
  return `${sentence(momentOf(at))}: the browser engine said that it had discarded ${what}${because}.`
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
