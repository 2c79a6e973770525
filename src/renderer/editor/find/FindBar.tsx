import { CaseSensitive, ChevronDown, ChevronRight, ChevronUp, Search, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { counted } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { Button } from '#ui/Button.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { showToast } from '#ui/toast.ts'
import styles from './FindBar.module.css'
import type { Finder, FindState, Replaced } from './finder.ts'

export type { FindState } from './finder.ts'

/** What the bar needs of what finds; without `replace` it only finds. */
export type FindSource = Pick<Finder, 'get' | 'subscribe' | 'set' | 'step' | 'close'> &
  Partial<Pick<Finder, 'replace' | 'replaceAll'>>

type FindBarProps = {
  find: FindSource
  /** What is looked through, for the label. */
  where?: 'note' | 'source'
}

/** What is found is said in words, beside the field and to a screen reader. */
function countWords({ query, count, current }: FindState): string {
  if (query === '') return ''
  return count === 0 ? 'Not found' : `${current} of ${count.toLocaleString('en-GB')}`
}

function replacedWords({ replaced, kept }: Replaced): string {
  const done = `Replaced in ${counted(replaced, 'place')}.`
  return kept === 0
    ? done
    : `${done} ${counted(kept, 'place')} in quotes, links, tags and notes shown here stay as they are.`
}

/** Finds words in what is open, and replaces them in a note. It lies over the top of the sheet and does not move the text. */
export function FindBar({ find, where = 'note' }: FindBarProps) {
  const state = useSyncExternalStore(find.subscribe, find.get)
  if (!state.isOpen) return null
  return <OpenBar find={find} where={where} state={state} />
}

function OpenBar({ find, where, state }: Required<FindBarProps> & { state: FindState }) {
  const field = useRef<HTMLInputElement>(null)
  const { asked, isReplacing } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    find.close()
  }
  const onFindKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    find.step(event.shiftKey ? -1 : 1)
  }
  return (
    <div className={styles.over}>
      <search aria-label={`Find in the ${where}`} className={styles.bar} onKeyDown={onKeyDown}>
        <div className={styles.row}>
          {find.replace && (
            <IconButton
              icon={isReplacing ? ChevronDown : ChevronRight}
              label="Replace as well"
              size="small"
              pressed={isReplacing}
              look="plain"
              onPress={() => find.set({ isReplacing: !isReplacing })}
            />
          )}
          <div className={styles.box}>
            <Search size={16} strokeWidth={1.75} aria-hidden />
            <input
              ref={field}
              className={styles.input}
              dir="auto"
              lang={isUrdu(state.query) ? 'ur' : undefined}
              aria-label="Find"
              placeholder={`Find in the ${where}`}
              value={state.query}
              spellCheck={false}
              autoComplete="off"
              onChange={event => find.set({ query: event.currentTarget.value })}
              onKeyDown={onFindKey}
            />
            <span className={styles.count} role="status">
              {countWords(state)}
            </span>
          </div>
          <IconButton icon={ChevronUp} label="Previous" keys="Shift+Enter" size="small" onPress={() => find.step(-1)} />
          <IconButton icon={ChevronDown} label="Next" keys="Enter" size="small" onPress={() => find.step(1)} />
          <IconButton
            icon={CaseSensitive}
            label="Match capitals"
            size="small"
            pressed={state.matchCase}
            onPress={() => find.set({ matchCase: !state.matchCase })}
          />
          <IconButton
            icon={WholeWord}
            label="Whole words"
            size="small"
            pressed={state.wholeWord}
            onPress={() => find.set({ wholeWord: !state.wholeWord })}
          />
          <IconButton icon={X} label="Close" keys="Escape" size="small" onPress={find.close} />
        </div>
        {isReplacing && canReplace(find) && (
          <ReplaceRow find={find} count={state.count} onNoneLeft={() => field.current?.focus()} />
        )}
      </search>
    </div>
  )
}

type Replacing = FindSource & Required<Pick<FindSource, 'replace' | 'replaceAll'>>
const canReplace = (find: FindSource): find is Replacing => find.replace !== undefined

type ReplaceRowProps = { find: Replacing; count: number; onNoneLeft: () => void }

function ReplaceRow({ find, count, onNoneLeft }: ReplaceRowProps) {
  const [replacement, setReplacement] = useState('')
  // A button that can do no more cannot keep the focus.
  const giveBack = () => find.get().count === 0 && onNoneLeft()
  const replace = () => {
    if (!find.replace(replacement))
      showToast({ text: 'The words of a quote, a link, a tag or a note shown here are not replaced.' })
    giveBack()
  }
  const replaceAll = () => {
    showToast({ text: replacedWords(find.replaceAll(replacement)) })
    giveBack()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (count > 0) replace()
  }
  return (
    <div className={styles.row}>
      <span className={styles.indent} />
      <div className={styles.box}>
        <input
          className={styles.input}
          dir="auto"
          lang={isUrdu(replacement) ? 'ur' : undefined}
          aria-label="Replace with"
          placeholder="Replace with"
          value={replacement}
          spellCheck={false}
          autoComplete="off"
          onChange={event => setReplacement(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Button onPress={replace} disabled={count === 0}>
        Replace
      </Button>
      <Button onPress={replaceAll} disabled={count === 0}>
        Replace all
      </Button>
    </div>
  )
}
