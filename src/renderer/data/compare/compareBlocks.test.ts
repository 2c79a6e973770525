import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heading, item, link, list, named, paragraph, tag, text } from '../derived/nodes.fixture.ts'
import { compareBlocks, type Difference } from './compareBlocks.ts'
import { textAndNext } from './texts.fixture.ts'

const kinds = (found: Difference[]) =>
  found.map(each => ('isMoved' in each && each.isMoved ? `${each.kind}, moved` : each.kind))
const p = (words: string) => paragraph(text(words))

describe('comparing the blocks of two texts', () => {
  it('keeps all of both, in order', () => {
    fc.assert(
      fc.property(textAndNext, ({ before, after }) => {
        const found = compareBlocks(before, after)
        expect(found.flatMap(each => ('before' in each ? [each.before] : []))).toEqual(before)
        expect(found.flatMap(each => ('after' in each ? [each.after] : []))).toEqual(after)
      }),
    )
  })

  it('calls a text the same as itself, whatever stands in it', () => {
    fc.assert(
      fc.property(textAndNext, ({ before }) => {
        const again = JSON.parse(JSON.stringify(before)) as unknown[]
        expect(kinds(compareBlocks(before, again))).toEqual(before.map(() => 'same'))
      }),
    )
  })

  it('pairs what was changed by what is alike, beside what went and came', () => {
    const before = [p('The road north was closed.'), p('Nothing of this stays at all.'), p('In 2011 the aid was cut.')]
    const after = [
      heading(2, text('The road north was closed.')),
      p('In 2012 the aid was cut again.'),
      p('Fresh words.'),
    ]
    expect(kinds(compareBlocks(before, after))).toEqual(['changed', 'removed', 'changed', 'added'])
  })

  it('finds a block that was moved, and one whose id alone differs to be the same', () => {
    const [a, b, c] = [p('One, and more.'), p('Two, and others.'), p('Three, quite different.')]
    expect(kinds(compareBlocks([a, b, c], [b, named('p1', c), a]))).toEqual([
      'removed, moved',
      'same',
      'same',
      'added, moved',
    ])
  })

  it('passes over what an editor writes anew and nobody sees', () => {
    const stored = p('The road north.')
    const again = {
      textStyle: '',
      ...stored,
      textFormat: 0,
      children: [{ ...text('The road '), detail: 2 }, text('north.')],
    }
    expect(kinds(compareBlocks([stored], [again]))).toEqual(['same'])
    expect(kinds(compareBlocks([stored], [{ ...again, direction: 'rtl' }]))).toEqual(['changed'])
  })

  it('sees the change of one Urdu letter that search would fold', () => {
    expect(kinds(compareBlocks([p('کتاب ہے')], [p('كتاب ہے')]))).toEqual(['changed'])
  })

  it('pairs a list in which a box was ticked, and a paragraph of which only the link leads elsewhere', () => {
    const before = [list(item(text('One')), item(text('Two'))), paragraph(text('See '), link('n1', 'Aid'))]
    const after = [
      list(item(text('One')), { ...item(text('Two')), checked: true }),
      paragraph(text('See '), link('n2', 'Aid')),
    ]
    expect(kinds(compareBlocks(before, after))).toEqual(['changed', 'changed'])
  })

  it('is done with hostile texts: nothing in common, many alike, no nodes at all, deep nesting', () => {
    const many = (words: (at: number) => string) => Array.from({ length: 1500 }, (_, at) => p(words(at)))
    const count = (found: Difference[], kind: string) => found.filter(each => each.kind === kind).length
    const apart = compareBlocks(
      many(at => `a${at} b${at} c${at}`),
      many(at => `x${at} y${at} z${at}`),
    )
    expect([count(apart, 'removed'), count(apart, 'added')]).toEqual([1500, 1500])
    const alike = compareBlocks(
      many(at => `the same words in all ${at}`),
      many(at => `the same words in all ${at + 5000}`),
    )
    expect(count(alike, 'changed')).toBeGreaterThan(1000)
    let deep: unknown = text('deep')
    for (let at = 0; at < 2000; at++) deep = paragraph(deep)
    const odd = [null, 3, 'x', {}, { type: 'paragraph', children: 'no' }, { type: 7, text: 5 }, deep, tag('')]
    expect(kinds(compareBlocks(odd, odd))).toEqual(odd.map(() => 'same'))
    expect(compareBlocks(odd, []).length).toBe(odd.length)
  })
})
