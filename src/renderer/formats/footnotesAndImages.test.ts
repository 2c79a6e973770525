import { describe, expect, test } from 'vitest'
import { blocksFromTree, type Meanings, markdownTree, type Names } from '#editor/convert.ts'
import { parseMarkdown, printMarkdown } from './markdownTree.ts'

const names: Names = {
  fileOf: () => null,
  titleOf: () => null,
  citationOf: () => '',
  tagAs: tag => tag,
  imageAt: file => (file === 'f1' ? '../sources/originals/f1.png' : null),
}
const told: string[] = []
const meanings: Meanings = {
  linkTo: name => ({ target: 'n', targetKind: 'note', title: name }),
  fileAt: () => null,
  tagOf: tag => tag,
  imageAt: path => (/(^|\/)(f1|gate)\.png$/.test(path) ? 'f1' : null),
  tell: (what, words) => told.push(`${what}: ${words}`),
}
const read = (markdown: string) => blocksFromTree(parseMarkdown(markdown), meanings)
const write = (blocks: unknown[]) => printMarkdown(markdownTree(blocks, names))

const text = (words: string, format = 0) => ({
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text: words,
  type: 'text',
  version: 1,
})
const frame = { direction: null, format: '', indent: 0, version: 1 }
const p = (...children: object[]) => ({ children, ...frame, type: 'paragraph', textFormat: 0, textStyle: '' })
const footnote = (...content: object[]) => ({ type: 'footnote', version: 1, content })
const image = (alt: string, width: number | null) => ({ type: 'image', version: 1, file: 'f1', alt, width })

describe('footnotes', () => {
  test('go out as Markdown calls them, with numbers that follow, and come back as they were', () => {
    const blocks = [
      p(
        text('Paid'),
        footnote(p(text('See '), text('Dawn', 2), text('.'))),
        text(' twice'),
        footnote(p(text('No.')), p(text('Yes.'))),
      ),
      p(text('On.')),
    ]
    const markdown = write(blocks)
    expect(markdown).toBe('Paid[^1] twice[^2]\n\nOn.\n\n[^1]: See *Dawn*.\n\n[^2]: No.\n\n    Yes.\n')
    expect(read(markdown)).toEqual(blocks)
  })

  test('an empty one, and one that holds what Markdown cannot say there, are kept as they are', () => {
    const blocks = [p(text('a'), footnote()), p(text('b'), footnote(p(text('x')), { type: 'image', file: 'f1' }))]
    expect(read(write(blocks))).toEqual(blocks)
  })

  test('one that is called twice says the same twice; one that nobody calls, or says nothing, stays as it is written', () => {
    expect(read('a[^x] b[^x]\n\n[^x]: words')).toEqual([
      p(text('a'), footnote(p(text('words'))), text(' b'), footnote(p(text('words')))),
    ])
    expect(JSON.stringify(read('a[^y]\n\n[^x]: words'))).toMatch(/a\[\^y\].*\[\^x\]: words/)
  })

  test('one in another does not go round', () => {
    expect(JSON.stringify(read('a[^1]\n\n[^1]: b[^1] c[^2]\n\n[^2]: d'))).toMatch(/b\[\^1\] c.*\[\^2\]: d/)
  })

  test('a long one that is called often does not grow the note beyond bounds', () => {
    const markdown = `${'x[^1] '.repeat(3000)}\n\n[^1]: ${'word '.repeat(2000)}`
    expect(JSON.stringify(read(markdown)).length).toBeLessThan(1_000_000)
  })
})

describe('images', () => {
  test('go out with their width as Obsidian counts it, and come back', () => {
    const blocks = [p(text('Before')), image('The gate', 60), image('', null)]
    const markdown = write(blocks)
    expect(markdown).toBe(
      'Before\n\n![The gate|420](../sources/originals/f1.png)\n\n![](../sources/originals/f1.png)\n',
    )
    expect(read(markdown)).toEqual(blocks)
  })

  test.each([
    ['![[gate.png]]', [image('', null)]],
    ['![[maps/gate.png|300]]', [image('', 43)]],
    ['![[gate.png|The gate]]', [image('The gate', null)]],
    ['![The gate|300x200](gate.png)', [image('The gate', 43)]],
    ['See\n![x](gate.png)\nthen', [p(text('See')), image('x', null), p(text('then'))]],
    ['![1984](gate.png)', [image('', 100)]],
  ])('%s', (markdown, blocks) => expect(read(markdown)).toEqual(blocks))

  test('one that is not there stays as it is written, and is told', () => {
    told.length = 0
    expect(read('![a](../../etc/passwd.png) and ![[gone.png|200]]')).toEqual([
      p(text('![a](../../etc/passwd.png) and ![[gone.png|200]]')),
    ])
    expect(told).toEqual(['image: ![a](../../etc/passwd.png)', 'image: ![[gone.png|200]]'])
  })

  test('one whose file is gone is kept as it is', () => {
    const gone = { ...image('a', 20), file: 'f2' }
    expect(read(write([gone]))).toEqual([gone])
  })
})
