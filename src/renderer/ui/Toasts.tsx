import { Check, CircleAlert, TriangleAlert, X } from 'lucide-react'
import { type FocusEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import { Sentence } from './Sentence.tsx'
import styles from './Toasts.module.css'
import { dismissToast, type Toast, toastStore } from './toast.ts'

const STAYS = 6000
const ICONS = { plain: null, ok: Check, warn: TriangleAlert, danger: CircleAlert }

/** Rendered once, in the app's frame. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  return (
    // Heard over a dialog as well.
    <section
      className={styles.toasts}
      role="status"
      aria-live="polite"
      aria-label="Messages"
      data-live-announcer="true"
    >
      {toasts.map(toast => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const held = pointed || focused
  const { id, action } = toast
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(id), STAYS)
    return () => clearTimeout(timer)
  }, [held, id])

  const before = useRef<Element | null>(null)
  const leave = () => {
    dismissToast(id)
    // The button that had the focus goes with the toast.
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }
  const onFocus = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) before.current = event.relatedTarget
    setFocused(true)
  }
  const onBlur = (event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget))
  const Icon = ICONS[toast.tone]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds it while pointed at
    <div
      className={`${styles.toast} ${styles[toast.tone] ?? ''}`}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {Icon && <Icon size={16} strokeWidth={2} aria-hidden />}
      <span className={styles.text}>
        <Sentence text={toast.text} />
      </span>
      {action && (
        <Button
          size="small"
          onPress={() => {
            leave()
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label="Dismiss" size="small" placement="top" onPress={leave} />
    </div>
  )
}
