import { ChevronDown, ChevronUp } from 'lucide-react'
import { counted } from '#lib/when.ts'
import { IconButton } from '#ui/IconButton.tsx'
import styles from './History.module.css'
import { type Changes, NEXT_KEYS, PREVIOUS_KEYS } from './useChanges.ts'

/** How many changes there are, and the way from one to the next. */
export function ChangeSteps({ changes: { count, at, step } }: { changes: Changes }) {
  return (
    <div className={styles.steps}>
      <span className={styles.count} role="status">
        {count === 0 ? 'No difference' : at < 0 ? counted(count, 'change') : `${at + 1} of ${count}`}
      </span>
      <IconButton
        icon={ChevronUp}
        label="Previous change"
        keys={PREVIOUS_KEYS}
        disabled={count === 0}
        onPress={() => step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next change"
        keys={NEXT_KEYS}
        disabled={count === 0}
        onPress={() => step(1)}
      />
    </div>
  )
}
