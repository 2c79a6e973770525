import { MessageSquare, Unlink } from 'lucide-react'
import type { Highlight } from '#data/rows.ts'
import { counted } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { StatusWord } from '#ui/StatusWord.tsx'
import { TagChip } from '#ui/TagChip.tsx'
import styles from './Highlights.module.css'

/** The words themselves, at most three lines. */
export function HighlightWords({ highlight }: { highlight: Highlight }) {
  const { exact } = highlight.anchor
  const urdu = isUrdu(exact)
  return (
    <span className={styles.clamp} lang={urdu ? 'ur' : undefined} dir={urdu ? 'rtl' : 'ltr'} title={exact}>
      {exact}
    </span>
  )
}

export function HighlightComment({ comment }: { comment: string }) {
  if (comment.trim() === '') return null
  return (
    <div className={styles.comment}>
      <MessageSquare size={14} strokeWidth={2} aria-hidden />
      <p dir="auto" lang={isUrdu(comment) ? 'ur' : undefined}>
        {comment}
      </p>
    </div>
  )
}

type MetaProps = { highlight: Highlight; quotes: number; onTag?: (tag: string) => void }

/** Locator, state where it is not the normal one, use, tags. */
export function HighlightMeta({ highlight, quotes, onTag }: MetaProps) {
  const { anchor, state, tags } = highlight
  return (
    <div className={styles.meta}>
      <span dir="ltr">
        ¶ {anchor.block + 1}
        {quotes > 0 && ` · quoted in ${counted(quotes, 'note')}`}
      </span>
      {state === 'moved' && <StatusWord icon={Unlink} word="Moved" title="The same words, elsewhere in the text" />}
      {state === 'approximate' && <StatusWord icon={Unlink} word="Nearly the same" tone="warn" />}
      {state === 'lost' && <StatusWord icon={Unlink} word="Lost" tone="danger" />}
      {tags.length > 0 && (
        <span className={styles.tags}>
          {tags.map(tag => (
            <TagChip key={tag} tag={tag} small onPress={onTag && (() => onTag(tag))} />
          ))}
        </span>
      )}
    </div>
  )
}
