import { describe, expect, it } from 'vitest'
import { readText } from './text.ts'

const paragraphs = (text: string): string[] => readText(text).plain.text.split('\n\n')

describe('a plain text', () => {
  it.each([
    ['by empty lines', 'One.\n\n  \nTwo.', ['One.', 'Two.']],
    ['by lines where there are no empty ones', 'One.\nTwo.\r\nThree.', ['One.', 'Two.', 'Three.']],
    [
      'by lines within a paragraph',
      'The road is open.\nSo is the pass.\n\nTwo.',
      ['The road is open.', 'So is the pass.', 'Two.'],
    ],
  ])('is cut into paragraphs %s', (_, text, expected) => {
    expect(paragraphs(text)).toEqual(expected)
  })

  it('joins lines that were wrapped by hand', () => {
    const line = 'the committee met in the spring and again in the autumn of that year,'
    expect(paragraphs(`${Array(6).fill(line).join('\n')}\nand left.\n\nSo it went.`)).toHaveLength(2)
  })

  it('does not repeat a byline and a dateline that say nothing else, where they are not to be kept', () => {
    const text = 'Two roads\n\nBy Ada Bell\n\n3 May 2019\n\nThe first road.\n\nBy Ada Bell'
    expect(paragraphs(text)).toEqual(['The first road.', 'By Ada Bell'])
    expect(readText(text, { keepsHead: true }).plain.text).toContain('3 May 2019')
    expect(paragraphs('Two roads\n\nBy Ada Bell — she was there for a week\n\nThe first road.')).toHaveLength(2)
    expect(paragraphs('Two roads\n\nBy Ada Bell\n\n3 May 2019')).toEqual(['Two roads', 'By Ada Bell', '3 May 2019'])
  })

  it('does not repeat its title, and keeps everything else', () => {
    const read = readText('Two roads\n\nBy A B\n\nA photo (Picture: x)\n\nThe first road.')
    expect(read.head.title).toBe('Two roads')
    expect(read.plain.text).toBe('By A B\n\nA photo (Picture: x)\n\nThe first road.')
    expect(readText('Only a title').plain.text).toBe('Only a title')
  })

  it.each([
    ['T\n\nhe road is short.', 'The road is short.'],
    ['I\n\nslamabad is far. They say Islamabad is near.', 'Islamabad is far. They say Islamabad is near.'],
    ['A\n\nnew road is open.', 'A\n\nnew road is open.'],
    ['I\n\nam here, said the clerk.', 'I\n\nam here, said the clerk.'],
    ['B\n\nThe second part.', 'B\n\nThe second part.'],
  ])('heals a drop capital only where it is certain: %j', (text, expected) => {
    expect(paragraphs(`A title for it\n\n${text}`).join('\n\n')).toBe(expected)
  })

  it('survives megabytes without a line end, and of nothing but line ends', () => {
    expect(readText('word '.repeat(1_300_000)).plain.cut).toBe(true)
    expect(readText('\n'.repeat(2_000_000)).plain.text).toBe('')
    expect(readText(' \n'.repeat(500_000)).plain.text).toBe('')
  })
})
