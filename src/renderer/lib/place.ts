import type { FoundPassage } from './passage.ts'

/** Where one can be in the notebook. A place is what a tab shows, what history goes back to and what a link opens. */
export type Place =
  | { kind: 'start' }
  | { kind: 'note'; id: string; part?: string; block?: number; passage?: FoundPassage }
  | { kind: 'source'; id: string; highlight?: string; passage?: FoundPassage }
  | { kind: 'tag'; query: TagQuery }
  | { kind: 'search'; query: string }
  | { kind: 'trash' }

/** Tags by their normal form (see `tag.ts`). A thing matches when it bears all of `all`, one of `any` (if there are any) and none of `none`. */
export type TagQuery = { all: string[]; any: string[]; none: string[] }

/** `here` replaces what the active tab shows, `tab` adds a tab, `beside` uses the other pane (and makes one where there is none). */
export type Where = 'here' | 'tab' | 'beside'

export type Open = (place: Place, where?: Where) => void

type Held = { altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey?: boolean; button?: number }

/**
 * Where a press leads by the keys held with it: Ctrl or Cmd, or the middle button, in a tab; Alt, or Shift with any of
 * those, beside. Some desktops keep Alt with the pointer for moving windows.
 */
export function whereOf({ altKey, ctrlKey, metaKey, shiftKey, button }: Held): Where {
  const isTab = ctrlKey || metaKey || button === 1
  if (altKey || (isTab && shiftKey)) return 'beside'
  return isTab ? 'tab' : 'here'
}
