import { expect, test } from 'vitest'
import { foldMapped } from '#lib/words.ts'
import { createMatcher, type FindOptions } from './matching.ts'

function found(text: string, query: string, more: Partial<FindOptions> = {}): string[] {
  const matcher = createMatcher({ query, matchCase: false, wholeWord: false, ...more })
  const spans = matcher?.({ text, folded: foldMapped(text) }) ?? []
  return spans.map(({ start, end }) => `${start} ${text.slice(start, end)}`)
}

test.each([
  ['Aid and aid', 'AID', ['0 Aid', '8 aid']],
  ['Café résumé', 'resume', ['5 résumé']],
  ['aaaa', 'aa', ['0 aa', '2 aa']],
  ['Straße', 's', ['0 S', '4 ß']],
  ['پاكستاني فوج', 'پاکستانی', ['0 پاكستاني']],
  ['می‌خواہم', 'میخواہم', ['0 می‌خواہم']],
  ['سنہ ۱۹۶۵ میں', '1965', ['4 ۱۹۶۵']],
  ['آم اور ام', 'ام', ['7 ام']],
  ['قَلَم', 'قلم', ['0 قَلَم']],
  ['words', '', []],
  ['words', '\u200c', []],
])('in %j, %j', (text, query, expected) => expect(found(text, query)).toEqual(expected))

test('capitals as they are written', () => {
  expect(found('AID Aid aid', 'Aid', { matchCase: true })).toEqual(['4 Aid'])
  expect(found('Émile emile', 'Emile', { matchCase: true })).toEqual(['0 Émile'])
})

test.each([
  ['aid, aids and said', 'aid', ['0 aid']],
  ['ان کا انکار', 'ان', ['0 ان']],
  ['a 𐐷𐐷 b', '𐐷', []],
  ['F-16 F-16s', 'F-16', ['0 F-16']],
  ['(a) b', '(a)', ['0 (a)']],
])('whole words in %j', (text, query, expected) => expect(found(text, query, { wholeWord: true })).toEqual(expected))
