import { describe, expect, it } from 'vitest'
import { compareWithin } from '#data/compare/withinBlock.ts'
import { heading, item, link, list, paragraph, text, webLink } from '#data/derived/nodes.fixture.ts'
import { shownLines, sideLines } from './shownLines.ts'

const names = new Map([
  ['a', 'Aid'],
  ['b', 'The Act'],
])
const shown = (before: unknown, after: unknown) =>
  shownLines(compareWithin(before, after), id => names.get(id) ?? null).map(({ of, kind, remark, spans }) => ({
    line: [kind, of.name, remark].filter(Boolean).join(', '),
    spans: spans.map(span => `${span.kind}: ${span.pieces.map(({ words }) => words).join('')} ${span.remark}`.trim()),
  }))

describe('the lines of a change', () => {
  it('says what a line was, and what went and came in it', () => {
    expect(shown(paragraph(text('In 2011.')), heading(2, text('In 2012.')))).toEqual([
      { line: 'reset, heading 2, was paragraph', spans: ['same: In', 'removed: 2011', 'added: 2012', 'same: .'] },
    ])
  })

  it('says what became of words that read the same', () => {
    const bold = { ...text('Aid'), format: 3 }
    expect(shown(paragraph(text('Aid')), paragraph(bold))[0]?.spans).toEqual(['reset: Aid now bold and italic'])
    expect(shown(paragraph(bold), paragraph(text('Aid')))[0]?.spans).toEqual(['reset: Aid no longer bold and italic'])
    expect(shown(paragraph(text('Aid')), paragraph(webLink(text('Aid'))))[0]?.spans).toEqual([
      'reset: Aid now leads to https://example.org',
    ])
    expect(shown(paragraph(link('a', 'Aid')), paragraph(link('b', 'Aid')))[0]?.spans).toEqual([
      'reset: Aid led to “Aid”, now to “The Act”',
    ])
    expect(shown(paragraph(link('x', 'Aid')), paragraph(link('b', 'Aid')))[0]?.spans).toEqual([
      'reset: Aid led to what is gone, now to “The Act”',
    ])
  })

  it('has a line for each item of a list, those that came and went too', () => {
    const one = list(item(text('One')), item(text('Two')))
    const other = list(item(text('One')), { ...item(text('Extra')) }, item(text('Two')))
    expect(shown(one, other).map(({ line }) => line)).toEqual([
      'same, list item',
      'added, list item',
      'same, list item',
    ])
  })

  it('shows of a side what that side has', () => {
    const steps = compareWithin(
      paragraph(link('a', 'Aid'), text(' in 2011')),
      heading(2, link('b', 'Aid'), text(' in 2012')),
    )
    const side = (which: 'before' | 'after') =>
      sideLines(steps, which, id => names.get(id) ?? null).map(({ remark, spans }) => [
        remark,
        ...spans.map(span => `${span.kind}: ${span.pieces.map(({ words }) => words).join('')} ${span.remark}`.trim()),
      ])
    expect(side('before')).toEqual([['paragraph', 'reset: Aid leads to “Aid”', 'same:  in', 'removed: 2011']])
    expect(side('after')).toEqual([['heading 2', 'reset: Aid leads to “The Act”', 'same:  in', 'added: 2012']])
  })
})
