import { expect, test } from 'vitest'
import { reservedBecause } from './reservedKeys.ts'

const linux = { mac: false, desktop: true }
const browser = { mac: false, desktop: false }
const mac = { mac: true, desktop: true }

test.each([
  ['J', linux, /writes a sign. Hold Ctrl or Alt/],
  ['Shift+J', linux, /writes a sign/],
  ['Shift+Space', linux, /writes a sign/],
  ['Alt+J', mac, /writes a sign. Hold ⌘ or ⌃/],
  ['Mod+B', linux, /kept for writing: bold/],
  ['Ctrl+Z', linux, /kept for writing: undo/],
  ['Enter', linux, /moving/],
  ['Shift+Tab', linux, /moving/],
  ['Mod+ArrowLeft', linux, /moving/],
  ['Alt+ArrowLeft', mac, /moving/],
  ['Meta+J', linux, /system/],
  ['Alt+F4', linux, /system/],
  ['Mod+Q', mac, /system/],
  ['Mod+0', linux, /menu of the window/],
  ['Alt+F', linux, /menu of the window/],
  ['Mod+T', browser, /kept by the browser; the desktop/],
  ['Ctrl+Tab', browser, /browser/],
] as const)('%s is kept', (keys, shell, words) => {
  expect(reservedBecause(keys, shell)).toMatch(words)
})

test.each([
  ['Mod+J', linux],
  ['Mod+T', linux],
  ['Alt+F', browser],
  ['Alt+J', linux],
  ['F7', linux],
  ['Ctrl+Z', mac],
  ['Ctrl+Tab', linux],
  ['Alt+PageDown', browser],
  ['Alt+Shift+ArrowUp', linux],
  ['Ctrl+Shift+ArrowUp', mac],
  ['Mod+Shift+\\', linux],
] as const)('%s is free', (keys, shell) => {
  expect(reservedBecause(keys, shell)).toBeNull()
})
