import { expect, test } from 'vitest'
import { parseMarkdown } from './markdownTree.ts'
import { linkFinder, linkNames, readVault, type Told, vaultBlocks } from './vault.ts'

type Node = { type: string; children?: Node[]; target?: string; label?: string; $?: { part?: string; toPart?: object } }

async function comeIn(files: Record<string, string>, known: Parameters<typeof linkFinder>[1] = []) {
  const { notes } = await readVault(Object.entries(files).map(([path, text]) => ({ path, text })))
  const finder = await linkFinder(notes, known, [])
  const told: Told = new Map()
  const blocks = new Map<string, Node[]>()
  for (const note of notes) {
    const tree = parseMarkdown(note.body)
    await finder.prepare(linkNames(tree))
    blocks.set(note.title, vaultBlocks(note, tree, finder, told, false) as Node[])
  }
  return { blocks, told, idOf: (title: string) => notes.find(note => note.title === title)!.id }
}
const linksIn = (blocks: Node[]) =>
  blocks.flatMap(block => block.children ?? []).filter(each => each.type === 'wiki-link')

test('a link to a heading of another file finds it, whichever comes in first, and each time the same', async () => {
  const files = {
    'Aid.md': 'See [[Fees#ادائیگی کی شرائط]], [[Fees#what was *paid*|paid]], [[Fees#^b1]] and [[#Here]].\n\n# Here',
    'Fees.md': '## What was paid\n\nFive. ^b1\n\n## ادائیگی کی شرائط\n\n## What was paid\n\n## Nothing leads here',
  }
  const { blocks, told } = await comeIn(files)
  const [urdu, paid, block, here] = linksIn(blocks.get('Aid')!).map(
    link => link.$!.toPart as { id: string; words: string },
  )
  const fees = blocks.get('Fees')!
  expect(fees.map(each => each.$?.part ?? null)).toEqual([paid!.id, 'b1', urdu!.id, null, null])
  expect(blocks.get('Aid')!.at(-1)!.$).toEqual({ part: here!.id })
  expect([block!.id, urdu!.words, told.size]).toEqual(['b1', 'ادائیگی کی شرائط', 0])
  const again = await comeIn({ 'Fees.md': files['Fees.md'], 'Aid.md': files['Aid.md'] })
  expect(again.blocks.get('Fees')).toEqual(fees)
})

test('ids that were given before are kept; a heading that is not there is told', async () => {
  const { blocks, told } = await comeIn({
    'Aid.md': 'See [[Fees#Paid]] and [[Fees#Gone]].',
    'Fees.md': '---\nheading ids:\n  Paid: abc123\n---\n## Paid',
  })
  expect(linksIn(blocks.get('Aid')!).map(link => link.$)).toEqual([
    { toPart: { id: 'abc123', words: 'Paid' } },
    undefined,
  ])
  expect(blocks.get('Fees')![0]!.$).toEqual({ part: 'abc123' })
  expect([...told.keys()]).toEqual(['part of a note'])
})

test('embeds of notes come in as embeds, and links to what is in the notebook find its parts', async () => {
  const parts = [{ id: 'k1', heading: true, words: 'Terms' }]
  const known = [{ id: 'n1', kind: 'note' as const, names: ['Known'], parts }]
  const { blocks, idOf } = await comeIn(
    { 'Aid.md': '![[Fees#Paid]]\n\n![[Known#terms]]\n\n![[map.png]]', 'Fees.md': '# Paid' },
    known,
  )
  const [first, second, third] = blocks.get('Aid')!
  expect(first).toMatchObject({ type: 'embed', target: idOf('Fees'), $: { toPart: { words: 'Paid' } } })
  expect(second).toMatchObject({ type: 'embed', target: 'n1', $: { toPart: { id: 'k1', words: 'Terms' } } })
  expect(third!.type).toBe('paragraph')
})

test('long lines of signs do not hold it up', async () => {
  const hostile = `[[#${'x'.repeat(250)}]]\n# ${'# '.repeat(500_000)}x\n${'[['.repeat(500_000)}`
  const { notes } = await readVault([{ path: 'a.md', text: hostile }])
  const finder = await linkFinder(notes, [], [])
  expect(finder.headingIds(notes[0]!.id).size).toBe(0)
})
