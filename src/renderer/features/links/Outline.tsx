import { useEffect, useState } from 'react'
import { derive } from '#data/derived/derive.ts'
import { openNote } from '#data/notes.ts'
import type { DerivedRow, Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { isUrdu } from '#lib/words.ts'
import { Empty } from '#ui/Empty.tsx'
import styles from './Outline.module.css'

type Headings = DerivedRow['headings']

export type OutlineProps = {
  id: Id
  onReveal: (block: number) => void
}

/** The headings of a note as it was last saved. */
async function listHeadings(id: Id): Promise<Headings> {
  const opened = await openNote(id)
  return opened ? derive(opened.blocks).row.headings : []
}

/** The headings of a note; a press goes there. */
export function Outline({ id, onReveal }: OutlineProps) {
  const rev = useHeads(heads => heads.notes.get(id)?.textRev)
  const [headings, setHeadings] = useState<Headings | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text was saved, so its headings may be others
  useEffect(() => {
    let left = false
    const load = async () => {
      const found = await listHeadings(id)
      if (!left) setHeadings(found)
    }
    void load()
    return () => {
      left = true
    }
  }, [id, rev])

  if (headings === null) return null
  if (headings.length === 0) {
    return (
      <Empty small title="No headings yet.">
        Begin a line with # and a space, and it stands here.
      </Empty>
    )
  }
  const top = Math.min(...headings.map(heading => heading.level))
  return (
    <ul className={styles.outline} aria-label="Outline">
      {headings.map(heading => (
        <li key={`${heading.block} ${heading.text}`}>
          <button
            type="button"
            className={styles.heading}
            style={{ paddingInlineStart: `${0.5 + (heading.level - top) * 1}rem` }}
            data-top={heading.level === top || undefined}
            lang={isUrdu(heading.text) ? 'ur' : undefined}
            title={heading.text}
            onClick={() => onReveal(heading.block)}
          >
            <bdi>{heading.text || 'Untitled'}</bdi>
          </button>
        </li>
      ))}
    </ul>
  )
}
