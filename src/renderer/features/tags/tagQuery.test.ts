import { describe, expect, test } from 'vitest'
import { queryWords, tagQuery, termsOf, withoutTerm, withTerm } from './tagQuery.ts'

const us = tagQuery('us')

describe('adding', () => {
  test('and', () => expect(withTerm(us, 'pk', 'all')).toEqual({ all: ['us', 'pk'], any: [], none: [] }))
  test('or takes a single tag along', () =>
    expect(withTerm(us, 'pk', 'any')).toEqual({ all: [], any: ['us', 'pk'], none: [] }))
  test('not', () => expect(withTerm(us, 'pk', 'none')).toEqual({ all: ['us'], any: [], none: ['pk'] }))
  test('a tag stands in one place only, however it is written', () =>
    expect(withTerm(withTerm(us, 'PK', 'none'), 'pk', 'all')).toEqual({ all: ['us', 'pk'], any: [], none: [] }))
})

describe('taking away', () => {
  test('one of one is all of one', () =>
    expect(withoutTerm(withTerm(us, 'pk', 'any'), 'us')).toEqual({ all: ['pk'], any: [], none: [] }))
  test('nothing to look for is no query', () => expect(withoutTerm(withTerm(us, 'pk', 'none'), 'us')).toBeNull())
})

test('terms, in the order in which they are shown', () => {
  expect(termsOf({ all: ['a'], any: ['b', 'c'], none: ['d'] }).map(term => `${term.mode} ${term.tag}`)).toEqual([
    'all a',
    'any b',
    'any c',
    'none d',
  ])
})

test('in words', () => {
  expect(queryWords({ all: ['us'], any: ['pk', 'imf'], none: ['trade'] })).toBe('us and (pk or imf), not trade')
  expect(queryWords({ all: [], any: ['pk', 'imf'], none: [] })).toBe('pk or imf')
})
