import { expect, test } from 'vitest'
import { ariaKeys, keysText } from './keys.ts'

test('keys are written as the platform writes them', () => {
  expect(keysText('Mod+Shift+F', false)).toBe('Ctrl Shift F')
  expect(keysText('Mod+Shift+F', true)).toBe('⇧⌘F')
  expect(keysText('Alt+Enter', false)).toBe('Alt ↵')
  expect(ariaKeys('Mod+Shift+F', false)).toBe('Control+Shift+F')
})
