import { expect, test } from 'vitest'
import { dropTarget, type PaneBoxes } from './dropTarget.ts'

const box = (left: number, right: number, top = 50, bottom = 88) => ({ left, right, top, bottom })

/** A sheet with tabs of 100 px, from its start. */
const pane = (left: number, right: number, tabs: number, rtl = false): PaneBoxes => ({
  sheet: box(left, right, 40, 700),
  strip: box(left, right),
  tabs: Array.from({ length: tabs }, (_, i) =>
    rtl ? box(right - 100 * (i + 1), right - 100 * i) : box(left + 100 * i, left + 100 * (i + 1)),
  ),
})

const one = [pane(0, 900, 3)]
const two = [pane(0, 400, 2), pane(408, 900, 1)]
const at = (x: number, y = 60) => ({ x, y })
const to = (point: { x: number; y: number }, panes: PaneBoxes[], from = 0, rtl = false) => {
  const drop = dropTarget(point, panes, from, rtl)
  return drop && [drop.pane, drop.index, drop.mark.kind]
}

test.each([
  ['before the first', at(20), [0, 0, 'line']],
  ['between two, by their middles', at(160), [0, 2, 'line']],
  ['on the empty strip after the last', at(600), [0, 3, 'line']],
  ['a little beside the strip', at(20, 94), [0, 0, 'line']],
  ['in the middle of a single sheet, where nothing is to be done', at(450, 400), null],
  ['at its end, for a second sheet', at(800, 400), [1, 0, 'area']],
  ['outside', at(950, 400), null],
])('a tab let go %s', (_where, point, drop) => expect(to(point, one)).toEqual(drop))

test('the only tab makes no second sheet: it would leave nothing behind', () => {
  expect(to(at(800, 400), [pane(0, 900, 1)])).toBeNull()
})

test('with two sheets, on the other one it goes to the end of its tabs', () => {
  expect(to(at(600, 400), two)).toEqual([1, 1, 'area'])
  expect(to(at(600), two)).toEqual([1, 1, 'line'])
  expect(to(at(200, 400), two)).toBeNull()
})

test('from right to left the first tab stands at the right, and the second sheet comes at the left', () => {
  const urdu = [pane(0, 900, 3, true)]
  expect(to(at(880), urdu, 0, true)).toEqual([0, 0, 'line'])
  expect(to(at(30), urdu, 0, true)).toEqual([0, 3, 'line'])
  expect(to(at(60, 400), urdu, 0, true)).toEqual([1, 0, 'area'])
  expect(dropTarget(at(60, 400), urdu, 0, true)?.mark.box).toMatchObject({ left: 0, right: 450 })
})
