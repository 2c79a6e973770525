export type Theme = 'system' | 'light' | 'dark'

/** The window's colours. `system` follows the machine, also while the app runs. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
