import { isUrdu } from '#lib/words.ts'
import styles from './TagPage.module.css'

export type CountedTagProps = { tag: string; text: string; count: number; onPress: (tag: string) => void }

/** A tag with how much bears it. */
export function CountedTag({ tag, text, count, onPress }: CountedTagProps) {
  const cut = text.lastIndexOf('/') + 1
  return (
    <button
      type="button"
      className={styles.counted}
      lang={isUrdu(text) ? 'ur' : undefined}
      title={`#${tag}`}
      onClick={() => onPress(tag)}
    >
      <bdi>
        <span className={styles.parents}>#{text.slice(0, cut)}</span>
        {text.slice(cut)}
      </bdi>
      <span className={styles.count}>{count.toLocaleString('en')}</span>
    </button>
  )
}
