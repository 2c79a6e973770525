import { tests } from 'commonmark-spec'
import { expect, test } from 'vitest'
import { splitProperties } from './frontMatter.ts'
import { noteBlocks } from './markdownNote.ts'
import { parseMarkdown } from './markdownTree.ts'

const meanings = {
  linkTo: (title: string) => ({ target: '', targetKind: 'note' as const, title }),
  fileAt: () => null,
  tagOf: (tag: string) => tag,
  tell: () => undefined,
}
const read = (markdown: string) => {
  const { properties, body } = splitProperties(markdown)
  return noteBlocks(parseMarkdown(body), properties, [], meanings)
}

test('every example of CommonMark comes in as blocks', () => {
  expect(tests).toHaveLength(652)
  for (const { markdown } of tests) {
    for (const block of read(markdown.replaceAll('→', '\t')))
      expect(block).toMatchObject({
        type: expect.stringMatching(/^(paragraph|heading|list|quote|code|horizontalrule|embed)$/),
      })
  }
})

// Small, because what is large is ended by the time limit of `parseNotes`.
const many = (text: string, times: number) => text.repeat(times)
test.each([
  ['nested strong', `${many('*a **a ', 150)}b${many('** a*', 150)}`],
  ['emphasis closers', many('a_ ', 500)],
  ['open brackets', many('[', 3_000)],
  ['wiki brackets', many('[[', 500)],
  ['brackets and parens', many('[a](b', 500)],
  ['quotes in quotes', `${many('> ', 500)}a`],
  ['lists in lists', Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
  ['nulls', 'abc\u0000de\u0000'],
  ['backticks', Array.from({ length: 100 }, (_, i) => `e${'`'.repeat(i)}`).join('')],
  ['comments never closed', `${many('<!-- a ', 2_000)}`],
  ['hashes', many('#', 20_000)],
  ['tags', many('#a', 3_000)],
  ['entities', many('&#x41;', 500)],
  ['properties never closed', `---\n${many('a: b\n', 1_000)}`],
  ['lone surrogates', '\ud800 #\udfff [[\ud83d]]'],
])('%s come in', (_, markdown) => {
  const blocks = read(markdown)
  expect(blocks.length).toBeGreaterThan(0)
  expect(() => JSON.stringify(blocks)).not.toThrow()
})
