import { beforeAll, expect, test } from 'vitest'
import { createNote } from '#data/notes.ts'
import { openNotebook } from '#data/open.ts'
import type { Place, Where } from '#lib/place.ts'
import { quoteTarget } from './quoteIntoNote.ts'
import { reduceSession } from './reduceSession.ts'
import { newSession, type Session } from './session.ts'

let a: Place & { kind: 'note' }
let b: Place & { kind: 'note' }
const source: Place = { kind: 'source', id: 's' }

beforeAll(async () => {
  await openNotebook()
  a = { kind: 'note', id: (await createNote({ title: 'A' })).id }
  b = { kind: 'note', id: (await createNote({ title: 'B' })).id }
})

const open = (...steps: [Place, Where][]): Session =>
  steps.reduce((session, [place, where]) => reduceSession(session, { type: 'open', place, where }), newSession())

test('the note beside the source takes the quote', () => {
  const session = open([a, 'here'], [b, 'tab'], [source, 'beside'])
  expect(quoteTarget(session, [a.id])?.place).toEqual(b)
})

test('behind the source: the note that was in use last', () => {
  const session = open([a, 'here'], [b, 'tab'], [source, 'tab'])
  expect(quoteTarget(session, [a.id, b.id])?.place).toEqual(a)
  expect(quoteTarget(session, [b.id])?.place).toEqual(b)
})

test('no note is open', () => expect(quoteTarget(open([source, 'here']), [a.id])).toBeUndefined())
