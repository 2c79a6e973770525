import { useEffect, useMemo, useState } from 'react'
import { listTags } from '#data/tags.ts'
import { useHeads } from '#data/useHeads.ts'
import { MenuAt } from '#ui/Menu.tsx'
import { RowBody } from '#ui/Row.tsx'
import { type Modifiers, VirtualList } from '#ui/VirtualList.tsx'
import styles from './TagTree.module.css'
import { tagMenu } from './tagMenu.ts'
import { type TagRow, tagRows, tagsAbove, toggled } from './tagRows.ts'

// How the tree stands open belongs to this machine, not to the notebook.
const KEY = 'tags-open'
const ROW = 28
const TALLEST = 40

function openBefore(): ReadonlySet<string> {
  const kept = localStorage.getItem(KEY)
  return new Set(kept ? kept.split('\n') : [])
}

export type TagTreeProps = {
  selected: string | null
  onOpen: (tag: string, event: Modifiers) => void
  onRename: (tag: string) => void
  onDelete: (tag: string) => void
}

/** All tags with how much bears them or one below. The arrow keys move, open and close. */
export function TagTree({ selected, onOpen, onRename, onDelete }: TagTreeProps) {
  const tree = useHeads(listTags)
  const [open, setOpen] = useState(openBefore)
  const [menu, setMenu] = useState<{ tag: string; at: { x: number; y: number } } | null>(null)
  useEffect(() => localStorage.setItem(KEY, [...open].join('\n')), [open])

  const rows = useMemo(() => {
    const above = selected ? tagsAbove(selected) : []
    return tagRows(tree, tag => open.has(tag) || above.includes(tag))
  }, [tree, open, selected])

  return (
    <section className={styles.tags} aria-labelledby="tags">
      <h2 id="tags" className={styles.head}>
        Tags
      </h2>
      {rows.length === 0 ? (
        <p className={styles.none}>Write # in a note or on a source, and the tag appears here.</p>
      ) : (
        <div style={{ blockSize: Math.min(rows.length, TALLEST) * ROW }}>
          <VirtualList<TagRow>
            label="Tags"
            items={rows}
            keyOf={row => row.tag}
            height={ROW}
            selected={selected}
            textOf={row => row.name}
            branchOf={row => ({ level: row.level, open: row.open })}
            onToggle={(row, isOpen) => setOpen(tags => toggled(tags, row.tag, isOpen))}
            onActivate={(row, event) => onOpen(row.tag, event)}
            onDelete={row => onDelete(row.tag)}
            onMenu={({ tag }, at) => setMenu({ tag, at })}
            render={(row, state) => (
              <RowBody
                label={row.name}
                count={row.count}
                level={row.level}
                open={row.open}
                selected={state.selected}
                onToggle={() => setOpen(tags => toggled(tags, row.tag, !row.open))}
              />
            )}
          />
        </div>
      )}
      {menu && (
        <MenuAt
          label={`#${menu.tag}`}
          at={menu.at}
          onClose={() => setMenu(null)}
          items={tagMenu(menu.tag, onRename, onDelete)}
        />
      )}
    </section>
  )
}
