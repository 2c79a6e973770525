import type { ReadingState, SourceHead } from '#data/rows.ts'
import { authorsLine, shortAuthors } from '#lib/csl.ts'
import { rank } from '#lib/fuzzy.ts'

export type SourceSort = 'added' | 'published' | 'title' | 'author'

const MOST_FOUND = 500
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** How many sources are to be read, being read and read. */
export function countReading(sources: SourceHead[]): Record<ReadingState, number> {
  const counts = { unread: 0, reading: 0, read: 0 }
  for (const source of sources) counts[source.reading]++
  return counts
}

/** The sources of a list, those in one reading state or all. With a filter the best fit comes first, whatever the order. */
export function orderSources(
  sources: SourceHead[],
  reading: ReadingState | null,
  sort: SourceSort,
  filter: string,
): SourceHead[] {
  const chosen = reading === null ? sources : sources.filter(source => source.reading === reading)
  if (filter.trim() !== '') return rank(filter, chosen, textsOf, MOST_FOUND).map(found => found.item)
  return [...chosen].sort(ORDERS[sort])
}

// Two texts and not four: each costs as much as a title at every key.
const textsOf = ({ csl }: SourceHead): string[] => [
  csl.title,
  `${authorsLine(csl)} ${csl.publisher} ${csl['container-title']}`,
]

const byTitle = (a: SourceHead, b: SourceHead): number => byName.compare(a.csl.title, b.csl.title)

const ORDERS: Record<SourceSort, (a: SourceHead, b: SourceHead) => number> = {
  added: (a, b) => b.createdAt - a.createdAt || byTitle(a, b),
  // EDTF strings sort by their letters; what has no date comes last.
  published: (a, b) => (b.csl.issued < a.csl.issued ? -1 : b.csl.issued > a.csl.issued ? 1 : byTitle(a, b)),
  title: byTitle,
  author: (a, b) => {
    const [one, other] = [shortAuthors(a.csl), shortAuthors(b.csl)]
    if ((one === '') !== (other === '')) return one === '' ? 1 : -1
    return byName.compare(one, other) || byTitle(a, b)
  },
}
