import { describe, expect, it } from 'vitest'
import { authorsLine, type Csl, citation, emptyCsl, shortCitation, whence, yearOf } from './csl.ts'

const csl = (patch: Partial<Csl>): Csl => ({ ...emptyCsl(), type: 'article-newspaper', ...patch })
const BALOCH = { family: 'Baloch', given: 'Nadia' }
const WHITFIELD = { family: 'Whitfield', given: 'Ruth' }

describe('a short citation', () => {
  it.each([
    ['two authors', csl({ author: [BALOCH, WHITFIELD], issued: '2019-03-14' }), 'Baloch and Whitfield 2019'],
    ['three authors', csl({ author: [BALOCH, WHITFIELD, { literal: 'Z' }], issued: '2019' }), 'Baloch et al. 2019'],
    [
      'an organisation',
      csl({ author: [{ literal: 'US Department of State' }], issued: '2012~' }),
      'US Department of State 2012',
    ],
    ['no author', csl({ publisher: 'Karachi Ledger', issued: '2012-07' }), 'Karachi Ledger 2012'],
    ['a title alone', csl({ title: 'A ledger of reimbursements' }), '“A ledger of reimbursements”'],
    ['a long title', csl({ title: 'one two three four five six seven' }), '“one two three four five six…”'],
    ['nothing', csl({}), 'Untitled source'],
    [
      'Urdu',
      csl({ author: [{ literal: 'ا۔ خٹک' }, { literal: 'س۔ انور' }], issued: '2013', language: 'ur' }),
      'ا۔ خٹک اور س۔ انور 2013',
    ],
  ])('with %s', (_, of, expected) => {
    expect(shortCitation(of)).toBe(expected)
  })
})

describe('the line under a title', () => {
  it.each([
    [
      'who and where',
      csl({ author: [BALOCH], publisher: 'Karachi Ledger', issued: '2024-02' }),
      'Baloch, Karachi Ledger, 2024',
    ],
    [
      'nobody: its kind, never the title again',
      csl({ title: 'Bilateral ties', issued: '2025' }),
      'Newspaper article, 2025',
    ],
    ['nothing at all', csl({ type: 'document', title: 'Timeline' }), 'Other document'],
    ['Urdu', csl({ author: [BALOCH], publisher: 'وادی', language: 'ur' }), 'Baloch، وادی'],
  ])('with %s', (_, of, expected) => expect(whence(of)).toBe(expected))
})

describe('a reference', () => {
  it('names what a footnote names', () => {
    const of = csl({
      title: 'Seven months',
      author: [BALOCH, WHITFIELD],
      publisher: 'Margalla Policy Papers',
      issued: '2019-03-14',
      URL: 'https://example.org/seven',
    })
    expect(citation(of, '¶ 9')).toBe(
      'Nadia Baloch and Ruth Whitfield, “Seven months,” Margalla Policy Papers, 14 March 2019, ¶ 9, https://example.org/seven.',
    )
    expect(citation({ ...of, type: 'report', URL: '' })).toBe(
      'Nadia Baloch and Ruth Whitfield, Seven months (Margalla Policy Papers, 14 March 2019).',
    )
  })

  it('leaves out what is not known', () => {
    expect(citation(csl({ title: 'A cable' }))).toBe('“A cable”.')
    expect(citation(csl({ type: 'treaty', title: 'Agreement' }))).toBe('Agreement.')
    expect(yearOf(csl({}))).toBe('')
    expect(authorsLine(csl({ author: [{}, BALOCH] }))).toBe('Nadia Baloch')
  })

  it('sets Urdu commas in an Urdu source', () => {
    const of = csl({
      title: 'رسد',
      author: [{ literal: 'ا۔ خٹک' }],
      publisher: 'سہ ماہی سندھ',
      issued: '2013-05',
      language: 'ur',
    })
    expect(citation(of)).toBe('ا۔ خٹک، “رسد،” سہ ماہی سندھ، مئی 2013.')
  })
})
