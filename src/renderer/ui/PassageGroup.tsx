import { FileText, type LucideIcon } from 'lucide-react'
import type { MouseEvent } from 'react'
import { isUrdu } from '#lib/words.ts'
import { Lit } from './Lit.tsx'
import styles from './PassageGroup.module.css'
import { pressOrMiddle } from './press.ts'

export type Passage = {
  key: string
  words: string
  /** What is lit in the words, as in `Lit`. */
  lit: readonly (readonly [number, number])[]
  /** The words are a quote: the colour of its highlight, or null where it has none. */
  quoted?: string | null
  /** Small words below: where it leads to. */
  remark?: string
  onPress: (event: MouseEvent) => void
}

export type PassageGroupProps = {
  title: string
  icon?: LucideIcon
  /** Small words under the title: what tells it from another of the same name. */
  detail?: string
  passages: readonly Passage[]
  onPress: (event: MouseEvent) => void
}

/** A title with passages under it, each a button that leads there. The whole follows the direction of its title. */
export function PassageGroup({ title, icon: Icon = FileText, detail, passages, onPress }: PassageGroupProps) {
  const urdu = isUrdu(title)
  return (
    <div className={styles.group} dir={urdu ? 'rtl' : undefined}>
      <button
        type="button"
        className={styles.title}
        lang={urdu ? 'ur' : undefined}
        title={title}
        aria-label={detail ? `${title}, ${detail}` : undefined}
        {...pressOrMiddle(onPress)}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name}>{title}</span>
      </button>
      {detail && (
        <p className={styles.detail} dir="auto" aria-hidden>
          {detail}
        </p>
      )}
      {passages.map(passage => (
        <PassageButton key={passage.key} passage={passage} />
      ))}
    </div>
  )
}

function PassageButton({ passage: { words, lit, quoted, remark, onPress } }: { passage: Passage }) {
  const urdu = isUrdu(words)
  const isQuote = quoted !== undefined
  return (
    <button
      type="button"
      className={isQuote ? `${styles.passage} ${styles.quote}` : styles.passage}
      data-color={quoted ?? undefined}
      dir={isQuote ? (urdu ? 'rtl' : 'ltr') : 'auto'}
      lang={urdu ? 'ur' : undefined}
      {...pressOrMiddle(onPress)}
    >
      <span className={styles.words}>
        <Lit text={words} ranges={lit} />
        {remark && (
          <bdi className={styles.remark} lang={isUrdu(remark) ? 'ur' : undefined}>
            {remark}
          </bdi>
        )}
      </span>
    </button>
  )
}
