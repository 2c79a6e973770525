import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endedTag, isOpenTag, type KnownTags, tagAtEnd, tagBefore } from './tagText.ts'

const tags = ['us/military aid', 'us', 'white house']
const known: KnownTags = {
  begins: raw => tags.some(tag => tag.startsWith(raw)),
  is: raw => tags.includes(raw),
}

describe('where a tag begins', () => {
  test.each([
    ['#us', 0],
    ['see #us/mil', 4],
    ['(#1971', 1],
    ['“#افغان', 1],
    ['یہ #افغانستان', 3],
  ])('%s', (before, start) => expect(tagBefore(before)?.start).toBe(start))

  test.each([
    'a#b',
    '1#b',
    '##',
    'https://x.org/#frag',
    'www.x.org/a#b',
    'x=#y',
    '&#39',
    '\u06f1#x',
    'see [[Fees#here',
    '[[#here',
  ])('not in %s', before => {
    const open = tagBefore(before)
    expect(open && isOpenTag(open.raw, known) ? open.raw : '').toBe('')
  })
})

describe('where a tag ends', () => {
  test.each([
    ['#us ', 'us', 3],
    ['#us, ', null, 0],
    ['#us,', 'us', 3],
    ['#us/aid.', 'us/aid', 7],
    ['#us/ ', 'us', 3],
    ['#1971)', '1971', 5],
    ['#افغانستان۔', 'افغانستان', 10],
    ['#ab\u200cc ', 'ab\u200cc', 5],
    ['# ', null, 0],
    ['## ', null, 0],
    ['#white ', null, 0],
    ['#white house ', 'white house', 12],
    ['#white house.', 'white house', 12],
    ['#white p', 'white', 6],
    ['#us/military aid ', 'us/military aid', 16],
    ['#us/military aid#', 'us/military aid', 17],
    ['#any words here#', 'any words here', 16],
    ['#a and #', null, 0],
    ['a#', null, 0],
    ['a# ', null, 0],
  ])('%s', (before, tag, end) => {
    const ended = endedTag(before, known)
    expect(ended?.tag ?? null).toBe(tag)
    if (ended) expect(ended.end).toBe(end)
  })

  test('leaving ends it as well', () => {
    expect(tagAtEnd('x #us/aid', known)).toEqual({ start: 2, end: 9, tag: 'us/aid' })
    expect(tagAtEnd('x #white', known)?.tag).toBe('white')
    expect(tagAtEnd('x #', known)).toBeNull()
  })

  test('never out of the text, always behind a #', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('#', 'a', ' ', '/', '.', 'ک', '1', 'white', '-') }), before => {
        for (const found of [endedTag(before, known), tagAtEnd(before, known)]) {
          if (!found) continue
          expect(before[found.start]).toBe('#')
          expect(found.end).toBeLessThanOrEqual(before.length)
          expect(found.end).toBeGreaterThan(found.start + 1)
        }
      }),
    )
  })
})
