import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rectangle } from 'electron'
import type { Theme } from '#shared/ipc.ts'

/** What a window is like when it opens: where it stood, and the theme, known before the notebook is open. */
type WindowPlace = { bounds: Rectangle | null; maximized: boolean; theme: Theme }

export type Size = { width: number; height: number }

export const SMALLEST: Size = { width: 900, height: 600 }
/** A window that shows one page: as it opens, and the least it may be. */
export const SLIM = { usual: { width: 720, height: 760 }, least: { width: 480, height: 400 } }
const USUAL = { width: 1280, height: 800 }
const NOWHERE: WindowPlace = { bounds: null, maximized: false, theme: 'system' }
/** How much of the title bar must be on a screen for a hand to reach it, in pixels. */
const HOLD = { width: 120, height: 40 }

/** Where a window opens: beside the one it is opened from, or where the last one of a start stood. */
export function boundsFor(
  areas: readonly Rectangle[],
  other: Rectangle | null,
  kept: Rectangle | null,
  isSlim: boolean,
): Rectangle {
  if (!other) return placeWithin(areas, kept)
  return isSlim ? placeBeside(areas, { ...other, ...SLIM.usual }, SLIM.least) : placeBeside(areas, other)
}

/** Where to open a window, given the work areas of the displays there are now; the first is the main one. */
export function placeWithin(areas: readonly Rectangle[], stored: Rectangle | null, least: Size = SMALLEST): Rectangle {
  const main = areas[0] ?? { x: 0, y: 0, ...USUAL }
  const area = stored === null ? main : (areas.find(each => holds(each, stored)) ?? null)
  if (stored === null || area === null) return centred(main, stored ?? { x: 0, y: 0, ...USUAL }, least)
  const size = fitted(area, stored, least)
  // A window that hung over an edge keeps its place; one that no longer fits its display comes back into it.
  return { x: stored.width > size.width ? area.x : stored.x, y: Math.max(area.y, stored.y), ...size }
}

/** The place of another window: a step beside the one it was opened from, so that both are seen. */
export function placeBeside(areas: readonly Rectangle[], other: Rectangle, least: Size = SMALLEST): Rectangle {
  const step = { ...other, x: other.x + 24, y: other.y + 24 }
  return placeWithin(areas, areas.some(area => contains(area, step)) ? step : other, least)
}

/** Reads what was kept; whatever is missing, damaged or absurd is as if nothing had been kept. */
export function readPlace(file: string): WindowPlace {
  try {
    return placeFrom(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A first start, or a file torn by a crash: where a window stood is never worth a question.
    return NOWHERE
  }
}

/** Writes beside the old file and swaps, so that a crash leaves the one or the other. */
export function writePlace(file: string, place: WindowPlace): void {
  const fresh = `${file}.new`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(fresh, JSON.stringify(place))
    renameSync(fresh, file)
  } catch (error) {
    // A full disk is the notebook's to tell; where a window stood is lost without harm.
    console.error('The place of the window was not kept:', error)
  }
}

/** A stored place from any JSON. */
export function placeFrom(json: unknown): WindowPlace {
  if (!isObject(json)) return NOWHERE
  const theme = json.theme === 'light' || json.theme === 'dark' ? json.theme : 'system'
  return { bounds: boundsFrom(json.bounds), maximized: json.maximized === true, theme }
}

function boundsFrom(json: unknown): Rectangle | null {
  if (!isObject(json)) return null
  const { x, y, width, height } = json
  if (!isPixel(x) || !isPixel(y) || !isPixel(width) || !isPixel(height)) return null
  return width >= 100 && height >= 100 ? { x, y, width, height } : null
}

function holds(area: Rectangle, bounds: Rectangle): boolean {
  const width = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x)
  const below = area.y + area.height - bounds.y
  return width >= HOLD.width && below >= HOLD.height && bounds.y >= area.y - HOLD.height
}

function contains(area: Rectangle, bounds: Rectangle): boolean {
  const right = bounds.x + bounds.width <= area.x + area.width
  return holds(area, bounds) && right && bounds.y + bounds.height <= area.y + area.height
}

function fitted(area: Rectangle, size: Size, least: Size): Size {
  return {
    width: Math.min(Math.max(size.width, least.width), Math.max(area.width, least.width)),
    height: Math.min(Math.max(size.height, least.height), Math.max(area.height, least.height)),
  }
}

function centred(area: Rectangle, wanted: Rectangle, least: Size): Rectangle {
  const size = fitted(area, wanted, least)
  return {
    x: Math.round(area.x + Math.max(0, area.width - size.width) / 2),
    y: Math.round(area.y + Math.max(0, area.height - size.height) / 2),
    ...size,
  }
}

// Windows stand left of and above the main display too, but no display is this far away.
function isPixel(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 100_000
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
