import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Anchor, type Canonical, findAnchor, locatorOf, makeAnchor } from './anchor.ts'

const canonicalOf = (paragraphs: string[]): Canonical => {
  const blocks: number[] = []
  let text = ''
  for (const paragraph of paragraphs) {
    if (text) text += '\n\n'
    blocks.push(text.length)
    text += paragraph
  }
  return { text, blocks }
}

const PARAGRAPHS = [
  'On the first day of the talks nobody spoke about the road, and the minutes say so without shame.',
  'The second day began with the price of a container. Both delegations had a figure, and neither moved.',
  'Reimbursements were promised for the third quarter. They were paid in the fifth, after two letters.',
  'In the end the road was opened by a sentence that each capital could read aloud to its own people.',
]
const TEXT = canonicalOf(PARAGRAPHS)

const anchorOf = (words: string, canonical = TEXT): Anchor => {
  const start = canonical.text.indexOf(words)
  return makeAnchor(canonical, start, start + words.length)
}
const foundWords = (canonical: Canonical, anchor: Anchor): string => {
  const found = findAnchor(canonical, anchor)
  return found.state === 'lost' ? 'lost' : `${found.state}: ${canonical.text.slice(found.start, found.end)}`
}

describe('an anchor', () => {
  it('keeps the words, their place and what surrounds them', () => {
    const anchor = anchorOf('the price of a container')
    expect(anchor).toMatchObject({ block: 1, blockOffset: 26, repeats: 1, exact: 'the price of a container' })
    expect(TEXT.text.slice(anchor.start, anchor.end)).toBe(anchor.exact)
    expect(anchor.suffix.startsWith('. Both')).toBe(true)
    expect(locatorOf(TEXT, anchor.start)).toBe('¶ 2')
  })

  it('leaves out white space at the ends and refuses nothing but white space', () => {
    const start = TEXT.blocks[1]! - 2
    expect(makeAnchor(TEXT, start, start + 12).exact).toBe('The second')
    expect(() => makeAnchor(TEXT, start, start + 2)).toThrow('no words')
  })

  it('does not cut a letter in two', () => {
    const text = `${'𝒜'.repeat(60)} here ${'𝒜'.repeat(60)}`
    const anchor = anchorOf('here', { text, blocks: [0] })
    for (const side of [anchor.prefix, anchor.suffix]) expect(side.isWellFormed()).toBe(true)
  })
})

describe('finding a passage again', () => {
  const quote = 'Both delegations had a figure, and neither moved.'
  const anchor = anchorOf(quote)

  it('is exact where nothing changed', () => {
    expect(foundWords(TEXT, anchor)).toBe(`exact: ${quote}`)
  })

  it('is exact in the same place of the same block, whatever stands before', () => {
    const edited = canonicalOf([`A long new opening. ${PARAGRAPHS[0]}`, ...PARAGRAPHS.slice(1)])
    expect(foundWords(edited, anchor)).toBe(`exact: ${quote}`)
  })

  it('is moved where blocks came before it', () => {
    expect(foundWords(canonicalOf(['New.', 'Newer.', ...PARAGRAPHS]), anchor)).toBe(`moved: ${quote}`)
  })

  it('is moved with the same words in other surroundings', () => {
    const edited = canonicalOf([PARAGRAPHS[0]!, PARAGRAPHS[3]!, 'A summary without a word of the above.', quote])
    expect(foundWords(edited, anchor)).toBe(`moved: ${quote}`)
  })

  it.each([
    ['a changed word', 'Both delegations had a number, and neither moved.'],
    ['a word more', 'Both of the delegations had a figure, and neither moved.'],
    ['other white space', 'Both delegations had  a figure,\nand neither moved.'],
    ['capitals', 'BOTH DELEGATIONS HAD A FIGURE, AND NEITHER MOVED.'],
  ])('is approximate with %s', (_, now) => {
    const edited = canonicalOf(PARAGRAPHS.map(p => p.replace(quote, now)))
    expect(foundWords(edited, anchor)).toBe(`approximate: ${now}`)
  })

  it('is approximate where only quotation marks and dashes differ, with nearly full score', () => {
    const then = canonicalOf([PARAGRAPHS[0]!, 'He called it "a road" - nothing more - and left.', PARAGRAPHS[1]!])
    const now = canonicalOf([PARAGRAPHS[0]!, 'He called it “a road” — nothing more — and left.', PARAGRAPHS[1]!])
    const found = findAnchor(now, anchorOf('it "a road" - nothing more -', then))
    expect(found).toMatchObject({ state: 'approximate', score: 0.99 })
  })

  it('is lost when the passage is gone', () => {
    expect(foundWords(canonicalOf(PARAGRAPHS.filter((_, i) => i !== 1)), anchor)).toBe('lost')
    expect(foundWords({ text: '', blocks: [] }, anchor)).toBe('lost')
  })

  it('is lost when a near repeat stands elsewhere and the passage is gone', () => {
    const edited = canonicalOf([
      PARAGRAPHS[0]!,
      PARAGRAPHS[2]!,
      'Later still: both delegations had a figure, and each moved.',
    ])
    expect(foundWords(edited, anchor)).toBe('lost')
  })

  it('does not take a short word elsewhere for the one that is gone', () => {
    expect(foundWords(canonicalOf([PARAGRAPHS[0]!, PARAGRAPHS[1]!, PARAGRAPHS[2]!]), anchorOf('road was opened'))).toBe(
      'lost',
    )
    const road = TEXT.text.lastIndexOf('road')
    expect(foundWords(canonicalOf(PARAGRAPHS.slice(0, 3)), makeAnchor(TEXT, road, road + 4))).toBe('lost')
  })

  it('tells repeats apart by what surrounds them', () => {
    const paragraphs = [
      `First: ${quote}`,
      'The cables from Kabul say otherwise.',
      `Again, in June: ${quote} Nobody minuted it.`,
    ]
    const text = canonicalOf(paragraphs)
    const start = text.text.lastIndexOf(quote)
    const second = makeAnchor(text, start, start + quote.length)
    expect(second.repeats).toBe(2)
    const edited = canonicalOf([paragraphs[2]!, paragraphs[1]!, paragraphs[0]!])
    const found = findAnchor(edited, second)
    expect(found).toMatchObject({ state: 'moved', start: 'Again, in June: '.length })
    expect(foundWords(canonicalOf([paragraphs[0]!, paragraphs[1]!]), second)).toBe('lost')
  })

  it('gives up on repeats that nothing tells apart once one of them is gone', () => {
    const same = 'The spokesman declined to comment on the matter.'
    const text = canonicalOf([same, same, same, same, same])
    const third = makeAnchor(text, text.blocks[2]!, text.blocks[2]! + same.length)
    expect(findAnchor(text, third)).toMatchObject({ state: 'exact', start: text.blocks[2] })
    expect(findAnchor(canonicalOf([same, same, same, same]), third)).toEqual({ state: 'lost' })
  })
})

const ENGLISH = (
  'embassy aid corridor minister waiver congress transit fuel treaty border hearing letter convoy budget quarter ' +
  'assistance the of and in to on by with for a new delegation Islamabad Washington Karachi Torkham tariff minerals ' +
  'reimbursement statement memo cable counsel envoy partnership training equipment spare parts licence clause annex'
).split(' ')
const URDU = (
  'پاکستان امریکا معاہدہ وزیر سفیر امداد سرحد راہداری تجارت کانگریس اعلامیہ مذاکرات وفد کے کی کا میں اور سے پر نے ' +
  'تعلقات دفاع معدنیات محصول خط سماعت ملاقات دورہ خارجہ داخلہ سرمایہ کاری تعاون علاقائی استحکام پالیسی حکومت'
).split(' ')

type Token = { id: number; word: string }
type Page = Token[][]

const render = (page: Page): { canonical: Canonical; spans: Map<number, [number, number]> } => {
  const spans = new Map<number, [number, number]>()
  const blocks: number[] = []
  let text = ''
  for (const tokens of page) {
    if (tokens.length === 0) continue
    if (text) text += '\n\n'
    blocks.push(text.length)
    for (const [i, { id, word }] of tokens.entries()) {
      if (i > 0) text += ' '
      spans.set(id, [text.length, text.length + word.length])
      text += word
    }
  }
  return { canonical: { text, blocks }, spans }
}

const random = (seed: number) => () => {
  seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
  return ((seed ^ (seed >>> 13)) >>> 0) / 2 ** 32
}

/** A page with repeated sentences planted, an edit of about 5 % of its words, and many highlights. */
function world(seed: number, words: string[]) {
  const next = random(seed)
  const upTo = (n: number): number => Math.floor(next() * n)
  let id = 0
  let last = ''
  // No word twice in a row: when one of two is gone, nobody can say which.
  const fresh = (): string => {
    const word = words[upTo(words.length)]!
    return word === last ? fresh() : word
  }
  const token = (): Token => {
    last = fresh()
    return { id: id++, word: last + (next() < 0.1 ? '.' : '') }
  }
  const repeated = Array.from({ length: 8 }, token)
  let planted = 0
  const before: Page = Array.from({ length: 6 + upTo(24) }, (_, at) => {
    const tokens = Array.from({ length: 8 + upTo(60) }, token)
    // Not side by side: where all between two repeats is cut out, it cannot be told which of them is left.
    if (at > planted + 2 && next() < 0.4) {
      tokens.splice(upTo(tokens.length), 0, ...repeated.map(t => ({ id: id++, word: t.word })))
      planted = at
    }
    return tokens
  })
  const after = before
    .filter(() => next() > 0.04)
    .map(tokens => tokens.flatMap(t => (next() > 0.05 ? [t] : [[], [token()], [t, token()]][upTo(3)]!)))
  if (next() < 0.3) after.unshift(Array.from({ length: 20 }, token))
  const highlights = Array.from({ length: 25 }, () => {
    const all = before.flat()
    const from = upTo(all.length)
    return all.slice(from, from + 1 + upTo(next() < 0.2 ? 120 : 20))
  })
  return { before, after, highlights }
}

/** Between the nearest words that are still there on either side: where the passage stands, or stood. */
function placeNow(
  all: Token[],
  tokens: Token[],
  spans: Map<number, [number, number]>,
  length: number,
): [number, number] {
  const before = all.slice(0, all.indexOf(tokens[0]!)).findLast(t => spans.has(t.id))
  const after = all.slice(all.indexOf(tokens[tokens.length - 1]!) + 1).find(t => spans.has(t.id))
  return [before ? spans.get(before.id)![1] : 0, after ? spans.get(after.id)![0] : length]
}

type Tally = { kept: number; found: number; changed: number; followed: number }

function checkWorld(seed: number, words: string[], tally: Tally): void {
  const { before, after, highlights } = world(seed, words)
  const then = render(before)
  const now = render(after)
  const { text } = now.canonical
  for (const tokens of highlights) {
    const start = then.spans.get(tokens[0]!.id)![0]
    const end = then.spans.get(tokens[tokens.length - 1]!.id)![1]
    const anchor = makeAnchor(then.canonical, start, end)
    const found = findAnchor(now.canonical, anchor)
    const left = tokens.flatMap(t => (now.spans.has(t.id) ? [now.spans.get(t.id)!] : []))
    const whole = left.length === tokens.length && text.slice(left[0]![0], left[left.length - 1]![1]) === anchor.exact
    if (whole && tokens.length >= 4) tally.kept++
    if (!whole && tokens.length >= 12 && left.length >= tokens.length * 0.9) tally.changed++
    if (found.state === 'lost') continue
    const about = `${found.state} “${anchor.exact}” as “${text.slice(found.start, found.end)}”, seed ${seed}`
    if (found.state !== 'approximate') expect(text.slice(found.start, found.end), about).toBe(anchor.exact)
    else expect(found.score, about).toBeGreaterThan(0.7)
    const [from, to] = placeNow(before.flat(), tokens, now.spans, text.length)
    expect(
      from < found.end && to > found.start,
      `wrong place: ${about} ${JSON.stringify({ anchor, found, c: text.slice(found.start - 70, found.end + 70), t: text.slice(from - 70, to + 70), n: text.split(anchor.exact).length - 1 })}`,
    ).toBe(true)
    if (whole && tokens.length >= 4 && found.state !== 'approximate') tally.found++
    if (!whole && tokens.length >= 12 && left.length >= tokens.length * 0.9) tally.followed++
  }
}

describe('after an edit of 5 % of the text', () => {
  it.each([
    ['English', ENGLISH],
    ['Urdu', URDU],
  ])('every %s highlight is exact, moved, approximate or lost, and none is silently wrong', (_, words) => {
    const tally: Tally = { kept: 0, found: 0, changed: 0, followed: 0 }
    fc.assert(
      fc.property(fc.integer(), seed => checkWorld(seed, words, tally)),
      // Seeds that do not change, since about one world in 4,000 is one that cannot be decided; 3,000 others were tried.
      { numRuns: Number(process.env.SEEDS ?? 60), seed: Number(process.env.SEED ?? 1947) },
    )
    // Caution must not be had by losing everything: passages still there are found, and most of the changed ones too.
    if (process.env.SEEDS) console.log(tally)
    expect(tally.found / tally.kept).toBeGreaterThan(0.97)
    expect(tally.followed / tally.changed).toBeGreaterThan(0.75)
  })

  it('is not thrown by any text', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', ' ', '\n\n', '“', 'ک', 'ك', '𝒜', '\u0000'), { maxLength: 60 })
    fc.assert(
      fc.property(letters, letters, fc.nat(), fc.nat(), (a, b, from, length) => {
        const then = { text: a.join(''), blocks: [0] }
        const now = { text: b.join(''), blocks: [0] }
        const start = from % (then.text.length + 1)
        const end = Math.min(then.text.length, start + length)
        if (then.text.slice(start, end).trim() === '') return
        const found = findAnchor(now, makeAnchor(then, start, end))
        if (found.state === 'lost') return
        expect(found.start).toBeLessThan(found.end)
        expect(found.end).toBeLessThanOrEqual(now.text.length)
      }),
    )
  })

  it('finds 2,000 letters in a million without counting every pair', () => {
    const next = random(7)
    const words = Array.from({ length: 160_000 }, () => ENGLISH[Math.floor(next() * ENGLISH.length)]!)
    const text = words.join(' ')
    const start = text.indexOf(' ', 600_000) + 1
    const anchor = makeAnchor({ text, blocks: [0] }, start, start + 2000)
    const edited = `${text.slice(0, start + 700)}something else entirely ${text.slice(start + 700)}`
    const found = findAnchor({ text: edited, blocks: [0] }, anchor)
    expect(found.state).toBe('approximate')
    expect(found.state !== 'lost' && Math.abs(found.start - start)).toBeLessThan(30)
  })
})
