import { expect, test } from 'vitest'
import { whereOf } from './place.ts'

const plain = { altKey: false, ctrlKey: false, metaKey: false }

test.each([
  [plain, 'here'],
  [{ ...plain, altKey: true, ctrlKey: true }, 'beside'],
  [{ ...plain, ctrlKey: true }, 'tab'],
  [{ ...plain, metaKey: true }, 'tab'],
  [{ ...plain, button: 1 }, 'tab'],
  [{ ...plain, shiftKey: true }, 'here'],
  [{ ...plain, ctrlKey: true, shiftKey: true }, 'beside'],
  [{ ...plain, metaKey: true, shiftKey: true }, 'beside'],
  [{ ...plain, button: 1, shiftKey: true }, 'beside'],
  [{ ...plain, altKey: true }, 'beside'],
] as const)('a press with %o opens %s', (event, where) => {
  expect(whereOf(event)).toBe(where)
})
