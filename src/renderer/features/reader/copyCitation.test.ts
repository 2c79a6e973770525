import { expect, test } from 'vitest'
import { citation, emptyCsl } from '#lib/csl.ts'
import { citedCopy } from './copyCitation.ts'

const csl = { ...emptyCsl(), title: 'Seven <months>', publisher: 'Margalla', issued: '2019-03-14' }

test('the words stand in quotation marks with the reference behind them', () => {
  const copy = citedCopy('The convoys\n did not wait.', csl, '¶ 9')
  expect(copy.text).toBe(`“The convoys did not wait.” (${citation(csl, '¶ 9')})`)
  expect(copy.text).toContain('¶ 9')
})

test('the rich kind is escaped, and turned for Urdu', () => {
  expect(citedCopy('a <b>', csl, '').html).not.toContain('<b>')
  expect(citedCopy('a', csl, '').html).not.toContain('<months>')
  expect(citedCopy('راستہ کھلا', csl, '').html).toContain('dir="rtl"')
})
