import { tests } from 'commonmark-spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseWhole } from './markdownTree.ts'
import { quickMarkdown } from './quickMarkdown.ts'

const same = (markdown: string) => {
  expect(quickMarkdown(markdown, parseWhole)).toEqual(parseWhole(markdown))
}
const examples = tests.map(({ markdown }) => markdown.replaceAll('→', '\t'))

test('every example of CommonMark is read as the parser reads it, alone and among others', () => {
  for (const [at, example] of examples.entries()) {
    same(example)
    same(`Words.\n\n${example}\n\nMore words\n${examples[(at + 1) % examples.length]}`)
  }
})

const words = fc.constantFrom(
  ...[
    'words',
    'of 1971',
    'پاکستان اور امریکا',
    '(so)',
    'R&D',
    '$5 million',
    '5 < 6',
    'a#b',
    '#us/aid',
    '#1971',
    '“said”',
  ],
  ...['[[A link]]', '[[A|shown]]', '[words](https://example.org/a?b=c#d)', '**bold**', '*x*', '_em_', '`code`', 'end.'],
  ...[
    'a*b',
    '**a',
    '_',
    '[',
    ']',
    '[x]',
    '![[e]]',
    '\\#',
    '&amp;',
    'https://x.org',
    'me@x.org',
    '~~s~~',
    '<u>',
    '==',
    '!',
  ],
  ...[
    '`',
    '``a`',
    '#',
    '##',
    '😀',
    '***',
    '__a__',
    '*a b*',
    '“*a*”',
    '**a**b',
    '(*a*)',
    "'",
    ':',
    '|',
    '\t',
    '  ',
    '^1',
  ],
)
const line = fc
  .array(words, { minLength: 1, maxLength: 6 })
  .chain(parts => fc.constantFrom(' ', ' ', ' ', '').map(between => parts.join(between)))
const begin = fc.constantFrom(
  ...['', '', '', '', '# ', '## ', '#', '- ', '- ', '* ', '+ ', '1. ', '2. ', '3) ', '- [ ] ', '- [x] ', '> ', '    '],
  ...['  ', ' ', '\t', '| ', '---', '- - ', '===', '1986. ', '-', '``` ', '~~~', '[a', '1', '10 '],
)
const block = fc.tuple(begin, line, fc.constantFrom('', '', '', ' ', '  ')).map(parts => parts.join(''))
const text = fc
  .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n\n', '\n \n', '')), { maxLength: 12 })
  .map(parts => parts.flat().join(''))

test('any Markdown is read as the parser reads it', () => {
  fc.assert(fc.property(text, same), { numRuns: 500 })
  fc.assert(fc.property(fc.stringMatching(/^[ab1 \n\n#*_`[\](){}<>!|\\=+.:/&;~>-]{0,40}$/), same), { numRuns: 400 })
})

test('plain notes never reach the parser', () => {
  const asked: string[] = []
  const note = [
    '# The road north',
    'See [[Salala|it]], **paid** in $ & #us/aid, and [more](https://example.org).\nTwo `lines`.',
    'Then:\n- one\n- *two*',
    'Also',
    '1. a\n2. b',
    'Open:\n- [ ] call\n- [x] write',
    '| a | b |\n|---|---|',
  ]
  const root = quickMarkdown(note.join('\n\n'), part => {
    asked.push(part)
    return parseWhole(part)
  })
  expect(asked).toEqual([note.at(-1)])
  expect(root.children?.map(({ type }) => type)).toEqual([
    ...['heading', 'paragraph', 'paragraph', 'list', 'paragraph', 'list', 'paragraph', 'list', 'table'],
  ])
})
