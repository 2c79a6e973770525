import { useSyncExternalStore } from 'react'
import { type ReaderSettings, saveFields } from '#data/settings.ts'
import { useSetting } from '#data/useSetting.ts'
import { attempt } from '#ui/attempt.ts'

export type Paper = 'light' | 'sepia' | 'dark'

/** The reader's page, type, size and width, and how to change them. The change shows at once and is kept. */
export function useReaderSettings(): [ReaderSettings, (patch: Partial<ReaderSettings>) => void] {
  return [useSetting('reader'), save]
}

function save(patch: Partial<ReaderSettings>) {
  attempt(saveFields('reader', patch), 'The reader’s settings were not saved.')
}

/** Which paper the sheet gets: the one chosen, or as dark as the window where none was. */
export function paperOf(chosen: ReaderSettings['paper'], isDarkWindow: boolean): Paper {
  return chosen !== 'window' ? chosen : isDarkWindow ? 'dark' : 'light'
}

const DARK = '(prefers-color-scheme: dark)'

/** The paper of every source's sheet. Set it as `data-paper` on the whole sheet. */
export function useReaderPaper(): Paper {
  const { paper } = useSetting('reader')
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
