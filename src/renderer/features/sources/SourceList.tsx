import { ArrowDownUp, Highlighter, ListFilter, Plus, Shapes } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { allSources, titleOf } from '#data/heads.ts'
import { listHighlights } from '#data/highlights.ts'
import type { Id, ReadingState, SourceHead } from '#data/rows.ts'
import { setReading } from '#data/sources.ts'
import { useHeads } from '#data/useHeads.ts'
import { SOURCE_TYPES, type SourceType, whence } from '#lib/csl.ts'
import { type Open, whereOf } from '#lib/place.ts'
import { counted } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu, MenuAt, type MenuEntry } from '#ui/Menu.tsx'
import { MiniBar } from '#ui/ProgressBar.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useAnnounced } from '#ui/useAnnounced.ts'
import { VirtualList } from '#ui/VirtualList.tsx'
import styles from './SourceList.module.css'
import { countReading, countTypes, orderSources, type SourceSort } from './sourceOrder.ts'

export type SourceListProps = {
  selected?: Id | null
  open: Open
  onBringIn: () => void
  onTrash?: (id: Id) => void
  /** Keys of the command that brings a source in. */
  bringInKeys?: string
}

const SORTS: { id: SourceSort; label: string }[] = [
  { id: 'added', label: 'Last brought in first' },
  { id: 'published', label: 'Last published first' },
  { id: 'title', label: 'By title' },
  { id: 'author', label: 'By author' },
  { id: 'reading', label: 'Begun first, read last' },
]

const READING: { id: ReadingState; label: string; of: string }[] = [
  { id: 'unread', label: 'To read', of: 'Nothing is left to read.' },
  { id: 'reading', label: 'Reading', of: 'Nothing is half read.' },
  { id: 'read', label: 'Read', of: 'Nothing is read to the end yet.' },
]

/** The list sheet of sources: smooth at any length, one tab stop. */
export function SourceList({ selected = null, open, onBringIn, onTrash, bringInKeys }: SourceListProps) {
  const sources = useHeads(allSources)
  const [reading, setShown] = useState<ReadingState | null>(null)
  const [type, setType] = useState<string | null>(null)
  const [sort, setSort] = useState<SourceSort>('added')
  const [filter, setFilter] = useState('')
  const [menu, setMenu] = useState<{ source: SourceHead; at: { x: number; y: number } } | null>(null)
  const sought = useDeferredValue(filter)
  const shown = useMemo(
    () => orderSources(sources, { reading, type }, sort, sought),
    [sources, reading, type, sort, sought],
  )
  useAnnounced(shown.length === 0 ? 'No source' : counted(shown.length, 'source'), `${reading} ${type} ${sought}`)
  const counts = useMemo(
    () => countReading(type === null ? sources : sources.filter(source => source.csl.type === type)),
    [sources, type],
  )
  const types = useMemo(() => countTypes(sources), [sources])

  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>
          Sources <span className={styles.count}>{shown.length.toLocaleString('en')}</span>
        </h2>
        {(types.length > 1 || type !== null) && (
          <Menu
            label="Kind"
            trigger={<IconButton icon={Shapes} label="Only one kind" size="small" pressed={type !== null} />}
            items={[
              { id: 'all', label: 'Every kind', checked: type === null, run: () => setType(null) },
              ...types.map(each => ({
                id: each.type,
                label: `${typeName(each.type)} (${each.count.toLocaleString('en')})`,
                checked: type === each.type,
                run: () => setType(each.type),
              })),
            ]}
          />
        )}
        <Menu
          label="Order"
          trigger={<IconButton icon={ArrowDownUp} label="Order" size="small" />}
          items={SORTS.map(each => ({ ...each, checked: each.id === sort, run: () => setSort(each.id) }))}
        />
        <IconButton icon={Plus} label="Bring in a source" keys={bringInKeys} size="small" onPress={onBringIn} />
      </header>
      <div className={styles.tools}>
        <TextField
          label="Filter sources"
          hideLabel
          look="soft"
          icon={ListFilter}
          type="search"
          placeholder={`Filter ${counted(sources.length, 'source')}`}
          value={filter}
          onChange={setFilter}
          onEscape={filter === '' ? undefined : () => setFilter('')}
          clearable
        />
        <fieldset className={styles.chips}>
          <legend className="visuallyHidden">Only those</legend>
          {READING.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={styles.chip}
              aria-pressed={reading === id}
              onClick={() => setShown(reading === id ? null : id)}
            >
              {label} <span className="num">{counts[id].toLocaleString('en')}</span>
            </button>
          ))}
        </fieldset>
      </div>
      <div className={styles.list}>
        <VirtualList
          label="Sources"
          items={shown}
          keyOf={source => source.id}
          height={57}
          measured
          gap={1}
          selected={selected}
          textOf={titleOf}
          render={renderSource}
          onActivate={(source, event) => open({ kind: 'source', id: source.id }, whereOf(event))}
          onDelete={onTrash && (source => onTrash(source.id))}
          onMenu={(source, at) => setMenu({ source, at })}
          empty={<NoSources filter={sought} reading={reading} type={type} onBringIn={onBringIn} />}
        />
      </div>
      {menu && (
        <MenuAt
          label={titleOf(menu.source)}
          at={menu.at}
          onClose={() => setMenu(null)}
          items={sourceMenu(menu.source, open, onTrash)}
        />
      )}
    </>
  )
}

function sourceMenu(source: SourceHead, open: Open, onTrash?: (id: Id) => void): MenuEntry[] {
  const place = { kind: 'source', id: source.id } as const
  const entries: MenuEntry[] = [
    { id: 'open', label: 'Open', run: () => open(place) },
    { id: 'beside', label: 'Open beside', run: () => open(place, 'beside') },
    { id: 'tab', label: 'Open in a new tab', run: () => open(place, 'tab') },
    'separator',
    ...READING.map(({ id, label }) => ({
      id,
      label,
      checked: source.reading === id,
      run: () => attempt(setReading(source.id, { reading: id }), 'The reading state was not kept.'),
    })),
  ]
  if (!onTrash) return entries
  return [
    ...entries,
    'separator',
    { id: 'trash', label: 'Move to Trash…', danger: true, run: () => onTrash(source.id) },
  ]
}

const typeName = (type: string): string => SOURCE_TYPES[type as SourceType] ?? type

type NoSourcesProps = { filter: string; reading: ReadingState | null; type: string | null; onBringIn: () => void }

function NoSources(props: NoSourcesProps) {
  if (props.filter.trim() !== '') {
    return (
      <Empty small title="No title or author fits.">
        Search looks in the texts as well.
      </Empty>
    )
  }
  if (props.type !== null) return <Empty small title={`Nothing of the kind “${typeName(props.type)}” is here.`} />
  const state = READING.find(({ id }) => id === props.reading)
  if (state) return <Empty small title={state.of} />
  return (
    <Empty
      small
      title="No sources yet."
      steps={[
        {
          icon: Plus,
          label: 'Bring in a source',
          detail: 'Drop a web page, Markdown or text file on the window, or paste an article',
          run: props.onBringIn,
        },
      ]}
    />
  )
}

const renderSource = (source: SourceHead, { selected }: { selected: boolean }) => (
  <SourceItem source={source} selected={selected} />
)

function SourceItem({ source, selected }: { source: SourceHead; selected: boolean }) {
  const title = titleOf(source)
  const urdu = isUrdu(title)
  const marks = useHeads(() => listHighlights(source.id).length)
  const line = whence(source.csl)
  const names = [styles.item, selected && styles.selected, source.reading === 'read' && styles.read]
  return (
    <div
      className={names.filter(Boolean).join(' ')}
      dir={urdu ? 'rtl' : undefined}
      lang={urdu ? 'ur' : undefined}
      title={title}
    >
      <div className={source.csl.title.trim() === '' ? `${styles.name} ${styles.untitled}` : styles.name}>{title}</div>
      <div className={styles.meta}>
        {source.reading === 'unread' && <span className={styles.dot} role="img" aria-label="Not read yet" />}
        <span className={styles.whence} lang={isUrdu(line) ? 'ur' : 'en'}>
          <bdi>{line}</bdi>
        </span>
        {source.reading === 'reading' && <MiniBar value={source.progress} label="Read" />}
        {marks > 0 && (
          <span className={styles.marks} title={counted(marks, 'highlight')}>
            <Highlighter size={14} strokeWidth={2} aria-hidden />
            <span aria-hidden>{marks.toLocaleString('en')}</span>
            <span className="visuallyHidden">{counted(marks, 'highlight')}</span>
          </span>
        )}
      </div>
    </div>
  )
}
