import { afterEach, describe, expect, it } from 'vitest'
import { reasonOf, reportCopy, reportFolder, reportSaved, reportShortOfRoom, reportUnsaved, saving } from './saving.ts'

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
  reportSaved(text, 1)
})

describe('where little room is left', () => {
  const failed = { state: 'failed', at: 5, reason: 'No room.' } as const
  afterEach(() => {
    reportShortOfRoom(false)
    reportFolder(null)
    reportCopy({ state: 'none', at: null })
    reportSaved({}, 1)
  })

  it.each([
    [{ state: 'current', at: 5 }, 'saved'],
    [{ state: 'behind', at: 5 }, 'saving'],
    [failed, 'failed'],
    [{ state: 'none', at: null }, 'saved'],
  ] as const)('a text counts as saved when the copies have it too: %o is %s', (copy, state) => {
    reportSaved({}, 1)
    reportCopy(copy)
    expect(saving.get().state).toBe('saved')
    reportShortOfRoom(true)
    expect(saving.get()).toMatchObject({ state, copy })
    reportCopy({ state: 'current', at: 6 })
    expect(saving.get().state).toBe('saved')
  })

  it('says why nothing is saved, and not before why a text is not', () => {
    reportShortOfRoom(true)
    reportCopy(failed)
    expect(saving.get().reason).toBe('No room.')
    const text = {}
    reportUnsaved(text, { state: 'failed', reason: 'The disk is full.' })
    expect(saving.get().reason).toBe('The disk is full.')
    reportSaved(text, 2)
  })

  it('goes without being told where the copies themselves found no room', () => {
    reportCopy({ ...failed, isFull: true })
    expect(saving.get()).toMatchObject({ state: 'failed', reason: 'No room.' })
  })

  it('is content with the folder that was chosen', () => {
    reportShortOfRoom(true)
    reportCopy(failed)
    reportFolder({ state: 'current', at: 7 })
    expect(saving.get().state).toBe('saved')
  })
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
