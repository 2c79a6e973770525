import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords, directionOf, fold, foldMapped, isUrdu, readingTime, wordsIn } from './words.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ...'aÉßİŁǿ ا آ ٱ أ ئ ؤ ہ ۂ ه ے ۓ ی ي ى ك ک ۵ ٥ ـ\u200C\u200D\u0653\u0654\u0655\u064E\u0670\u06D6\u0301\u0323ﷺﻻﻵﹰﱞﭼ ½ΣςKÅ한ᄀ\u1161\u11A8\uFE0F😀\u02BF\uD800',
    ),
    maxLength: 30,
  }),
)

describe('fold', () => {
  test.each([
    ['Arabic kaf', 'كتاب', 'کتاب'],
    ['Arabic yeh', 'پاكستاني', 'پاکستانی'],
    ['alef maqsura', 'مصطفى', 'مصطفی'],
    ['superscript alef', 'موسیٰ', 'موسی'],
    ['Arabic heh', 'الله', 'اللہ'],
    ['Urdu digits', '۲۰۱۲', '2012'],
    ['Arabic digits', '٢٠١٢', '2012'],
    ['ZWNJ', 'می\u200Cخواہم', 'میخواہم'],
    ['tatweel', 'پاکـــستان', 'پاکستان'],
    ['vowel signs', 'مُحَمَّد', 'محمد'],
    ['alef and madda', 'ا\u0653ج', 'آج'],
    ['alef, vowel sign and madda', 'ا\u064E\u0653ج', 'آج'],
    ['alef, Quranic mark and madda', 'ا\u06D6\u0653ج', 'آج'],
    ['alef, ZWNJ and madda', 'ا\u200C\u0653ج', 'آج'],
    ['Farsi yeh and hamza', 'گئ', 'گی\u0654'],
    ['heh goal and hamza', 'نامۂ', 'نامہ\u0654'],
    ['presentation forms', '\uFEEE\uFE8D', 'وا'],
    ['presentation lam-alef', '\uFEFB', 'لا'],
    ['ligature of the blessing', 'ﷺ', 'صلی اللہ علیہ وسلم'],
    ['Latin diacritics', 'Ḥāfiẓ Saʿīd', 'hafiz said'],
    ['Latin letters with a stroke', 'Łódź Ørsted Straße', 'lodz orsted strasse'],
    ['Turkish dot', 'İstanbul', 'istanbul'],
    ['full width', 'ＡＢ１２', 'ab12'],
    ['final sigma', 'ΛΟΓΟΣ', 'λογος'],
  ])('%s', (_, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  test.each([
    ['آ', 'ا'],
    ['ے', 'ی'],
    ['ھ', 'ہ'],
    ['ئ', 'ی'],
    ['ٹ', 'ت'],
    ['й', 'и'],
  ])('%s is not %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other))
    expect(fold(one.normalize('NFD'))).not.toBe(fold(other))
  })

  test('twice is once', () => {
    fc.assert(fc.property(anyText, text => fold(fold(text)) === fold(text)))
  })

  test('is the same for NFC and NFD', () => {
    fc.assert(fc.property(anyText, text => fold(text.normalize('NFC')) === fold(text.normalize('NFD'))))
  })
})

describe('foldMapped', () => {
  test('folds as fold does and its offsets rise from 0 to the length of the original', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { text: folded, at } = foldMapped(text)
        expect(folded).toBe(fold(text))
        expect(at.length).toBe(folded.length + 1)
        expect(at[folded.length]).toBe(text.length)
        for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThanOrEqual(at[i - 1]!)
      }),
    )
  })

  test('a piece cut out by its offsets folds to the piece', () => {
    const text = 'Ḥāfiẓ کی كتاب ۱۲'
    const { text: folded, at } = foldMapped(text)
    const start = folded.indexOf('کتاب')
    expect(text.slice(at[start], at[start + 4])).toBe('كتاب')
  })
})

describe('wordsIn', () => {
  test('gives folded words with offsets in the original', () => {
    const text = "Pakistan's “Kerry–Lugar” bill: ۲۰۰۹, پاك\u200Cستان 😀 𝒳"
    const words = wordsIn(text)
    expect(words.map(word => word.word)).toEqual(['pakistan', 's', 'kerry', 'lugar', 'bill', '2009', 'پاکستان', '𝒳'])
    expect(words.map(word => text.slice(word.start, word.end))).toEqual([
      'Pakistan',
      's',
      'Kerry',
      'Lugar',
      'bill',
      '۲۰۰۹',
      'پاك\u200Cستان',
      '𝒳',
    ])
  })

  test('each word is found again in the piece it names', () => {
    fc.assert(
      fc.property(anyText, text => {
        let last = 0
        for (const { word, start, end } of wordsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(fold(text.slice(start, end))).toContain(word)
          last = start
        }
      }),
    )
  })
})

test.each([
  ['Islamabad', 'ltr'],
  ['“اسلام آباد” and Washington', 'rtl'],
  ['1971: سقوط ڈھاکہ', 'rtl'],
  ['12 March', 'ltr'],
  ['שלום', 'rtl'],
  ['12:30 — …', null],
  ['', null],
])('the direction of %j is %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction)
})

test.each([
  ['پاکستان اور US', true],
  ['The word پاکستان in English', false],
  ['', false],
])('isUrdu(%j) is %s', (text, expected) => {
  expect(isUrdu(text)).toBe(expected)
})

test.each([
  ['', 0],
  ['  — … ', 0],
  ["Pakistan's military-aid – 1,000 words", 4],
  ['پاکستان کا\u200Cراستہ', 2],
  ['line\none\t\u00A0two', 3],
])('countWords(%j) is %i', (text, count) => {
  expect(countWords(text)).toBe(count)
})

test.each([
  [1, '1 min'],
  [1234, '5 min'],
  [14_280, '1 h 0 min'],
  [51_000, '3 h 34 min'],
])('readingTime(%i) is %s', (words, time) => expect(readingTime(words)).toBe(time))
