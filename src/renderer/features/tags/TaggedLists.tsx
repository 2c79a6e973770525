import { Highlighter } from 'lucide-react'
import { type CSSProperties, type MouseEvent, type ReactNode, useMemo, useState } from 'react'
import { heads, titleOf } from '#data/heads.ts'
import { listHighlights } from '#data/highlights.ts'
import type { Highlight, NoteHead, SourceHead } from '#data/rows.ts'
import { sharedTitles } from '#data/sameTitles.ts'
import { whence } from '#lib/csl.ts'
import { type Open, type Place, whereOf } from '#lib/place.ts'
import { counted, dayOf } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { Button } from '#ui/Button.tsx'
import { pressOrMiddle } from '#ui/press.ts'
import { TagChip } from '#ui/TagChip.tsx'
import styles from './TaggedLists.module.css'

const AT_FIRST = 8
const MORE = 100
const MOST_EXCERPT = 80

type SectionProps<T> = { title: string; noun: string; items: T[]; columns?: boolean; render: (item: T) => ReactNode }

/** A part of the tag page that shows a few at first and more when asked. */
function Section<T extends { id: string }>({ title, noun, items, columns, render }: SectionProps<T>) {
  const [shown, setShown] = useState(AT_FIRST)
  if (items.length === 0) return null
  const rest = items.length - shown
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={styles.head}>
        {title} <span className={styles.count}>{items.length.toLocaleString('en')}</span>
      </h2>
      <ul className={columns ? styles.columns : undefined}>
        {items.slice(0, shown).map(item => (
          <li key={item.id}>{render(item)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <div className={styles.more}>
          <Button variant="link" onPress={() => setShown(shown + MORE)}>
            {rest > MORE ? `${MORE} more of ${counted(rest, noun)}` : `${rest} more ${rest === 1 ? noun : `${noun}s`}`}
          </Button>
        </div>
      )}
    </section>
  )
}

function Item({
  place,
  title,
  open,
  children,
  isNew,
}: {
  place: Place
  title: string
  open: Open
  children: ReactNode
  isNew?: boolean
}) {
  const urdu = isUrdu(title)
  const go = (event: MouseEvent) => open(place, whereOf(event))
  return (
    <button
      type="button"
      className={styles.item}
      dir={urdu ? 'rtl' : undefined}
      lang={urdu ? 'ur' : undefined}
      {...pressOrMiddle(go)}
    >
      <span className={isNew === false ? `${styles.title} ${styles.read}` : styles.title}>{title}</span>
      <span className={styles.meta} dir={urdu ? 'rtl' : 'ltr'}>
        {children}
      </span>
    </button>
  )
}

export function TaggedNotes({ notes, open }: { notes: NoteHead[]; open: Open }) {
  const twins = useMemo(() => sharedTitles(notes), [notes])
  return (
    <Section
      title="Notes"
      noun="note"
      items={notes}
      render={note => (
        <Item place={{ kind: 'note', id: note.id }} title={titleOf(note)} open={open}>
          {/* All of them bear the tag: what tells two of one title apart is what they say. */}
          {twins.has(titleOf(note)) && note.excerpt !== '' && `${note.excerpt.slice(0, MOST_EXCERPT)} · `}
          {`Changed ${dayOf(note.changedAt)}`}
          {note.quotes.length > 0 && ` · ${counted(note.quotes.length, 'quote')}`}
        </Item>
      )}
    />
  )
}

export function TaggedSources({ sources, open }: { sources: SourceHead[]; open: Open }) {
  return (
    <Section
      title="Sources"
      noun="source"
      items={sources}
      render={source => {
        const highlights = listHighlights(source.id).length
        return (
          <Item
            place={{ kind: 'source', id: source.id }}
            title={titleOf(source)}
            open={open}
            isNew={source.reading !== 'read'}
          >
            {source.reading === 'unread' && <span className={styles.dot} role="img" aria-label="Not read yet" />}
            <span className={styles.by}>{whence(source.csl)}</span>
            {highlights > 0 && (
              <span className={styles.marks} title={counted(highlights, 'highlight')}>
                <Highlighter size={14} strokeWidth={2} aria-hidden />
                {highlights}
              </span>
            )}
          </Item>
        )
      }}
    />
  )
}

export function TaggedHighlights({ highlights, open }: { highlights: Highlight[]; open: Open }) {
  return (
    <Section
      title="Highlights"
      noun="highlight"
      items={highlights}
      columns
      render={highlight => <HighlightItem highlight={highlight} open={open} />}
    />
  )
}

function HighlightItem({ highlight, open }: { highlight: Highlight; open: Open }) {
  const { anchor, color, comment, tags } = highlight
  const source = heads.get().sources.get(highlight.sourceId)
  const urdu = isUrdu(anchor.exact)
  return (
    <div
      className={styles.highlight}
      style={{ '--bar': `var(--hl-${color}-line)` } as CSSProperties}
      dir={urdu ? 'rtl' : undefined}
    >
      <button
        type="button"
        className={styles.words}
        lang={urdu ? 'ur' : undefined}
        {...pressOrMiddle(event =>
          open({ kind: 'source', id: highlight.sourceId, highlight: highlight.id }, whereOf(event)),
        )}
      >
        <span className={styles.clamp}>{anchor.exact}</span>
      </button>
      {comment && (
        <p className={styles.comment} dir="auto">
          {comment}
        </p>
      )}
      <div className={styles.from}>
        <span>{`${source ? titleOf(source) : 'Its source is gone'}, ¶ ${anchor.block + 1}`}</span>
        {tags.map(tag => (
          <TagChip
            key={tag}
            tag={tag}
            small
            onPress={event => open({ kind: 'tag', query: { all: [tag], any: [], none: [] } }, whereOf(event))}
          />
        ))}
      </div>
    </div>
  )
}
