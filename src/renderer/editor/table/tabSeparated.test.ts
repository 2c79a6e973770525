import { expect, test } from 'vitest'
import { tabSeparated } from './tabSeparated.ts'

test.each([
  [
    'a\tb\n1\t2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a\tb\r\n1\t\r\n',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  [
    'a\t"two\nlines ""quoted"""\n1\t2',
    [
      ['a', 'two\nlines "quoted"'],
      ['1', '2'],
    ],
  ],
  [
    'سال\tامداد\n۲۰۱۰\t۱٫۵',
    [
      ['سال', 'امداد'],
      ['۲۰۱۰', '۱٫۵'],
    ],
  ],
  ['one\ttab', null],
  ['no tabs\nhere', null],
  ['a\tb\n1', null],
  [
    '\tindented\n\ttwice',
    [
      ['', 'indented'],
      ['', 'twice'],
    ],
  ],
])('%j', (text, rows) => expect(tabSeparated(text)).toEqual(rows))

test('what is more than a note should hold is no table', () => {
  expect(tabSeparated('a\tb\n'.repeat(2000))).toBeNull()
})
