import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Snapshot, superfluous } from './rotation.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TEN_YEARS = 3652 * DAY
const START = Date.UTC(2026, 10, 22, 0, 30)

/** What is left when a snapshot is made each `every` milliseconds and the rest taken away each time. */
function rotate(times: number[]): Snapshot[] {
  let there: Snapshot[] = []
  for (const [seq, at] of times.entries()) {
    there.push({ name: `snapshot-${seq}`, seq, at })
    const gone = new Set(superfluous(there))
    there = there.filter(({ name }) => !gone.has(name))
  }
  return there
}
const every = (ms: number, count: number, from = START) => Array.from({ length: count }, (_, i) => from + i * ms)
const age = (left: Snapshot[], now: number) => left.map(({ at }) => (now - at) / DAY)

describe('what is kept', () => {
  it('of two years of hourly snapshots reaches back a year, thinner with age', () => {
    const times = every(HOUR, 2 * 365 * 24)
    const left = rotate(times)
    const ages = age(left, times.at(-1)!)
    expect(left.length).toBeLessThanOrEqual(3 + 7 + 4 + 12)
    expect(ages.filter(days => days < 0.2)).toHaveLength(3)
    expect(ages.filter(days => days < 7).length).toBeGreaterThanOrEqual(8)
    expect(Math.max(...ages)).toBeGreaterThan(300)
  })

  it('of many within an hour is the last three, so that one from before an import is not swept away at once', () => {
    expect(rotate(every(60_000, 9)).map(({ seq }) => seq)).toEqual([6, 7, 8])
  })

  it('of one made now and then is every one, for they stand in different stretches', () => {
    expect(rotate(every(40 * DAY, 10))).toHaveLength(10)
  })

  it.each([
    ['ten years ahead', TEN_YEARS],
    ['ten years back', -TEN_YEARS],
  ])('of a clock that is %s for a day is not swept away', (_, step) => {
    const before = every(HOUR, 60 * 24)
    const wrong = every(HOUR, 24, before.at(-1)! + step)
    const after = every(HOUR, 24, before.at(-1)! + HOUR)
    const was = rotate(before)
    const left = rotate([...before, ...wrong, ...after])
    // The newest is there, and most of what was there before the clock went wrong.
    expect(left.some(({ seq }) => seq === before.length + wrong.length + after.length - 1)).toBe(true)
    const names = new Set(left.map(({ name }) => name))
    const old = was.filter(({ at }) => before.at(-1)! - at > 8 * DAY)
    expect(old.length).toBeGreaterThan(2)
    // The wrong day takes one place of each kind, as any day does.
    expect(old.filter(({ name }) => names.has(name)).length).toBeGreaterThanOrEqual(old.length - 2)
    expect(names.has(old.reduce((a, b) => (a.seq < b.seq ? a : b)).name)).toBe(true)
  })

  it('is never nothing, always the newest, and never more than 29, whatever the clock says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -TEN_YEARS, max: TEN_YEARS }), { minLength: 1, maxLength: 60 }),
        offsets => {
          const left = rotate(offsets.map(offset => START + offset))
          expect(left.length).toBeGreaterThan(0)
          expect(left.length).toBeLessThanOrEqual(29)
          expect(left.some(({ seq }) => seq === offsets.length - 1)).toBe(true)
        },
      ),
    )
  })
})
