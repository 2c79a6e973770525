import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { listHighlights } from '#data/highlights.ts'
import { HIGHLIGHT_COLORS, type Highlight, type HighlightColor, type Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import type { Open } from '#lib/place.ts'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu } from '#ui/Menu.tsx'
import { SWATCH_MEANINGS } from '#ui/Swatch.tsx'
import { HighlightCard } from './HighlightCard.tsx'
import styles from './Highlights.module.css'

export type HighlightsPaneProps = {
  sourceId: Id
  /** The highlight one is at in the reader. */
  current?: Id | null
  open: Open
  onQuote: (quote: { highlight: Id; source: Id; words: string; locator: string }) => void
  /** Shows what comment, colour and tags a highlight had. */
  onHistory: (highlight: Id) => void
}

/** The highlights of a source in reading order. */
export function HighlightsPane({ sourceId, current = null, open, onQuote, onHistory }: HighlightsPaneProps) {
  const highlights = useHeads(heads => listHighlights(sourceId, heads))
  const [color, setColor] = useState<HighlightColor | null>(null)
  const [chosen, setChosen] = useState<Id | null>(null)
  const at = current ?? chosen

  if (highlights.length === 0) {
    return (
      <Empty small title="Nothing is highlighted yet.">
        Select a passage and choose a colour, or press N in the text and then 1 to 5.
      </Empty>
    )
  }
  const shown = color ? highlights.filter(one => one.color === color) : highlights
  const quote = (one: Highlight) => {
    const { exact, block } = one.anchor
    onQuote({ highlight: one.id, source: sourceId, words: exact, locator: `¶ ${block + 1}` })
  }
  return (
    <section aria-labelledby="highlights">
      <div className={styles.head}>
        <h3 id="highlights">
          {color ? SWATCH_MEANINGS[color] : 'In reading order'} <span className={styles.count}>{shown.length}</span>
        </h3>
        <Menu
          label="Colour"
          trigger={<IconButton icon={ListFilter} label="Filter by colour" size="small" pressed={color !== null} />}
          items={[
            { id: 'all', label: 'All colours', checked: color === null, run: () => setColor(null) },
            ...HIGHLIGHT_COLORS.map(one => ({
              id: one,
              label: SWATCH_MEANINGS[one],
              checked: color === one,
              run: () => setColor(one),
            })),
          ]}
        />
      </div>
      <ul>
        {shown.map(one => (
          <HighlightCard
            key={one.id}
            highlight={one}
            isCurrent={one.id === at}
            open={open}
            onQuote={quote}
            onHistory={onHistory}
            onReveal={() => {
              setChosen(one.id)
              open({ kind: 'source', id: sourceId, highlight: one.id })
            }}
          />
        ))}
      </ul>
    </section>
  )
}
