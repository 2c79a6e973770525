const isMac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const SHOWN: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}
const MAC: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' }

/** Keys as the platform writes them: `Mod+Shift+F` is "Ctrl Shift F", or "⇧⌘F" on a Mac. */
export function keysText(keys: string, mac = isMac()): string {
  const parts = keys.split('+').map(part => (mac ? (MAC[part] ?? SHOWN[part]) : SHOWN[part]) ?? part)
  if (mac) return parts.sort((a, b) => macOrder(a) - macOrder(b)).join('')
  return parts.map(part => (part === 'Mod' ? 'Ctrl' : part)).join(' ')
}

function macOrder(part: string): number {
  const at = ['⌃', '⌥', '⇧', '⌘'].indexOf(part)
  return at < 0 ? 9 : at
}

/** The same for `aria-keyshortcuts`, which wants the names of `KeyboardEvent.key`. */
export function ariaKeys(keys: string, mac = isMac()): string {
  return keys.replace('Mod', mac ? 'Meta' : 'Control').replace('Ctrl', 'Control')
}
