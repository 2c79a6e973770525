import type { Heads } from '#data/heads.ts'
import type { Id } from '#data/rows.ts'

/** The guide is one of the two things that can be opened; both are made of ordinary notes. */
export type SampleSet = 'sample' | 'guide'

const STEM = '1947a1de-0000-4000-8000-'
const KINDS = { note: '1', source: '2', highlight: '3' }

/** The id of a record of the sample: the same in every notebook, so that opening it twice adds nothing. */
export const sampleId = (kind: keyof typeof KINDS, number: number): Id =>
  `${STEM}${KINDS[kind]}${String(number).padStart(11, '0')}`

export const isSampleId = (id: Id): boolean => id.startsWith(STEM)

/** Notes of the guide are numbered from 101 on. */
export const isGuideId = (id: Id): boolean => id.startsWith(`${STEM}${KINDS.note}`) && Number(id.slice(-11)) > 100

/** Whether anything of the sample or the guide is there outside the trash. */
export function isSampleThere({ notes, sources }: Heads): boolean {
  for (const head of [...notes.values(), ...sources.values()])
    if (head.deletedAt === null && isSampleId(head.id)) return true
  return false
}
