import { RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Keys, Shell } from '#lib/keys.ts'
import { reservedBecause } from '#lib/reservedKeys.ts'
import { holderOf, type Table } from '#lib/shortcuts.ts'
import { announce } from '#ui/announce.ts'
import { Button } from '#ui/Button.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { keysText } from '#ui/keys.ts'
import { Lit } from '#ui/Lit.tsx'
import { RecordKeys } from './RecordKeys.tsx'
import styles from './Settings.module.css'
import type { ShortcutRow } from './sections.ts'

export type ShortcutLineProps = {
  row: ShortcutRow
  /** Letters of the title that were looked for. */
  ranges: readonly [number, number][]
  table: Table
  titles: ReadonlyMap<string, string>
  shell: Shell
  isChanged: boolean
  /** Gives the command these keys alone, taking them from whoever had them. */
  onKeys: (keys: readonly Keys[]) => void
}

type State = { kind: 'shown' } | { kind: 'recording' } | { kind: 'taken'; keys: readonly Keys[]; holder: string }

/** One command: its keys, and how to give it others. */
export function ShortcutLine({ row, ranges, table, titles, shell, isChanged, onKeys }: ShortcutLineProps) {
  const [state, setState] = useState<State>({ kind: 'shown' })
  const line = useRef<HTMLLIElement>(null)
  const wasShown = useRef(true)
  const isShown = state.kind === 'shown'
  useEffect(() => {
    // What had the focus is gone: it goes to the keys again, not to the start of the sheet.
    if (isShown && !wasShown.current && !line.current?.contains(document.activeElement))
      line.current?.querySelector('button')?.focus()
    wasShown.current = isShown
  }, [isShown])

  const { mac } = shell
  const own = table.get(row.id) ?? []
  const possible = own.filter(each => reservedBecause(each, shell) === null)
  const keys = possible.length > 0 ? possible : own
  const shownKeys = keys.map(each => keysText(each, mac)).join(', ')
  const set = (next: readonly Keys[]) => {
    setState({ kind: 'shown' })
    onKeys(next)
    announce(
      next.length === 0
        ? `${row.title} has no keys.`
        : `${row.title}: ${next.map(each => keysText(each, mac)).join(', ')}`,
    )
  }
  const choose = (next: readonly Keys[]) => {
    const holder = next.map(each => holderOf(each, table, mac, row.id)).find(id => id !== null)
    if (holder) setState({ kind: 'taken', keys: next, holder })
    else set(next)
  }
  return (
    <li ref={line} className={styles.line} data-changed={isChanged || undefined}>
      <div className={styles.shortcut}>
        <span className={styles.command}>
          <Lit text={row.title} ranges={ranges} look="matched" />
        </span>
        {state.kind === 'recording' ? (
          <RecordKeys
            label={`New keys of ${row.title}`}
            shell={shell}
            onKeys={choose}
            onCancel={() => setState({ kind: 'shown' })}
          />
        ) : (
          <Button
            variant="quiet"
            size="small"
            label={`Change the keys of ${row.title}: ${shownKeys || 'none'}`}
            onPress={() => setState({ kind: 'recording' })}
          >
            {keys.length === 0 ? <span className={styles.none}>None</span> : <KeysOf keys={keys} />}
          </Button>
        )}
        <span className={styles.back}>
          {isChanged && (
            <IconButton
              icon={RotateCcw}
              size="small"
              label={`Set the keys of ${row.title} as they were at first`}
              onPress={() => choose(row.usual)}
            />
          )}
        </span>
      </div>
      {state.kind === 'taken' && (
        <div className={styles.taken} role="alert">
          <p>
            {state.keys.map(each => keysText(each, mac)).join(', ')} {state.keys.length > 1 ? 'are' : 'is'} taken by “
            {titles.get(state.holder)?.replace('…', '')}”.
          </p>
          <div className={styles.choice}>
            <Button size="small" autoFocus onPress={() => setState({ kind: 'shown' })}>
              Leave them there
            </Button>
            <Button size="small" onPress={() => set(state.keys)}>
              Take them from it
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}

function KeysOf({ keys }: { keys: readonly Keys[] }) {
  return (
    <span className={styles.keys}>
      {keys.map(each => (
        <Kbd key={each} keys={each} />
      ))}
    </span>
  )
}
