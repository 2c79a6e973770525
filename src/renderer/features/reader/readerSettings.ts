import { useEffect, useSyncExternalStore } from 'react'
import { getSetting, type ReaderSettings, saveSetting } from '#data/settings.ts'
import { attempt } from '#ui/attempt.ts'

export type Paper = 'light' | 'sepia' | 'dark'

/** What the sliders offer: 15 to 22 px, 55 to 95 letters in a line. */
export const SIZES = { min: 15, max: 22, usual: 17 }
export const MEASURES = { min: 55, max: 95, usual: 70 }

// One for all readers of the window: two sources side by side look alike.
let kept: ReaderSettings = { paper: 'window', face: 'serif', size: SIZES.usual, measure: MEASURES.usual }
let asked: Promise<void> | null = null
const listeners = new Set<() => void>()

function change(next: ReaderSettings) {
  kept = next
  for (const listener of listeners) listener()
}

async function load() {
  change(await getSetting('reader'))
}

/** The reader's page, type, size and width, and how to change them. The change shows at once and is kept. */
export function useReaderSettings(): [ReaderSettings, (patch: Partial<ReaderSettings>) => void] {
  const settings = useSyncExternalStore(subscribe, () => kept)
  useEffect(() => {
    asked ??= load()
    attempt(asked, 'The reader’s settings could not be read.')
  }, [])
  return [settings, save]
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function save(patch: Partial<ReaderSettings>) {
  change({ ...kept, ...patch })
  attempt(saveSetting('reader', kept), 'The reader’s settings were not saved.')
}

/** Which paper the sheet gets: the one chosen, or as dark as the window where none was. */
export function paperOf(chosen: ReaderSettings['paper'], isDarkWindow: boolean): Paper {
  return chosen !== 'window' ? chosen : isDarkWindow ? 'dark' : 'light'
}

const DARK = '(prefers-color-scheme: dark)'

/** The paper of every source's sheet. Set it as `data-paper` on the whole sheet. */
export function useReaderPaper(): Paper {
  const [{ paper }] = useReaderSettings()
  const isDarkWindow = useSyncExternalStore(watchTheme, () => {
    const theme = document.documentElement.dataset.theme
    return theme ? theme === 'dark' : matchMedia(DARK).matches
  })
  return paperOf(paper, isDarkWindow)
}

function watchTheme(changed: () => void) {
  const media = matchMedia(DARK)
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  media.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', changed)
  }
}

/** Width of the text in px: 70 letters of 17 px are the 560 px of `tokens.css`. */
export function measureInPixels({ size, measure }: Pick<ReaderSettings, 'size' | 'measure'>): number {
  return Math.round(size * measure * 0.4706)
}
