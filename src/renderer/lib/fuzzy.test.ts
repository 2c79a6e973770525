import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzzyMatch, rank } from './fuzzy.ts'

const lit = (query: string, text: string) => {
  const match = fuzzyMatch(query, text)
  return match?.ranges.map(([start, end]) => text.slice(start, end))
}

describe('fuzzyMatch', () => {
  test.each([
    ['a piece', 'lug', 'Kerry–Lugar–Berman', ['Lug']],
    ['words in any order', 'berman kerry', 'Kerry–Lugar–Berman', ['Kerry', 'Berman']],
    ['first letters of words', 'klb', 'Kerry–Lugar–Berman', ['K', 'L', 'B']],
    ['a letter left out', 'pakstan', 'Pakistan and the US', ['Pak', 'stan']],
    ['the start of a word before its middle', 'aid', 'Said of aid', ['aid']],
    ['diacritics', 'hafiz', 'Ḥāfiẓ Saʿīd', ['Ḥāfiẓ']],
    ['Urdu with an Arabic keyboard', 'كي', 'سلالہ کی رسد', ['کی']],
    ['letters that make two', 'strasse', 'Die Straße', ['Straße']],
    ['an empty query', '  ', 'Anything', []],
  ])('finds %s', (_, query, text, expected) => {
    expect(lit(query, text)).toEqual(expected)
  })

  test.each([
    ['a word that is not there', 'torkham nato', 'Seven months at Torkham'],
    ['letters strewn about', 'nest', 'An envoy said it twice'],
    ['letters in another order', 'bkl', 'Kerry–Lugar'],
    ['alef for alef with madda', 'آمن', 'امن'],
    ['anything in nothing', 'a', ''],
  ])('refuses %s', (_, query, text) => {
    expect(fuzzyMatch(query, text)).toBeNull()
  })

  test('its ranges lie within the text, in order and apart', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abAB é ßﷺآ\u0653کی-'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, (query, target) => {
        let last = -1
        for (const [start, end] of fuzzyMatch(query, target)?.ranges ?? []) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(target.length)
      }),
    )
  })

  test('every piece of a text is found in it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc کہ1'), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
        const [start, end] = [a % whole.length, (b % whole.length) + 1]
        return fuzzyMatch(whole.slice(Math.min(start, end), Math.max(start, end)), whole) !== null
      }),
    )
  })
})

describe('rank', () => {
  const titles = ['Said in Doha', 'Military aid', 'Aid', 'A rather long title about aid to the region', 'Island']

  test('puts the whole title first, then starts of words, then pieces', () => {
    const found = rank('aid', titles, title => [title], 10)
    expect(found.map(each => each.item)).toEqual([
      'Aid',
      'Military aid',
      'A rather long title about aid to the region',
      'Said in Doha',
    ])
  })

  test('takes the best of several texts and says which', () => {
    const found = rank('isi', [['Inter-Services Intelligence', 'ISI'], ['Crisis']], texts => texts, 10)
    expect(found.map(each => [each.item[0], each.text])).toEqual([
      ['Inter-Services Intelligence', 1],
      ['Crisis', 0],
    ])
  })

  test('keeps the order of equals, and no more than asked for', () => {
    const items = [1, 2, 3].map(id => ({ id, title: 'Torkham' }))
    expect(rank('tork', items, item => [item.title], 2).map(each => each.item.id)).toEqual([1, 2])
    expect(rank('', items, item => [item.title], 3).map(each => each.item.id)).toEqual([1, 2, 3])
  })
})
