import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareJson } from '../carryIds.ts'
import { heading, item, list, named, paragraph, text } from '../derived/nodes.fixture.ts'
import { namedPartsIn } from '../derived/parts.ts'
import { compareBlocks, type Difference } from './compareBlocks.ts'
import { type Choice, firstChoice, mergedBlocks } from './merge.ts'
import { textAndNext } from './texts.fixture.ts'

const anyChoices = fc.array(fc.constantFrom<Choice>('first', 'second', 'both'), { minLength: 20, maxLength: 20 })
const p = (words: string) => paragraph(text(words))
const bare = (blocks: unknown[]) => blocks.map(block => bareJson(JSON.stringify(block)))

/** What must be there after a choice. */
function chosen(difference: Difference, choice: Choice): unknown[] {
  if (difference.kind === 'same') return [difference.before]
  const first = difference.kind !== 'added' && choice !== 'second' ? [difference.before] : []
  const second = difference.kind !== 'removed' && choice !== 'first' ? [difference.after] : []
  return [...first, ...second]
}

describe('merging two texts', () => {
  it('has every block that was chosen, in order, and no other', () => {
    fc.assert(
      fc.property(textAndNext, anyChoices, ({ before, after }, choices) => {
        const differences = compareBlocks(before, after)
        const all = differences.map((_, at) => choices[at % choices.length]!)
        const expected = differences.flatMap((difference, at) => chosen(difference, all[at]!))
        expect(bare(mergedBlocks(differences, all))).toEqual(bare(expected))
      }),
    )
  })

  it('is the one or the other where only that is chosen', () => {
    fc.assert(
      fc.property(textAndNext, ({ before, after }) => {
        const differences = compareBlocks(before, after)
        const all = (choice: Choice) =>
          bare(
            mergedBlocks(
              differences,
              differences.map(() => choice),
            ),
          )
        expect(all('first')).toEqual(bare(before))
        expect(all('second')).toEqual(bare(after))
      }),
    )
  })

  it('loses no word of either where nothing is chosen', () => {
    fc.assert(
      fc.property(textAndNext, ({ before, after }) => {
        const differences = compareBlocks(before, after)
        const merged = JSON.stringify(bare(mergedBlocks(differences, [])))
        for (const difference of differences) {
          if (difference.kind === 'changed') continue
          const block = 'before' in difference ? difference.before : difference.after
          expect(merged).toContain(JSON.stringify(bareJson(JSON.stringify(block))))
        }
      }),
    )
  })

  it('begins with what only one has, and with the one of two that says more', () => {
    const before = [
      p('In 2011 the aid was cut.'),
      p('Only in the note, and nowhere else.'),
      p('One two three four five.'),
    ]
    const after = [p('In 2011 the aid was cut by half.'), p('One two tre four five.'), p('Seen in the copy alone.')]
    const differences = compareBlocks(before, after)
    expect(differences.map(firstChoice)).toEqual(['second', 'first', 'both', 'second'])
    expect(mergedBlocks(differences, [])).toEqual([after[0], before[1], before[2], after[1], after[2]])
  })

  it('keeps a moved block once, where the first has it', () => {
    const [a, b, c] = [p('One, and more.'), p('Two, and others.'), p('Three, quite different.')]
    expect(mergedBlocks(compareBlocks([a, b, c], [b, c, a]), [])).toEqual([a, b, c])
  })

  it('keeps the ids that links lead to, whichever side is taken, and none twice', () => {
    const before = [named('head', heading(2, text('What was paid'))), list(named('it', item(text('Call them'))))]
    const after = [heading(2, text('What was paid then')), list(item(text('Call them soon')))]
    const differences = compareBlocks(before, after)
    const idsOf = (choice: Choice) =>
      mergedBlocks(
        differences,
        differences.map(() => choice),
      ).flatMap(block => namedPartsIn(block).map(({ id, words }) => `${id}: ${words}`))
    expect(idsOf('first')).toEqual(['head: What was paid', 'it: Call them'])
    expect(idsOf('second')).toEqual(['head: What was paid then', 'it: Call them soon'])
    expect(idsOf('both')).toEqual(['head: What was paid', 'it: Call them'])
    const twice = compareBlocks([named('a', p('One two three'))], [named('a', p('One two four'))])
    expect(mergedBlocks(twice, ['both']).flatMap(namedPartsIn)).toHaveLength(1)
  })
})
