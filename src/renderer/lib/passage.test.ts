import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPassage, passageAt } from './passage.ts'

const TEXT = 'The route was shut.\nAnother route, another road.\nThe route was shut again.'

test('a passage ends with its line and knows what is beside it', () => {
  const start = TEXT.indexOf('road')
  expect(passageAt(TEXT, start, TEXT.length)).toEqual({
    start,
    before: 'Another route, another ',
    words: 'road.',
    after: '',
  })
})

test('is found where it stood, where its line went, and else by its words nearest to where they were', () => {
  const start = TEXT.lastIndexOf('route')
  const passage = passageAt(TEXT, start, start + 5)
  expect(findPassage(TEXT, passage)).toEqual({ start, end: start + 5, isSure: true })
  expect(findPassage(`New. ${TEXT}`, passage)).toEqual({ start: start + 5, end: start + 10, isSure: true })
  const rewritten = TEXT.replaceAll('shut', 'open')
  expect(findPassage(rewritten, passage)).toEqual({ start, end: start + 5, isSure: false })
  expect(findPassage('Nothing of it.', passage)).toBeNull()
  expect(
    findPassage('Of one word, regret.', { start: 0, before: 'Of one word, ', words: 'regret', after: '.' })?.start,
  ).toBe(13)
})

test('any passage of any text is found in it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % text.length
      const passage = passageAt(text, start, start + 1 + (b % (text.length - start)))
      if (passage.words === '') return
      expect(findPassage(text, passage)).toEqual({ start, end: start + passage.words.length, isSure: true })
    }),
  )
})
