import { expect, test } from 'vitest'
import { layoutFor } from './layout.ts'
import { reduceSession } from './reduceSession.ts'
import { newSession, type Session, type SessionAction } from './session.ts'

const closed = { navigator: false, list: false, context: false }
const run = (...actions: SessionAction[]): Session => actions.reduce(reduceSession, newSession())
const beside: SessionAction = { type: 'open', place: { kind: 'note', id: 'a' }, where: 'beside' }
const withContext: SessionAction = { type: 'toggleContext', open: true }
const withList: SessionAction = { type: 'setList', list: 'sources' }

test.each([
  ['one sheet keeps the navigator', 1024, run(), { navigator: 'wide', context: 'closed' }],
  ['one sheet under 1024', 1023, run(), { navigator: 'rail' }],
  ['two sheets at 1360', 1360, run(beside), { navigator: 'wide', panes: 'row' }],
  ['two sheets under 1360', 1359, run(beside), { navigator: 'rail', panes: 'row' }],
  ['a list is a sheet too', 1280, run(withList), { navigator: 'rail' }],
  ['the context pane at 1024', 1024, run(withContext), { context: 'beside' }],
  ['the context pane yields under 1024', 1023, run(withContext), { context: 'closed' }],
  ['the smallest window holds two sheets', 900, run(beside), { navigator: 'rail', panes: 'row' }],
  ['the list steps back where two sheets need its room', 900, run(beside, withList), { list: 'closed', panes: 'row' }],
  ['the list stays where there is room', 1360, run(beside, withList), { list: 'beside', panes: 'row' }],
  [
    'the list steps back for the context pane',
    1360,
    run(beside, withList, withContext),
    { list: 'closed', context: 'beside', navigator: 'wide', panes: 'row' },
  ],
  ['the list stays beside one sheet', 900, run(withList), { list: 'beside' }],
  ['two sheets before the context pane', 1040, run(beside, withContext), { context: 'closed', panes: 'row' }],
  ['two sheets where there is room for one', 640, run(beside), { panes: 'stacked' }],
  ['two sheets and both sides', 1280, run(beside, withContext), { navigator: 'rail', context: 'beside', panes: 'row' }],
])('%s', (_, width, session, expected) => expect(layoutFor(width, session, closed)).toMatchObject(expected))

test('a window that is too low for two sheets shows one of them', () => {
  expect(layoutFor(640, run(beside), closed, true)).toMatchObject({ panes: 'one' })
  expect(layoutFor(900, run(beside), closed, true)).toMatchObject({ panes: 'row' })
})

test('a slim frame has nothing around it until it is asked for', () => {
  const slim = newSession({ kind: 'note', id: 'a' }, 'slim')
  expect(layoutFor(1600, slim, closed)).toMatchObject({ navigator: 'none', navigatorOver: false, context: 'closed' })
  expect(layoutFor(720, slim, { ...closed, navigator: true })).toMatchObject({ navigator: 'none', navigatorOver: true })
})

test('what yielded opens over the sheets', () => {
  expect(layoutFor(900, run(beside, withList), { navigator: true, list: true, context: true })).toMatchObject({
    navigatorOver: true,
    list: 'over',
    context: 'over',
  })
})
