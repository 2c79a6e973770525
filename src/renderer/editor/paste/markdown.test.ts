import fc from 'fast-check'
import { $getRoot } from 'lexical'
import { describe, expect, test } from 'vitest'
import { surroundingsOf } from '../surroundings.ts'
import { aNote, outline, testEditor } from '../testEditor.ts'
import { $linkWords } from './linkWords.ts'
import { $markdownBlocks, looksLikeMarkdown } from './markdown.ts'

function read(text: string): string {
  const editor = testEditor([], {
    notes: [aNote('n1', 'Salala', { aliases: ['SA'] })],
    tagNames: () => [{ tag: '1971', count: 1 }],
  })
  editor.update(
    () =>
      $getRoot()
        .clear()
        .append(...$linkWords($markdownBlocks(text), surroundingsOf(editor))),
    { discrete: true },
  )
  return outline(editor)
}

describe('pasted Markdown', () => {
  test.each([
    ['# One\n\ntext\nmore\n\n## Two ##', 'h1: One / text⏎more / h2: Two'],
    ['One\n===\n\nTwo\n---', 'h1: One / h2: Two'],
    ['- a\n  - b\n    - c\n- d', 'bullet: a · bullet: b · bullet: c · d'],
    ['1. a\n2. b', 'number: a · b'],
    ['- [ ] a\n- [x] b', 'check: a · [x] b'],
    ['- a\n  more\n\n- b', 'bullet: a⏎more · b'],
    ['> a\n> b\n\nc', 'quote: a⏎b / c'],
    ['```js\nlet a = "#x"\n\n[[b]]\n```\nend', 'code: let a = "#x"⏎⏎[[b]] / end'],
    ['a\n\n---\n\n* * *\nb', 'a / horizontalrule / horizontalrule / b'],
    ['**b** *i* __b__ _i_ ~~s~~ `c` ***x***', '{1 b} {2 i} {1 b} {2 i} {4 s} {16 c} {3 x}'],
    ['**b *bi* b** and a*b', '{1 b }{3 bi}{1  b} and a*b'],
    ['snake_case_name 2 * 3 * 4 **open', 'snake_case_name 2 * 3 * 4 **open'],
    ['a **b *c** d', 'a {1 b *c} d'],
    ['\\*not\\* \\# `a*b*`', '*not* # {16 a*b*}'],
    ['[w](https://x.org/a_(b)) <https://y.org/>', '(w)→https://x.org/a_(b) (https://y.org/)→https://y.org/'],
    ['[w](javascript:alert(1)) ![alt](https://x.org/i.png)', 'w alt'],
    ['see [[Salala]], [[sa|x]] and [[Other#Part|y]] ![[Salala]]', 'see [[Salala]], [[x]] and [[y]] [[Salala]]'],
    [
      '#us/aid, #1971 #2 (#افغان) a#b https://x.org/#y',
      '<#us/aid>, <#1971> #2 (<#افغان>) a#b (https://x.org/#y)→https://x.org/#y',
    ],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'table: *a | *b ⏐ 1 | 2'],
    ['', ''],
  ])('%j', (text, blocks) => expect(read(text)).toBe(blocks))

  test('links to one title that is not there share an id', () => {
    const editor = testEditor([])
    editor.update(
      () =>
        $getRoot()
          .clear()
          .append(...$linkWords($markdownBlocks('[[New]] and [[new|x]]'), surroundingsOf(editor))),
      {
        discrete: true,
      },
    )
    const ids = [...JSON.stringify(editor.getEditorState()).matchAll(/"target":"([\w-]+)"/g)].map(match => match[1])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  test('no words are lost, whatever the text', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '~~',
      '[',
      ']',
      '(',
      ')',
      '#',
      '> ',
      '- ',
      '\n',
      '\n\n',
      'ab',
      'ک',
      ' ',
      '1. ',
      '[[',
      ']]',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('')
        const letters = (value: string) => value.replace(/[^abک]/g, '')
        const editor = testEditor([])
        editor.update(
          () =>
            $getRoot()
              .clear()
              .append(...$markdownBlocks(text)),
          { discrete: true },
        )
        // A fence's language is the one word that is not text.
        if (!/```|~~~/.test(text)) expect(letters(editor.read(() => $getRoot().getTextContent()))).toBe(letters(text))
      }),
    )
  })

  test.each([['*'], ['_'], ['['], ['[a]('], ['`'], ['**a '], ['> '], ['- '], ['[['], ['#a ']])(
    '60 KB of %j take no time',
    unit => {
      const start = performance.now()
      read(unit.repeat(60_000 / unit.length))
      expect(performance.now() - start).toBeLessThan(3000)
    },
  )
})

test.each([
  ['# Title\n\ntext', true],
  ['- a\n- b', true],
  ['some **bold** words', true],
  ['see [[a]]', true],
  ['- [ ] a', true],
  ['[a](https://b.org)', true],
  ['A sentence. Another one - with a dash.', false],
  ['- a single dash line', false],
  ['5 * 3 = 15', false],
  ['#hashtag', false],
])('Markdown or not: %j', (text, is) => expect(looksLikeMarkdown(text)).toBe(is))
