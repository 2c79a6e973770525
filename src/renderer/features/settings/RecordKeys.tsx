import { type KeyboardEvent, useId, useState } from 'react'
import { type Keys, keysPressed, type Shell } from '#lib/keys.ts'
import { reservedBecause } from '#lib/reservedKeys.ts'
import { keysText } from '#ui/keys.ts'
import styles from './Settings.module.css'

export type RecordKeysProps = {
  label: string
  shell: Shell
  /** None where they are to be taken away. */
  onKeys: (keys: readonly Keys[]) => void
  onCancel: () => void
}

/** Takes the keys that are pressed. Escape and leaving it change nothing, Backspace takes the keys away. */
export function RecordKeys({ label, shell, onKeys, onCancel }: RecordKeysProps) {
  const id = useId()
  const [problem, setProblem] = useState('')
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
    // Tab leads on, as everywhere; leaving cancels.
    if (event.key === 'Tab' && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat) return
    if (isPlain && event.key === 'Escape') return onCancel()
    if (isPlain && (event.key === 'Backspace' || event.key === 'Delete')) return onKeys([])
    const keys = keysPressed(event.nativeEvent, shell.mac)
    if (keys === null) return
    const isSign = event.getModifierState('AltGraph')
    const because = isSign ? 'writes a sign on this keyboard.' : reservedBecause(keys, shell)
    if (because === null) onKeys([keys])
    else setProblem(`${keysText(keys, shell.mac)} ${because}`)
  }
  return (
    <span className={styles.record}>
      <input
        className={styles.recorder}
        aria-label={label}
        aria-describedby={id}
        // biome-ignore lint/a11y/noAutofocus: it is there to be pressed on
        autoFocus
        readOnly
        value=""
        placeholder="Press the keys"
        onKeyDown={onKeyDown}
        onBlur={onCancel}
      />
      <span id={id} className={problem ? styles.problem : styles.hint} role={problem ? 'alert' : undefined}>
        {problem || 'Esc leaves them, Backspace takes them away.'}
      </span>
    </span>
  )
}
