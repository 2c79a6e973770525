import type { Settings } from '#data/settings.ts'
import type { EditorHandle } from '#editor/Editor.tsx'
import type { SampleSet } from '#features/sample/sampleIds.ts'
import type { SettingsSection } from '#features/settings/sections.ts'
import type { Keys } from '#lib/keys.ts'
import type { Open, Place } from '#lib/place.ts'
import type { MenuItem } from '#shared/ipc.ts'
import { activeTab, type ListKind, type Session, type SessionAction } from '../session.ts'

/** What a command can do and see. Made anew for each run, so that it sees the window as it is. */
export type World = {
  session: Session
  dispatch: (action: SessionAction) => void
  open: Open
  /** The editor of the active pane, where that shows a note. */
  editor: EditorHandle | null
  showSwitcher: (text: string) => void
  bringIn: () => void
  showSettings: (section?: SettingsSection) => Promise<void>
  showTransfer: (kind: 'export' | 'import') => Promise<void>
  /** Shows what a note, source or highlight was. */
  showHistory: (id: string) => Promise<void>
  focusTitle: () => void
  moveToTrash: (kind: 'note' | 'source', id: string) => Promise<void>
  renameTag: (tag: string) => void
  deleteTag: (tag: string) => void
  /** The last changes of many things at once, to be undone. */
  showChanges: () => Promise<void>
  openSample: (set: SampleSet) => void
  removeSample: () => Promise<void>
  toggleNavigator: () => void
  toggleContext: () => void
  /** Shows a list, or puts it away where it is shown. */
  toggleList: (list: ListKind) => void
  setTheme: (theme: Settings['theme']) => Promise<void>
  cycleRegion: (by: 1 | -1) => void
  /** Out of this window, into one of its own. */
  moveToWindow: (tab: string) => Promise<void>
  showTemplates: (use: 'new' | 'insert') => void
  /** Does something once with the editor of a note, when its text is there next. */
  whenEditor: (note: string, act: (editor: EditorHandle) => void) => void
}

/** One thing a researcher can do. Menu, palette and shortcuts are views of the list; ids never change once released. */
export type Command = {
  id: string
  title: string
  /** The first is shown; all work. */
  keys?: Keys[]
  /** Shown and working in the browser, which keeps the first of `keys` for itself. */
  browserKeys?: Keys
  macKeys?: Keys
  menu?: { in: MenuItem['menu']; group: number }
  /** Its keys are the browser's where it cannot be done: finding in a page that is no note, say. */
  yields?: true
  /** False when it cannot be done now. */
  can?: (world: World) => boolean
  run: (world: World) => void | Promise<void>
}

/** What the active pane shows. */
export const placeIn = (world: World): Place => activeTab(world.session).place

export const inEditor = (world: World) => world.editor !== null

/** A page of one's own stays open; the start gives way. */
export const whereFrom = (world: World) => (placeIn(world).kind === 'start' ? 'here' : 'tab')
