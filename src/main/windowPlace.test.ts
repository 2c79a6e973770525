import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { boundsFor, placeBeside, placeFrom, placeWithin, readPlace, writePlace } from './windowPlace.ts'

const main = { x: 0, y: 25, width: 1920, height: 1055 }
const left = { x: -1600, y: 0, width: 1600, height: 900 }
const areas = [main, left]
const usual = { x: 320, y: 153, width: 1280, height: 800 }

describe('where a window opens', () => {
  it.each([
    ['in the middle, at the usual size, the first time', null, usual],
    ['where it was', { x: 100, y: 100, width: 1000, height: 700 }, { x: 100, y: 100, width: 1000, height: 700 }],
    [
      'on the display to the left',
      { x: -1500, y: 50, width: 1000, height: 700 },
      { x: -1500, y: 50, width: 1000, height: 700 },
    ],
    [
      'half over an edge, as it was left',
      { x: 1700, y: 100, width: 1000, height: 700 },
      { x: 1700, y: 100, width: 1000, height: 700 },
    ],
    [
      'in the middle when its display is gone',
      { x: 5000, y: 100, width: 1000, height: 700 },
      { x: 460, y: 203, width: 1000, height: 700 },
    ],
    [
      'in the middle when only a sliver would show',
      { x: 1900, y: 100, width: 1000, height: 700 },
      { x: 460, y: 203, width: 1000, height: 700 },
    ],
    [
      'in the middle when its title bar is below the screen',
      { x: 100, y: 1060, width: 1000, height: 700 },
      { x: 460, y: 203, width: 1000, height: 700 },
    ],
    ['below the menu bar', { x: 100, y: 0, width: 1000, height: 700 }, { x: 100, y: 25, width: 1000, height: 700 }],
    [
      'not smaller than it may be',
      { x: 100, y: 100, width: 300, height: 200 },
      { x: 100, y: 100, width: 900, height: 600 },
    ],
    [
      'not larger than its display',
      { x: 50, y: 100, width: 4000, height: 3000 },
      { x: 0, y: 100, width: 1920, height: 1055 },
    ],
  ])('%s', (_words, stored, place) => expect(placeWithin(areas, stored)).toEqual(place))

  it('opens somewhere when the system knows of no display', () => {
    expect(placeWithin([], null)).toEqual({ x: 0, y: 0, width: 1280, height: 800 })
  })

  it('keeps the smallest size on a display that is smaller', () => {
    expect(placeWithin([{ x: 0, y: 0, width: 800, height: 480 }], null)).toEqual({
      x: 0,
      y: 0,
      width: 900,
      height: 600,
    })
  })

  it('lets a window of one page be small, and a step beside the one it came from', () => {
    const other = { x: 100, y: 100, width: 1000, height: 700 }
    expect(boundsFor([main], other, null, true)).toEqual({ x: 124, y: 124, width: 720, height: 760 })
    expect(boundsFor([main], other, null, false)).toEqual({ x: 124, y: 124, width: 1000, height: 700 })
    expect(boundsFor([main], null, other, false)).toEqual(other)
  })

  it('puts a second window a step beside the first, as long as it stays on the screen', () => {
    expect(placeBeside(areas, { x: 100, y: 100, width: 1000, height: 700 })).toEqual({
      x: 124,
      y: 124,
      width: 1000,
      height: 700,
    })
    expect(placeBeside([main], { x: 0, y: 25, width: 1920, height: 1055 })).toEqual({
      x: 0,
      y: 25,
      width: 1920,
      height: 1055,
    })
  })
})

describe('what was kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'place-'))
  const file = join(folder, 'deep', 'window.json')
  afterAll(() => rmSync(folder, { recursive: true }))

  it('comes back as it was written, and leaves nothing beside it', () => {
    const place = { bounds: usual, maximized: true, theme: 'dark' as const }
    expect(readPlace(file)).toEqual({ bounds: null, maximized: false, theme: 'system' })
    writePlace(file, place)
    expect(readPlace(file)).toEqual(place)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['window.json'])
  })

  it('is lost without harm where nothing can be written', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    writeFileSync(join(folder, 'file'), '')
    writePlace(join(folder, 'file', 'window.json'), { bounds: null, maximized: false, theme: 'system' })
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  it.each(['', '{', 'null', '[]', '7', '"x"', '\u0000\u0000', readFileSync(import.meta.filename, 'utf8')])(
    'is nothing when the file holds %j',
    text => {
      writeFileSync(file, text)
      expect(readPlace(file)).toEqual({ bounds: null, maximized: false, theme: 'system' })
    },
  )

  it.each([
    { bounds: { x: 0, y: 0, width: '1000', height: 700 } },
    { bounds: { x: 0, y: 0, width: 1000 } },
    { bounds: { x: 0, y: 0, width: -5, height: 700 } },
    { bounds: { x: 1e300, y: 0, width: 1000, height: 700 } },
    { bounds: { x: Number.NaN, y: 0, width: 1000, height: 700 } },
    { bounds: { x: 0.5, y: 0, width: 1000, height: 700 } },
    { bounds: [0, 0, 1000, 700] },
    { bounds: null, maximized: 'yes', theme: 'sepia' },
  ])('takes no part of %j that is not what it should be', json =>
    expect(placeFrom(json)).toEqual({ bounds: null, maximized: false, theme: 'system' }),
  )
})
