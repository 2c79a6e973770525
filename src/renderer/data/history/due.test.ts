import { describe, expect, it } from 'vitest'
import { isDue, isMostGone, whyKeep } from './due.ts'

const MINUTE = 60_000
const json = (...lines: string[]) =>
  lines.map(text =>
    JSON.stringify({
      children:
        text === '' ? [] : [{ detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 }],
      direction: null,
      format: '',
      indent: 0,
      type: 'paragraph',
      version: 1,
    }),
  )
const image = (digit: string) =>
  JSON.stringify({ type: 'image', version: 1, file: digit.repeat(64), alt: '', width: 100 })
const table = (...cells: string[]) =>
  JSON.stringify({ type: 'table', children: cells.map(text => ({ type: 'cell', children: [{ type: 'text', text }] })) })
const long = Array.from(
  { length: 60 },
  (_, at) => `Paragraph ${at}: ${'the fees that were paid at the border '.repeat(6)}`,
)

describe('most of a text is gone', () => {
  it.each([
    ['a word', json('Hello'), json('')],
    ['a word, for another', json('Hello'), json('Farewell')],
    ['a text in Urdu', json('سرحد پر سات مہینے'), json('')],
    ['Urdu for other Urdu', json('سرحد پر سات مہینے کی فیس'), json('نیا')],
    ['an image', [image('a')], json('')],
    ['an image, for another', [image('a')], [image('b')]],
    ['five images', ['a', 'b', 'c', 'd', 'e'].map(image), []],
    ['a table', [table('fees', 'who paid')], json('')],
    ['all paragraphs', json(...long), json('')],
    ['all paragraphs but one', json(...long), json(long[3]!)],
    ['all paragraphs, for others', json(...long), json(...long.map(line => line.toUpperCase()))],
    ['a text that cannot be read', ['{"children":'], []],
  ])('%s', (_, before, after) => expect(isMostGone(before, after)).toBe(true))

  it.each([
    ['a word was typed on', json('Hel'), json('Hello')],
    ['a letter was taken back', json('Hello'), json('Hell')],
    [
      'a word changed among others',
      json('the fees that were paid at the border'),
      json('the fees that were due at the border'),
    ],
    ['half is gone', json(...long), json(...long.slice(30))],
    ['a paragraph changed its place', json(...long), json(...long.slice(1), long[0]!)],
    [
      'everything became a heading',
      json('the fees that were paid'),
      json('the fees that were paid').map(each => each.replace('paragraph', 'heading')),
    ],
    ['there was none', json(''), json('Hello')],
    ['nothing changed', json(...long), json(...long)],
  ])('not when %s', (_, before, after) => expect(isMostGone(before, after)).toBe(false))
})

describe('a state is kept', () => {
  const text = (words: number) => ({ words, json: json('word '.repeat(words)) })
  const now = 1_800_000_000_000
  it.each([
    ['when none was', undefined, 100, 101, 'writing'],
    ['after five minutes of writing', now - 5 * MINUTE, 100, 101, 'writing'],
    ['not after four', now - 4 * MINUTE, 100, 101, null],
    ['after one minute when words are taken away', now - MINUTE, 100, 90, 'writing'],
    ['not at once when words are taken away', now - MINUTE / 2, 100, 90, null],
    ['not after a minute for a word', now - MINUTE, 100, 99, null],
    ['at once when most is gone', now, 100, 5, 'deletion'],
  ])('%s', (_, keptAt, before, after, why) => expect(whyKeep(keptAt, now, text(before), text(after))).toBe(why))

  it.each([
    ['ahead', now + 10 * 365 * 24 * 60 * MINUTE],
    ['back', now - 10 * 365 * 24 * 60 * MINUTE],
  ])('by a clock that was ten years %s', (_, keptAt) => expect(isDue(keptAt, now)).toBe(true))
})
