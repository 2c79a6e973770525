import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOrUnder, movedTag, normalTag, tagInWords, tagKey, tagSegments } from './tag.ts'

describe('the normal form of a tag', () => {
  it.each([
    ['#us/military aid', 'us/military aid'],
    ['  ##US /  Military   aid/ ', 'US/Military aid'],
    ['#1971', '1971'],
    ['#افغانستان', 'افغانستان'],
    ['//a//b//', 'a/b'],
    ['a\u202eb\u0007\u200f', 'ab'],
    ['a\tb\nc', 'a b c'],
    ['نیو\u200cیارک', 'نیو\u200cیارک'],
    ['a b', 'a b'],
  ])('%j is kept as %j', (raw, tag) => {
    expect(normalTag(raw)).toBe(tag)
  })

  it.each(['', '#', ' / ', '#//#', '\u200f', 'x'.repeat(101)])('%j is no tag', raw => {
    expect(normalTag(raw)).toBeNull()
  })

  it('does not change when taken again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'É', '#', '/', ' ', '\u202e', '\t', 'ک', 'e', '\u0301') }),
        raw => {
          const tag = normalTag(raw)
          if (tag !== null) expect(normalTag(tag)).toBe(tag)
        },
      ),
    )
  })
})

describe('two spellings of one tag', () => {
  it.each([
    ['US/Aid', 'us/aid'],
    ['كشمير', 'کشمیر'],
    ['۱۹۷۱', '1971'],
  ])('%s is %s', (one, other) => {
    expect(tagKey(one)).toBe(tagKey(other))
  })

  it('tells آ from ا', () => {
    expect(tagKey('آب')).not.toBe(tagKey('اب'))
  })

  it('is never without a key', () => {
    expect(tagKey('\u064e')).not.toBe('')
  })
})

describe('a tag below another', () => {
  it.each([
    ['us', 'us', true],
    ['US/aid/military', 'us/Aid', true],
    ['usa', 'us', false],
    ['us', 'us/aid', false],
  ])('%s is or lies below %s: %s', (tag, ancestor, expected) => {
    expect(isOrUnder(tag, ancestor)).toBe(expected)
  })

  it('has segments', () => {
    expect(tagSegments('us/military aid')).toEqual(['us', 'military aid'])
  })
})

describe('a tag that moves', () => {
  it.each([
    ['US/Aid/military', 'us/aid', 'policy', 'policy/military'],
    ['us/aid', 'us', 'us/old', 'us/old/aid'],
    ['usa', 'us', 'pk', 'usa'],
    ['كشمير/1971', 'کشمیر', 'جموں', 'جموں/1971'],
    ['us/aid', 'us', null, null],
  ])('%s, with %s to %s, is %s', (tag, from, to, expected) => {
    expect(movedTag(tag, { from, to })).toBe(expected)
  })

  it('stands in a sentence without turning it around', () => {
    expect(tagInWords('us/aid')).toBe('#us/aid')
    expect(tagInWords('کشمیر')).toBe('\u2068#کشمیر\u2069')
  })
})
