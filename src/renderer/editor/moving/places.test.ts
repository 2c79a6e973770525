import { expect, test } from 'vitest'
import { blockAt, gapAt, lineOf, scrollNear } from './places.ts'

// Three blocks of 20 px with 10 px between them, from 100 on.
const measure = (index: number) => ({ top: 100 + index * 30, bottom: 120 + index * 30 })

test.each([
  [0, 0, 0],
  [105, 0, 0],
  [115, 0, 1],
  [125, 1, 1],
  [145, 1, 2],
  [175, 2, 3],
  [999, 2, 3],
])('at %i the block is %i and the gap %i', (y, block, gap) => {
  expect(blockAt(3, measure, y)).toBe(block)
  expect(gapAt(3, measure, y)).toBe(gap)
})

test('the line stands between two blocks, above the first or below the last', () => {
  expect([0, 1, 2, 3].map(gap => lineOf(3, measure, gap))).toEqual([96, 125, 155, 184])
})

test('scrolls near the edges alone, faster towards them', () => {
  const sheet = { top: 100, bottom: 700 }
  expect([100, 150, 400, 650, 699].map(y => scrollNear(y, sheet))).toEqual([-18, -2, 0, 2, 18])
})
