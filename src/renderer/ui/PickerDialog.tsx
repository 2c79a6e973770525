import { type LucideIcon, Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { counted } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { Kbd } from './Kbd.tsx'
import { keysText } from './keys.ts'
import { Lit } from './Lit.tsx'
import { moveIn } from './listKeys.ts'
import styles from './PickerDialog.module.css'
import { useAnnounced } from './useAnnounced.ts'

type Ranges = readonly (readonly [number, number])[]

export type PickerOption = {
  id: string
  text: string
  /** Matched letters of `text`. */
  ranges?: Ranges
  /** A second name after the first, as "(supply lines)", with its matched letters. */
  note?: string
  noteRanges?: Ranges
  icon?: LucideIcon
  /** Small words at the end. */
  detail?: string
  keys?: string
  disabled?: boolean
}

export type PickerGroup = { title: string; options: readonly PickerOption[] }

export type PickerKeys = { alt: boolean; ctrl: boolean; shift: boolean }

export type PickerDialogProps = {
  /** What it is, for screen readers: "Go to a note or source". */
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  groups: readonly PickerGroup[]
  onChoose: (option: PickerOption, keys: PickerKeys) => void
  onClose: () => void
  /** Ctrl or Cmd with Enter, whatever is chosen; the query as it stands. Without it, and of a click, `onChoose` gets `ctrl: true`. */
  onCreate?: (query: string) => void
  /** Keys and what they do, at the foot: `{ keys: 'Enter', does: 'open' }`. Those with `push` stand at the end. */
  foot?: readonly { keys: string; does: string; push?: boolean }[]
  /** Where nothing matches. */
  empty?: ReactNode
  icon?: LucideIcon
}

/** The look of switcher and palette. Open for as long as it is rendered; who renders it filters and ranks. */
export function PickerDialog(props: PickerDialogProps) {
  return (
    <ModalOverlay className={styles.scrim} isOpen isDismissable onOpenChange={open => !open && props.onClose()}>
      <Modal className={styles.modal}>
        <Dialog className={styles.palette} aria-label={props.label}>
          <Picker {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Picker(props: PickerDialogProps) {
  const { query, groups, icon: Icon = Search } = props
  const id = useId()
  const [chosen, setChosen] = useState({ query, at: 0 })
  const list = useRef<HTMLDivElement>(null)
  const options = groups.flatMap(group => group.options)
  // Other words, other options: the first one again.
  const at = chosen.query === query ? Math.min(chosen.at, options.length - 1) : 0
  const current = options[at]
  useAnnounced(options.length === 0 ? 'Nothing found' : counted(options.length, 'result'), query)

  // biome-ignore lint/correctness/useExhaustiveDependencies: after the move, not after each render
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, query])

  const choose = (option: PickerOption | undefined, event: Held, isKey: boolean) => {
    const keys = { alt: event.altKey, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey }
    if (isKey && keys.ctrl && props.onCreate) return props.onCreate(query)
    if (option && !option.disabled) props.onChoose(option, keys)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') choose(current, event, true)
    else {
      const next = pickerMove(event.key, at, options.length)
      if (next === null) return
      setChosen({ query, at: next })
    }
    event.preventDefault()
    event.stopPropagation()
  }

  let index = -1
  return (
    <>
      <div className={styles.in}>
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        <input
          className={styles.input}
          dir="auto"
          lang={isUrdu(query) ? 'ur' : undefined}
          role="combobox"
          aria-label={props.label}
          aria-autocomplete="list"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type in it
          autoFocus
          value={query}
          placeholder={props.placeholder}
          onChange={event => props.onQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} className={styles.list} id={`${id}-list`} role="listbox" aria-label={props.label}>
        {groups.map(group =>
          group.options.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a group within a listbox
            <div key={group.title} role="group" aria-label={group.title}>
              {group.title && (
                <div className={styles.head} aria-hidden>
                  {group.title}
                </div>
              )}
              {group.options.map(option => {
                index += 1
                const i = index
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
                  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
                  <div
                    key={option.id}
                    id={`${id}-${i}`}
                    role="option"
                    className={styles.option}
                    aria-selected={i === at}
                    aria-disabled={option.disabled}
                    title={option.text}
                    onPointerDown={event => event.preventDefault()}
                    onPointerMove={() => i !== at && setChosen({ query, at: i })}
                    onClick={event => choose(option, event, false)}
                  >
                    <Option option={option} />
                  </div>
                )
              })}
            </div>
          ),
        )}
        {options.length === 0 && <div className={styles.empty}>{props.empty ?? 'Nothing matches.'}</div>}
      </div>
      {props.foot && <Foot foot={props.foot} />}
    </>
  )
}

type Held = { altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }

/** Up and down go round; Home and End stay with the text. */
function pickerMove(key: string, at: number, count: number): number | null {
  if (key === 'Home' || key === 'End') return null
  if (key === 'ArrowDown' && at === count - 1) return 0
  if (key === 'ArrowUp' && at <= 0) return count - 1
  return moveIn(key, { at, count, page: 8 })
}

function Option({ option }: { option: PickerOption }) {
  const { icon: Icon, text, ranges = [], note, noteRanges = [], detail, keys } = option
  return (
    <>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      <span className={styles.text} lang={isUrdu(text) ? 'ur' : undefined}>
        <bdi>
          <Lit text={text} ranges={ranges} look="matched" />
        </bdi>
        {note && (
          <span className={styles.note}>
            {' ('}
            <bdi>
              <Lit text={note} ranges={noteRanges} look="matched" />
            </bdi>
            )
          </span>
        )}
      </span>
      {(detail || keys) && (
        <span className={styles.end}>
          {detail && <bdi>{detail}</bdi>} {keys && <Kbd keys={keys} />}
        </span>
      )}
    </>
  )
}

function Foot({ foot }: { foot: NonNullable<PickerDialogProps['foot']> }) {
  const firstPushed = foot.findIndex(item => item.push)
  return (
    <div className={styles.foot}>
      {foot.map((item, i) => (
        <span key={item.does} className={i === firstPushed ? styles.push : undefined}>
          <b>{keysText(item.keys)}</b> {item.does}
        </span>
      ))}
    </div>
  )
}
