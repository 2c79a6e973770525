import { desktop } from '#lib/desktop.ts'
import type { Copies } from '#shared/copies.ts'
import { reportFolder } from '../saving.ts'
import { folderCopies } from './browserCopies.ts'
import { rootIn } from './browserDisk.ts'
import { keepHandle, readHandle } from './folderHandle.ts'
import { reasonIn } from './reasonIn.ts'

/** The folder that the user of a browser chose. `isAllowed`: the browser lets the app write there. */
export type ChosenFolder = { name: string; isAllowed: boolean }

type Permission = 'granted' | 'prompt' | 'denied'
/** What Chromium has of the File System Access API and the types of the DOM do not. */
type Asking = FileSystemDirectoryHandle & {
  queryPermission?(how: { mode: 'readwrite' }): Promise<Permission>
  requestPermission?(how: { mode: 'readwrite' }): Promise<Permission>
}
type Picker = { showDirectoryPicker(how: object): Promise<FileSystemDirectoryHandle> }

const WRITING = { mode: 'readwrite' } as const
const LOST = 'The browser asks anew whether the app may write to your folder. Allow it in the settings.'

/** What one window chooses, allows or leaves holds in all. */
let others: BroadcastChannel | null = null
let handle: Asking | null = null
let chosen: ChosenFolder | null = null
let copies: Copies | null = null
const listeners = new Set<() => void>()

/** The folder beside the browser's private files, where one was chosen; and the safe copies in it, while it is allowed. */
export const folder = {
  /** The same object until it changes. */
  get: (): ChosenFolder | null => chosen,
  copies: (): Copies | null => copies,
  /** Called after each change. Returns what removes the listener. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Whether a folder can be chosen here: in a browser that knows how. */
export function canChooseFolder(): boolean {
  return !desktop && typeof window !== 'undefined' && 'showDirectoryPicker' in window
}

/** Finds the folder that was chosen before. The browser may want to be asked anew, which takes a click. */
export async function findFolder(): Promise<void> {
  if (!canChooseFolder()) return
  if (!others) {
    others = new BroadcastChannel('safe-copies-folder')
    others.onmessage = () => void findFolder()
  }
  const kept = (await readHandle()) as Asking | null
  if (kept) use(kept, ((await kept.queryPermission?.(WRITING)) ?? 'granted') === 'granted')
  else if (handle) forget()
}

/** Asks for a folder, from a click. Throws a sentence where nothing can be kept there. False when cancelled. */
export async function chooseFolder(): Promise<boolean> {
  let picked: Asking
  try {
    picked = await (window as unknown as Picker).showDirectoryPicker({ id: 'safe-copies', ...WRITING })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false
    throw new Error(reasonIn('folder', error))
  }
  try {
    await rootIn(picked, true)
    await keepHandle(picked)
  } catch (error) {
    throw new Error(reasonIn('folder', error))
  }
  use(picked, true)
  others?.postMessage('chosen')
  return true
}

/** Asks the browser for the permission it has taken back, from a click. Returns whether it gave it. */
export async function allowFolder(): Promise<boolean> {
  if (!handle) return false
  const isAllowed = ((await handle.requestPermission?.(WRITING)) ?? 'granted') === 'granted'
  use(handle, isAllowed)
  if (isAllowed) others?.postMessage('allowed')
  return isAllowed
}

/** Whether the browser has taken the permission back meanwhile; says so where it has. */
export async function checkFolder(): Promise<void> {
  if (!handle || !chosen?.isAllowed) return
  if (((await handle.queryPermission?.(WRITING)) ?? 'granted') !== 'granted') use(handle, false)
}

/** Keeps nothing there any more. What is there stays. */
export async function leaveFolder(): Promise<void> {
  await keepHandle(null)
  forget()
  others?.postMessage('left')
}

function forget(): void {
  handle = chosen = copies = null
  reportFolder(null)
  tell()
}

function use(next: Asking, isAllowed: boolean): void {
  handle = next
  chosen = { name: next.name, isAllowed }
  copies = isAllowed ? folderCopies(next) : null
  if (!isAllowed) reportFolder({ state: 'failed', at: null, reason: LOST })
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
