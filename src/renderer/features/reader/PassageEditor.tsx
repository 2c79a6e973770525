import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Highlight } from '#data/rows.ts'
import { tagNames } from '#data/tags.ts'
import { rank } from '#lib/fuzzy.ts'
import { normalTag, type TagChange } from '#lib/tag.ts'
import { Button } from '#ui/Button.tsx'
import { keysText } from '#ui/keys.ts'
import { TagField } from '#ui/TagField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import styles from './Reader.module.css'

type CommentEditorProps = { highlight: Highlight; onSave: (comment: string) => void; onClose: () => void }

/** What is written is kept however one leaves, except by Escape. */
export function CommentEditor({ highlight, onSave, onClose }: CommentEditorProps) {
  const [text, setText] = useState(highlight.comment)
  const latest = useRef({ text, kept: highlight.comment, onSave })
  latest.current = { text, kept: latest.current.kept, onSave }
  useEffect(
    () => () => {
      const { text: last, kept, onSave: save } = latest.current
      if (last.trim() !== kept) save(last.trim())
    },
    [],
  )
  const cancel = () => {
    latest.current.text = latest.current.kept
    setText(latest.current.kept)
    onClose()
  }
  return (
    <div className={styles.editor}>
      <TextArea
        label="Comment on this passage"
        value={text}
        onChange={setText}
        rows={3}
        autoFocus
        onSubmit={onClose}
        onEscape={cancel}
      />
      <div className={styles.actions}>
        <span className={styles.hint}>{keysText('Mod+Enter')} keeps it</span>
        <Button variant="quiet" size="small" onPress={cancel}>
          Cancel
        </Button>
        <Button variant="primary" size="small" onPress={onClose}>
          Keep
        </Button>
      </div>
    </div>
  )
}

type TagEditorProps = { highlight: Highlight; onSave: (change: TagChange) => void; onClose: () => void }

export function TagEditor({ highlight, onSave, onClose }: TagEditorProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onClose()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the empty field is done
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <TagField
        label="Tags of this passage"
        tags={highlight.tags}
        onChange={onSave}
        normal={normalTag}
        suggest={suggestTags}
        autoFocus
        onEscape={onClose}
      />
      <div className={styles.actions}>
        <Button size="small" onPress={onClose}>
          Done
        </Button>
      </div>
    </div>
  )
}

function suggestTags(query: string): string[] {
  const names = tagNames()
  if (query === '') return names.slice(0, 8).map(({ tag }) => tag)
  return rank(query, names, ({ tag }) => [tag], 8).map(({ item }) => item.tag)
}
