import { type KeyboardEvent, useLayoutEffect, useState } from 'react'
import { whyReadOnly } from '#data/db.ts'
import { useSetting } from '#data/useSetting.ts'
import { isUrdu } from '#lib/words.ts'
import { takeLetters } from './heldLetters.ts'
import styles from './TitleField.module.css'

/** Marks that turn the direction of all that follows, unseen: a title stands in the middle of many sentences. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

export type TitleFieldProps = {
  title: string
  /** Another value when the title comes from somewhere else than this field: it then takes the place of what was typed. */
  from: string
  onChange: (title: string) => void
  /** Enter, or down from the last line: on to the text. */
  onLeave: () => void
  autoFocus: boolean
}

/** The title, edited where it stands, as long as it needs to be. */
export function TitleField({ title, from, onChange, onLeave, autoFocus }: TitleFieldProps) {
  const [text, setText] = useState(title)
  const [last, setLast] = useState(from)
  const { direction } = useSetting('writing')
  if (from !== last) {
    setLast(from)
    setText(title)
  }
  const change = (typed: string) => {
    // A title is one paragraph; lines that were pasted become words.
    const line = typed.replace(/\s*[\r\n]+\s*/g, ' ').replace(TURNING, '')
    setText(line)
    onChange(line)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it has got the focus
  useLayoutEffect(() => {
    const letters = autoFocus ? takeLetters() : ''
    if (letters) change(text + letters)
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const { selectionStart, value } = event.currentTarget
    const leaves = event.key === 'Enter' || (event.key === 'ArrowDown' && selectionStart === value.length)
    if (!leaves || event.shiftKey || event.altKey) return
    event.preventDefault()
    onLeave()
  }
  return (
    // The hidden copy of the words gives the field its height, in any face and width.
    <h1 className={styles.grow} data-words={`${text || 'Untitled'} `} lang={isUrdu(text) ? 'ur' : undefined}>
      <textarea
        className={styles.title}
        aria-label="Title"
        data-note-title
        dir={text === '' && direction !== 'auto' ? direction : 'auto'}
        rows={1}
        readOnly={whyReadOnly() !== null}
        placeholder="Untitled"
        // biome-ignore lint/a11y/noAutofocus: a new note begins with its title
        autoFocus={autoFocus}
        value={text}
        onChange={event => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </h1>
  )
}
