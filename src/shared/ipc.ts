import type { Copies } from './copies.ts'

/** What the main process does for a window. One line here, one in `CHANNELS` and one `handle` in main make a channel. */
export type Api = {
  /** Builds the native menu from the command list. Called at start and whenever the list changes. */
  setMenu(items: MenuItem[]): void
  /** Makes the window's frame, ground and native menus follow the theme chosen in the settings. */
  setTheme(theme: Theme): void
  /** What checks spelling, and in which languages it can. Nothing is ever fetched for it. */
  spelling(): { by: 'app' | 'system' | 'nobody'; languages: string[] }
  /** Checks in these languages from now on, in none where there are none; one without a dictionary is left out. */
  setSpelling(languages: string[]): void
  /** The folders of the notebook and of its safe copies, for the user to read; `isChosen` where the user chose that. */
  keptIn(): { folder: string; copies: string; isChosen: boolean }
  /** Shows one of them in the system's file manager. */
  showFolder(which: 'notebook' | 'copies'): void
  /** Bytes that are left on the disk of each; null where nobody can say. */
  roomLeft(): { notebook: number | null; copies: number | null }
  /**
   * Asks with the system's dialog for another folder for the safe copies, or takes the usual one again, and copies into
   * it what there is before it counts. Returns how many could not be read and stayed behind; null when cancelled.
   */
  changeCopiesFolder(usual: boolean): number | null
  /** Takes the page's databases away where none can be opened or made any more; their files are kept in the app's own data. */
  setDatabasesAside(): void
  /** Asks for files with the system's dialog; `extensions` without dots, none for any file. Empty when cancelled. */
  chooseFiles(extensions: string[]): PickedFile[]
  /** Opens an http, https or mailto address outside the app, on a click or key only; throws for any other. */
  openOutside(address: string): void
  /** Opens another window on the same notebook, at the place given as JSON. A slim one may be small. */
  newWindow(place: string, isSlim: boolean): void
  // The safe copies outside the notebook, see `Copies`.
  lookAtCopies(...args: Parameters<Copies['look']>): Awaited<ReturnType<Copies['look']>>
  beginJournal(...args: Parameters<Copies['begin']>): Awaited<ReturnType<Copies['begin']>>
  appendRecords(...args: Parameters<Copies['append']>): Awaited<ReturnType<Copies['append']>>
  keepCopyOfFile(...args: Parameters<Copies['keepFile']>): Awaited<ReturnType<Copies['keepFile']>>
  listCopiedNotebooks(...args: Parameters<Copies['notebooks']>): Awaited<ReturnType<Copies['notebooks']>>
  listCopies(...args: Parameters<Copies['list']>): Awaited<ReturnType<Copies['list']>>
  readCopy(...args: Parameters<Copies['read']>): Awaited<ReturnType<Copies['read']>>
  isFileWhole(...args: Parameters<Copies['isWhole']>): Awaited<ReturnType<Copies['isWhole']>>
  keepSnapshot(...args: Parameters<Copies['keepSnapshot']>): Awaited<ReturnType<Copies['keepSnapshot']>>
  rotateCopies(...args: Parameters<Copies['rotate']>): Awaited<ReturnType<Copies['rotate']>>
}

/** What the main process tells a window. */
export type Events = {
  /** A menu item was chosen; the id of its command. */
  command: string
}

/** Every channel there is. Nothing else passes the preload. */
export const CHANNELS: readonly (keyof Api)[] = Object.keys({
  setMenu: true,
  setTheme: true,
  spelling: true,
  setSpelling: true,
  keptIn: true,
  showFolder: true,
  roomLeft: true,
  changeCopiesFolder: true,
  setDatabasesAside: true,
  chooseFiles: true,
  openOutside: true,
  newWindow: true,
  lookAtCopies: true,
  beginJournal: true,
  appendRecords: true,
  keepCopyOfFile: true,
  listCopiedNotebooks: true,
  listCopies: true,
  readCopy: true,
  isFileWhole: true,
  keepSnapshot: true,
  rotateCopies: true,
} satisfies Record<keyof Api, true>) as (keyof Api)[]

/** Every event there is. */
export const EVENTS: readonly (keyof Events)[] = Object.keys({
  command: true,
} satisfies Record<keyof Events, true>) as (keyof Events)[]

/** What comes back over a channel: the value, or the sentence to show. */
export type Answer<T> = { value: T } | { problem: string }

export type Theme = 'system' | 'light' | 'dark'

/** One command as the menu shows it. `keys` as in Electron's accelerators, e.g. "CmdOrCtrl+Shift+F". */
export type MenuItem = {
  id: string
  title: string
  keys: string | null
  menu: 'File' | 'Edit' | 'View' | 'Go'
  group: number
}

export type PickedFile = { name: string; bytes: Uint8Array } | { name: string; problem: string }

/** `window.desktop`, in the desktop shell only. Refusals come back as values: an error loses its words on this bridge. */
export type Bridge = {
  platform: 'darwin' | 'win32' | 'linux'
  call<K extends keyof Api>(channel: K, ...args: Parameters<Api[K]>): Promise<Answer<ReturnType<Api[K]>>>
  /** Returns what removes the listener. */
  on<K extends keyof Events>(event: K, listener: (value: Events[K]) => void): () => void
}

/** The same as the renderer uses it: `call` throws the sentence. */
export type Desktop = Pick<Bridge, 'platform' | 'on'> & {
  call<K extends keyof Api>(channel: K, ...args: Parameters<Api[K]>): Promise<ReturnType<Api[K]>>
}
