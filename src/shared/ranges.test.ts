import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areRanges, holds, merged, missing } from './ranges.ts'

const numbersIn = (ranges: readonly (readonly [number, number])[]) =>
  ranges.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i))

describe('stretches', () => {
  const ranges = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })))

  it('hold the same numbers when merged, each once and in order', () => {
    fc.assert(
      fc.property(ranges, list => {
        const made = merged(list)
        expect(numbersIn(made)).toEqual([...new Set(numbersIn(list))].sort((a, b) => a - b))
        expect(areRanges(made)).toBe(true)
        for (const [i, [from]] of made.entries()) if (i > 0) expect(from).toBeGreaterThan(made[i - 1]![1] + 1)
      }),
    )
  })

  it('tell what is missing', () => {
    fc.assert(
      fc.property(ranges, fc.nat({ max: 45 }), (list, upTo) => {
        const there = new Set(numbersIn(list))
        const all = Array.from({ length: upTo }, (_, i) => i + 1)
        expect(all.filter(n => holds(list, n))).toEqual(all.filter(n => there.has(n)))
        expect(numbersIn(missing(merged(list), upTo))).toEqual(all.filter(n => !there.has(n)))
      }),
    )
  })

  it.each([null, 1, [1], [[1]], [[2, 1]], [[1, '2']], [[1, 2, 3]], [[0.5, 1]]])('are not %j', value =>
    expect(areRanges(value)).toBe(false),
  )
})
