import type { ReadingState, SourceHead } from '#data/rows.ts'
import { authorsLine, shortAuthors } from '#lib/csl.ts'
import { rank } from '#lib/fuzzy.ts'

export type SourceSort = 'added' | 'published' | 'title' | 'author' | 'reading'

/** What is shown of the sources; null for all. */
export type SourceChoice = { reading: ReadingState | null; type: string | null }

const MOST_FOUND = 500
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** How many sources are to be read, being read and read. */
export function countReading(sources: SourceHead[]): Record<ReadingState, number> {
  const counts = { unread: 0, reading: 0, read: 0 }
  for (const source of sources) counts[source.reading]++
  return counts
}

/** The kinds there are among the sources, the most used first. */
export function countTypes(sources: SourceHead[]): { type: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { csl } of sources) counts.set(csl.type, (counts.get(csl.type) ?? 0) + 1)
  return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
}

/** The sources of a list, those of one reading state or kind or all. With a filter the best fit comes first, whatever the order. */
export function orderSources(
  sources: SourceHead[],
  { reading, type }: SourceChoice,
  sort: SourceSort,
  filter: string,
): SourceHead[] {
  const chosen = sources.filter(
    source => (reading === null || source.reading === reading) && (type === null || source.csl.type === type),
  )
  if (filter.trim() !== '') return rank(filter, chosen, textsOf, MOST_FOUND).map(found => found.item)
  return chosen.sort(ORDERS[sort])
}

// Two texts and not four: each costs as much as a title at every key.
const textsOf = ({ csl }: SourceHead): string[] => [
  csl.title,
  `${authorsLine(csl)} ${csl.publisher} ${csl['container-title']}`,
]

const byTitle = (a: SourceHead, b: SourceHead): number => byName.compare(a.csl.title, b.csl.title)

const READING: ReadingState[] = ['reading', 'unread', 'read']

const ORDERS: Record<SourceSort, (a: SourceHead, b: SourceHead) => number> = {
  added: (a, b) => b.createdAt - a.createdAt || byTitle(a, b),
  // EDTF strings sort by their letters; what has no date comes last.
  published: (a, b) => (b.csl.issued < a.csl.issued ? -1 : b.csl.issued > a.csl.issued ? 1 : byTitle(a, b)),
  title: byTitle,
  // What was begun first, and what is read last.
  reading: (a, b) => READING.indexOf(a.reading) - READING.indexOf(b.reading) || ORDERS.added(a, b),
  author: (a, b) => {
    const [one, other] = [shortAuthors(a.csl), shortAuthors(b.csl)]
    if ((one === '') !== (other === '')) return one === '' ? 1 : -1
    return byName.compare(one, other) || byTitle(a, b)
  },
}
