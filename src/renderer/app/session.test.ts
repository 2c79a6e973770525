import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '#lib/place.ts'
import { reduceSession } from './reduceSession.ts'
import { restoreSession } from './restoreSession.ts'
import { activeTab, MOST_CLOSED, MOST_STEPS, newSession, type Session, type SessionAction, tabOf } from './session.ts'

const note = (id: string, block?: number): Place => ({ kind: 'note', id, ...(block !== undefined && { block }) })
const source = (id: string): Place => ({ kind: 'source', id })
const run = (session: Session, ...actions: SessionAction[]) => actions.reduce(reduceSession, session)
const open = (place: Place, where: 'here' | 'tab' | 'beside' = 'here'): SessionAction => ({
  type: 'open',
  place,
  where,
})
const shown = (session: Session) => session.panes.map(pane => tabOf(pane).place)
const ids = (session: Session) =>
  session.panes.map(pane => pane.tabs.map(tab => ('id' in tab.place ? tab.place.id : tab.place.kind)))

describe('opening', () => {
  test('here replaces what the tab shows and can go back and forward', () => {
    const there = run(newSession(), open(note('a')), open(note('b')))
    expect(shown(there)).toEqual([note('b')])
    const back = run(there, { type: 'back' })
    expect(shown(back)).toEqual([note('a')])
    expect(shown(run(back, { type: 'forward' }))).toEqual([note('b')])
    expect(run(back, open(note('c'))).panes[0]!.tabs[0]!.forward).toEqual([])
  })

  test('a jump inside the open note is no step of history, and jumps each time', () => {
    const there = run(newSession(note('a')), open(note('a', 4)), open(note('a', 4)))
    expect(activeTab(there)).toMatchObject({ place: note('a', 4), back: [], visit: 2 })
  })

  test('a tab comes after the active one', () => {
    expect(
      ids(run(newSession(note('a')), open(note('b'), 'tab'), { type: 'cycle', by: 1 }, open(note('c'), 'tab'))),
    ).toEqual([['a', 'c', 'b']])
  })

  test('what a tab of the pane shows already is activated', () => {
    const session = run(newSession(note('a')), open(note('b'), 'tab'), open(note('a'), 'tab'))
    expect(ids(session)).toEqual([['a', 'b']])
    expect(activeTab(session).place).toEqual(note('a'))
  })

  test('a search that is open keeps its question when search is asked for again', () => {
    const session = run(newSession({ kind: 'search', query: 'munir' }), open({ kind: 'search', query: '' }, 'tab'))
    expect(activeTab(session)).toMatchObject({ place: { kind: 'search', query: 'munir' }, visit: 1 })
  })

  test('beside leads to where the other pane shows it already, whatever lies behind its active tab', () => {
    const two = run(newSession(note('a')), open(source('s'), 'beside'), open(note('b'), 'tab'))
    const jumped = run(two, { type: 'focusPane', pane: 0 }, open({ ...source('s'), highlight: 'h' } as Place, 'beside'))
    expect(shown(jumped)).toEqual([note('a'), { kind: 'source', id: 's', highlight: 'h' }])
    expect(ids(jumped)).toEqual([['a'], ['s', 'b']])
  })

  test('beside makes the other pane, then uses it', () => {
    const two = run(newSession(note('a')), open(source('s'), 'beside'))
    expect(shown(two)).toEqual([note('a'), source('s')])
    expect(two.activePane).toBe(1)
    expect(shown(run(two, open(note('b'), 'beside')))).toEqual([note('b'), source('s')])
  })

  test('a note that is visible in the other pane is not opened twice', () => {
    const two = run(newSession(note('a')), open(note('b'), 'beside'), open(note('a')))
    expect(shown(two)).toEqual([note('a'), note('b')])
    expect(two.activePane).toBe(0)
  })
})

describe('closing', () => {
  test('the start that stood in for the last tab gives way when it is reopened', () => {
    const one = newSession(note('a'))
    const closed = run(one, { type: 'close', tab: activeTab(one).id })
    expect(ids(closed)).toEqual([['start']])
    expect(ids(run(closed, { type: 'reopen' }))).toEqual([['a']])
  })

  test('the neighbour becomes active; reopening brings the tab back', () => {
    const session = run(newSession(note('a')), open(note('b'), 'tab'), open(note('c'), 'tab'))
    const closed = run(session, { type: 'close', tab: activeTab(session).id })
    expect(activeTab(closed).place).toEqual(note('b'))
    expect(activeTab(run(closed, { type: 'reopen' })).place).toEqual(note('c'))
  })

  test('the last tab of the second pane takes the pane with it', () => {
    const two = run(newSession(note('a')), open(note('b'), 'beside'))
    const one = run(two, { type: 'close', tab: activeTab(two).id })
    expect(shown(one)).toEqual([note('a')])
  })

  test('the last tab of all leaves the start', () => {
    const session = newSession(note('a'))
    expect(shown(run(session, { type: 'close', tab: activeTab(session).id }))).toEqual([{ kind: 'start' }])
  })
})

describe('splitting', () => {
  test('takes the active tab beside; splitting again joins the panes', () => {
    const two = run(newSession(note('a')), open(note('b'), 'tab'), { type: 'split' })
    expect(ids(two)).toEqual([['a'], ['b']])
    expect(ids(run(two, { type: 'split' }))).toEqual([['a', 'b']])
  })

  test('with a single tab the new pane shows the start', () => {
    expect(ids(run(newSession(note('a')), { type: 'split' }))).toEqual([['a'], ['start']])
  })

  test('a tab that is moved beside what shows the same takes its place', () => {
    const two = run(newSession(source('s')), open(note('a'), 'tab'), open(source('s'), 'beside'))
    const moved = run(two, { type: 'move', tab: two.panes[0]!.tabs[0]!.id, pane: 1, index: 1 })
    expect(ids(moved)).toEqual([['a'], ['s']])
  })

  test('a tab can be moved to the other pane', () => {
    const two = run(newSession(note('a')), open(note('b'), 'tab'), open(note('c'), 'beside'))
    expect(ids(run(two, { type: 'move', tab: two.panes[0]!.tabs[1]!.id, pane: 1, index: 0 }))).toEqual([
      ['a'],
      ['b', 'c'],
    ])
  })
})

describe('pinning', () => {
  const three = run(newSession(note('a')), open(note('b'), 'tab'), open(note('c'), 'tab'))
  const tabOfNote = (session: Session, id: string) =>
    session.panes.flatMap(pane => pane.tabs).find(tab => 'id' in tab.place && tab.place.id === id)!.id
  const pin = (session: Session, id: string, pinned = true) =>
    run(session, { type: 'pin', tab: tabOfNote(session, id), pinned })

  test('puts a tab behind those that are pinned; unpinned it comes right after them', () => {
    const pinned = pin(pin(three, 'c'), 'b')
    expect(ids(pinned)).toEqual([['c', 'b', 'a']])
    expect(ids(pin(pinned, 'c', false))).toEqual([['b', 'c', 'a']])
  })

  test('a link in a pinned tab opens a tab of its own, also from the other side', () => {
    const pinned = pin(newSession(note('a')), 'a')
    expect(ids(run(pinned, open(note('b'))))).toEqual([['a', 'b']])
    const two = pin(run(newSession(note('a')), open(note('b'), 'beside')), 'b')
    expect(ids(run(two, { type: 'focusPane', pane: 0 }, open(note('c'), 'beside')))).toEqual([['a'], ['b', 'c']])
  })

  test('is kept when the others are closed, and when those after it are', () => {
    const pinned = pin(three, 'a')
    expect(ids(run(pinned, { type: 'closeOthers', tab: tabOfNote(pinned, 'c') }))).toEqual([['a', 'c']])
    expect(ids(run(pinned, { type: 'closeAfter', tab: tabOfNote(pinned, 'a') }))).toEqual([['a']])
  })

  test('no tab moves in among the pinned ones, and none of them out', () => {
    const pinned = pin(three, 'a')
    const first = run(pinned, { type: 'move', tab: tabOfNote(pinned, 'c'), pane: 0, index: 0 })
    expect(ids(first)).toEqual([['a', 'c', 'b']])
    expect(ids(run(first, { type: 'move', tab: tabOfNote(first, 'a'), pane: 0, index: 3 }))).toEqual([['a', 'c', 'b']])
    expect(ids(run(first, { type: 'shift', tab: tabOfNote(first, 'c'), by: 1 }))).toEqual([['a', 'b', 'c']])
  })

  test('a closed one comes back pinned, to where it stood and with where it came from', () => {
    const pinned = pin(run(three, open(note('d'))), 'd')
    const again = run(pinned, { type: 'close', tab: tabOfNote(pinned, 'd') }, { type: 'reopen' })
    expect(ids(again)).toEqual([['d', 'a', 'b']])
    expect(activeTab(again)).toMatchObject({ pinned: true, back: [note('c')] })
  })
})

describe('restoring', () => {
  test('what an older app kept of closed tabs, their places alone, can still be opened again', () => {
    const { frame: _, ...old } = { ...newSession(note('a')), closed: [note('b'), { kind: 'moon' }, 3] }
    const restored = restoreSession(structuredClone(old), () => true)
    expect(ids(run(restored, { type: 'reopen' }))).toEqual([['b', 'a']])
  })

  test('nothing, or anything else, gives a new session', () => {
    for (const raw of [null, 3, 'x', {}, { panes: [] }, { panes: [{ tabs: [{ place: { kind: 'moon' } }] }] }]) {
      expect(restoreSession(raw, () => true)).toEqual(newSession())
    }
  })

  test('a place whose record is gone goes back to the one before, or away', () => {
    const session = run(
      newSession(note('a')),
      open(note('gone')),
      open(note('gone2'), 'tab'),
      open(note('b'), 'beside'),
    )
    const restored = restoreSession(structuredClone(session), place => !('id' in place && place.id.startsWith('gone')))
    expect(ids(restored)).toEqual([['a'], ['b']])
  })
})

const anyPlace = fc.oneof(
  fc.constantFrom<Place>({ kind: 'start' }, { kind: 'trash' }, { kind: 'search', query: 'x' }),
  fc.constantFrom('a', 'b', 'c', 'd').map(id => note(id)),
  fc.constantFrom('s', 't').map(source),
  fc.constantFrom('us', 'pk').map((tag): Place => ({ kind: 'tag', query: { all: [tag], any: [], none: [] } })),
)
const anyTab = fc.nat(40).map(n => `t${n}`)
const anyAction: fc.Arbitrary<SessionAction> = fc.oneof(
  fc.record({ type: fc.constant('open' as const), place: anyPlace, where: fc.constantFrom('here', 'tab', 'beside') }),
  fc.record({ type: fc.constantFrom('close' as const, 'activate' as const), tab: anyTab }),
  fc.record({ type: fc.constantFrom('closeOthers' as const, 'closeAfter' as const), tab: anyTab }),
  fc.record({ type: fc.constant('pin' as const), tab: anyTab, pinned: fc.boolean() }),
  fc.record({ type: fc.constant('shift' as const), tab: anyTab, by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ type: fc.constant('activateAt' as const), index: fc.nat(10) }),
  fc.record({ type: fc.constant('replace' as const), tab: anyTab, place: anyPlace }),
  fc.record({
    type: fc.constant('move' as const),
    tab: anyTab,
    pane: fc.nat(2),
    index: fc.integer({ min: -1, max: 5 }),
  }),
  fc.record({ type: fc.constant('cycle' as const), by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ type: fc.constantFrom('back' as const, 'forward' as const, 'split' as const, 'reopen' as const) }),
  fc.record({ type: fc.constant('focusOtherPane' as const) }),
  fc.record({ type: fc.constant('focusPane' as const), pane: fc.nat(3) }),
  fc.record({ type: fc.constant('setNavigatorWidth' as const), width: fc.integer() }),
  fc.record({ type: fc.constant('setRatio' as const), ratio: fc.double({ noNaN: true }) }),
  fc.constantFrom('b', 's').map(gone => ({
    type: 'prune' as const,
    isThere: (place: Place) => !('id' in place && place.id === gone),
  })),
)

const actions = fc.array(anyAction, { maxLength: 60 })

test('whatever happens, the session stays whole', () => {
  fc.assert(
    fc.property(actions, list => {
      const session = run(newSession(), ...list)
      expect(session.panes.length).toBeGreaterThanOrEqual(1)
      expect(session.panes.length).toBeLessThanOrEqual(2)
      expect(session.panes[session.activePane]).toBeDefined()
      const all = session.panes.flatMap(pane => [pane.id, ...pane.tabs.map(tab => tab.id)])
      expect(new Set(all).size).toBe(all.length)
      for (const pane of session.panes) {
        expect(pane.tabs.map(tab => tab.id)).toContain(pane.active)
        expect(pane.tabs.findLastIndex(tab => tab.pinned)).toBe(pane.tabs.filter(tab => tab.pinned).length - 1)
        for (const tab of pane.tabs)
          expect(Math.max(tab.back.length, tab.forward.length)).toBeLessThanOrEqual(MOST_STEPS)
      }
      expect(session.closed.length).toBeLessThanOrEqual(MOST_CLOSED)
      expect(session.navigator.width).toBeGreaterThanOrEqual(200)
      expect(session.navigator.width).toBeLessThanOrEqual(320)
    }),
  )
})

test('a stored session comes back as it was', () => {
  fc.assert(
    fc.property(actions, list => {
      const session = run(newSession(), ...list)
      const restored = restoreSession(JSON.parse(JSON.stringify(session)), () => true)
      const plain = (each: Session) => ({
        ...each,
        serial: 0,
        panes: each.panes.map(pane => ({
          active: pane.tabs.findIndex(tab => tab.id === pane.active),
          tabs: pane.tabs.map(({ place, back, forward, pinned }) => ({ place, back, forward, pinned })),
        })),
      })
      expect(plain(restored)).toEqual(plain(session))
    }),
  )
})

test('back and then forward is where one was', () => {
  fc.assert(
    fc.property(actions, list => {
      const session = run(newSession(), ...list)
      if (activeTab(session).back.length === 0) return
      const there = run(session, { type: 'back' }, { type: 'forward' })
      expect(activeTab(there).place).toEqual(activeTab(session).place)
      expect(activeTab(there).back).toEqual(activeTab(session).back)
    }),
  )
})
