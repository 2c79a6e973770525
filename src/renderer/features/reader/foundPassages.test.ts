import { expect, test } from 'vitest'
import type { Highlight, VersionRow } from '#data/rows.ts'
import { makeAnchor } from '#lib/anchor.ts'
import { findPassages, highlightsAt, inReadingOrder, passageOf } from './foundPassages.ts'
import type { Page } from './page.ts'

const text =
  'The convoys did not wait for a price. They waited for a sentence.\n\nBoth capitals could read it aloud in May.'
const canonical = { text, blocks: [0, text.indexOf('Both')] }
const page = (shown = text) => ({ canonical: { text: shown, blocks: [0, shown.indexOf('Both')] } }) as unknown as Page
const version = { id: 'v1', text } as VersionRow

function highlight(id: string, words: string, more: Partial<Highlight> = {}): Highlight {
  const start = text.indexOf(words)
  const anchor = makeAnchor(canonical, start, start + words.length)
  return { id, anchor, versionId: 'v1', state: 'exact', createdAt: Number(id), ...more } as Highlight
}

test('in its own version a passage stands where it was', () => {
  const [found] = findPassages(page(), version, [highlight('1', 'wait for a price')])
  expect(found?.found).toMatchObject({ state: 'exact' })
  expect(passageOf(found!)).toEqual({ start: text.indexOf('wait'), end: text.indexOf('wait') + 16 })
})

test('in another text it is found again or lost, never taken for granted', () => {
  const other = `A new first line, longer than before.\n\n${text}`
  const [moved] = findPassages(page(other), version, [highlight('1', 'They waited for a sentence.')])
  expect(moved?.found.state).toBe('moved')
  const gone = 'Nothing of it is left here.\n\nBoth'
  const [lost] = findPassages(page(gone), version, [highlight('1', 'They waited for a sentence.')])
  expect(lost?.found.state).toBe('lost')
  expect(passageOf(lost!)).toBeNull()
})

test('words that do not stand at their offsets are searched, whatever the version says', () => {
  const odd = highlight('1', 'They waited for a sentence.')
  const shifted = { ...odd, anchor: { ...odd.anchor, start: 3, end: 30 } }
  const [found] = findPassages(page(), version, [shifted])
  expect(passageOf(found!)?.start).toBe(text.indexOf('They'))
})

test('of two on one place the later one is met first; lost ones come last in order', () => {
  const passages = findPassages(page(), version, [
    highlight('1', 'did not wait for a price'),
    highlight('2', 'wait for a price'),
  ])
  expect(highlightsAt(passages, text.indexOf('price')).map(one => one.highlight.id)).toEqual(['2', '1'])
  const lost = { ...passages[0]!, found: { state: 'lost' as const } }
  expect(inReadingOrder([lost, passages[1]!]).map(one => one.highlight.id)).toEqual(['2', '1'])
})
