import { loadSettings, type Settings, settings, type WritingSettings } from '#data/settings.ts'
import { setTheme as setFrameTheme } from '#lib/desktop.ts'
import { measureInPixels } from '#lib/measure.ts'
import { setTheme } from '#ui/theme.ts'

// The setting is in the notebook; this copy only spares the first paint of the next start a flash of the other colours.
const KEPT = 'theme'

/** Sets the colours of the last time, before the notebook is open. */
export function applyKeptTheme(): void {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'light' || kept === 'dark') setTheme(kept)
}

/** Reads the settings and makes the window look as they say, from now on with each change. */
export async function loadLook(): Promise<void> {
  await loadSettings()
  let shown: { theme: Settings['theme']; writing: WritingSettings } | null = null
  const show = () => {
    const next = { theme: settings.get('theme'), writing: settings.get('writing') }
    if (shown?.theme !== next.theme) showTheme(next.theme)
    if (shown?.writing !== next.writing) showWriting(next.writing)
    shown = next
  }
  show()
  settings.subscribe(show)
}

function showTheme(theme: Settings['theme']): void {
  setTheme(theme)
  void setFrameTheme(theme)
  localStorage.setItem(KEPT, theme)
}

function showWriting(writing: WritingSettings): void {
  for (const [name, value] of Object.entries(writingStyle(writing)))
    document.documentElement.style.setProperty(name, value)
}

const LINES = { close: 1.45, normal: 1.6, open: 1.8 }
/** Never under 2.5: a kaf would touch the mim above it. */
const NASTALIQ_LINES = { close: 2.5, normal: 2.5, open: 2.8 }
const LETTERS = { narrow: 55, normal: 70, wide: 95 }

/** The tokens of `tokens.css` that the settings of writing replace. Sizes in rem, so that zoom and system type count. */
export function writingStyle({ face, size, line, measure }: WritingSettings): Record<string, string> {
  return {
    '--body-face': `var(--font-${face})`,
    '--body-size': `${size / 16}rem`,
    '--body-line': String(LINES[line]),
    '--nastaliq-line': String(NASTALIQ_LINES[line]),
    '--measure': `${measureInPixels({ size, measure: LETTERS[measure] }) / 16}rem`,
  }
}
