import { describe, expect, it } from 'vitest'
import { dateProblem, findDate, parseDate, showDate, yearIn } from './dates.ts'

describe('a date', () => {
  it.each([
    ['September 20, 2025', '2025-09-20'],
    ['20 September 2025', '2025-09-20'],
    ['Sept. 20, 2025', '2025-09-20'],
    ['20th of sept 2025', '2025-09-20'],
    ['Saturday, 20-Sep-2025', '2025-09-20'],
    ['2025-09-20', '2025-09-20'],
    ['2025-09-20T23:30:00-05:00', '2025-09-20'],
    ['2025-09-20T04:00:00.000Z', '2025-09-20'],
    ['2025/9/20', '2025-09-20'],
    ['25/7/2025', '2025-07-25'],
    ['7/25/2025', '2025-07-25'],
    ['September 2025', '2025-09'],
    ['2025', '2025'],
    ['2012~', '2012~'],
    ['2012-07?', '2012-07?'],
    ['2011-11/2012-07', '2011-11/2012-07'],
    ['۲۰ ستمبر ۲۰۲۵', '2025-09-20'],
    ['۲۰ ستمبر، ۲۰۲۵ء', '2025-09-20'],
    ['3 جولائی 2012', '2012-07-03'],
    ['مئی 1954', '1954-05'],
  ])('is read from %s', (text, edtf) => {
    expect(parseDate(text)).toBe(edtf)
  })

  it.each([
    '',
    'yesterday',
    '2025-13-01',
    '2025-02-29',
    '32 March 2012',
    '7/5/2025',
    'May 1',
    'maybe 2025x',
    '12345-01-01',
  ])('is not read from “%s”', text => {
    expect(parseDate(text)).toBeNull()
  })

  it('is found in a line, first come first', () => {
    const line = 'Published April 27, 2025 at 9:00; updated 2025-05-02'
    const found = findDate(line)!
    expect(line.slice(found.start, found.end)).toBe('April 27, 2025')
    expect(findDate('the 2025-26 budget of March')).toBeNull()
  })

  it.each([
    ['2025-09-20', '', '20 September 2025'],
    ['2025-09', '', 'September 2025'],
    ['2012~', '', 'about 2012'],
    ['2012?', '', '2012 (uncertain)'],
    ['2011-11/2012', '', 'November 2011–2012'],
    ['2025-09-20', 'ur', '20 ستمبر 2025'],
    ['<b>', '', '<b>'],
  ])('%s is shown', (edtf, language, shown) => {
    expect(showDate(edtf, language)).toBe(shown)
  })

  it.each([
    ['2012-03-32', 'March has 31 days. Uncertain? Write 2012-03.'],
    ['32 March 2012', 'March has 31 days. Uncertain? Write 2012-03.'],
    ['2025-02-29', 'February 2025 has 28 days. Uncertain? Write 2025-02.'],
    ['7/5/2025', 'Which is the month? Write it as 2025-09-20.'],
    ['soon', 'Write a date as 2025-09-20, 2025-09 or 2025; add ~ when it is only about right.'],
  ])('%s is refused with a sentence', (text, sentence) => {
    expect(dateProblem(text)).toBe(sentence)
  })

  it('is fine when empty or right', () => {
    expect(dateProblem(' ')).toBeNull()
    expect(dateProblem('20 Sept 2025')).toBeNull()
    expect(yearIn('about 2012~')).toBe('2012')
  })
})
