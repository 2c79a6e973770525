import { type KeyboardEvent, useId, useState } from 'react'
import { type TagChange, tagKey } from '#lib/tag.ts'
import { announce } from './announce.ts'
import { TagChip } from './TagChip.tsx'
import styles from './TagField.module.css'
import { showToast } from './toast.ts'

export type TagFieldProps = {
  label: string
  tags: readonly string[]
  onChange: (change: TagChange) => void
  /** What a typed word becomes, or null where it cannot be a tag. */
  normal: (raw: string) => string | null
  /** Tags to complete with, best first. */
  suggest: (query: string) => readonly string[]
  hideLabel?: boolean
  placeholder?: string
  autoFocus?: boolean
  /** Without a box, under a title. */
  quiet?: boolean
  onEscape?: () => void
  /** A chip was pressed, to open the tag. */
  onOpen?: (tag: string) => void
}

const SHOWN = 8

/** Chips and a place to type one more. Enter or a comma adds, Backspace in the empty input removes the last. */
export function TagField(props: TagFieldProps) {
  const { tags, onChange, normal } = props
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(-1)
  const [open, setOpen] = useState(false)

  const options = open ? optionsFor(text, props) : []
  const at = Math.min(chosen, options.length - 1)

  const has = (tag: string) => isAmong(tags, tag)
  const reset = () => {
    setText('')
    setChosen(-1)
  }
  const add = (raw: string) => {
    const tag = normal(raw)
    if (!tag) return
    reset()
    if (has(tag)) return
    onChange({ add: [tag] })
    announce(`Tag ${tag} added`)
  }
  const remove = (tag: string) => {
    onChange({ remove: [tag] })
    showToast({ text: `Tag #${tag} taken off`, undo: () => onChange({ add: [tag] }) })
  }
  const move = (by: number) => {
    setOpen(true)
    const count = open ? options.length : optionsFor(text, props).length
    if (count) setChosen((at + by + count + (at < 0 && by < 0 ? 1 : 0)) % count)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const done = keyIn(event.key, {
      text,
      options,
      at,
      open,
      tags,
      add,
      remove,
      move,
      setOpen,
      onEscape: props.onEscape,
    })
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onType = (value: string) => {
    setOpen(true)
    setChosen(-1)
    const parts = value.split(/[,،]/)
    if (parts.length === 1) return setText(value)
    const rest = parts.pop() ?? ''
    const added = parts.map(normal).filter(tag => tag !== null && !has(tag)) as string[]
    if (added.length) onChange({ add: added })
    setText(rest.trimStart())
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={props.hideLabel ? 'visuallyHidden' : styles.label}>
        {props.label}
      </label>
      <div className={props.quiet ? `${styles.box} ${styles.quiet}` : styles.box}>
        {tags.map(tag => (
          <TagChip
            key={tag}
            tag={tag}
            onRemove={() => remove(tag)}
            onPress={props.onOpen && (() => props.onOpen?.(tag))}
            skipTab
          />
        ))}
        <input
          id={id}
          className={styles.input}
          dir="auto"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          aria-describedby={`${id}-tags`}
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={props.placeholder ?? (tags.length ? '' : 'Add a tag')}
          // biome-ignore lint/a11y/noAutofocus: asked for where a bar or form opens on it
          autoFocus={props.autoFocus}
          onChange={event => onType(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onFocus={() => setOpen(false)}
          onBlur={() => {
            add(text)
            setOpen(false)
          }}
        />
        <span id={`${id}-tags`} className="visuallyHidden">
          {tags.length ? `Has ${tags.join(', ')}. Backspace removes the last.` : 'No tags yet.'}
        </span>
      </div>
      {options.length > 0 && (
        <div className={styles.list} id={`${id}-list`} role="listbox" aria-label="Tags to choose from">
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input's own keys choose
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
            <div
              key={option}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              className={styles.option}
              onPointerDown={event => event.preventDefault()}
              onClick={() => add(option)}
            >
              <TagChip tag={option} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

const isAmong = (tags: readonly string[], tag: string) => tags.some(one => tagKey(one) === tagKey(tag))

function optionsFor(text: string, { suggest, tags }: TagFieldProps): string[] {
  return suggest(text.replace(/^#/, '').trim())
    .filter(tag => !isAmong(tags, tag))
    .slice(0, SHOWN)
}

type Keys = {
  text: string
  options: string[]
  at: number
  open: boolean
  tags: readonly string[]
  add: (raw: string) => void
  remove: (tag: string) => void
  move: (by: number) => void
  setOpen: (open: boolean) => void
  onEscape?: () => void
}

/** True where the key was ours. */
function keyIn(key: string, now: Keys): boolean {
  switch (key) {
    case 'ArrowDown':
      now.move(1)
      return true
    case 'ArrowUp':
      now.move(-1)
      return true
    case 'Enter':
      if (now.at < 0 && !now.text.trim()) return false
      now.add(now.options[now.at] ?? now.text)
      return true
    case 'Tab':
      // A chosen or begun word is taken, and the focus moves on as one expects.
      if (now.at >= 0) now.add(now.options[now.at] ?? now.text)
      return false
    case 'Backspace': {
      const last = now.tags.at(-1)
      if (now.text !== '' || last === undefined) return false
      now.remove(last)
      return true
    }
    case 'Escape':
      if (now.options.length) now.setOpen(false)
      else if (now.onEscape) now.onEscape()
      else return false
      return true
    default:
      return false
  }
}
