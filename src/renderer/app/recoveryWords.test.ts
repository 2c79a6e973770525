import { describe, expect, it } from 'vitest'
import type { Choice, Told } from '#data/journal/choices.ts'
import { contentOf, nameOf, rememberedIn, saidOf } from './recoveryWords.ts'

const at = new Date(2020, 4, 3, 14, 30).getTime()
const told: Told = {
  notebook: 'n',
  seq: 1,
  at,
  counts: { notes: 212, sources: 1, highlights: 1304 },
  damaged: 0,
  isWhole: true,
  schema: 2,
  unsaved: 0,
  size: 9,
}
const copies = (over: Partial<Told> = {}): Choice => ({
  key: 'n',
  kind: 'copies',
  notebook: 'n',
  told: { ...told, ...over },
})
const database = (read: Told | null, isInUse = true): Choice => ({
  key: 'd',
  kind: 'database',
  database: 'd',
  isInUse,
  told: read,
})

describe('a choice', () => {
  it('is called what it is, and until when', () => {
    expect(nameOf(copies())).toBe('Safe copy until 3 May 2020, 14:30')
    expect(nameOf(database(told))).toBe('The database as it is now until 3 May 2020, 14:30')
    expect(nameOf(database(told, false))).toBe('An earlier database until 3 May 2020, 14:30')
    expect(nameOf(database(null))).toBe('The database as it is now')
  })

  it('says what is in it, and what cannot be read', () => {
    expect(contentOf(copies())).toBe('212 notes, 1 source, 1,304 highlights.')
    expect(contentOf(copies({ unsaved: 2 }))).toBe(
      '212 notes, 1 source, 1,304 highlights, 2 texts that had not been saved.',
    )
    expect(contentOf(copies({ damaged: 1, isWhole: false }))).toMatch(
      /1 place in it cannot be read; the rest is whole\.$/,
    )
    expect(contentOf(copies({ damaged: 1 }))).toMatch(/nothing is missing for that\.$/)
    expect(contentOf(copies({ isWhole: false }))).toMatch(/Some of what was written is not in it\.$/)
    expect(contentOf(database(null))).toBe('Nothing in it can be read.')
    expect(contentOf(database({ ...told, size: 0 }))).toBe('Nothing is in it.')
  })
})

it('what was remembered and what the browser said are sentences', () => {
  const marker = { notebook: 'n', seq: 1, schema: 2, counts: told.counts, at }
  expect(rememberedIn(null)).toBe('Nothing was remembered of a notebook here.')
  expect(rememberedIn(marker)).toBe('Last seen here 3 May 2020, 14:30: 212 notes, 1 source, 1,304 highlights.')
  expect(rememberedIn({ ...marker, app: '0.1.0' })).toMatch(/14:30, by version 0\.1\.0 of the app: 212 notes/)
  const loss = { at, database: 'notebook', kind: 'total', message: 'Corruption', isSettled: false }
  expect(saidOf(loss)).toBe(
    '3 May 2020, 14:30: the browser engine said that it had discarded all of the database (Corruption).',
  )
  expect(saidOf({ ...loss, kind: 'partial', message: '' })).toMatch(/a part of the database\.$/)
})
