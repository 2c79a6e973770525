import { describe, expect, test } from 'vitest'
import { accelerator, isPressed, type KeyPress, keysPressed, sameKeys } from './keys.ts'

const press = (key: string, code: string, modifiers = ''): KeyPress => ({
  key,
  code,
  ctrlKey: modifiers.includes('c'),
  altKey: modifiers.includes('a'),
  shiftKey: modifiers.includes('s'),
  metaKey: modifiers.includes('m'),
})

describe('isPressed', () => {
  test.each([
    ['Mod+N', press('n', 'KeyN', 'c'), false, true],
    ['Mod+N', press('n', 'KeyN', 'm'), true, true],
    ['Mod+N', press('n', 'KeyN', 'c'), true, false],
    ['Mod+N', press('N', 'KeyN', 'cs'), false, false],
    ['Mod+Shift+F', press('F', 'KeyF', 'cs'), false, true],
    ['Alt+ArrowLeft', press('ArrowLeft', 'ArrowLeft', 'a'), false, true],
    ['Mod+[', press('[', 'BracketLeft', 'm'), true, true],
    ['Ctrl+Tab', press('Tab', 'Tab', 'c'), true, true],
    ['Mod+Shift+\\', press('|', 'Backslash', 'cs'), false, true],
    ['F2', press('F2', 'F2'), false, true],
  ])('%s', (keys, event, mac, expected) => expect(isPressed(keys, event, mac)).toBe(expected))

  test('an Urdu layout presses the same commands', () => {
    expect(isPressed('Mod+O', press('ہ', 'KeyO', 'c'), false)).toBe(true)
    expect(isPressed('Mod+Shift+F', press('ٖ', 'KeyF', 'cs'), false)).toBe(true)
  })

  test('another Latin layout is taken by its letters, not by the place of the key', () => {
    expect(isPressed('Mod+W', press('z', 'KeyW', 'c'), false)).toBe(false)
    expect(isPressed('Mod+W', press('w', 'KeyZ', 'c'), false)).toBe(true)
  })

  test('Option on macOS, which types a sign of its own', () => {
    expect(isPressed('Alt+N', press('Dead', 'KeyN', 'a'), true)).toBe(true)
  })
})

test('accelerators of the native menu', () => {
  expect(accelerator('Mod+Shift+F')).toBe('CmdOrCtrl+Shift+F')
  expect(accelerator('Alt+ArrowLeft')).toBe('Alt+Left')
  expect(accelerator('Mod+\\')).toBe('CmdOrCtrl+\\')
  expect(accelerator('Mod+Ö')).toBeNull()
})

describe('keysPressed', () => {
  test.each([
    [press('n', 'KeyN', 'c'), false, 'Mod+N'],
    [press('n', 'KeyN', 'c'), true, 'Ctrl+N'],
    [press('n', 'KeyN', 'ms'), true, 'Mod+Shift+N'],
    [press('n', 'KeyN', 'm'), false, 'Meta+N'],
    [press('ہ', 'KeyO', 'c'), false, 'Mod+O'],
    [press('∂', 'KeyD', 'am'), true, 'Mod+Alt+D'],
    [press('|', 'Backslash', 'cs'), false, 'Mod+Shift+\\'],
    [press('!', 'Digit1', 'cs'), false, 'Mod+Shift+1'],
    [press('ö', 'Semicolon', 'c'), false, 'Mod+Ö'],
    [press(' ', 'Space', 'c'), false, 'Mod+Space'],
    [press('ArrowUp', 'ArrowUp', 'as'), false, 'Alt+Shift+ArrowUp'],
    [press('F7', 'F7'), false, 'F7'],
    [press('Control', 'ControlLeft', 'c'), false, null],
    [press('Dead', 'Quote', 'c'), false, "Mod+'"],
  ])('%j', (event, mac, keys) => {
    expect(keysPressed(event, mac)).toBe(keys)
    if (keys && !keys.startsWith('Meta')) expect(isPressed(keys, event, mac)).toBe(true)
  })
})

test('the same keys are written in one way', () => {
  expect(sameKeys('Alt+Ctrl+F', false)).toBe('Mod+Alt+F')
  expect(sameKeys('Alt+Ctrl+f', true)).toBe('Ctrl+Alt+F')
})
