import { Hash, ListPlus } from 'lucide-react'
import { useState } from 'react'
import { tagNames } from '#data/tags.ts'
import { useHeads } from '#data/useHeads.ts'
import { rank } from '#lib/fuzzy.ts'
import type { TagQuery } from '#lib/place.ts'
import { tagKey } from '#lib/tag.ts'
import { Button } from '#ui/Button.tsx'
import { Popover } from '#ui/Popover.tsx'
import { RowBody } from '#ui/Row.tsx'
import { Segment } from '#ui/Segment.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VirtualList } from '#ui/VirtualList.tsx'
import styles from './TagPage.module.css'
import { type TagMode, termsOf, withTerm } from './tagQuery.ts'

const MOST = 200
const ROW = 28

export type AddTermProps = { query: TagQuery; onQuery: (query: TagQuery) => void }

/** Combines the page's tags with another one: and, or, not. */
export function AddTerm({ query, onQuery }: AddTermProps) {
  return (
    <Popover
      label="Combine with another tag"
      trigger={
        <Button variant="quiet" icon={ListPlus}>
          Combine
        </Button>
      }
    >
      {close => (
        <Choice
          query={query}
          onChoose={(tag, mode) => {
            close()
            onQuery(withTerm(query, tag, mode))
          }}
        />
      )}
    </Popover>
  )
}

function Choice({ query, onChoose }: { query: TagQuery; onChoose: (tag: string, mode: TagMode) => void }) {
  const [mode, setMode] = useState<TagMode>('all')
  const [typed, setTyped] = useState('')
  const names = useHeads(() => tagNames())
  const there = new Set(termsOf(query).map(term => tagKey(term.tag)))
  const free = names.filter(name => !there.has(tagKey(name.tag)))
  const fits = rank(typed, free, name => [name.tag], MOST).map(found => found.item)
  return (
    <div className={styles.choice}>
      <Segment
        label="How it counts"
        value={mode}
        onChange={setMode}
        options={[
          { value: 'all', label: 'And' },
          { value: 'any', label: 'Or' },
          { value: 'none', label: 'Not' },
        ]}
      />
      <TextField
        label="Tag"
        hideLabel
        look="soft"
        icon={Hash}
        placeholder="Which tag"
        value={typed}
        onChange={setTyped}
        autoFocus
        onEnter={() => fits[0] && onChoose(fits[0].tag, mode)}
      />
      <div className={styles.choices} style={{ blockSize: Math.min(8, Math.max(1, fits.length)) * ROW }}>
        <VirtualList
          label="Tags to combine with"
          items={fits}
          keyOf={name => name.tag}
          height={ROW}
          textOf={name => name.tag}
          onActivate={name => onChoose(name.tag, mode)}
          render={name => <RowBody label={name.tag} icon={Hash} count={name.count} />}
          empty={<p className={styles.label}>No other tag fits.</p>}
        />
      </div>
    </div>
  )
}
