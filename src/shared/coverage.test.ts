import { expect, it } from 'vitest'
import { coveredBy } from './coverage.ts'
import type { JournalRecord } from './journal.ts'

const record = (seq: number, kind: string, payload: object = {}, notebook = 'n'): JournalRecord => ({
  notebook,
  seq,
  schema: 1,
  kind,
  at: 0,
  payload: { put: {}, gone: {}, ...payload },
})

it('counts writes, and what a catch-up says it stands for, of one notebook', () => {
  const journal = [
    record(9, 'rows', { covers: [[1, 4]] }),
    record(6, 'write'),
    record(7, 'aside'),
    record(8, 'write', {}, 'another'),
    record(12, 'unsaved text', { covers: [[1, 99]] }),
    record(9, 'rows', { covers: [['1', 4]] }),
  ]
  expect(coveredBy(journal, 'n')).toEqual([
    [1, 4],
    [6, 6],
  ])
})

it.each([
  ['text', 'bodies', 'blocks'],
  ['past', 'history', 'pool'],
])('leaves out a write whose %s stands on one that is damaged, so that it is told anew', (_, table, list) => {
  const base = { seq: 1, start: 0, end: 0 }
  const whole = record(1, 'write', { put: { [table]: [{ id: 'a', [list]: [] }] } })
  const differs = record(2, 'write', { put: { [table]: [{ id: 'a', [list]: [], base }] } })
  expect(coveredBy([whole, differs], 'n')).toEqual([[1, 2]])
  expect(coveredBy([differs], 'n')).toEqual([])
})
