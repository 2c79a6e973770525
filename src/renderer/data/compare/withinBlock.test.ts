import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heading, item, link, list, paragraph, tag, text, webLink } from '../derived/nodes.fixture.ts'
import { piecesOf } from './pieces.ts'
import { anyBlock } from './texts.fixture.ts'
import { comparePieces, compareWithin, type Step } from './withinBlock.ts'

/** "the [-road-]{+way+} north" */
function written(steps: Step[]): string {
  return steps
    .map(({ kind, before, after }) => {
      const words = (after ?? before)!.words || ((after ?? before)!.is === 'line' ? '¶' : '')
      if (kind === 'same') return words
      return kind === 'removed' ? `[-${words}-]` : kind === 'added' ? `{+${words}+}` : `<${words}>`
    })
    .join('')
    .replaceAll(/-\]\[-|\+\}\{\+/g, '')
}

const p = (words: string) => paragraph(text(words))

describe('comparing the words of two blocks', () => {
  it('rebuilds both from the steps', () => {
    fc.assert(
      fc.property(anyBlock, anyBlock, (before, after) => {
        const steps = compareWithin(before, after)
        expect(steps.flatMap(step => step.before ?? [])).toEqual(piecesOf(before))
        expect(steps.flatMap(step => step.after ?? [])).toEqual(piecesOf(after))
        const isAlike = JSON.stringify(piecesOf(before)) === JSON.stringify(piecesOf(after))
        expect(steps.every(step => step.kind === 'same')).toBe(isAlike)
      }),
    )
  })

  it('shows words that went and came, whole', () => {
    expect(written(compareWithin(p('In 2011 the aid was cut.'), p('In 2012 the aid was not cut.')))).toBe(
      '¶In [-2011-]{+2012+} the aid was {+not +}cut.',
    )
  })

  it('shows a change of one letter in any script', () => {
    expect(written(compareWithin(p('یہ کتاب ہے'), p('یہ كتاب ہے')))).toBe('¶یہ [-کتاب-]{+كتاب+} ہے')
    expect(written(compareWithin(p('می‌شود آ'), p('می‌شود ا')))).toBe('¶می‌شود [-آ-]{+ا+}')
    expect(written(compareWithin(p('援助 было'), p('援助 будет')))).toBe('¶援助 [-было-]{+будет+}')
  })

  it('does not keep a comma between two changes for a likeness', () => {
    expect(written(compareWithin(p('one, two'), p('three, four')))).toBe('¶[-one, two-]{+three, four+}')
  })

  it('shows what reads the same and is set otherwise or leads elsewhere', () => {
    expect(written(compareWithin(p('Aid'), heading(2, text('Aid'))))).toBe('<¶>Aid')
    expect(written(compareWithin(p('Aid cut'), paragraph({ ...text('Aid '), format: 1 }, text('cut'))))).toBe(
      '¶<Aid>< >cut',
    )
    expect(written(compareWithin(paragraph(link('a', 'Aid')), paragraph(link('b', 'Aid'))))).toBe('¶<Aid>')
    const other = { ...webLink(text('here')), url: 'https://example.com' }
    expect(written(compareWithin(paragraph(webLink(text('here'))), paragraph(other)))).toBe('¶<here>')
    const ticked = list({ ...item(text('Call')), checked: true })
    expect(written(compareWithin(list(item(text('Call'))), ticked))).toBe('<¶>Call')
  })

  it('shows a tag and a link that came in place of words', () => {
    expect(written(compareWithin(p('the aid'), paragraph(text('the '), tag('aid'))))).toBe('¶the [-aid-]{+#aid+}')
  })

  it('tells 20,000 words from 20,000 others in one block', () => {
    const words = (name: string) => piecesOf(p(Array.from({ length: 20_000 }, (_, at) => `${name}${at}`).join(' ')))
    const steps = comparePieces(words('a'), words('b'))
    expect(steps.filter(({ before, after }) => /\w/.test((before ?? after)!.words))).toHaveLength(40_000)
  })
})
