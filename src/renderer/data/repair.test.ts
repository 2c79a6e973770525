import { expect, it } from 'vitest'
import { repairHead } from './repair.ts'

it('leaves what is right as it is', () => {
  const note = repairHead('note', { id: 'n' })!
  expect(repairHead('note', note)).toBe(note)
  const source = repairHead('source', { id: 's' })!
  expect(repairHead('source', source)).toBe(source)
  const highlight = repairHead('highlight', { id: 'h' })!
  expect(repairHead('highlight', highlight)).toBe(highlight)
})

it.each([null, 5, 'x', {}, { id: 5 }])('makes nothing of %j', row => {
  expect(repairHead('note', row)).toBeNull()
})

it('repairs what lists and readers rest on, field by field', () => {
  const source = repairHead('source', { id: 's', csl: { title: 'Aid', author: 'Baloch' }, reading: 'half', tags: [1] })
  expect(source).toMatchObject({
    kind: 'source',
    csl: { title: 'Aid', author: [], issued: '' },
    reading: 'unread',
    tags: [],
  })
  const highlight = repairHead('highlight', {
    id: 'h',
    anchor: { start: 4, end: Number.NaN },
    color: 'pink',
    kind: 'note',
  })
  expect(highlight).toMatchObject({
    kind: 'highlight',
    anchor: { start: 4, end: 0, exact: '' },
    color: 'yellow',
    state: 'lost',
  })
})

it.each([[null], ['Baloch'], [{ family: 5 }], [{ literal: {} }]])('takes no name from %j', name => {
  expect(repairHead('source', { id: 's', csl: { author: [name], type: 'constructor' } })!.csl).toMatchObject({
    author: [],
    type: 'document',
  })
  const author = [{ family: 'Baloch', suffix: 3 }]
  expect(repairHead('source', { id: 's', csl: { author, type: 'treaty' } })!.csl).toMatchObject({
    author,
    type: 'treaty',
  })
})
