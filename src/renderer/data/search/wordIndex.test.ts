import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tagKey } from '#lib/tag.ts'
import { wordsIn } from '#lib/words.ts'
import { packSegment, unpackSegment } from './pack.ts'
import { type Clause, parseQuery } from './query.ts'
import { DamagedIndex } from './segment.ts'
import { WordIndex } from './wordIndex.ts'

type Text = { title: string; more: string[]; text: string; tags: string[] }

const all = { limit: 1000, kinds: null, now: 0 }

function put(index: WordIndex, id: string, { title, more, text, tags }: Text) {
  const kind = id.startsWith('s') ? 'source' : 'note'
  index.put({ id, kind, title, more, textKey: text, tags: tags.map(tagKey), changedAt: 0 }, text)
}

function idsOf(index: WordIndex, query: string): string[] {
  const found = index.search(parseQuery(query), all)
  return found.near.size > 0 ? [] : found.docs.map(({ doc }) => doc.id).sort()
}

// What search means, written the slow way.
function fits({ title, more, text, tags }: Text, clause: Clause): boolean {
  if (clause.kind === 'tag') {
    return tags.some(tag => {
      const key = tagKey(tag)
      return clause.isPrefix ? key.startsWith(clause.key) : key === clause.key || key.startsWith(`${clause.key}/`)
    })
  }
  const fields = clause.isTitle ? [title, ...more] : [title, ...more, text]
  const { words, isPrefix } = clause
  return fields.some(field => {
    const found = wordsIn(field).map(each => each.word)
    return found.some((_, start) =>
      words.every((word, at) => {
        const there = found[start + at]
        return isPrefix && at === words.length - 1 ? there?.startsWith(word) : there === word
      }),
    )
  })
}

function scan(library: Map<string, Text>, query: string): string[] {
  const { all, none } = parseQuery(query)
  if (all.length + none.length === 0) return []
  return [...library]
    .filter(([, text]) => all.every(group => group.some(each => fits(text, each))))
    .filter(([, text]) => !none.some(each => fits(text, each)))
    .map(([id]) => id)
    .sort()
}

const words = [
  'aid',
  'aide',
  'a',
  'route',
  'routes',
  'کا',
  'كا',
  'کا\u200Cر',
  'آج',
  'اج',
  'é',
  'E',
  '2012',
  '۲۰۱۲',
  '\uFB01',
  '-',
  "'",
  '\n',
]
const someText = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map(list => list.join(' '))
const someTags = fc.uniqueArray(fc.constantFrom('us', 'US/aid', 'us/aid/x', 'usa', 'کشمير'), { maxLength: 2 })
const someDoc: fc.Arbitrary<Text> = fc.record({
  title: someText,
  more: fc.array(someText, { maxLength: 2 }),
  text: someText,
  tags: someTags,
})
const someId = fc.constantFrom('n1', 'n2', 'n3', 's4', 's5', 's6')
const someStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: someId, doc: someDoc }) },
  { weight: 2, arbitrary: fc.record({ remove: someId }) },
  { weight: 1, arbitrary: fc.constant('merge' as const) },
  { weight: 2, arbitrary: fc.constant('search' as const) },
  { weight: 1, arbitrary: fc.constant('reload' as const) },
)
const someQuery = fc
  .array(
    fc.constantFrom(
      ...words,
      ...[
        'ai',
        '-aid',
        '"aid route',
        '"a aid"',
        '"کا آج"',
        '-"a aid"',
        'tag:us ',
        'tag:us/a',
        '-tag:US/aid',
        'tag:usa',
      ],
      ...['title:aid', 'title:"a é"', '-title:e', 'OR', 'NOT', 'a-aid', 'nothing', ' '],
    ),
    { maxLength: 4 },
  )
  .map(list => list.join(' '))

describe('the index', () => {
  test('finds what a scan of every text finds, after any edits, deletions, merges and reloads', () => {
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 14 }), fc.array(someQuery, { maxLength: 6 }), (steps, queries) => {
        const library = new Map<string, Text>()
        let index = new WordIndex()
        for (const step of steps) {
          if (step === 'merge') index.whole()
          else if (step === 'search') index.search(parseQuery('a'), all)
          else if (step === 'reload') index = new WordIndex([unpackSegment(packSegment(index.whole()))])
          else if ('put' in step) {
            library.set(step.put, step.doc)
            put(index, step.put, step.doc)
          } else {
            library.delete(step.remove)
            index.remove(step.remove)
          }
        }
        for (const query of queries) expect([query, idsOf(index, query)]).toEqual([query, scan(library, query)])
        expect(index.size).toBe(library.size)
      }),
      { numRuns: 400 },
    )
  })

  test('is the same after it was kept and loaded', () => {
    fc.assert(
      fc.property(fc.array(someDoc, { maxLength: 6 }), docs => {
        const index = new WordIndex()
        for (const [at, doc] of docs.entries()) put(index, `n${at}`, doc)
        const whole = index.whole()
        expect(unpackSegment(packSegment(whole))).toEqual(whole)
      }),
    )
  })

  test('a phrase does not reach from one field into the next', () => {
    const index = new WordIndex()
    put(index, 'n1', { title: 'Military', more: ['aid', 'to Pakistan'], text: 'since 1954', tags: [] })
    for (const query of ['"military aid"', '"aid to"', '"pakistan since"']) expect(idsOf(index, query)).toEqual([])
    expect(idsOf(index, '"to pakistan"')).toEqual(['n1'])
  })

  test('a damaged or foreign pack is refused', () => {
    const index = new WordIndex()
    put(index, 'n1', { title: 'Aid', more: [], text: 'to the region', tags: [] })
    const pack = packSegment(index.whole())
    const damaged = structuredClone(pack)
    new Uint8Array(damaged.parts[4]!)[0]! ^= 1
    expect(() => unpackSegment(damaged)).toThrow(DamagedIndex)
    expect(() => unpackSegment({ ...pack, format: 0 })).toThrow(DamagedIndex)
    expect(() => unpackSegment({ ...pack, parts: pack.parts.slice(1) })).toThrow(DamagedIndex)
    expect(() => unpackSegment({ ...pack, docs: pack.docs.replace('Aid', 'Aim') })).toThrow(DamagedIndex)
  })
})

describe('order', () => {
  const plain = { more: [], tags: [] }
  const long = 'and much else that was said at length about other things in other places '.repeat(3)

  function orderOf(docs: Record<string, Partial<Text>>, query: string): string[] {
    const index = new WordIndex()
    for (const [id, doc] of Object.entries(docs)) put(index, id, { title: '', text: long, ...plain, ...doc })
    return index.search(parseQuery(query), all).docs.map(({ doc }) => doc.id)
  }

  test('a title before a text, more often before once, rare words before common ones', () => {
    expect(
      orderOf(
        { n1: { text: `${long} regret` }, n2: { title: 'Regret' }, n3: { text: `${long} regret regret` } },
        'regret',
      ),
    ).toEqual(['n2', 'n3', 'n1'])
    const docs = { n1: { text: `aid ${long}` }, n2: { text: `regret ${long}` }, n3: { text: `aid and ${long}` } }
    expect(orderOf(docs, 'aid OR regret')[0]).toBe('n2')
  })

  test('an alias counts as a title', () => {
    expect(orderOf({ n1: { text: `isi ${long}` }, n2: { more: ['ISI'] } }, 'isi')).toEqual(['n2', 'n1'])
  })

  test('the newer of two equals comes first', () => {
    const index = new WordIndex()
    const day = 24 * 3600 * 1000
    for (const [id, changedAt] of [
      ['n1', 0],
      ['n2', 900 * day],
      ['n3', 300 * day],
    ] as const) {
      index.put({ id, kind: 'note', title: '', more: [], textKey: '', tags: [], changedAt }, 'aid')
    }
    const found = index.search(parseQuery('aid'), { ...all, now: 1000 * day })
    expect(found.docs.map(({ doc }) => doc.id)).toEqual(['n2', 'n3', 'n1'])
  })
})

describe('what is counted', () => {
  const index = new WordIndex()
  for (const id of ['n1', 'n2', 's1', 's2', 's3']) put(index, id, { title: id, more: [], text: 'aid', tags: [] })

  test('every kind is counted, the one asked for is given, no more than asked for', () => {
    const found = index.search(parseQuery('aid'), { limit: 2, kinds: ['source'], now: 0 })
    expect(found.counts).toEqual({ note: 2, source: 3, highlight: 0 })
    expect(found.total).toBe(3)
    expect(found.docs.map(({ doc }) => doc.kind)).toEqual(['source', 'source'])
  })

  test('nothing asked, nothing found', () => {
    expect(index.search(parseQuery(' "" - tag: '), all).total).toBe(0)
  })
})

describe('near spellings', () => {
  const index = new WordIndex()
  const put1 = (id: string, text: string) => put(index, id, { title: '', more: [], text, tags: [] })
  put1('n1', 'Seven months at Torkham')
  put1('n2', 'The Salala incident')
  put1('n3', 'پاکستان اور امریکہ')
  put1('n4', 'Coalition support')
  const near = (query: string) => {
    const found = index.search(parseQuery(query), all)
    return [found.docs.map(({ doc }) => doc.id), [...found.near.values()].flat().map(each => each.word)]
  }

  test.each([
    ['a letter too few', 'torkam ', 'n1', 'torkham'],
    ['a letter too many', 'sallala ', 'n2', 'salala'],
    ['two swapped', 'slaala ', 'n2', 'salala'],
    ['two wrong in a long word', 'coilitian ', 'n4', 'coalition'],
    ['while still typing', 'coilit', 'n4', 'coalition'],
    ['Urdu', 'پاکشتان ', 'n3', 'پاکستان'],
    ['beside a word that is there', 'months torkhan ', 'n1', 'torkham'],
  ])('%s', (_, query, id, word) => {
    expect(near(query)).toEqual([[id], [word]])
  })

  test.each(['xyz ', 'tork-ham ', '"sallala incident" ', 'quetta '])('none for %j', query => {
    expect(near(query)[0]).toEqual([])
  })

  test('not where the word itself is found', () => {
    put1('n5', 'torkam')
    expect(near('torkam ')).toEqual([['n5'], []])
  })
})
