import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Difference } from '#data/compare/compareBlocks.ts'
import { foldSame } from './foldSame.ts'

const of = (kinds: string): Difference[] =>
  [...kinds].map(kind =>
    kind === '.' ? { kind: 'same', before: 0, after: 0 } : { kind: 'added', after: 0, isMoved: false },
  )
/** "(…)" is folded. */
const shown = (kinds: string) =>
  foldSame(of(kinds))
    .map(({ from, to, isFolded }) => (isFolded ? `(${kinds.slice(from, to)})` : kinds.slice(from, to)))
    .join('')

describe('folding what did not change', () => {
  it('leaves a block beside each change', () => {
    expect(shown('.....+.....')).toBe('(....).+.(....)')
    expect(shown('+..+....+')).toBe('+..+....+')
    expect(shown('+.....+')).toBe('+.(...).+')
  })

  it('shows a text whole in which nothing changed', () => {
    expect(shown('.........')).toBe('.........')
  })

  it('leaves nothing out and no change folded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('.', '+'), { maxLength: 40 }), all => {
        const kinds = all.join('')
        const stretches = foldSame(of(kinds))
        expect(stretches.map(({ from, to }) => kinds.slice(from, to)).join('')).toBe(kinds)
        for (const { from, to, isFolded } of stretches) if (isFolded) expect(kinds.slice(from, to)).not.toContain('+')
      }),
    )
  })
})
