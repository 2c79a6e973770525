import { describe, expect, test } from 'vitest'
import { derive } from '../derived/derive.ts'
import { noteText } from './noteText.ts'

const BLOCK = { version: 1, direction: null, format: '', indent: 0 }
const words = (text: string) => ({ type: 'text', version: 1, text, mode: 'normal', format: 0, detail: 0, style: '' })
const link = (target: string, label: string, shown: string | null = null) => ({
  type: 'wiki-link',
  version: 1,
  target,
  targetKind: 'note',
  label,
  shown,
})
const paragraph = (...children: unknown[]) => ({ ...BLOCK, type: 'paragraph', children })
const read = (blocks: unknown[], titles: Record<string, string>) => noteText(derive(blocks).row, id => titles[id])

describe('the text of a note that links', () => {
  test('bears the titles of now', () => {
    const blocks = [
      paragraph(words('Paid after '), link('a', 'Old road'), words('. And '), link('b', 'Port'), words(' was shut.')),
      paragraph(words('See '), link('a', 'Old road'), words(', then '), link('a', 'Old road'), words('.')),
    ]
    expect(read(blocks, { a: 'New road', b: 'Port' })).toBe(
      'Paid after New road. And Port was shut.\nSee New road, then New road.',
    )
  })

  test('tells sentences that read alike apart', () => {
    const blocks = ['a', 'b', 'a'].map(id => paragraph(words('See '), link(id, 'X'), words('.')))
    expect(read(blocks, { a: 'A title', b: 'B title' })).toBe('See A title.\nSee B title.\nSee A title.')
    expect(read(blocks, { a: 'A title', b: 'X' })).toBe('See A title.\nSee X.\nSee A title.')
  })

  test('keeps words of its own, and titles that nobody knows', () => {
    const blocks = [paragraph(link('a', 'Old', 'the road'), words(' and '), link('gone', 'Kept'))]
    expect(read(blocks, { a: 'New' })).toBe('the road and Kept')
  })

  test('finds a link in a sentence that was cut', () => {
    const long = 'and on it went without an end '.repeat(30)
    expect(read([paragraph(words(long), link('a', 'Old'), words(` ${long}`))], { a: 'A longer one' })).toBe(
      `${long}A longer one ${long}`,
    )
  })
})
