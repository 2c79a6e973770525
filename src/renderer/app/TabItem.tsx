import { type LucideIcon, X } from 'lucide-react'
import { isUrdu } from '#lib/words.ts'
import type { SessionAction } from './session.ts'
import styles from './TabStrip.module.css'

export type TabItemProps = {
  id: string
  text: string
  icon: LucideIcon
  isPinned: boolean
  isOn: boolean
  dispatch: (action: SessionAction) => void
  onMenu: (at: { x: number; y: number }) => void
  /** The pointer went down on it: it may be the begin of a drag. */
  onPress: (element: HTMLElement, start: { x: number; y: number; pointerId: number }) => void
}

export function TabItem({ id, text, icon: Icon, isPinned, isOn, dispatch, onMenu, onPress }: TabItemProps) {
  const close = () => dispatch({ type: 'close', tab: id })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the strip has the keys of all its tabs
    <div
      role="tab"
      id={`tab-${id}`}
      className={isPinned ? `${styles.tab} ${styles.pinned}` : styles.tab}
      aria-selected={isOn}
      aria-controls={isOn ? `panel-${id}` : undefined}
      tabIndex={isOn ? 0 : -1}
      title={text}
      lang={isUrdu(text) ? 'ur' : undefined}
      onClick={() => dispatch({ type: 'activate', tab: id })}
      onMouseDown={event => event.button === 1 && event.preventDefault()}
      onAuxClick={event => event.button === 1 && close()}
      onPointerDown={({ button, pointerType, pointerId, clientX: x, clientY: y, currentTarget }) => {
        // A finger scrolls the strip.
        if (button === 0 && pointerType !== 'touch') onPress(currentTarget, { x, y, pointerId })
      }}
      onContextMenu={event => {
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      <span className={styles.words}>
        <bdi>{text}</bdi>
        {isPinned && <span className="visuallyHidden">, pinned</span>}
      </span>
      {!isPinned && (
        // For the pointer; the keyboard closes a tab with Delete. A button in a tab would be a control in a control.
        <span
          className={styles.close}
          aria-hidden
          onPointerDown={event => event.stopPropagation()}
          onClick={event => {
            event.stopPropagation()
            close()
          }}
        >
          <X size={14} strokeWidth={2} />
        </span>
      )}
    </div>
  )
}
