import { expect, it } from 'vitest'
import { reasonOf, reportSaved, reportUnsaved, saving } from './saving.ts'

it('says the worst of all open texts', () => {
  const [one, other] = [{}, {}]
  expect(saving.get()).toEqual({ state: 'saved', at: null })
  reportUnsaved(one, { state: 'saving' })
  reportUnsaved(other, { state: 'failed', reason: 'The disk is full.' })
  expect(saving.get()).toEqual({ state: 'failed', at: null, reason: 'The disk is full.' })
  reportSaved(one, 5)
  expect(saving.get()).toEqual({ state: 'failed', at: 5, reason: 'The disk is full.' })
  reportSaved(other, 7)
  expect(saving.get()).toEqual({ state: 'saved', at: 7 })
})

it('is quiet while one text goes on being saved: it is told of every key', () => {
  const text = {}
  let told = 0
  const stop = saving.subscribe(() => told++)
  for (let key = 0; key < 5; key++) reportUnsaved(text, { state: 'saving' })
  expect(told).toBe(1)
  reportSaved(text, 1)
  stop()
  reportUnsaved(text, { state: 'saving' })
  expect(told).toBe(2)
})

it.each([
  [Object.assign(new Error('x'), { name: 'QuotaExceededError' }), /^The disk is full/],
  [Object.assign(new Error('x'), { name: 'AbortError', inner: { name: 'QuotaExceededError' } }), /^The disk is full/],
  [Object.assign(new Error('x'), { name: 'DatabaseClosedError' }), /^The disk takes nothing/],
  [new Error('odd'), /\(odd\)\.$/],
  [null, /\(null\)\.$/],
])('has a sentence for %s', (error, sentence) => {
  expect(reasonOf(error)).toMatch(sentence)
})
