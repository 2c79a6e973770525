import { ChevronDown, Pin, Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useHeads } from '#data/useHeads.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu, MenuAt } from '#ui/Menu.tsx'
import { labelOf } from './placeLabel.ts'
import type { Pane, SessionAction } from './session.ts'
import { useShownKeys } from './shell.ts'
import { TabItem } from './TabItem.tsx'
import styles from './TabStrip.module.css'
import { followTab } from './tabDrag.ts'
import { type TabActs, tabMenu } from './tabMenu.ts'
import { useOverflow } from './useOverflow.ts'

export type TabStripProps = Omit<TabActs, 'pane' | 'shownKeys'> & {
  pane: Pane
  index: number
  isActive: boolean
  run: (id: string) => void
  /** What stands at the end: the menu of the page. */
  children?: ReactNode
}

/** The tabs of a pane: pinned ones first, in order by hand or by keys, scrolled where they do not fit. */
export function TabStrip(props: TabStripProps) {
  const { pane, index, isActive, run, dispatch, moveToWindow, children } = props
  const shownKeys = useShownKeys()
  const labels = useHeads(heads => pane.tabs.map(tab => labelOf(tab.place, heads).text))
  const icons = useHeads(heads => pane.tabs.map(tab => labelOf(tab.place, heads).icon))
  const [menu, setMenu] = useState<{ tab: string; at: { x: number; y: number } } | null>(null)
  const strip = useRef<HTMLDivElement>(null)
  const overflows = useOverflow(strip, labels)
  useActiveInView(strip, pane)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const act = tabKey(event, pane)
    if (!act) return
    event.preventDefault()
    dispatch(act)
    // The focus follows to the tab that is active now.
    const tabs = event.currentTarget
    requestAnimationFrame(() => tabs.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  const newTab = () => {
    dispatch({ type: 'focusPane', pane: index })
    dispatch({ type: 'open', place: { kind: 'start' }, where: 'tab', pane: index })
  }
  return (
    <div className={styles.strip} data-active={isActive || undefined}>
      <div
        ref={strip}
        role="tablist"
        aria-label={index === 0 ? 'Open tabs' : 'Open tabs, second side'}
        className={styles.tabs}
        data-tabs
        onKeyDown={onKeyDown}
        onWheel={event => {
          if (event.deltaX === 0) event.currentTarget.scrollLeft += event.deltaY
        }}
      >
        {pane.tabs.map((tab, i) => {
          const text = labels[i] ?? ''
          return (
            <TabItem
              key={tab.id}
              id={tab.id}
              text={text}
              icon={tab.pinned ? Pin : icons[i]!}
              isPinned={tab.pinned}
              isOn={tab.id === pane.active}
              dispatch={dispatch}
              onMenu={at => setMenu({ tab: tab.id, at })}
              onPress={(element, start) =>
                followTab(element, start, {
                  tab: tab.id,
                  label: text,
                  pane: index,
                  index: i,
                  onDrop: drop => dispatch(moved(tab.id, i, index, drop)),
                  onOutside: () => moveToWindow(tab.id),
                })
              }
            />
          )
        })}
      </div>
      <IconButton icon={Plus} label="New tab" keys={shownKeys('tab.new')} size="small" onPress={newTab} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of a new note work everywhere */}
      <div className={styles.rest} onDoubleClick={() => run('note.new')} />
      {overflows && (
        <Menu
          label="All tabs"
          trigger={<IconButton icon={ChevronDown} label="All tabs" size="small" />}
          items={pane.tabs.map((tab, i) => ({
            id: tab.id,
            label: labels[i] ?? '',
            icon: icons[i],
            checked: tab.id === pane.active,
            run: () => dispatch({ type: 'activate', tab: tab.id }),
          }))}
        />
      )}
      <div className={styles.end}>{children}</div>
      {menu && (
        <MenuAt
          label="Tab"
          at={menu.at}
          onClose={() => setMenu(null)}
          items={tabMenu(menu.tab, { ...props, pane: index, shownKeys }, pane)}
        />
      )}
    </div>
  )
}

/** Its place counts without itself: what stands after it moves up. */
function moved(tab: string, at: number, from: number, drop: { pane: number; index: number }): SessionAction {
  const index = drop.pane === from && drop.index > at ? drop.index - 1 : drop.index
  return { type: 'move', tab, pane: drop.pane, index }
}

/** What a key does on the tabs, apart from the commands. */
function tabKey(event: KeyboardEvent<HTMLElement>, { tabs, active }: Pane): SessionAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null
  if (event.key === 'Delete') return { type: 'close', tab: active }
  const at = tabs.findIndex(tab => tab.id === active)
  const next = tabMove(event.key, at, tabs.length, getComputedStyle(event.currentTarget).direction === 'rtl')
  return next === null ? null : { type: 'activate', tab: tabs[next]!.id }
}

function tabMove(key: string, at: number, count: number, rtl: boolean): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  return by === 0 ? null : (at + (rtl ? -by : by) + count) % count
}

/** The active tab is never one that has been scrolled away. */
function useActiveInView(strip: { current: HTMLElement | null }, { active, tabs }: Pane): void {
  const at = tabs.findIndex(tab => tab.id === active)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after another tab or place, not after each render
  useEffect(() => {
    strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [strip, active, at, tabs.length])
}
