import { expect, it } from 'vitest'
import { isSame } from './useHeads.ts'

it.each([
  [1, 1, true],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: {} }, { a: {} }, false],
  [[1, 2], [1, 2], true],
  [[1], [1, 2], false],
  [new Map(), new Map(), false],
  [null, {}, false],
  [undefined, undefined, true],
])('%j and %j show the same: %s', (a, b, expected) => {
  expect(isSame(a, b)).toBe(expected)
})
