import type { Highlight, VersionRow } from '#data/rows.ts'
import { type Anchor, type Found, findAnchor } from '#lib/anchor.ts'
import type { Page, Passage } from './page.ts'

export type FoundHighlight = { highlight: Highlight; found: Found }

const known = new WeakMap<Page, WeakMap<Anchor, Found>>()

/** Where each highlight's passage stands in the page, or that it is lost. In the order they came in. */
export function findPassages(page: Page, version: VersionRow, highlights: Highlight[]): FoundHighlight[] {
  let cache = known.get(page)
  if (!cache) {
    cache = new WeakMap()
    known.set(page, cache)
  }
  const isSameText = page.canonical.text === version.text
  return highlights.map(highlight => {
    const { anchor } = highlight
    let found = cache.get(anchor)
    if (!found) {
      const isHere = isSameText && highlight.versionId === version.id && stands(page, anchor)
      found = isHere
        ? { state: 'exact', start: anchor.start, end: anchor.end, score: 1 }
        : findAnchor(page.canonical, anchor)
      cache.set(anchor, found)
    }
    return { highlight, found }
  })
}

function stands(page: Page, { start, end, exact }: Anchor): boolean {
  return page.canonical.text.slice(start, end) === exact
}

/** The highlights under an offset, the one made last first. */
export function highlightsAt(passages: FoundHighlight[], offset: number): FoundHighlight[] {
  return passages
    .filter(({ found }) => found.state !== 'lost' && found.start <= offset && offset <= found.end)
    .sort((a, b) => b.highlight.createdAt - a.highlight.createdAt)
}

/** In reading order, those that are lost at the end. */
export function inReadingOrder(passages: FoundHighlight[]): FoundHighlight[] {
  const at = ({ found }: FoundHighlight) => (found.state === 'lost' ? Number.MAX_SAFE_INTEGER : found.start)
  return [...passages].sort((a, b) => at(a) - at(b))
}

export function passageOf({ found }: FoundHighlight): Passage | null {
  return found.state === 'lost' ? null : { start: found.start, end: found.end }
}
