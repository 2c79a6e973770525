import type { Choice, Proposal } from '#data/journal/choices.ts'
import { ChoiceCard, ChoiceCards } from '#ui/ChoiceCards.tsx'
import styles from './RecoveryScreen.module.css'
import { contentOf, nameOf, reasonOf } from './recoveryWords.ts'

/** Whether a snapshot is whole is known when it has been read. */
export type Checked = 'checking' | 'damaged'

export type RecoveryChoicesProps = {
  choices: readonly Choice[]
  checked: ReadonlyMap<string, Checked>
  proposal: Proposal | null
  chosen: string | null
  onChoose: (key: string) => void
  onShowSnapshots: () => void
  disabled: boolean
}

/** Everything the notebook can be brought back from, each as one choice. */
export function RecoveryChoices(props: RecoveryChoicesProps) {
  const { choices, proposal } = props
  const snapshots = choices.filter(choice => choice.kind === 'snapshot')
  const option = (choice: Choice) => (
    <Option
      key={choice.key}
      choice={choice}
      checked={props.checked.get(choice.key)}
      because={proposal?.choice.key === choice.key ? reasonOf(proposal.because) : null}
    />
  )
  return (
    <div className={styles.choices}>
      <ChoiceCards label="What to bring back" value={props.chosen} onChange={props.onChoose} disabled={props.disabled}>
        {choices.filter(choice => choice.kind !== 'snapshot').map(option)}
        {snapshots.length > 0 && (
          <details className={styles.snapshots} onToggle={event => event.currentTarget.open && props.onShowSnapshots()}>
            <summary>Snapshots ({snapshots.length})</summary>
            <div className={styles.list}>{snapshots.map(option)}</div>
          </details>
        )}
      </ChoiceCards>
    </div>
  )
}

type OptionProps = { choice: Choice; checked: Checked | undefined; because: string | null }

function Option({ choice, checked, because }: OptionProps) {
  const isOut = checked === 'damaged' || (choice.kind !== 'snapshot' && (choice.told?.size ?? 0) === 0)
  return (
    <ChoiceCard value={choice.key} title={nameOf(choice)} disabled={isOut}>
      <span className={checked === 'damaged' ? styles.harm : undefined}>
        {checked === 'damaged' && 'Damaged: it cannot be used. '}
        {checked === 'checking' && 'Being checked. '}
        {contentOf(choice)}
      </span>
      {because && <span>Proposed: {because}</span>}
    </ChoiceCard>
  )
}
