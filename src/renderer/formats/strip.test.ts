import { describe, expect, it } from 'vitest'
import { slim, strip } from './strip.ts'

const texts = (html: string): string[] => strip(html, 1e9).blocks.map(b => b.text.replace(/\s+/g, ' ').trim())

describe('the bare text of a page', () => {
  it.each([
    ['blocks', '<h1>A</h1><p>b <i>c</i></p><ul><li>d<li>e</ul>', ['A', 'b c', 'd', 'e']],
    ['line ends', 'a<br>b<hr/>c', ['a', 'b', 'c']],
    ['scripts and styles', '<p>a<script>if (a<b) "</p>"</script>b<style>p{}</style></p>', ['ab']],
    ['a script full of markup', `<script>x = "<a href='"; y = '<!--'</script><p>a</p><p>b's</p>`, ['a', "b's"]],
    ['a script that never ends', '<p>a</p><script>evil(', ['a']],
    ['comments', '<p>a<!-- <p>b</p> -->c</p><!-- open', ['ac']],
    ['attributes with brackets', '<p title="a > b" data-x=\'>\'>c</p>', ['c']],
    ['a stray quote in a tag', "<p class=it's>a</p><p>b</p>", ['a', 'b']],
    [
      'entities',
      '<p>a &amp; b &mdash; &#1662;&#x6A9; &lt;p&gt; &nothing; &#0;</p>',
      ['a & b — پک <p> &nothing; \ufffd'],
    ],
    ['a less-than sign', '<p>3 < 4 and <3</p>', ['3 < 4 and <3']],
    ['nothing', '<div></div>', []],
  ])('with %s', (_, html, expected) => {
    expect(texts(html)).toEqual(expected)
  })

  it('knows the title and stops in time', () => {
    expect(strip('<title>A &amp;\n B</title><p>c', 100).title).toBe('A & B')
    expect(strip('<p>word</p>'.repeat(1000), 40).blocks.length).toBeLessThan(15)
  })

  it.each([
    ['open angles', '<'.repeat(2_000_000)],
    ['open tags', '<a '.repeat(700_000)],
    ['open quotes', '<a b="'.repeat(350_000)],
    ['open scripts', '<noscript>'.repeat(200_000)],
    ['open comments', '<!--'.repeat(500_000)],
    ['nested blocks', '<div>'.repeat(400_000)],
    ['one line', `<p>${'word '.repeat(400_000)}`],
  ])('does not stumble over two megabytes of %s', (_, html) => {
    const begun = Date.now()
    strip(html, 5_000_000)
    slim(html)
    // Linear work takes a fraction of a second; anything else would take minutes.
    expect(Date.now() - begun).toBeLessThan(15_000)
  })
})

describe('a lighter page', () => {
  it.each([
    ['handlers', '<p onclick="evil()" lang=ur/onload=evil()>a</p>', '<p lang="ur/onload=evil()">a</p>'],
    ['styles and bases', '<base href=x><style>p</style><p style="color:red" class=b>a', '<p class="b">a'],
    ['what would become a tag when put together', '<<!-- -->img onerror=evil()>', '&lt;img onerror=evil()>'],
    ['quotes in values', `<a href='x" onclick="evil()'>a</a>`, '<a href="x&quot; onclick=&quot;evil()">a</a>'],
    ['raw text', '<noscript><p title="</noscript><img onerror=evil()>">', '<img>">'],
  ])('has no %s', (_, html, expected) => {
    expect(slim(html)).toBe(expected)
  })

  it('keeps words, links and JSON-LD, and drops what is never read', () => {
    const html =
      '<script type="application/ld+json">{"a":1}</script><script>evil()</script><style>x</style><p>a <a href="b">c</a></p>' +
      `<img alt="d" src="data:image/png;base64,${'A'.repeat(9000)}"><svg><path d="1"/></svg><!-- e -->`
    expect(slim(html)).toBe(
      '<script type="application/ld+json">{"a":1}</script><p>a <a href="b">c</a></p><img alt="d">',
    )
  })
})
