import { expect, test } from 'vitest'
import { emptyCsl } from '#lib/csl.ts'
import { toCslJson } from './cslJson.ts'

test('a source is an item of CSL-JSON, with what is known', () => {
  const csl = {
    ...emptyCsl(),
    title: 'Seven months',
    author: [{ family: 'Baloch', given: 'Nadia' }],
    issued: '2012-07-03',
  }
  expect(toCslJson('a', csl)).toEqual({
    id: 'a',
    type: 'document',
    title: 'Seven months',
    author: [{ family: 'Baloch', given: 'Nadia' }],
    issued: { 'date-parts': [[2012, 7, 3]] },
  })
})

test.each([
  ['2012', { 'date-parts': [[2012]] }],
  ['2012-07~', { 'date-parts': [[2012, 7]], circa: true }],
  [
    '2011-11/2012-07',
    {
      'date-parts': [
        [2011, 11],
        [2012, 7],
      ],
    },
  ],
  ['199X', { raw: '199X' }],
])('the date %s', (issued, date) => {
  expect(toCslJson('a', { ...emptyCsl(), issued }).issued).toEqual(date)
})
