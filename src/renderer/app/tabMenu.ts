import type { MenuEntry } from '#ui/Menu.tsx'
import type { Pane, SessionAction } from './session.ts'

export type TabActs = {
  /** Which pane the tab is in. */
  pane: number
  isSplit: boolean
  canReopen: boolean
  dispatch: (action: SessionAction) => void
  moveToWindow: (tab: string) => void
  shownKeys: (command: string) => string | undefined
}

/** What can be done with a tab. */
export function tabMenu(id: string, acts: TabActs, { tabs }: Pane): MenuEntry[] {
  const { pane, isSplit, canReopen, dispatch, moveToWindow, shownKeys } = acts
  const at = tabs.findIndex(tab => tab.id === id)
  const tab = tabs[at]
  if (!tab) return []
  const closes = (goes: (i: number) => boolean) => tabs.some((other, i) => !other.pinned && goes(i))
  return [
    {
      id: 'pin',
      label: tab.pinned ? 'Unpin the tab' : 'Pin the tab',
      run: () => dispatch({ type: 'pin', tab: id, pinned: !tab.pinned }),
    },
    {
      id: 'beside',
      label: isSplit ? 'Move to the other side' : 'Move beside',
      disabled: !isSplit && tabs.length === 1,
      run: () => dispatch({ type: 'move', tab: id, pane: 1 - pane, index: Number.MAX_SAFE_INTEGER }),
    },
    {
      id: 'window',
      label: 'Move to a window of its own',
      disabled: tab.place.kind === 'start',
      run: () => moveToWindow(id),
    },
    'separator',
    { id: 'close', label: 'Close', keys: shownKeys('tab.close'), run: () => dispatch({ type: 'close', tab: id }) },
    {
      id: 'others',
      label: 'Close the others',
      disabled: !closes(i => i !== at),
      run: () => dispatch({ type: 'closeOthers', tab: id }),
    },
    {
      id: 'after',
      label: 'Close those after it',
      disabled: !closes(i => i > at),
      run: () => dispatch({ type: 'closeAfter', tab: id }),
    },
    'separator',
    {
      id: 'reopen',
      label: 'Reopen the closed tab',
      keys: shownKeys('tab.reopen'),
      disabled: !canReopen,
      run: () => dispatch({ type: 'reopen' }),
    },
  ]
}
