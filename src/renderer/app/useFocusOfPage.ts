import { useCallback, useEffect, useRef } from 'react'
import { focusRegion } from './regions.ts'
import { activeTab, type Session, type SessionAction } from './session.ts'

type Target = 'page' | 'list'

const WAITS = 500
const TO_PAGE: SessionAction['type'][] = [
  'open',
  'close',
  'reopen',
  'cycle',
  'activateAt',
  'move',
  'back',
  'forward',
  'split',
  'focusOtherPane',
]

function targetOf(action: SessionAction): Target | null {
  if (action.type === 'setList') return action.list ? 'list' : 'page'
  return TO_PAGE.includes(action.type) ? 'page' : null
}

/**
 * After a command or the switcher has led somewhere, the focus follows there; a press on a row of a list leaves it on
 * the list. Returns what announces such a step. A dialog that closes finds the focus taken and leaves it alone.
 */
export function useFocusOfPage(session: Session): (action: SessionAction) => void {
  const asked = useRef<{ target: Target; at: number } | null>(null)
  // Not in a layout effect: until a dialog's own effects have ended, what lies under it is inert and takes no focus.
  useEffect(() => {
    const now = asked.current
    asked.current = null
    if (!now || performance.now() - now.at > WAITS) return
    const part =
      now.target === 'page'
        ? document.getElementById(`panel-${activeTab(session).id}`)
        : document.querySelector<HTMLElement>('[data-region="list"]')
    if (!part || part.contains(document.activeElement)) return
    focusRegion(part)
  }, [session])
  // After a start one reads on in the source one was at; a note takes the focus by itself, and the start leaves it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    const tab = activeTab(session)
    if (tab.place.kind === 'source' && document.activeElement === document.body)
      document.getElementById(`panel-${tab.id}`)?.focus()
  }, [])
  return useCallback(action => {
    const target = targetOf(action)
    asked.current = target && { target, at: performance.now() }
  }, [])
}

/** A press inside the reader's frame is not heard outside it; that the frame has the focus is. */
export function useFrameFocus(dispatch: (action: SessionAction) => void): void {
  useEffect(() => {
    const onBlur = () => {
      const pane = document.activeElement instanceof HTMLIFrameElement && document.activeElement.closest('[data-pane]')
      if (pane instanceof HTMLElement) dispatch({ type: 'focusPane', pane: Number(pane.dataset.pane) })
    }
    window.addEventListener('blur', onBlur)
    return () => window.removeEventListener('blur', onBlur)
  }, [dispatch])
}
