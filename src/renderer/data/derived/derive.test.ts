import { describe, expect, it } from 'vitest'
import { derive } from './derive.ts'
import {
  embed,
  heading,
  item,
  linebreak,
  link,
  list,
  named,
  paragraph,
  quote,
  tag,
  text,
  toPart,
  webLink,
} from './nodes.fixture.ts'

describe('the words of a note', () => {
  it('are one line per innermost block', () => {
    const { row } = derive([
      heading(1, text('Aid')),
      list(item(text('one')), item(list(item(text('nested '), webLink(text('web link')))))),
      paragraph(text('a'), linebreak, text('b')),
      paragraph(),
      { type: 'horizontalrule', version: 1 },
      {
        type: 'code',
        children: [
          { type: 'code-highlight', text: 'let x' },
          { type: 'tab', text: '\t' },
        ],
      },
    ])
    expect(row.text).toBe('Aid\none\nnested web link\na\nb\nlet x\t')
    expect(row.words).toBe(9)
  })

  it('show what a wiki link shows', () => {
    expect(derive([paragraph(link('n', 'Title', 'shown'), text(' and '), link('m', 'Label'))]).row.text).toBe(
      'shown and Label',
    )
  })

  it('are found in the cells of a table, with links and tags', () => {
    const cell = (...parts: unknown[]) => ({ type: 'tablecell', children: [paragraph(...parts)] })
    const rows = [cell(text('Year'), text(' '), tag('us/aid')), cell(text('See '), link('n', 'Salala'))]
    const { row, head } = derive([{ type: 'table', children: [{ type: 'tablerow', children: rows }] }])
    expect(row.text).toBe('Year #us/aid\nSee Salala')
    expect([head.tags, head.links, row.links[0]?.sentence]).toEqual([['us/aid'], ['n'], 'See Salala'])
  })

  it('are found in a callout', () => {
    const { row, head } = derive([
      { type: 'callout', tone: 'info', children: [paragraph(tag('x')), paragraph(text('b'))] },
    ])
    expect([row.text, head.tags]).toEqual(['#x\nb', ['x']])
  })

  it('are found in footnotes, behind the block they stand in', () => {
    const footnote = (...content: unknown[]) => ({ type: 'footnote', version: 1, content })
    const noted = [text('Paid'), footnote(paragraph(text('See '), link('n', 'Salala'), tag('x'))), text(' twice.')]
    const { row, head } = derive([paragraph(...noted), paragraph(footnote(footnote(paragraph(text('deep'))), null))])
    expect(row.text).toBe('Paid twice.\nSee Salala#x\ndeep')
    expect([head.tags, row.links[0]?.sentence, row.links[0]?.block, row.words]).toEqual([['x'], 'See Salala#x', 0, 5])
  })

  it('are the descriptions of images', () => {
    expect(derive([paragraph(text('a')), { type: 'image', file: 'f', alt: 'A map' }]).row.text).toBe('a\nA map')
  })

  it('are read from nodes nobody knows, and from damaged ones', () => {
    const deep = Array.from({ length: 5000 }).reduce<object>(
      inner => ({ type: 'x', children: [inner] }),
      text('too deep'),
    )
    const odd = [
      null,
      7,
      'x',
      [],
      {},
      { type: 'poll', children: [paragraph(text('found')), null, 3] },
      { text: 5 },
      deep,
    ]
    expect(derive(odd).row.text).toBe('found')
  })
})

describe('links and quotes', () => {
  const { row, head } = derive([
    heading(2, text('Background')),
    paragraph(text('Old. See '), link('n1', 'Coalition support', 'the funds'), text(' of 2011. End.')),
    quote('h1', 's1', 'They paid. Twice.'),
    paragraph(link('s1', 'Dawn', null, 'source'), text(' and '), link('n1', 'again'), text(' and '), link('', 'none')),
  ])

  it('stand in their sentence, with the block they are in', () => {
    expect(
      row.links.map(({ to, kind, sentence, start, end, block }) => [to, kind, sentence.slice(start, end), block]),
    ).toEqual([
      ['n1', 'note', 'the funds', 1],
      ['s1', 'quote', 'They paid. Twice.', 2],
      ['s1', 'source', 'Dawn', 3],
      ['n1', 'note', 'again', 3],
    ])
    expect(row.links[0]!.sentence).toBe('See the funds of 2011.')
    expect(row.links[1]!.highlight).toBe('h1')
  })

  it('are in the head once each', () => {
    expect(head.links).toEqual(['n1', 's1'])
    expect(head.quotes).toEqual(['h1'])
  })
})

describe('parts of a note', () => {
  const { row, head } = derive([
    named('h1', heading(2, text('What  was'), linebreak, text('paid'))),
    paragraph(text('See '), toPart('x1', 'Fees', link('n1', 'Transit'))),
    list(item(text('one')), named('i1', item(text('two'), list(item(text('below')))))),
    named('bad id', paragraph(text('damaged'))),
    toPart('x2', 'ادائیگی', embed('n2', 'Salala')),
    named('t1', paragraph(text('word '.repeat(60)))),
  ])

  it('that bear an id are in the head, in their first words', () => {
    expect(head.parts?.slice(0, 2)).toEqual([
      { id: 'h1', heading: true, words: 'What was paid' },
      { id: 'i1', heading: false, words: 'two' },
    ])
    expect(head.parts?.[2]?.words).toMatch(/^(word )+word…$/)
    expect(derive([paragraph(text('a'))]).head.parts).toBeUndefined()
  })

  it('are named by links and embeds, which both count', () => {
    expect(row.links).toMatchObject([
      { to: 'n1', part: 'x1', titled: true, sentence: 'See Transit › Fees' },
      { to: 'n2', part: 'x2', embed: true, sentence: 'Salala › ادائیگی' },
    ])
    expect(head.links).toEqual(['n1', 'n2'])
  })
})

describe('tags and headings', () => {
  it('keeps each tag once, whatever its spelling', () => {
    const { head } = derive([paragraph(tag('US/aid'), text(' '), tag('us/Aid'), tag('۱۹۷۱')), list(item(tag('1971')))])
    expect(head.tags).toEqual(['US/aid', '۱۹۷۱'])
  })

  it('knows level and block of a heading, and leaves empty ones out', () => {
    const { row } = derive([paragraph(), heading(1), heading(3, text('Two '), linebreak, text('lines'))])
    expect(row.headings).toEqual([{ level: 3, text: 'Two lines', block: 2 }])
  })
})

describe('the excerpt', () => {
  it('is the beginning of the prose, cut between words', () => {
    const { head } = derive([
      heading(1, text('Title')),
      paragraph(text('First words.')),
      paragraph(text('and on '.repeat(60))),
    ])
    expect(head.excerpt).toMatch(/^First words\. and on .*(and|on)…$/)
    expect(head.excerpt.length).toBeLessThanOrEqual(141)
  })

  it('falls back to headings', () => {
    expect(derive([heading(1, text('Only this'))]).head.excerpt).toBe('Only this')
  })
})

it('does not read a block again that has not changed', () => {
  const block = paragraph(text('seen'))
  derive([block])
  block.children = [text('changed in place, which nobody may do')]
  expect(derive([block]).row.text).toBe('seen')
})
