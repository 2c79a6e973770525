import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSequences, type Stretch } from './sequence.ts'

const LONG = 20_000

const few = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })

function rebuilt(a: string[], b: string[], found: Stretch[]): { a: string[]; b: string[] } {
  return {
    a: found.flatMap(({ aFrom, aTo }) => a.slice(aFrom, aTo)),
    b: found.flatMap(({ bFrom, bTo }) => b.slice(bFrom, bTo)),
  }
}

const common = (found: Stretch[]) => found.reduce((sum, { isSame, aFrom, aTo }) => sum + (isSame ? aTo - aFrom : 0), 0)

/** The length of the longest common subsequence, by the book. */
function longestCommon(a: string[], b: string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const value of a) {
    const next = [0]
    for (const [at, other] of b.entries()) next.push(value === other ? row[at]! + 1 : Math.max(next[at]!, row[at + 1]!))
    row = next
  }
  return row.at(-1)!
}

describe('comparing two sequences', () => {
  it('finds the longest that both have, and leaves nothing of either out', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const found = compareSequences(a, b)
        expect(rebuilt(a, b, found)).toEqual({ a, b })
        for (const { isSame, aFrom, aTo, bFrom, bTo } of found)
          if (isSame) expect(a.slice(aFrom, aTo)).toEqual(b.slice(bFrom, bTo))
        expect(common(found)).toBe(longestCommon(a, b))
      }),
    )
  })

  it('parts what differs by much at what occurs once in both', () => {
    const noise = (name: string) => Array.from({ length: 900 }, (_, at) => `${name}${at}`)
    const a = [...noise('a'), 'once', ...noise('b'), 'last', 'x', 'x']
    const b = [...noise('c'), 'once', ...noise('d'), 'last', 'x', 'x', ...noise('e')]
    const found = compareSequences(a, b)
    expect(rebuilt(a, b, found)).toEqual({ a, b })
    expect(found.filter(({ isSame }) => isSame).map(({ aFrom, aTo }) => a.slice(aFrom, aTo))).toEqual([
      ['once'],
      ['last', 'x', 'x'],
    ])
  })

  it('does not hang on long ones: nothing in common, the same few words, all mixed, a tenth changed, all alike', () => {
    const long = (word: (at: number) => string) => Array.from({ length: LONG }, (_, at) => word(at))
    const few = long(at => `w${(at * at * 7919) % 307}`)
    const cases = {
      nothing: [long(at => `a${at}`), long(at => `b${at}`)],
      few: [few, long(at => `w${(at * at * 104_729 + 17) % 307}`)],
      mixed: [long(at => `u${at}`), long(at => `u${(at * 7919) % LONG}`)],
      tenth: [few, few.map((word, at) => (at % 10 === 0 ? `${word}!` : word))],
      alike: [few, [...few]],
    } satisfies Record<string, [string[], string[]]>
    const shared = Object.fromEntries(
      Object.entries(cases).map(([name, [a, b]]) => {
        const found = compareSequences(a!, b!)
        const again = rebuilt(a!, b!, found)
        expect([again.a.join(' ') === a!.join(' '), again.b.join(' ') === b!.join(' ')]).toEqual([true, true])
        return [name, common(found)]
      }),
    )
    expect(shared).toMatchObject({ nothing: 0, tenth: LONG * 0.9, alike: LONG })
  })
})
