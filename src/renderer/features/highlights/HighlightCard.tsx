import { Ellipsis, Hash, History, MessageSquare, Quote, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { quotedIn, saveHighlight } from '#data/highlights.ts'
import type { Highlight, Id } from '#data/rows.ts'
import { tagNames } from '#data/tags.ts'
import { useHeads } from '#data/useHeads.ts'
import { rank } from '#lib/fuzzy.ts'
import type { Open } from '#lib/place.ts'
import { normalTag } from '#lib/tag.ts'
import { isUrdu } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu } from '#ui/Menu.tsx'
import { TagField } from '#ui/TagField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { discardHighlight } from './discardHighlight.ts'
import { HighlightComment, HighlightMeta, HighlightWords } from './HighlightBody.tsx'
import styles from './Highlights.module.css'

type HighlightCardProps = {
  highlight: Highlight
  isCurrent: boolean
  open: Open
  onReveal: () => void
  onQuote: (highlight: Highlight) => void
  onHistory: (highlight: Id) => void
}

/** One highlight in the pane: its words go to the passage; comment and tags are edited here. */
export function HighlightCard({ highlight, isCurrent, open, onReveal, onQuote, onHistory }: HighlightCardProps) {
  const [editing, setEditing] = useState<'comment' | 'tags' | null>(null)
  const card = useRef<HTMLLIElement>(null)
  const quotes = useHeads(() => quotedIn(highlight.id).length)

  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])

  const done = () => {
    setEditing(null)
    card.current?.querySelector('button')?.focus()
  }
  return (
    <li
      ref={card}
      className={isCurrent ? `${styles.card} ${styles.current}` : styles.card}
      data-color={highlight.color}
      dir={isUrdu(highlight.anchor.exact) ? 'rtl' : undefined}
      aria-current={isCurrent || undefined}
    >
      <button type="button" className={styles.words} onClick={onReveal}>
        <HighlightWords highlight={highlight} />
        <span className="visuallyHidden">, {highlight.color}</span>
      </button>
      {editing === 'comment' ? (
        <CommentEditor highlight={highlight} onDone={done} />
      ) : (
        <HighlightComment comment={highlight.comment} />
      )}
      {editing === 'tags' && <TagsEditor highlight={highlight} onDone={done} />}
      <HighlightMeta
        highlight={editing === 'tags' ? { ...highlight, tags: [] } : highlight}
        quotes={quotes}
        onTag={tag => open({ kind: 'tag', query: { all: [tag], any: [], none: [] } })}
      />
      <div className={styles.more}>
        <Menu
          label="Highlight"
          trigger={<IconButton icon={Ellipsis} label="More for this highlight" size="small" />}
          items={[
            {
              id: 'comment',
              label: highlight.comment ? 'Edit the comment' : 'Comment',
              icon: MessageSquare,
              run: () => setEditing('comment'),
            },
            { id: 'tags', label: 'Tags', icon: Hash, run: () => setEditing('tags') },
            { id: 'quote', label: 'Quote in note', icon: Quote, run: () => onQuote(highlight) },
            { id: 'history', label: 'History', icon: History, run: () => onHistory(highlight.id) },
            'separator',
            {
              id: 'delete',
              label: 'Delete the highlight',
              icon: Trash2,
              danger: true,
              run: () => attempt(discardHighlight(highlight), 'The highlight was not deleted.'),
            },
          ]}
        />
      </div>
    </li>
  )
}

type EditorProps = { highlight: Highlight; onDone: () => void }

/** What is written is kept however one leaves, except by Escape. */
function CommentEditor({ highlight, onDone }: EditorProps) {
  const [text, setText] = useState(highlight.comment)
  const isLeft = useRef(false)
  const keep = () => {
    if (isLeft.current) return
    isLeft.current = true
    if (text.trim() !== highlight.comment) {
      attempt(saveHighlight(highlight.id, { comment: text.trim() }), 'The comment was not saved.')
    }
    onDone()
  }
  const cancel = () => {
    isLeft.current = true
    onDone()
  }
  return (
    <div className={styles.editor}>
      <TextArea
        label="Comment"
        hideLabel
        value={text}
        onChange={setText}
        autoFocus
        onSubmit={keep}
        onEscape={cancel}
        onBlur={keep}
      />
    </div>
  )
}

function TagsEditor({ highlight, onDone }: EditorProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onDone()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the empty field is done
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <TagField
        label="Tags of this highlight"
        hideLabel
        tags={highlight.tags}
        onChange={tags => attempt(saveHighlight(highlight.id, { tags }), 'The tags were not saved.')}
        normal={normalTag}
        suggest={query => rank(query, tagNames(), ({ tag }) => [tag], 8).map(({ item }) => item.tag)}
        autoFocus
        onEscape={onDone}
      />
      <div className={styles.actions}>
        <Button size="small" onPress={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
