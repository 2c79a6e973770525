import { describe, expect, test } from 'vitest'
import { dropAt, treeRows } from './outlineTree.ts'

const NONE = new Set<string>()
/** "1 Aid, 2 Fees": levels and words, which are the keys too. */
const rows = (written: string) =>
  written.split(', ').map(each => ({ key: each.slice(2), level: Number(each[0]), text: each.slice(2) }))

const drawn = (written: string, collapsed = NONE) =>
  treeRows(rows(written), collapsed).map(
    ({ text, depth, hasChildren, isCollapsed }) =>
      `${'·'.repeat(depth)}${text}${hasChildren ? (isCollapsed ? '+' : '-') : ''}`,
  )

describe('the tree', () => {
  test.each([
    ['1 A, 2 B, 3 C, 2 D, 1 E', ['A-', '·B-', '··C', '·D', 'E']],
    ['2 A, 4 B, 3 C', ['A-', '·B', '·C']],
    ['3 A, 1 B, 2 C', ['A', 'B-', '·C']],
  ])('%s', (written, expected) => {
    expect(drawn(written)).toEqual(expected)
  })

  test('what lies under a collapsed row is not shown; one with nothing under it cannot be', () => {
    expect(drawn('1 A, 2 B, 3 C, 1 D', new Set(['A']))).toEqual(['A+', 'D'])
    expect(drawn('1 A, 2 B, 3 C, 1 D', new Set(['B', 'D']))).toEqual(['A-', '·B+', 'D'])
  })
})

describe('a section let go', () => {
  const shown = treeRows(rows('1 A, 2 B, 3 C, 1 D, 2 E'), NONE)
  test.each([
    // held, gap, before which, at which level
    ['D', 0, 'A', 1],
    ['D', 1, 'B', 2],
    ['D', 2, 'C', 3],
    ['B', 5, null, 2],
    ['B', 0, 'A', 1],
    ['B', 4, 'E', 2],
    ['C', 4, 'E', 2],
    ['C', 5, null, 3],
    ['A', 5, null, 1],
    ['E', 3, 'D', 2],
    ['E', 1, 'B', 2],
  ] as const)('%s at gap %i goes before %s at level %i', (held, gap, before, level) => {
    expect(dropAt(shown, held, gap)).toMatchObject({ before, level })
  })

  test('not within itself', () => {
    expect(dropAt(shown, 'A', 1)).toBeNull()
    expect(dropAt(shown, 'A', 2)).toBeNull()
    expect(dropAt(shown, 'D', 4)).toBeNull()
  })

  test('under a collapsed row, before the next that is shown', () => {
    const collapsed = treeRows(rows('1 A, 2 B, 1 D'), new Set(['A']))
    expect(dropAt(collapsed, 'D', 0)).toMatchObject({ before: 'A', level: 1 })
    expect(dropAt(collapsed, 'A', 2)).toMatchObject({ before: null, level: 1 })
  })
})
