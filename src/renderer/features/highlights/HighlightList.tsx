import { ListFilter } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { titleOf } from '#data/heads.ts'
import { quotedIn } from '#data/highlights.ts'
import { HIGHLIGHT_COLORS, type Highlight, type HighlightColor } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { whence } from '#lib/csl.ts'
import { type Open, whereOf } from '#lib/place.ts'
import { counted } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import { Empty } from '#ui/Empty.tsx'
import { SwatchButton } from '#ui/Swatch.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useAnnounced } from '#ui/useAnnounced.ts'
import { VirtualList } from '#ui/VirtualList.tsx'
import { discardHighlight } from './discardHighlight.ts'
import { filterHighlights } from './filterHighlights.ts'
import { HighlightComment, HighlightMeta, HighlightWords } from './HighlightBody.tsx'
import styles from './Highlights.module.css'

/** All highlights of the notebook, newest first, by words and colour. */
export function HighlightList({ open }: { open: Open }) {
  const heads = useHeads(all => all)
  const [query, setQuery] = useState('')
  const [color, setColor] = useState<HighlightColor | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const asked = useDeferredValue(query)
  const found = useMemo(() => filterHighlights(heads, asked, color), [heads, asked, color])
  useAnnounced(found.length === 0 ? 'No highlight' : counted(found.length, 'highlight'), `${color} ${asked}`)
  const isFiltered = asked.trim() !== '' || color !== null

  return (
    <div className={styles.list}>
      <div className={styles.listHead}>
        <h2 className={styles.listTitle}>
          Highlights <span className={styles.count}>{found.length.toLocaleString('en')}</span>
        </h2>
        <TextField
          label="Filter highlights"
          hideLabel
          look="soft"
          icon={ListFilter}
          type="search"
          placeholder="Filter by words or tag"
          value={query}
          onChange={setQuery}
          clearable
          onEscape={query === '' ? undefined : () => setQuery('')}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, not a form */}
        <div className={styles.colors} role="group" aria-label="Colour">
          {HIGHLIGHT_COLORS.map(one => (
            <SwatchButton
              key={one}
              color={one}
              pressed={color === one}
              onPress={() => setColor(now => (now === one ? null : one))}
            />
          ))}
        </div>
      </div>
      <div className={styles.items}>
        <VirtualList
          label="Highlights"
          items={found}
          keyOf={one => one.id}
          height={112}
          measured
          gap={1}
          selected={chosen}
          textOf={one => one.anchor.exact}
          onActivate={(one, event) => {
            setChosen(one.id)
            open({ kind: 'source', id: one.sourceId, highlight: one.id }, whereOf(event))
          }}
          onDelete={one => attempt(discardHighlight(one), 'The highlight was not deleted.')}
          render={renderItem}
          empty={<NoHighlights isFiltered={isFiltered} />}
        />
      </div>
    </div>
  )
}

function NoHighlights({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <Empty small title="No highlight matches." />
  return (
    <Empty small title="Nothing is highlighted yet.">
      Open a source, select a passage and choose a colour.
    </Empty>
  )
}

const renderItem = (one: Highlight, { selected }: { selected: boolean }) => (
  <Item highlight={one} isSelected={selected} />
)

function Item({ highlight, isSelected }: { highlight: Highlight; isSelected: boolean }) {
  const source = useHeads(heads => heads.sources.get(highlight.sourceId))
  const quotes = useHeads(() => quotedIn(highlight.id).length)
  return (
    <div
      className={isSelected ? `${styles.card} ${styles.current}` : `${styles.card} ${styles.item}`}
      data-color={highlight.color}
      dir={isUrdu(highlight.anchor.exact) ? 'rtl' : undefined}
    >
      <HighlightWords highlight={highlight} />
      <span className="visuallyHidden">, {highlight.color}</span>
      <HighlightComment comment={highlight.comment} />
      <HighlightMeta highlight={highlight} quotes={quotes} />
      {source && (
        <span className={styles.source} title={titleOf(source)}>
          <bdi>{titleOf(source)}</bdi> · <bdi>{whence(source.csl)}</bdi>
        </span>
      )}
    </div>
  )
}
