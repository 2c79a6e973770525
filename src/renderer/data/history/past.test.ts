import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryRow, KeptBecause } from '../rows.ts'
import { blocksOf, imagesIn, thinned, withState } from './past.ts'
import { noHistory, repairHistory } from './repairHistory.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const TEN_YEARS = 3652 * DAY
const START = Date.UTC(2026, 2, 3)

const node = { direction: null, format: '', indent: 0, type: 'paragraph', version: 1, textFormat: 0, textStyle: '' }
const block = (text: string) => {
  const words = { detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 }
  return JSON.stringify({ children: [words], ...node })
}
const image = (digit: string) => JSON.stringify({ type: 'image', file: digit.repeat(64) })

const because = fc.constantFrom<KeptBecause>(
  'writing',
  'writing',
  'writing',
  'change',
  'conflict',
  'deletion',
  'restore',
)
const aBlock = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map(words => block(words.toWellFormed())),
  fc.constantFrom(
    block('سرحد پر فیس'),
    block('a paragraph of which there may be two'),
    '{"not":',
    image('a'),
    image('b'),
    image('b').slice(0, 40),
  ),
)
const anEdit = fc.record({
  what: fc.constantFrom('insert', 'remove', 'replace', 'move', 'empty', 'earlier'),
  at: fc.nat(),
  to: fc.nat(),
  block: aBlock,
  because,
  // Mostly minutes later, now and then by a clock that is ten years off.
  step: fc.oneof({ weight: 6, arbitrary: fc.nat(2 * DAY) }, fc.constantFrom(TEN_YEARS, -TEN_YEARS, 0)),
})

function edited(
  blocks: string[],
  edit: { what: string; at: number; to: number; block: string },
  all: string[][],
): string[] {
  const next = [...blocks]
  const at = edit.at % (blocks.length + 1)
  if (edit.what === 'insert') next.splice(at, 0, edit.block)
  else if (edit.what === 'remove') next.splice(at, 1)
  else if (edit.what === 'replace') next.splice(at, 1, edit.block)
  else if (edit.what === 'move') next.splice(edit.to % (next.length + 1), 0, ...next.splice(at, 1))
  else if (edit.what === 'empty') return []
  else return all[edit.at % all.length] ?? []
  return next
}

it('after any edits every state that is kept reads back exactly, and there is always the newest', () => {
  fc.assert(
    fc.property(fc.array(anEdit, { maxLength: 60 }), edits => {
      let row: HistoryRow = noHistory('note', 'note')
      let [blocks, now] = [[block('Transit fees at the border, and who paid them')], START]
      const texts: string[][] = []
      for (const [place, edit] of edits.entries()) {
        blocks = edited(blocks, edit, texts)
        now += edit.step
        texts.push(blocks)
        row = withState(row, { rev: String(place), at: now, because: edit.because, title: '', words: 0, blocks })
        expect(row.states.at(-1)?.rev).toBe(String(place))
        for (const state of row.states) expect(blocksOf(row, state)).toEqual(texts[Number(state.rev)])
      }
      const shown = row.states.flatMap(state => [...imagesIn(blocksOf(row, state))])
      expect(row.files).toEqual(expect.arrayContaining(shown))
      // As it comes back from a disk.
      expect(repairHistory(JSON.parse(JSON.stringify(row)))).toEqual(row)
    }),
    { numRuns: 60 },
  )
})

it('what no state shows any more leaves the pool, and its images the list', () => {
  let row: HistoryRow = noHistory('note', 'note')
  for (let at = 0; at < 300; at++) {
    const blocks = [block(`${at} `.repeat(400)), ...(at === 0 ? [image('c')] : [])]
    row = withState(row, { rev: String(at), at: START + at * DAY, because: 'writing', title: '', words: 400, blocks })
  }
  expect(row.states.length).toBeLessThan(40)
  const shown = row.states.reduce((sum, state) => sum + blocksOf(row, state).join('').length, 0)
  expect(row.pool.join('').length).toBeLessThan(1.6 * shown)
  expect(row.files).toEqual(row.states.some(({ rev }) => rev === '0') ? ['c'.repeat(64)] : [])
})

describe('twenty versions of a note of 300 words', () => {
  const WORDS = 'the fees that were paid at the border and who counted them in which month of what year'.split(' ')
  let seed = 1
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return (seed >>> 8) % below
  }
  const words = (count: number) => Array.from({ length: count }, () => `${WORDS[random(WORDS.length)]}${random(40)}`)
  const paragraphs = () => Array.from({ length: 6 }, () => words(50))
  /** Some words for others, in so many places. */
  const revised = (text: string[][], places: number) => {
    const next = text.map(paragraph => [...paragraph])
    for (let i = 0; i < places; i++) next[random(next.length)]!.splice(random(50), 4, ...words(4))
    return next
  }
  const sizeOf = (value: unknown) => JSON.stringify(value).length

  it.each([
    ['being written', 2, (text: string[][], at: number) => revised(text.slice(0, Math.ceil(((at + 1) * 6) / 20)), 1)],
    ['revised in four places each time', 4, (text: string[][]) => revised(text, 4)],
    ['revised in every line each time', 6, (text: string[][]) => revised(text, 12)],
  ])('%s weigh less than %s times as much as its text', (_, times, edit) => {
    let [own, past] = [0, 0]
    for (let note = 0; note < 30; note++) {
      const whole = paragraphs()
      let [row, text]: [HistoryRow, string[][]] = [noHistory('note', 'note'), whole]
      for (let at = 0; at < 20; at++) {
        text = edit(times === 2 ? whole : text, at)
        const blocks = text.map(paragraph => block(paragraph.join(' ')))
        row = withState(row, { rev: `${at}`, at: START + at * DAY, because: 'change', title: '', words: 300, blocks })
        own += at === 19 ? sizeOf({ id: 'note', blocks }) : 0
      }
      expect(row.states).toHaveLength(20)
      past += sizeOf(row)
    }
    expect(past / own).toBeLessThan(times)
  })
})

describe('thinned with age', () => {
  const every = (ms: number, count: number, why: KeptBecause = 'writing', from = START) =>
    Array.from({ length: count }, (_, at) => ({ at: from + at * ms, because: why }))
  /** What is left when one is kept at each of these times. */
  const grown = <S extends { at: number; because: KeptBecause }>(states: S[]) =>
    states.reduce<S[]>((left, state) => thinned(left.concat(state)), [])

  it('the last minutes, hours, days, weeks, months and every year are there', () => {
    const left = grown(every(6 * 60 * MINUTE, 4 * 365 * 5))
    expect(left.length).toBeLessThan(40)
    const years = new Set(left.map(({ at }) => Math.floor(at / (365 * DAY))))
    expect(years.size).toBeGreaterThanOrEqual(5)
  })

  it('a conflict or a deletion outlives the writing around it', () => {
    const states = [
      ...every(5 * MINUTE, 20),
      ...every(MINUTE, 3, 'conflict', START + 100 * MINUTE),
      ...every(5 * MINUTE, 200, 'writing', START + 103 * MINUTE),
    ]
    expect(grown(states).filter(state => state.because === 'conflict')).toHaveLength(3)
  })

  it('is never nothing and always has the newest, whatever the clock says', () => {
    const times = fc.array(
      fc.record({ at: fc.integer({ min: -TEN_YEARS, max: TEN_YEARS }).map(by => START + by), because }),
      { minLength: 1, maxLength: 80 },
    )
    fc.assert(
      fc.property(times, states => {
        const left = grown(states)
        expect(left.at(-1)).toBe(states.at(-1))
        expect(left.length).toBeLessThan(100)
        expect(thinned(left)).toEqual(left)
      }),
    )
  })

  it.each([
    ['ahead', TEN_YEARS],
    ['back', -TEN_YEARS],
  ])('a day with a clock ten years %s takes little of what there was', (_, step) => {
    const before = grown(every(DAY, 200))
    const from = before.at(-1)!.at
    const left = grown([
      ...before,
      ...every(10 * MINUTE, 50, 'writing', from + step),
      ...every(10 * MINUTE, 5, 'writing', from + DAY),
    ])
    expect(before.filter(state => left.includes(state)).length).toBeGreaterThanOrEqual(before.length - 16)
    expect(left[0]).toBe(before[0])
  })
})
