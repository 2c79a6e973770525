import { expect, test } from 'vitest'
import { DEFAULTS } from '#data/settings.ts'
import { writingStyle } from './look.ts'

test('the usual settings of writing are those of the tokens', () => {
  expect(writingStyle(DEFAULTS.writing)).toEqual({
    '--body-face': 'var(--font-serif)',
    '--body-size': '1.0625rem',
    '--body-line': '1.6',
    '--nastaliq-line': '2.5',
    '--measure': '35rem',
  })
})

test('the measure keeps its letters when the type grows, and Nastaliq its room when lines come closer', () => {
  const style = writingStyle({ ...DEFAULTS.writing, size: 22, line: 'close', measure: 'narrow', face: 'sans' })
  expect(style).toMatchObject({
    '--measure': '35.5625rem',
    '--nastaliq-line': '2.5',
    '--body-face': 'var(--font-sans)',
  })
})
