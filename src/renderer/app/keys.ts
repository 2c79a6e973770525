/** The keys of a command, as `ui/keys.ts` shows them: "Mod+Shift+F", "Alt+ArrowLeft", "F6". `Mod` is Ctrl, or Cmd on macOS. */
export type Keys = string

/** What of a keydown the matching needs; the reader's frame hands such objects on. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** Codes of the keys that are named by a sign; letters and digits are worked out. */
const CODES: Record<string, string> = { '[': 'BracketLeft', ']': 'BracketRight', '\\': 'Backslash', ',': 'Comma' }

/**
 * Whether a key press is these keys. A letter is found by what the key types, and by its place on the board where
 * the layout types no Latin letter there (Urdu, Russian) or the modifier changes it (Option on macOS).
 */
export function isPressed(keys: Keys, event: KeyPress, mac: boolean): boolean {
  const parts = keys.split('+')
  const key = parts.pop()!
  const has = (name: string) => parts.includes(name)
  const ctrl = has('Ctrl') || (has('Mod') && !mac)
  const meta = has('Mod') && mac
  if (ctrl !== event.ctrlKey || meta !== event.metaKey) return false
  if (has('Alt') !== event.altKey || has('Shift') !== event.shiftKey) return false
  if (event.key.toLowerCase() === key.toLowerCase()) return true
  const typesLatin = /^[a-z]$/i.test(event.key)
  return !typesLatin && event.code === codeOf(key)
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`
  if (/^\d$/.test(key)) return `Digit${key}`
  return CODES[key] ?? key
}

/** The same keys as Electron's accelerators, for the native menu: "CmdOrCtrl+Shift+F", "Alt+Left". */
export function accelerator(keys: Keys): string {
  return keys.replace('Mod', 'CmdOrCtrl').replace('Arrow', '')
}
