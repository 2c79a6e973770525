import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Pieces, PieceTable, packPieces, unpackPieces } from './pieces.ts'

const size = (table: PieceTable) => table.pool.join('').length
const LONG = Array.from({ length: 200 }, (_, at) => `Line ${at} of the report on transit fees, ${at * 7919}.`).join(
  '\n',
)

describe('a text costs what is new in it', () => {
  it.each([
    ['nothing', LONG, 0],
    ['a word', LONG.replace('Line 90', 'Line ninety'), 6],
    ['two words far apart', LONG.replace('Line 9 ', 'Line nine ').replace('Line 190', 'Line old'), 12],
    ['less', LONG.slice(300, 4000), 0],
    ['a part that moved', LONG.slice(5000) + LONG.slice(0, 5000), 0],
    ['the same twice', LONG + LONG, 0],
  ])('%s', (_, text, cost) => {
    const table = new PieceTable()
    const first = table.add(LONG, [])
    const was = size(table)
    expect(table.textOf(table.add(text, first))).toBe(text)
    expect(size(table) - was).toBeLessThanOrEqual(cost)
    expect(table.textOf(first)).toBe(LONG)
  })

  it('also when it comes back after it was gone', () => {
    const table = new PieceTable()
    const first = table.add(LONG, [])
    const empty = table.add('', first)
    expect(empty).toEqual([])
    expect(table.add(LONG, empty)).toEqual([0, LONG.length])
  })
})

it('text of one letter, of pairs and of none is no trouble', () => {
  const table = new PieceTable()
  let near: Pieces = []
  for (const text of [
    '',
    'a'.repeat(1000),
    'a'.repeat(999),
    '',
    '😀'.repeat(500),
    '😀'.repeat(501),
    'ab'.repeat(700),
  ]) {
    near = table.add(text, near)
    expect(table.textOf(near)).toBe(text)
  }
})

it('whatever is added can be read, then and with what came after it, from what was kept of the pool', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '{"children":[{"detail":0,"format":0,"mode":"normal","text":"x"}]}\n',
      'abcabcabc'.repeat(9),
      'سرحد پر فیس',
    ),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(7)), { maxLength: 20 }),
      fc.array(line, { minLength: 8, maxLength: 8 }),
      (orders, lines) => {
        let pool: string[] = []
        const texts = orders.map(order => order.map(at => lines[at]!).join(''))
        const added: Pieces[] = []
        for (const text of texts) {
          const table = new PieceTable(pool)
          added.push(table.add(text, added.at(-1) ?? []))
          pool = structuredClone(table.pool)
        }
        const table = new PieceTable(pool)
        expect(added.map(pieces => table.textOf(pieces))).toEqual(texts)
      },
    ),
  )
})

it('pieces are packed into few characters, and nothing else is taken for them', () => {
  const stretch = fc.tuple(fc.nat(2 ** 31), fc.nat(2 ** 31))
  fc.assert(
    fc.property(fc.array(stretch), pairs => {
      expect(unpackPieces(packPieces(pairs.flat()))).toEqual(pairs.flat())
    }),
  )
  expect(packPieces([0, 576_623, 576_640, 12])).toBe('AvjzRiBM')
  expect(['A', '!A', 'g', 'Ag', '/'.repeat(40)].map(unpackPieces)).toEqual([null, null, null, null, null])
})
