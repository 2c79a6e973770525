import { getSetting, type Settings, saveSetting } from '#data/settings.ts'
import { setTheme as setFrameTheme } from '#lib/desktop.ts'
import { setTheme } from '#ui/theme.ts'

type Theme = Settings['theme']

// The setting is in the notebook; this copy only spares the first paint of the next start a flash of the other colours.
const KEPT = 'theme'

/** Sets the colours of the last time, before the notebook is open. */
export function applyKeptTheme(): void {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'light' || kept === 'dark') setTheme(kept)
}

/** Sets the colours that the notebook says. */
export async function loadTheme(): Promise<Theme> {
  const theme = await getSetting('theme')
  applyTheme(theme)
  return theme
}

/** Sets and keeps the colours. */
export async function saveTheme(theme: Theme): Promise<void> {
  applyTheme(theme)
  await saveSetting('theme', theme)
}

function applyTheme(theme: Theme): void {
  setTheme(theme)
  void setFrameTheme(theme)
  localStorage.setItem(KEPT, theme)
}
