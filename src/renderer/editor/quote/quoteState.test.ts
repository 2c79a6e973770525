import { expect, test } from 'vitest'
import { aHighlight, aSource } from '../testEditor.ts'
import { originOf, quoteState } from './quoteState.ts'

const quote = { highlight: 'h', source: 's', words: 'The  words', locator: '¶ 9' }
const heads = (highlight = aHighlight('h', 's', 'The words'), source = aSource('s', 'Paper')) => ({
  notes: new Map(),
  sources: new Map([[source.id, source]]),
  highlights: new Map([[highlight.id, highlight]]),
})

test('what a quote says of itself', () => {
  expect(quoteState(quote, heads())).toBe('verbatim')
  expect(quoteState(quote, heads(aHighlight('h', 's', 'The words', { state: 'moved' })))).toBe('verbatim')
  expect(quoteState(quote, heads(aHighlight('h', 's', 'The words', { state: 'approximate' })))).toBe('changed')
  expect(quoteState(quote, heads(aHighlight('h', 's', 'The words', { state: 'lost' })))).toBe('lost')
  expect(quoteState(quote, heads(aHighlight('h', 's', 'Other words')))).toBe('altered')
  expect(quoteState(quote, heads(aHighlight('h', 's', 'The words', { deletedAt: 1 })))).toBe('trash')
  expect(quoteState(quote, heads(undefined, aSource('s', 'Paper', { deletedAt: 1 })))).toBe('trash')
  expect(quoteState(quote, heads(aHighlight('h', 's', 'The words', { state: 'lost', deletedAt: 1 })))).toBe('trash')
  expect(quoteState(quote, heads(aHighlight('x', 's', '')))).toBe('lost')
})

test('where it is from', () => {
  expect(originOf(quote, heads())).toBe('Baloch 2019, ¶ 9')
  expect(originOf(quote, heads(undefined, aSource('x', '')))).toBe('A source that is not in this notebook, ¶ 9')
})
