import { Plus, X } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useHeads } from '#data/useHeads.ts'
import { isUrdu } from '#lib/words.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { MenuAt } from '#ui/Menu.tsx'
import { labelOf, type PlaceLabel } from './placeLabel.ts'
import type { Pane, SessionAction } from './session.ts'
import { useShownKeys } from './shell.ts'
import styles from './TabStrip.module.css'

export type TabStripProps = {
  pane: Pane
  index: number
  isActive: boolean
  dispatch: (action: SessionAction) => void
  /** What stands at the end: the menu of the page. */
  children?: ReactNode
}

const DRAGGED = 'application/x-aide-tab'

export function TabStrip({ pane, index, isActive, dispatch, children }: TabStripProps) {
  const shownKeys = useShownKeys()
  const labels = useHeads(heads => pane.tabs.map(tab => labelOf(tab.place, heads).text))
  const icons = useHeads(heads => pane.tabs.map(tab => labelOf(tab.place, heads).icon))
  const [menu, setMenu] = useState<{ tab: string; at: { x: number; y: number } } | null>(null)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = pane.tabs.findIndex(tab => tab.id === pane.active)
    const next = tabMove(event.key, at, pane.tabs.length, getComputedStyle(event.currentTarget).direction === 'rtl')
    if (next !== null) dispatch({ type: 'activate', tab: pane.tabs[next]!.id })
    else if (event.key === 'Delete') dispatch({ type: 'close', tab: pane.active })
    else return
    event.preventDefault()
    // The focus follows to the tab that is active now.
    const strip = event.currentTarget
    requestAnimationFrame(() => strip.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  const dropAt = (event: DragEvent, at: number) => {
    const tab = event.dataTransfer.getData(DRAGGED)
    if (!tab) return
    event.preventDefault()
    event.stopPropagation()
    const from = pane.tabs.findIndex(each => each.id === tab)
    dispatch({ type: 'move', tab, pane: index, index: from >= 0 && from < at ? at - 1 : at })
  }

  return (
    <div className={styles.strip} data-active={isActive || undefined}>
      <div
        role="tablist"
        aria-label={index === 0 ? 'Open tabs' : 'Open tabs, second side'}
        className={styles.tabs}
        onKeyDown={onKeyDown}
        onDragOver={event => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
        onDrop={event => dropAt(event, pane.tabs.length)}
      >
        {pane.tabs.map((tab, i) => (
          <TabItem
            key={tab.id}
            label={{ text: labels[i] ?? '', icon: icons[i]! }}
            id={tab.id}
            isOn={tab.id === pane.active}
            dispatch={dispatch}
            onDrop={event => dropAt(event, i)}
            onMenu={at => setMenu({ tab: tab.id, at })}
          />
        ))}
      </div>
      <IconButton
        icon={Plus}
        label="New tab"
        keys={shownKeys('tab.new')}
        size="small"
        onPress={() => {
          dispatch({ type: 'focusPane', pane: index })
          dispatch({ type: 'open', place: { kind: 'start' }, where: 'tab', pane: index })
        }}
      />
      <div className={styles.end}>{children}</div>
      {menu && (
        <MenuAt label="Tab" at={menu.at} onClose={() => setMenu(null)} items={tabMenu(menu.tab, index, dispatch)} />
      )}
    </div>
  )
}

const tabMenu = (tab: string, index: number, dispatch: TabStripProps['dispatch']) => [
  { id: 'close', label: 'Close tab', run: () => dispatch({ type: 'close', tab }) },
  { id: 'others', label: 'Close the other tabs', run: () => dispatch({ type: 'closeOthers', tab }) },
  {
    id: 'beside',
    label: 'Move to the other side',
    run: () => dispatch({ type: 'move', tab, pane: 1 - index, index: 99 }),
  },
]

function tabMove(key: string, at: number, count: number, rtl: boolean): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  return by === 0 ? null : (at + (rtl ? -by : by) + count) % count
}

type TabItemProps = {
  id: string
  label: PlaceLabel
  isOn: boolean
  dispatch: TabStripProps['dispatch']
  onDrop: (event: DragEvent) => void
  onMenu: (at: { x: number; y: number }) => void
}

function TabItem({ id, label, isOn, dispatch, onDrop, onMenu }: TabItemProps) {
  const { icon: Icon, text } = label
  const close = () => dispatch({ type: 'close', tab: id })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the strip has the keys of all its tabs
    <div
      role="tab"
      id={`tab-${id}`}
      className={styles.tab}
      aria-selected={isOn}
      aria-controls={isOn ? `panel-${id}` : undefined}
      tabIndex={isOn ? 0 : -1}
      title={text}
      lang={isUrdu(text) ? 'ur' : undefined}
      draggable
      onClick={() => dispatch({ type: 'activate', tab: id })}
      onMouseDown={event => event.button === 1 && event.preventDefault()}
      onAuxClick={event => event.button === 1 && close()}
      onContextMenu={event => {
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
      onDragStart={event => event.dataTransfer.setData(DRAGGED, id)}
      onDragOver={event => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={onDrop}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      <span className={styles.words}>
        <bdi>{text}</bdi>
      </span>
      {/* For the pointer; the keyboard closes a tab with Delete. A button in a tab would be a control in a control. */}
      <span
        className={styles.close}
        aria-hidden
        onClick={event => {
          event.stopPropagation()
          close()
        }}
      >
        <X size={14} strokeWidth={2} />
      </span>
    </div>
  )
}
