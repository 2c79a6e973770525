import { describe, expect, test } from 'vitest'
import { derive } from '#data/derived/derive.ts'
import { HIGHLIGHT_COLORS } from '#data/rows.ts'
import { type MarkdownNode, markdownTree } from '#editor/convert.ts'
import { parseMarkdown } from '#formats/markdownTree.ts'
import { SOURCE_TYPES } from '#lib/csl.ts'
import { parseDate } from '#lib/dates.ts'
import { normalTag } from '#lib/tag.ts'
import { directionOf } from '#lib/words.ts'
import { isGuideId, isSampleId, type SampleSet } from './sampleIds.ts'
import { blocksOf, readSample } from './texts.ts'

type Json = Record<string, unknown>

const SETS: SampleSet[] = ['sample', 'guide']
const sample = readSample('sample')
const highlights = sample.sources.flatMap(source => source.highlights.map(mark => ({ ...mark, source })))
const notes = SETS.flatMap(set => {
  const from = readSample(set)
  return from.notes.map(note => {
    const blocks = blocksOf(note, from, id => `at ${id}`)
    return { ...note, set, blocks, derived: derive(blocks) }
  })
})
const quotes = notes.flatMap(note => (note.blocks as Json[]).filter(block => block.type === 'source-quote'))

const plain = (node: MarkdownNode): string => node.value ?? (node.children ?? []).map(plain).join('')

test('there are as many notes and sources as the start page says', () => {
  expect([sample.notes.length, sample.sources.length, readSample('guide').notes.length]).toEqual([14, 5, 6])
})

test('ids are each used once and known as ours', () => {
  const ids = [...notes, ...sample.sources, ...highlights].map(each => each.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter(id => !isSampleId(id))).toEqual([])
  expect(notes.filter(note => isGuideId(note.id) !== (note.set === 'guide'))).toEqual([])
})

describe('a note', () => {
  test.each(notes)('“$title” leads somewhere and is tagged', ({ blocks, derived, set }) => {
    const there = new Set([...notes, ...sample.sources].map(each => each.id))
    expect(derived.head.links.filter(id => !there.has(id))).toEqual([])
    expect(derived.head.links.length).toBeGreaterThan(set === 'guide' ? 0 : 1)
    expect(derived.head.tags.length).toBeGreaterThan(set === 'guide' ? 0 : 1)
    for (const tag of derived.head.tags) expect(normalTag(tag)).toBe(tag)
    expect(JSON.stringify(blocks)).not.toMatch(/\[\[\w/)
  })

  test.each(notes.filter(note => note.set === 'sample').slice(1))('“$title” is linked from another', ({ id }) => {
    expect(notes.some(other => other.id !== id && other.derived.head.links.includes(id))).toBe(true)
  })

  test('in Urdu runs from right to left in every block', () => {
    const [urdu, ...others] = notes.filter(note => directionOf(note.title) === 'rtl')
    expect(others).toEqual([])
    const lines = urdu!.derived.row.text.split('\n').filter(line => line !== '')
    expect(lines.length).toBeGreaterThan(8)
    for (const line of lines) expect(directionOf(line), line).toBe('rtl')
  })

  test('holds headings, lists, check lists and quotes somewhere', () => {
    const types = notes.flatMap(note => (note.blocks as Json[]).map(({ type, listType }) => listType ?? type))
    expect(types).toEqual(
      expect.arrayContaining(['paragraph', 'heading', 'bullet', 'number', 'check', 'quote', 'source-quote']),
    )
    expect(types).not.toContain('code')
  })
})

describe('a source', () => {
  test.each(sample.sources)('“$csl.title” is cited in full and says that its text is ours', source => {
    const { csl, tags, body } = source
    expect(Object.keys(SOURCE_TYPES)).toContain(csl.type)
    expect(csl.author.length).toBeGreaterThan(0)
    expect(csl.publisher).not.toBe('')
    expect(parseDate(csl.issued)).toBe(csl.issued)
    expect(tags.map(normalTag)).toEqual(tags)
    expect(body).toMatch(/^# .+\n\nSample text\. .*It is not the words of the (publication|law)/)
  })

  test.each(highlights)('holds “$words” once, in one block', ({ words, tags, source }) => {
    const blocks = (parseMarkdown(source.body).children ?? []).map(plain)
    expect(blocks.flatMap(block => block.split(words).slice(1))).toHaveLength(1)
    expect(tags.map(normalTag)).toEqual(tags)
  })

  test('is highlighted in all colours', () => {
    expect(new Set(highlights.map(mark => mark.color))).toEqual(new Set(HIGHLIGHT_COLORS))
  })
})

describe('a quote', () => {
  test('has the words of its highlight', () => {
    expect(quotes.length).toBeGreaterThan(12)
    for (const { highlight, source, words, locator } of quotes) {
      const mark = highlights.find(each => each.id === highlight)
      expect([words, source, locator]).toEqual([mark?.words, mark?.source.id, `at ${highlight}`])
    }
  })

  test('is made of every highlight, so that none stands there for nothing', () => {
    const quoted = new Set(quotes.map(quote => quote.highlight))
    expect(highlights.filter(mark => !quoted.has(mark.id)).map(mark => mark.name)).toEqual([])
  })
})

test('the notes can leave as Markdown', () => {
  const names = { fileOf: (id: string) => id, titleOf: () => null, citationOf: () => '', tagAs: (tag: string) => tag }
  for (const note of notes) expect(markdownTree(note.blocks, names).children).toHaveLength(note.blocks.length)
})
