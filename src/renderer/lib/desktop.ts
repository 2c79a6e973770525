import type { Bridge, Desktop, PickedFile, Theme } from '#shared/ipc.ts'
import { tooLarge } from '#shared/picked.ts'
import type { Place } from './place.ts'

/** What only the desktop shell can do; null in the browser shell. */
export const desktop: Desktop | null = throughBridge((globalThis as { desktop?: Bridge }).desktop)

/** Asks for files. `accept` as in `<input accept>`, extensions only: ".html,.htm,.md". Empty when cancelled. */
export function chooseFiles(accept: string): Promise<PickedFile[]> {
  return desktop ? desktop.call('chooseFiles', extensionsIn(accept)) : chooseInBrowser(accept)
}

/** Reads files that were dropped, pasted or chosen, one after another. Each is its bytes or a sentence on why not. */
export async function readFiles(files: Iterable<File>): Promise<PickedFile[]> {
  const picked: PickedFile[] = []
  let weight = 0
  for (const file of files) {
    const one = await readOne(file, weight)
    if ('bytes' in one) weight += one.bytes.length
    picked.push(one)
  }
  return picked
}

/** Opens a web or mail address outside the app, from a click or key only. Throws a sentence for any other address. */
export async function openOutside(address: string): Promise<void> {
  if (desktop) return desktop.call('openOutside', address)
  if (!/^(https?|mailto):/i.test(address))
    throw new Error('Only web and mail addresses can be opened outside the notebook.')
  window.open(address, '_blank', 'noopener,noreferrer')
}

/**
 * Opens the notebook in another window at a place (in the browser: in another tab). A `slim` one shows that place and
 * little around it; the browser opens a window for it as well.
 */
export async function newWindow(place: Place, frame: 'whole' | 'slim' = 'whole'): Promise<void> {
  const isSlim = frame === 'slim'
  const json = JSON.stringify(isSlim ? { ...place, frame } : place)
  if (desktop) return desktop.call('newWindow', json, isSlim)
  const address = new URL(window.location.href)
  address.hash = encodeURIComponent(json)
  window.open(address.href, '_blank', isSlim ? 'noopener,popup,width=720,height=760' : 'noopener')
}

/** Makes the window's frame and native menus follow the theme. In the browser there is nothing to follow. */
export async function setTheme(theme: Theme): Promise<void> {
  await desktop?.call('setTheme', theme)
}

/** What checks spelling here; `languages` are those one can choose among. */
export type Spelling = { by: 'app' | 'system' | 'browser' | 'nobody'; languages: string[] }

export async function spelling(): Promise<Spelling> {
  return desktop ? desktop.call('spelling') : { by: 'browser', languages: [] }
}

/** Checks in these languages, as far as that can be chosen here. */
export async function setSpelling(languages: string[]): Promise<void> {
  await desktop?.call('setSpelling', languages)
}

/** Where the notebook lies: folders on the desktop, an address in a browser. `bytes` is null where nobody knows. */
export type KeptIn = {
  folders: { folder: string; copies: string; isChosen: boolean } | null
  address: string
  isPersisted: boolean
  bytes: number | null
}

export async function keptIn(): Promise<KeptIn> {
  const folders = desktop ? await desktop.call('keptIn') : null
  // Outside of a secure context there is none.
  const storage: StorageManager | undefined = navigator.storage
  const [isPersisted, estimate] = await Promise.all([storage?.persisted() ?? false, storage?.estimate()])
  return { folders, address: window.location.origin, isPersisted, bytes: estimate?.usage ?? null }
}

/** Shows the folder of the notebook or of its copies in the system's file manager. Desktop only. */
export async function showFolder(which: 'notebook' | 'copies'): Promise<void> {
  await desktop?.call('showFolder', which)
}

/**
 * Asks for another folder for the safe copies, or takes the `usual` one again. Returns how many old copies could not be
 * read and stayed behind; null when cancelled. Desktop only.
 */
export async function changeCopiesFolder(usual: boolean): Promise<number | null> {
  return desktop ? desktop.call('changeCopiesFolder', usual) : null
}

/** Takes the databases away where none can be opened or made any more; their files are kept. Desktop only. */
export async function setDatabasesAside(): Promise<void> {
  await desktop?.call('setDatabasesAside')
}

function throughBridge(bridge: Bridge | undefined): Desktop | null {
  if (!bridge) return null
  return {
    platform: bridge.platform,
    on: bridge.on,
    async call(channel, ...args) {
      const answer = await bridge.call(channel, ...args)
      if ('problem' in answer) throw new Error(answer.problem)
      return answer.value
    },
  }
}

function chooseInBrowser(accept: string): Promise<PickedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = accept
  const chosen = new Promise<File[]>(resolve => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
  })
  input.click()
  return chosen.then(readFiles)
}

async function readOne(file: File, before: number): Promise<PickedFile> {
  const problem = tooLarge(file.name, file.size, before)
  if (problem !== null) return { name: file.name, problem }
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch {
    // The browser tells a folder, a file that has changed and one that has gone apart by nothing.
    return { name: file.name, problem: `“${file.name}” could not be read. It may be a folder, or no longer there.` }
  }
}

function extensionsIn(accept: string): string[] {
  return accept
    .split(',')
    .map(part => part.trim().replace(/^\./, ''))
    .filter(part => part !== '')
}
