import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCanonical } from './canonical.ts'

const bodyOf = (html: string): HTMLElement => new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body
const textOf = (html: string): string => readCanonical(bodyOf(html)).text

describe('the text of a document', () => {
  it.each([
    ['joins blocks by an empty line', '<h1>Title</h1><p>One.</p><p>Two.</p>', 'Title\n\nOne.\n\nTwo.'],
    ['collapses white space', '<p>  one \n\t two  </p>\n <p>three</p>', 'one two\n\nthree'],
    ['collapses white space across elements', '<p>one <b> two</b> <i> </i> three</p>', 'one two three'],
    ['keeps words of neighbouring elements together', '<p>Torkh<b>am</b></p>', 'Torkham'],
    ['breaks lines', '<p>one <br> two<br><br>three<br></p>', 'one\ntwo\n\nthree'],
    ['keeps preformatted text', '<pre>a\n   b  c\n</pre><p>d</p>', 'a\n   b  c\n\nd'],
    ['leaves out what is not shown', '<p>a<script>b</script><style>c</style><span hidden>d</span><!--e--></p>', 'a'],
    [
      'keeps a no-break space inside, drops blocks of nothing else',
      '<p>a&nbsp;b</p><p>&nbsp;</p><p>c</p>',
      'a\u00a0b\n\nc',
    ],
    ['reads cells as blocks', '<table><tr><td>a</td><td>b</td></tr></table>', 'a\n\nb'],
    ['splits a block around the block within it', '<div>a<p>b</p>c</div>', 'a\n\nb\n\nc'],
    ['reads Urdu as it stands', '<p dir="rtl">پاکستان  اور\nامریکا</p>', 'پاکستان اور امریکا'],
    ['is empty for nothing', '<div> <br> </div>', ''],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })

  it('knows where each block starts', () => {
    const { text, blocks } = readCanonical(bodyOf('<h1>Ab</h1><p>&nbsp;</p><ul><li>cd<li>ef</ul>'))
    expect(blocks.map(at => text.slice(at, at + 2))).toEqual(['Ab', 'cd', 'ef'])
  })

  it('does not run out of stack', () => {
    const top = document.createElement('div')
    let inner: HTMLElement = top
    for (let i = 0; i < 30_000; i++) {
      const next = document.createElement('div')
      inner.append(next)
      inner = next
    }
    inner.append('deep')
    expect(readCanonical(top).text).toBe('deep')
  })
})

const word = fc.constantFrom('Torkham', 'aid', ' ', '  ', '\n', '\u00a0', 'a', 'معاہدہ', '—', '<br>', '𝒜', '<i> </i>')
const inline = fc.array(word, { maxLength: 8 }).map(words => words.join(''))
const block = fc.oneof(
  inline.map(t => `<p>${t}</p>`),
  fc.tuple(inline, inline, inline).map(([a, b, c]) => `<div>${a}<p>${b} <b>${c}</b></p> ${a}</div>`),
  inline.map(t => `<pre>\n${t}\n</pre>`),
  fc.tuple(inline, inline).map(([a, b]) => `<ul><li>${a}<ul><li>${b}</ul></ul>`),
  inline,
)
const page = fc.array(block, { maxLength: 6 }).map(blocks => blocks.join('\n'))

describe('offsets and places', () => {
  it('round trip', () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.nat(), (html, a, b) => {
        const canonical = readCanonical(bodyOf(html))
        const { text } = canonical
        if (text.length === 0) return
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        const range = canonical.rangeOf(start, end)
        const from = canonical.offsetOf(range.startNode, range.startOffset)
        const to = canonical.offsetOf(range.endNode, range.endOffset)
        if (!isGap(canonical, start)) expect(from).toBe(start)
        if (!isGap(canonical, end - 1)) expect(to).toBe(end)
      }),
      { numRuns: 400 },
    )
  })

  it('never leave the text, wherever the place is', () => {
    fc.assert(
      fc.property(page, html => {
        const body = bodyOf(html)
        const canonical = readCanonical(body)
        let before = 0
        for (const [node, offset] of placesIn(body)) {
          const at = canonical.offsetOf(node, offset)
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(canonical.text.length)
          if (node.nodeType === 3) {
            // Of two spaces shown as one, the second counts as the first.
            expect(at + 1).toBeGreaterThanOrEqual(before)
            before = at
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('point at the words they came from', () => {
    const body = bodyOf('<p>At <b>Torkham</b> the  gates</p><p>closed</p>')
    const canonical = readCanonical(body)
    const start = canonical.text.indexOf('Torkham the gates')
    const range = canonical.rangeOf(start, start + 'Torkham the gates\n\nclosed'.length)
    expect(range.startNode.nodeValue).toBe('Torkham')
    expect([range.startOffset, range.endNode.nodeValue, range.endOffset]).toEqual([0, 'closed', 6])
  })

  it('are the same when the same HTML is read again', () => {
    fc.assert(
      fc.property(page, html => {
        const first = readCanonical(bodyOf(html))
        const frame = document.implementation.createHTMLDocument('')
        frame.body.innerHTML = `<article>${html}</article>`
        const second = readCanonical(frame.body)
        expect(second.text).toBe(first.text)
        expect(second.blocks).toEqual(first.blocks)
      }),
    )
  })
})

function isGap({ text, blocks }: { text: string; blocks: number[] }, at: number): boolean {
  return blocks.some(start => start > 0 && (at === start - 1 || at === start - 2)) && text[at] === '\n'
}

function placesIn(root: Node): [Node, number][] {
  const places: [Node, number][] = []
  const visit = (node: Node): void => {
    const length = node.nodeType === 3 ? (node.nodeValue ?? '').length : node.childNodes.length
    for (let offset = 0; offset <= length; offset++) {
      places.push([node, offset])
      const child = node.nodeType === 1 ? node.childNodes[offset] : undefined
      if (child) visit(child)
    }
  }
  visit(root)
  return places
}
