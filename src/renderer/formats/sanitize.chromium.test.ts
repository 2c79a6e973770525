import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Formats } from './fixtures/chromiumEntry.ts'
import { HOSTILE } from './fixtures/hostile.ts'
import { chromiumHere, openFormats } from './fixtures/inChromium.ts'

declare const formats: Formats
declare global {
  var evil: unknown
  var ran: number
}

/**
 * Cleans, shows the result as the reader does, and tells what is in it that may not be. Runs in the page; a DOM made
 * for tests parses hostile HTML otherwise than browsers do, and DOMPurify does not work on it.
 */
function judge(html: string): { harm: string[]; again: boolean; safe: string } {
  const allowed = new Set('href lang dir colspan rowspan start reversed scope datetime'.split(' '))
  const forbidden =
    'script,style,link,meta,base,iframe,object,embed,form,input,button,select,textarea,img,picture,source,video,audio,svg,math,template,noscript,slot,dialog,frame,applet'
  const safe = formats.sanitize(html)
  const harm: string[] = []
  const places = [
    new DOMParser().parseFromString(`<article>${safe}</article>`, 'text/html').body,
    document.createElement('div'),
  ]
  places[1]!.innerHTML = safe
  document.body.replaceChildren(places[1]!)
  for (const place of places) {
    for (const element of place.querySelectorAll(forbidden)) harm.push(element.nodeName)
    for (const element of place.querySelectorAll('*')) {
      if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') harm.push(element.nodeName)
      for (const { name, value } of element.attributes) {
        // A browser cannot take `is` away again; DOMPurify empties it.
        if (!allowed.has(name) && !(name === 'is' && value === '')) harm.push(`${element.nodeName}[${name}]`)
        if (name === 'href' && !/^(?:https?|mailto):/i.test(value)) harm.push(value)
      }
    }
  }
  return { harm, again: formats.sanitize(safe) === safe, safe }
}

const found = await chromiumHere()

describe.skipIf(!found.path)('in a browser', () => {
  let page: Page
  let asked: string[]
  let close: () => Promise<void>
  beforeAll(async () => {
    const opened = await openFormats(found)
    page = opened.page
    asked = opened.asked
    close = opened.close
    await page.evaluate(() => {
      globalThis.ran = 0
      globalThis.evil = () => globalThis.ran++
    })
  }, 60_000)
  afterAll(() => close?.())

  const clean = (html: string) => page.evaluate(judge, html)

  it.each(HOSTILE)('a page with $name comes out harmless, and cleaning twice changes nothing', async ({ html }) => {
    expect(await clean(html)).toMatchObject({ harm: [], again: true })
  })

  it('pages made of pieces of them do too', async () => {
    const pieces = [
      ...HOSTILE.map(h => h.html),
      '<p>',
      '</p>',
      '<table>',
      '<td>',
      '</svg>',
      '<math>',
      '<style>',
      '-->',
      '"',
      "'",
      '</title>',
      'a',
    ]
    let seed = 1947
    const upTo = (n: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      return seed % n
    }
    for (let i = 0; i < 400; i++) {
      const html = Array.from({ length: 1 + upTo(6) }, () => {
        const piece = pieces[upTo(pieces.length)]!
        return upTo(3) ? piece : piece.slice(upTo(piece.length))
      }).join('')
      // Misnested formatting may take two parses to settle; both are harmless.
      const once = await clean(html)
      expect([once.harm, (await clean(once.safe)).harm], html).toEqual([[], []])
    }
  }, 60_000)

  it.each([
    ['structure', '<h2>a</h2><p>b <em>c</em></p><ul><li>d</li></ul><blockquote><p>e</p></blockquote>'],
    [
      'tables',
      '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
    ],
    ['links', '<p><a href="https://a.example/x?y=1&amp;z=2">a</a> <a href="mailto:a@b.example">b</a></p>'],
    ['language and direction', '<p lang="ur" dir="rtl">پاکستان</p>'],
    ['figures with their words', '<figure><figcaption>a</figcaption></figure>'],
  ])('%s may stay', async (_, html) => {
    expect((await clean(html)).safe).toBe(html)
  })

  it('words stay where only their wrapping goes', async () => {
    expect((await clean('<center><font color="red">Torkham</font></center> <main>gate</main>')).safe).toBe(
      'Torkham gate',
    )
  })

  it('nothing ran, and nothing was asked of anybody', async () => {
    expect(await page.evaluate(() => globalThis.ran)).toBe(0)
    expect(asked).toEqual([])
  })
})
