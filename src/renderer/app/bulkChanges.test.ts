import { expect, test } from 'vitest'
import { nothingUndone } from '#data/operations.ts'
import type { NoteHead } from '#data/rows.ts'
import { unwritten } from '#data/write.ts'
import type { Place } from '#lib/place.ts'
import { undoneWords } from './bulkChanges.ts'
import { reduceSession } from './reduceSession.ts'
import { activeTab, newSession } from './session.ts'

const made = { did: { kind: 'tag', move: { from: 'a', to: 'b' } } } as const
const note = (title: string) => ({ ...unwritten(title, 'note'), title }) as NoteHead
const undone = (notes: number, ...titles: string[]) => ({
  counts: { note: notes, source: 0, highlight: 0 },
  stayed: titles.map(note),
})

test('says what was undone, and what stays', () => {
  expect(undoneWords(made, undone(211, 'Aid'))).toBe(
    'Undone for 211 notes. “Aid” was changed since and stays as it is.',
  )
  expect(undoneWords(made, undone(0, 'Aid', 'War'))).toBe('“Aid” and “War” were changed since and stay as they are.')
  expect(undoneWords(made, nothingUndone())).toBe('There was nothing left to undo.')
  expect(undoneWords({ did: { kind: 'import', from: '' } }, undone(1))).toBe('1 note lies in the Trash.')
})

test('pages of a tag follow it to its new name, back and forward too', () => {
  const tag = (name: string, none: string[] = []): Place => ({ kind: 'tag', query: { all: [name], any: [], none } })
  let session = newSession(tag('us'))
  session = reduceSession(session, { type: 'open', place: tag('us/aid/x', ['usa']), where: 'here' })
  session = reduceSession(session, { type: 'moveTag', from: 'us', to: 'pk' })
  expect(activeTab(session)).toMatchObject({ place: tag('pk/aid/x', ['usa']), back: [tag('pk')] })
})
