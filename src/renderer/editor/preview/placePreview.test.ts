import { expect, test } from 'vitest'
import { placePreview } from './placePreview.ts'

const size = { width: 300, height: 200 }
const window = { width: 1000, height: 700 }
const link = (top: number, left = 100) => ({ left, top, right: left + 80, bottom: top + 20 })

test('below the link, and above where there is no room', () => {
  expect(placePreview(link(100), size, window, false, null)).toEqual({ left: 100, top: 126 })
  expect(placePreview(link(600), size, window, false, null)).toEqual({ left: 100, top: 394 })
})

test('in line with the side the text begins at, and inside the window', () => {
  expect(placePreview(link(100, 500), size, window, true, null).left).toBe(280)
  expect(placePreview(link(100, 950), size, window, false, null).left).toBe(692)
  expect(placePreview(link(100, 0), size, window, true, null).left).toBe(8)
})

test('never over the line with the caret', () => {
  expect(placePreview(link(300), size, window, false, { top: 300, bottom: 320 }).top).toBe(326)
  expect(placePreview(link(300), size, window, false, { top: 340, bottom: 360 }).top).toBe(94)
  expect(placePreview(link(100), size, window, false, { top: 140, bottom: 160 }).top).toBe(166)
  expect(placePreview(link(600), size, window, false, { top: 560, bottom: 580 }).top).toBe(354)
})
