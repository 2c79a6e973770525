import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCanonical } from '#lib/canonical.ts'
import { MOST_LETTERS, type PlainBlock, toPlain } from './plain.ts'

const block = fc.record({
  tag: fc.constantFrom<PlainBlock['tag']>('p', 'h2', 'li', 'blockquote', 'pre'),
  text: fc
    .array(fc.constantFrom('a', '<b>', '&amp;', ' ', '  ', '\n', '\t', '\u00a0', 'درّہ', '"', '\n\n', '𝒜'), {
      maxLength: 12,
    })
    .map(p => p.join('')),
})

it('writes HTML from which the canonical text is read again, letter by letter', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), blocks => {
      const plain = toPlain(blocks)
      const read = readCanonical(new DOMParser().parseFromString(`<body>${plain.html}</body>`, 'text/html').body)
      expect(read.text).toBe(plain.text)
      expect(read.blocks).toEqual(plain.blocks)
    }),
  )
})

it('marks Urdu blocks and stops at the most that can be shown', () => {
  expect(toPlain([{ tag: 'p', text: 'درّہ خیبر' }]).html).toBe('<p lang="ur" dir="rtl">درّہ خیبر</p>')
  const long = toPlain([
    { tag: 'p', text: 'ab '.repeat(MOST_LETTERS / 3) },
    { tag: 'p', text: 'c'.repeat(100) },
  ])
  expect(long.cut).toBe(true)
  expect(long.text.length).toBeLessThanOrEqual(MOST_LETTERS + 2)
})
